"""Number and code open; a wrong number, a wrong code and no code at all cannot be told apart; whoever tries on and on is slowed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make_appeal
from tests.workflows.tracking.make_doors import MORNING, OTHER_PLACE, PLACE, WRONG, enter, with_code
from workflows.appeals import hashing
from workflows.tracking.actions import patience
from workflows.tracking.models import Brake
from workflows.tracking.rules import LIMITS, TooOften
from workflows.tracking.stages import Sort
from workflows.visitors.models import DailySalt

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def work(monkeypatch):
    """Every run of the slow hash, counted."""
    hasher, runs = hashing._hasher("django.contrib.auth.hashers.MD5PasswordHasher"), []
    encode = type(hasher).encode
    monkeypatch.setattr(type(hasher), "encode", lambda self, *args, **kwargs: runs.append(1) or encode(self, *args, **kwargs))
    return runs


def cost(work: list[int], number: str, code: str) -> tuple[int, int, bool]:
    """Runs of the hash, questions to the database, and whether it opened."""
    work.clear()
    with CaptureQueriesContext(connection) as asked:
        entered = enter(number, code)
    return len(work), len(asked), entered is not None


@pytest.mark.parametrize(
    "typed",
    ["{number}", " № {number} ", "{lower}", "{latin}", "{short}"],
)
def test_a_number_is_understood_as_people_type_it(typed):
    appeal, code = with_code()
    number = appeal.number
    words = typed.format(number=number, lower=number.lower(), latin=number.replace("О", "O"), short=number.lstrip("0"))

    assert enter(words, code.lower().replace("-", " ")).code.appeal == appeal


def test_before_the_registration_the_number_of_the_receipt_opens():
    appeal, code = with_code(make_appeal.received())

    assert [enter(typed.format(appeal.intake_id), code) is not None for typed in ("{}", "вх. {}", "Поступление № {}", "Вх. № {}")] == [True] * 4


def test_wrong_number_wrong_code_and_no_code_cost_the_same(work):
    appeal, _ = with_code()
    without_code = make_appeal.registered(on=make_appeal.NOVEMBER_16)
    enter("привычка", WRONG)  # the salt of the day is made by the first attempt

    wrong_code = cost(work, appeal.number, WRONG)
    wrong_number = cost(work, "999-ОГ/2026", WRONG)
    no_code = cost(work, without_code.number, WRONG)
    not_a_code = cost(work, appeal.number, "что-то другое")

    assert {wrong_code[::2], wrong_number[::2], no_code[::2], not_a_code[::2]} == {(1, False)}
    assert wrong_code[1] == wrong_number[1] == no_code[1]


def test_a_right_code_runs_the_hash_once_too(work):
    appeal, code = with_code()

    assert cost(work, appeal.number, code)[::2] == (1, True)


def test_while_the_pause_lasts_the_right_code_does_not_open_and_nothing_is_looked_up(work):
    appeal, code = with_code()
    for _ in range(LIMITS[Sort.NUMBER].free):
        enter(appeal.number, WRONG)
    work.clear()

    said = []
    for typed in (WRONG, code):
        with pytest.raises(TooOften) as refused:
            enter(appeal.number, typed)
        said.append(str(refused.value))

    assert (said, work) == (["Слишком много попыток. Попробуйте через минуту."] * 2, [])
    assert enter(appeal.number, code, when=MORNING + timedelta(minutes=1)) is not None


def test_a_right_code_forgets_the_misses_of_its_number():
    appeal, code = with_code()
    for _ in range(LIMITS[Sort.NUMBER].free - 1):
        enter(appeal.number, WRONG)
    enter(appeal.number, code)

    assert [enter(appeal.number, WRONG) for _ in range(LIMITS[Sort.NUMBER].free)] == [None] * LIMITS[Sort.NUMBER].free


def scan(work: list[int], tries: int, number, place) -> int:
    """How many of so many attempts, spread evenly over an hour, reached the hash."""
    work.clear()
    for count in range(tries):
        try:
            enter(number(count), WRONG, place=place(count), when=MORNING + HOUR * count / tries)
        except TooOften:
            continue
    return len(work)


@pytest.mark.slow
def test_of_ten_thousand_codes_for_one_number_eleven_are_looked_at_in_an_hour(work):
    appeal, _ = with_code()

    looked = scan(work, 10_000, lambda _: appeal.number, lambda count: f"10.{count // 250 % 250}.{count % 250}.1")

    assert looked == LIMITS[Sort.NUMBER].within(HOUR) == 11


def test_from_one_place_twenty_five_are_looked_at_in_an_hour(work):
    looked = scan(work, 360, lambda count: f"{count}-ОГ/2026", lambda _: PLACE)

    assert looked == LIMITS[Sort.PLACE].within(HOUR) == 25


@pytest.mark.slow
def test_from_everywhere_at_all_numbers_the_whole_door_lets_so_many_in(work):
    looked = scan(work, 3600, lambda count: f"{count}-ОГ/2026", lambda count: f"10.{count // 250 % 250}.{count % 250}.1")

    assert looked <= LIMITS[Sort.ALL].within(HOUR) == 361


def test_a_neighbour_is_not_kept_out_by_who_tries_other_numbers():
    appeal, code = with_code()
    for count in range(LIMITS[Sort.PLACE].free):
        enter(f"{count}-ОГ/2026", WRONG)

    with pytest.raises(TooOften):
        enter(appeal.number, code)
    assert enter(appeal.number, code, place=OTHER_PLACE) is not None


def test_who_tried_cannot_be_read_and_is_forgotten():
    appeal, _ = with_code()
    enter(appeal.number, WRONG)

    assert [brake.digest for brake in Brake.objects.all() if PLACE in brake.digest or appeal.number in brake.digest] == []
    patience.forget(now=MORNING + timedelta(days=1))
    assert DailySalt.objects.count() == 0  # from now on nobody can count the digests again
    patience.forget(now=MORNING + timedelta(days=3))
    assert Brake.objects.count() == 0


@pytest.mark.parametrize(("seconds", "words"), [(1, "через минуту"), (60, "через минуту"), (61, "через 2 минуты"), (300, "через 5 минут"), (660, "через 11 минут"), (1260, "через 21 минуту")])
def test_the_wait_is_said_in_russian(seconds, words):
    assert str(TooOften(timedelta(seconds=seconds))) == f"Слишком много попыток. Попробуйте {words}."
