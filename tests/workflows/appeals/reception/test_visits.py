"""Scenario 33: a visitor comes on Wednesday, 18 November 2026, and one of five things follows (59-ФЗ, ст. 13)."""

from datetime import date

import pytest

from tests import make, make_appeal
from tests.make_appeal import at
from tests.workflows.appeals.reception import make_reception as given
from tests.workflows.appeals.reception.make_reception import WEDNESDAY
from workflows.appeals.actions import visits
from workflows.appeals.actions.visits import Handed
from workflows.appeals.models import (
    Appeal,
    Channel,
    Clock,
    ClockKind,
    Form,
    ReceptionCard,
    ReceptionOutcome,
    Result,
    RunningClock,
)
from workflows.appeals.stages import Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, RuleBroken, WrongStage
from workflows.journal.models import Entry
from workflows.numbering.models import Counter
from workflows.printing.models import PrintRequest

pytestmark = pytest.mark.django_db


def running(appeal):
    return {clock.kind: clock.control_due_on for clock in RunningClock.objects.filter(appeal=appeal)}


def test_33a_an_oral_answer_with_consent_ends_an_oral_appeal_and_is_noted_in_the_card():
    make_appeal.calendar()

    card = given.oral(make.head())

    assert (card.number, card.agrees_to_oral, card.outcome_words) == ("01-ЛП/2026", True, "По субботам библиотека открыта с 9 часов.")
    assert (card.appeal.stage, card.appeal.form, card.appeal.channel, card.appeal.number) == (Stage.ORAL_ANSWERED, Form.ORAL, Channel.RECEPTION, "")
    assert (card.appeal.concluded_on, card.appeal.questions.get().result, running(card.appeal)) == (WEDNESDAY, Result.EXPLAINED, {})


def test_33b_without_consent_the_answer_is_written_by_18_december_and_the_talk_is_registered_the_same_day():
    make_appeal.calendar()
    clerk = make.clerk()

    card = given.card(make.head(), ReceptionOutcome.WRITTEN, by=clerk, words="")

    assert (card.appeal.stage, card.appeal.registered_on, card.appeal.number) == (Stage.REGISTERED, WEDNESDAY, "001-ОГ/2026")
    assert running(card.appeal)[ClockKind.ANSWER] == date(2026, 12, 18)


def test_33b_an_official_who_does_not_register_hands_the_talk_to_the_clerk():
    make_appeal.calendar()

    card = given.card(make.head(), ReceptionOutcome.WRITTEN, words="")

    assert (card.appeal.stage, running(card.appeal)) == (Stage.RECEIVED, {ClockKind.REGISTRATION: date(2026, 11, 20)})


def test_a_card_that_is_entered_later_gives_the_number_of_the_day():
    make_appeal.calendar()
    clerk = make.clerk()
    make_appeal.registered(on=date(2026, 11, 19), by=clerk)

    visit = given.visit(make.head(), ReceptionOutcome.WRITTEN, words="")
    card = visits.write_card(visit, by=clerk, on=WEDNESDAY, at=at(date(2026, 11, 19)))

    assert (card.received_on, card.appeal.received_on, card.appeal.registered_on) == (WEDNESDAY, WEDNESDAY, date(2026, 11, 19))


def test_33c_a_paper_handed_over_is_a_written_appeal_of_its_own_with_three_days_for_its_number():
    make_appeal.calendar()

    card = given.card(make.head(), ReceptionOutcome.TAKEN, words="", handed=Handed(sheets=3))

    assert (card.appeal.stage, card.appeal.form, card.appeal.channel, card.appeal.intake.sheets) == (Stage.RECEIVED, Form.WRITTEN, Channel.HAND, 3)
    clock = Clock.objects.get(appeal=card.appeal)
    assert (clock.legal_due_on, clock.control_due_on) == (date(2026, 11, 21), date(2026, 11, 20))


def test_33d_outside_competence_the_explanation_is_noted_and_nothing_is_left_to_consider():
    card = given.card(make.head(), ReceptionOutcome.EXPLAINED, words="Обратитесь в Департамент образования.")

    assert (card.appeal, card.outcome_words, Appeal.objects.count()) == (None, "Обратитесь в Департамент образования.", 0)


def test_33e_answered_before_the_refusal_is_noted_with_the_number_of_the_answer():
    head = make.head()
    earlier = given.oral(head, on=date(2026, 11, 11)).appeal

    card = given.card(head, ReceptionOutcome.REFUSED, words="Отказано.", asked_before=True, earlier=earlier)

    assert card.outcome_words == f"Отказано.\nОтвет по существу дан ранее: {earlier}."


