"""Personal reception at the desk: the whole way in the browser, who is let in, what stays typed, how many queries."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import make, make_appeal
from tests.make_appeal import at
from tests.workflows.appeals.reception import make_reception as given
from workflows.appeals.models import Appeal, Reading, ReceptionCard, ReceptionOutcome, ReceptionSlot
from workflows.appeals.stages import Stage
from workflows.printing import queue
from workflows.printing.models import PrintRequest

pytestmark = pytest.mark.django_db

CARD = {
    "key": "visit-1",
    "last_name": "Петрова",
    "first_name": "Мария",
    "category": "parent",
    "document": "паспорт",
    "reply_by": "post",
    "kind": "statement",
    "gist": "Почему закрыта библиотека?",
    "outcome": "explained",
    "words": "По субботам открыта.",
}


def said(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ").split())


def today() -> date:
    return timezone.localdate()


def test_the_whole_way_from_the_schedule_to_the_card(at_desk):
    head, clerk = make.head(), make.clerk()
    desk = at_desk(clerk)
    day = today() + timedelta(days=7)
    hours = {"official": head.pk, "weekdays": range(7), "first": f"{day:%d.%m.%Y}", "last": f"{day + timedelta(days=6):%d.%m.%Y}", "begins": "15:00", "ends": "16:00", "minutes": "30", "place": "кабинет 12"}
    shown = desk.post(reverse("reception:schedule"), hours)
    assert "Будет назначено:" in said(shown)
    assert ReceptionSlot.objects.count() == 0

    desk.post(reverse("reception:schedule"), {**hours, "store": "1"})
    slot = ReceptionSlot.objects.first()
    desk.post(reverse("reception:book", args=[slot.pk]), {"visitor": "Петрова Мария", "phone": "+7 900"})
    made = desk.post(reverse("reception:write", args=[slot.pk]), {**CARD, "on": "01.01.2020"})

    assert "ещё не наступил" in said(made)  # the day is that of the slot, whatever was typed
    ReceptionSlot.objects.filter(pk=slot.pk).update(starts_at=timezone.now() - timedelta(minutes=1))
    made = desk.post(reverse("reception:write", args=[slot.pk]), CARD)
    card = ReceptionCard.objects.get()
    assert made["Location"] == reverse("reception:card", args=[card.pk])
    assert (card.official, card.visitor, card.slot) == (head, "Петрова Мария", slot)


def test_an_official_writes_the_card_of_a_visitor_without_a_booking(at_desk):
    head = make.head()

    answer = at_desk(head).post(reverse("reception:write_new"), {**CARD, "on": f"{today():%d.%m.%Y}"})

    assert answer.status_code == 302
    assert ReceptionCard.objects.get().official == head


def test_a_broken_rule_loses_nothing_typed(at_desk):
    answer = at_desk(make.head()).post(reverse("reception:write_new"), {**CARD, "on": f"{today():%d.%m.%Y}", "outcome": "oral", "words": "Длинный ответ"})

    assert "ст. 13, ч. 3" in said(answer)
    assert [word for word in ("Длинный ответ", "Почему закрыта библиотека?", "Петрова", "visit-1") if word not in said(answer)] == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"outcome": "written"}, "Впишите почтовый адрес"),
        ({"outcome": "taken", "postal_address": "Москва"}, "сколько листов передал"),
        ({"outcome": "refused", "asked_before": "on", "earlier_number": "777-ОГ"}, "Обращения № 777-ОГ нет среди открытых вам"),
        ({"document": "паспорт 4504 123456"}, "номер не хранят"),
    ],
)
def test_the_form_says_what_is_missing(at_desk, typed, sentence):
    answer = at_desk(make.head()).post(reverse("reception:write_new"), {**CARD, "on": f"{today():%d.%m.%Y}", **typed})

    assert sentence in said(answer)
    assert ReceptionCard.objects.count() == 0


def test_a_card_is_taken_for_a_written_answer(at_desk):
    head = make.head()
    card = given.card(head)

    desk = at_desk(head)
    desk.post(reverse("reception:convert", args=[card.pk]))

    assert Appeal.objects.get().stage == Stage.RECEIVED
    assert "Принято для письменного ответа" in said(desk.get(reverse("reception:card", args=[card.pk])))


def test_a_time_is_freed_cancelled_and_marked_on_its_page(at_desk):
    head = make.head()
    desk = at_desk(head)
    freed = given.slot(head, starts=timezone.now() + timedelta(days=1), visitor="Петрова", phone="+7 900")
    missed = given.slot(head, starts=timezone.now() - timedelta(days=1), visitor="Орлова")

    desk.post(reverse("reception:free", args=[freed.pk]), {"reason": "заболела"})
    desk.post(reverse("reception:absent", args=[missed.pk]))
    desk.post(reverse("reception:cancel", args=[freed.pk]), {"reason": "командировка"})

    rows = ReceptionSlot.objects.order_by("-starts_at").values_list("visitor", "is_cancelled", "did_not_come")
    assert list(rows) == [("", True, False), ("Орлова", False, True)]


def test_who_is_to_be_told_of_a_cancelled_reception_is_named(at_desk):
    head = make.head()
    slot = given.slot(head, starts=timezone.now() + timedelta(days=1), visitor="Петрова", phone="+7 900")

    answer = at_desk(head).post(reverse("reception:cancel", args=[slot.pk]), {"reason": "командировка"}, follow=True)

    assert "Сообщите посетителю: Петрова, +7 900" in said(answer)


ADDRESSES = ("calendar", "cards", "write_new", "schedule_print")


@pytest.mark.parametrize("name", [*ADDRESSES, "schedule"])
def test_who_neither_receives_nor_keeps_hours_is_told_so(at_desk, name):
    answer = at_desk(make.executor()).get(reverse(f"reception:{name}"))

    assert answer.status_code == 403
    assert "делопроизводитель" in said(answer)


@pytest.mark.parametrize("name", ["slot", "book", "free", "cancel", "absent", "write"])
def test_the_time_of_another_official_is_not_found(at_desk, name):
    """A stranger does not learn even that somebody is booked."""
    slot = given.slot(make.head(), starts=timezone.now() + timedelta(days=1), visitor="Петрова")
    other = make.executor()
    given.slot(other)

    assert at_desk(other).get(reverse(f"reception:{name}", args=[slot.pk])).status_code == 404


@pytest.mark.parametrize("name", ["card", "card_print", "convert"])
def test_the_card_of_another_official_is_not_found(at_desk, name):
    card = given.card(make.head())
    other = make.executor()
    given.slot(other)

    assert at_desk(other).get(reverse(f"reception:{name}", args=[card.pk])).status_code == 404


def test_cards_are_found_by_words_results_and_days(at_desk):
    head = make.head()
    given.card(head), given.oral(head, gist="О столовой", on=date(2026, 11, 11))
    desk = at_desk(head)

    def shown(**asked):
        return said(desk.get(f"{reverse('reception:cards')}?{urlencode(asked)}")).count("rows__one")

    assert [shown(), shown(q="петрова 01"), shown(q="Орлова"), shown(outcome="oral"), shown(first="12.11.2026"), shown(last="12.11.2026")] == [2, 1, 0, 1, 1, 1]


def _visit(head, number):
    given.card(head, slot=given.booked(head, starts=at(given.WEDNESDAY, 9 + number)), gist=f"Вопрос {number}")


@pytest.mark.parametrize("address", [lambda: f"{reverse('reception:calendar')}?week=2026-11-18", lambda: reverse("reception:cards")])
def test_pages_ask_as_much_for_many_rows_as_for_one(at_desk, address):
    head, clerk = make.head(), make.clerk()
    _visit(head, 0)
    desk = at_desk(clerk)
    desk.get(address())
    for_one = _queries(desk, address())
    for number in range(1, 6):
        _visit(head, number)

    assert _queries(desk, address()) == for_one


def _queries(desk, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        desk.get(address)
    return len(asked)


def test_an_empty_week_says_who_sets_the_hours(at_desk):
    assert "когда делопроизводитель назначит часы" in said(at_desk(make.clerk()).get(reverse("reception:calendar")))


def test_the_journal_and_the_schedule_are_pdf(at_desk):
    head = make.head()
    given.card(head, slot=given.booked(head))
    desk = at_desk(head)

    answers = [desk.get(f"{reverse('reception:journal')}?first=01.11.2026&last=30.11.2026"), desk.get(reverse("reception:schedule_print"))]

    assert [answer.content[:4] for answer in answers] == [b"%PDF", b"%PDF"]


def test_the_stored_card_is_given_and_the_reading_of_a_sensitive_one_is_remembered(at_desk):
    make_appeal.calendar()
    clerk = make.clerk()
    card = given.card(make.head(), ReceptionOutcome.WRITTEN, by=clerk, words="")
    Appeal.objects.filter(pk=card.appeal_id).update(sensitivity="sensitive")
    queue.build(PrintRequest.objects.get(form="appeals.reception.pdf", subject_id=card.pk))

    answer = at_desk(clerk).get(reverse("reception:card_print", args=[card.pk]))

    assert answer.content[:4] == b"%PDF"
    assert list(Reading.objects.values_list("what", "by")) == [("print", clerk.pk)]
