"""The queue of held letters: what was marked is seen with its reason, one step takes it out, and no term waits for it."""

import pytest
from django.utils import timezone
from lxml import html

from tests import make, make_appeal
from tests.make_appeal import MARIA, WORDS
from tests.portal.desk.screen import front_page
from workflows.appeals.actions import intake
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.models import Channel, RunningClock
from workflows.errors import NotAllowed, WrongStage
from workflows.filing.actions.looking import look_through
from workflows.filing.models import Filed, Look
from workflows.filing.stages import Held, Proof, Seen
from workflows.journal.models import Entry

pytestmark = pytest.mark.django_db

LIST, STEP = "/admin/held-letters/", "/admin/held-letters/look/"


@pytest.fixture(autouse=True)
def calendar(db):
    today = timezone.localdate()
    make_appeal.calendar(today.year - 1, today.year, today.year + 1)


def filed(held=Held.TRAP, *, key="", sender=MARIA):
    """A letter from the form, received now."""
    now = timezone.now()
    incoming = Incoming(channel=Channel.SITE, key=key or f"held-{Filed.objects.count()}", received_at=now, text=WORDS)
    appeal = intake.receive(incoming, sender, by=None, at=now)
    Filed.objects.create(appeal=appeal, proof=Proof.WORK, held=held, at=now)
    return appeal


def looked(appeal, *, by, seen=Seen.ORDINARY):
    return look_through(appeal, seen=seen, by=by, on=timezone.localdate(), at=timezone.now())


def words(response) -> str:
    page = html.fromstring(response.content.decode())
    return " ".join(page.get_element_by_id("main").text_content().split())


def terms() -> list:
    return list(RunningClock.objects.order_by("pk").values_list("appeal", "kind", "limit_on", "control_due_on"))


def test_each_letter_stands_in_the_queue_with_its_reason(at_desk):
    appeals = {held: filed(held) for held in Held}
    client = at_desk(make.clerk())

    shown = words(client.get(LIST))

    assert {held: f"Отметить: вх. {appeal.intake_id}" in shown for held, appeal in appeals.items()} == {held: bool(held) for held in Held}
    assert [held for held in Held if held and held.label not in shown.lower()] == []


@pytest.mark.both_databases
def test_one_step_takes_a_letter_out_and_nothing_else_changes(at_desk):
    clerk, appeal = make.clerk(), filed()
    before = terms()

    answer = at_desk(clerk).post(STEP, {"pk": [appeal.pk], "seen": Seen.PROGRAM})

    look = Look.objects.get()
    appeal.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, LIST)
    assert (look.filed.appeal, look.seen, look.by) == (appeal, Seen.PROGRAM, clerk)
    assert (list(Filed.objects.waiting()), terms(), appeal.stage) == ([], before, "received")
    assert [entry.summary for entry in Entry.objects.filter(verb="appeal.looked")] == [f"{appeal}: очередь проверки: просмотрено, похоже на рассылку программы"]


def test_many_are_looked_through_at_once_after_a_preview_that_says_what_is_skipped(at_desk):
    clerk, client_letters, plain = make.clerk(), [filed(Held.PLACE), filed(Held.TOTAL)], filed(Held.NOT_AT_ALL)
    done = filed(Held.HASTE)
    looked(done, by=clerk)
    client, keys = at_desk(clerk), [one.pk for one in (*client_letters, plain, done)]

    preview = words(client.get(STEP, {"pk": keys}))
    client.post(STEP, {"pk": keys, "seen": Seen.REPEAT})

    assert "Коснётся обращений: 2" in preview
    assert "много обращений из одной сети" in preview
    assert "Это обращение в очередь проверки не попадало." in preview
    assert f"Уже просмотрено: {clerk.short_name}" in preview
    assert sorted(Look.objects.values_list("filed__appeal", "seen")) == sorted([(done.pk, Seen.ORDINARY), *((one.pk, Seen.REPEAT) for one in client_letters)])


def test_nothing_is_taken_out_without_an_answer(at_desk):
    appeal = filed()

    answer = at_desk(make.clerk()).post(STEP, {"pk": [appeal.pk]})

    assert "Выберите, что вы увидели." in words(answer)
    assert not Look.objects.exists()


def test_a_letter_is_looked_through_once():
    clerk, appeal = make.clerk(), filed()
    looked(appeal, by=clerk)

    with pytest.raises(WrongStage, match="Уже просмотрено"):
        looked(appeal, by=clerk)


def test_the_queue_is_the_clerks(at_desk):
    executor, appeal = make.executor(), filed()

    with pytest.raises(NotAllowed, match="делопроизводитель"):
        looked(appeal, by=executor)
    answers = [at_desk(executor).get(LIST), at_desk(executor).get(STEP, {"pk": [appeal.pk]}), at_desk(executor).post(STEP, {"pk": [appeal.pk], "seen": Seen.ORDINARY})]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert not Look.objects.exists()


def test_the_front_page_of_the_clerk_counts_them_by_reason(at_desk):
    for held in (Held.TRAP, Held.TOTAL, Held.TOTAL, Held.NOT_AT_ALL):
        filed(held)

    (shown,) = front_page(at_desk(make.clerk()))["Очередь проверки"]

    assert (shown.title, shown.address) == ("Обращений с сайта: 3", LIST)
    assert shown.note == "Почему здесь: много обращений за час – 2; заполнено скрытое поле – 1. Сроки идут."


def test_an_empty_queue_troubles_nobody(at_desk):
    filed(Held.NOT_AT_ALL)
    client = at_desk(make.clerk())

    assert "Очередь проверки" not in front_page(client)
    assert "Проверять нечего." in words(client.get(LIST))


def test_the_list_asks_as_much_of_the_database_for_three_letters_as_for_one(at_desk, django_assert_max_num_queries):
    client = at_desk(make.clerk())
    filed()
    client.get(LIST)
    with django_assert_max_num_queries(200) as one:
        client.get(LIST)
    filed()
    filed()

    with django_assert_max_num_queries(len(one)):
        client.get(LIST)