@pytest.mark.parametrize(
    ("outcome", "fields", "error", "said"),
    [
        (ReceptionOutcome.ORAL, {"agrees_to_oral": False, "is_obvious": True}, BadInput, r"ст\. 13, ч\. 3"),
        (ReceptionOutcome.ORAL, {"agrees_to_oral": True, "is_obvious": False}, BadInput, r"ст\. 13, ч\. 3"),
        (ReceptionOutcome.REFUSED, {"asked_before": True}, Incomplete, r"ст\. 13, ч\. 6"),
        (ReceptionOutcome.EXPLAINED, {"words": " "}, Incomplete, "Что отвечено"),
        (ReceptionOutcome.EXPLAINED, {"gist": ""}, Incomplete, "Содержание"),
        (ReceptionOutcome.EXPLAINED, {"document": ""}, Incomplete, r"ст\. 13, ч\. 2"),
        (ReceptionOutcome.EXPLAINED, {"document": "паспорт 45 04 123456"}, BadInput, "номер не хранят"),
    ],
)
def test_a_card_is_refused_with_its_sentence_and_gives_no_number(outcome, fields, error, said):
    with pytest.raises(error, match=said):
        given.card(make.head(), outcome, **fields)

    assert (ReceptionCard.objects.count(), Counter.objects.filter(series__code="reception").count()) == (0, 0)


def test_nobody_is_refused_whom_nobody_has_answered():
    head = make.head()
    earlier = make_appeal.registered()

    with pytest.raises(BadInput, match="ответа по существу не было"):
        given.card(head, ReceptionOutcome.REFUSED, asked_before=True, earlier=earlier)


def test_the_same_form_sent_twice_makes_one_card():
    head = make.head()
    visit = given.visit(head, ReceptionOutcome.ORAL, agrees_to_oral=True, is_obvious=True)

    once, again = (visits.write_card(visit, by=head, on=WEDNESDAY, at=at(WEDNESDAY, 18)) for _ in range(2))

    assert (once, Appeal.objects.count(), ReceptionCard.objects.count()) == (again, 1, 1)


def test_a_visit_has_one_card():
    head = make.head()
    slot = given.booked(head)
    given.card(head, slot=slot)

    with pytest.raises(WrongStage, match="карточка приёма уже составлена"):
        given.card(head, slot=slot, gist="Другое")


def test_a_card_of_tomorrow_is_not_written():
    with pytest.raises(BadInput, match="ещё не наступил"):
        visits.write_card(given.visit(head := make.head()), by=head, on=date(2026, 11, 19), at=at(WEDNESDAY))


@pytest.mark.parametrize("maker", [make.executor, make.lawyer])
def test_who_does_not_receive_writes_no_card(maker):
    stranger = maker()

    with pytest.raises(NotAllowed, match="тот, кто принимал"):
        given.card(make.head(), by=stranger)


def test_the_print_of_the_card_is_asked_for_with_it():
    card = given.card(make.head())

    assert PrintRequest.objects.get(form="appeals.reception.pdf").subject_id == card.pk


def test_the_journal_names_no_visitor():
    given.oral(make.head())

    told = " ".join(Entry.objects.values_list("summary", flat=True)) + " ".join(Entry.objects.values_list("facts", flat=True))
    assert [word for word in ("Петров", "библиотек", "Садовая") if word in told] == []


def test_a_talk_becomes_a_written_appeal_once():
    make_appeal.calendar()
    head = make.head()
    card = given.oral(head)

    once, again = (visits.convert(card, by=head, on=WEDNESDAY, at=at(WEDNESDAY, 19)) for _ in range(2))

    assert once == again != card.appeal
    assert (once.stage, once.intake.text, once.applicant.last_name) == (Stage.RECEIVED, given.TALK, "Петрова")
    assert running(once) == {ClockKind.REGISTRATION: date(2026, 11, 20)}


def test_a_card_with_a_written_appeal_is_not_turned_into_another():
    head = make.head()
    card = given.card(head, ReceptionOutcome.TAKEN, words="", handed=Handed(sheets=1))

    with pytest.raises(WrongStage, match="обращение по ней уже есть"):
        visits.convert(card, by=head, on=WEDNESDAY, at=at(WEDNESDAY, 19))


def test_a_card_of_another_is_not_turned_into_anything():
    card = given.card(make.head())

    with pytest.raises(NotAllowed, match="не открыта"):
        visits.convert(card, by=make.executor(), on=WEDNESDAY, at=at(WEDNESDAY, 19))


@pytest.mark.both_databases
def test_a_card_that_fails_leaves_nothing():
    """The number is given in the transaction of the card: a failure after it gives it back."""
    head = make.head()
    given.card(head)

    with pytest.raises(RuleBroken):
        given.card(head, ReceptionOutcome.REFUSED, gist="Другое")
    second = given.card(head, gist="Третье")

    assert second.number == "02-ЛП/2026"
