"""How near a term is, in colours and words: the whole scale on one November."""

from datetime import date

import pytest

from workflows.appeals.models import ClockKind, RunningClock
from workflows.appeals.queries.lamps import ICONS, Colour, Scale

FRIDAY = date(2026, 11, 13)
SCALE = Scale(on=FRIDAY, soon_days=10, near_days=5, special={})


def term(day: int, *, kind=ClockKind.ANSWER, limit: int | None = None) -> RunningClock:
    return RunningClock(kind=kind, control_due_on=date(2026, 11, day), limit_on=date(2026, 11, limit or day))


TABLE = [
    (term(24), Colour.GREY, "ещё 11\u00a0дней"),
    (term(23), Colour.BLUE, "ещё 10\u00a0дней"),
    (term(21), Colour.YELLOW, "ещё 8\u00a0дней"),  # five working days from Monday to Friday
    (term(20), Colour.YELLOW, "ещё 7\u00a0дней"),
    (term(15), Colour.YELLOW, "ещё 2\u00a0дня"),
    (term(14), Colour.ORANGE, "завтра"),
    (term(13), Colour.ORANGE, "сегодня"),
    (term(12, limit=14), Colour.ORANGE, "контрольный день прошёл"),
    (term(12), Colour.RED, "просрочено 1\u00a0день"),
    (term(14, kind=ClockKind.NOTICE), Colour.VIOLET, "завтра"),
    (term(13, kind=ClockKind.FORWARDING), Colour.VIOLET, "сегодня"),
    (term(12, kind=ClockKind.NOTICE), Colour.RED, "просрочено 1\u00a0день"),
]


@pytest.mark.parametrize(("running", "colour", "words"), TABLE)
def test_each_distance_has_its_colour_and_words(running, colour, words):
    lamp = SCALE.lamp(running)

    assert (lamp.colour, lamp.words) == (colour, words)


def test_every_colour_has_a_shape_of_its_own():
    assert sorted(ICONS) == sorted(Colour)
    assert len(set(ICONS.values())) == len(Colour)


def test_a_usual_week_has_five_working_days():
    assert SCALE.workdays_left(date(2026, 11, 20)) == 5


def test_a_holiday_makes_the_yellow_term_longer():
    holiday = {date(2026, 11, 16): False}

    assert Scale(on=FRIDAY, soon_days=10, near_days=5, special=holiday).workdays_left(date(2026, 11, 20)) == 4
