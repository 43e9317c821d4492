"""The first days of a letter: taken in once, registered with a number and terms, given to one responsible person."""

from datetime import date

import pytest

from tests import make, make_appeal
from tests.make_appeal import MARIA, NOVEMBER_2, at
from workflows.appeals.actions import assigning, intake
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.models import Appeal, Channel, Clock, ClockKind, RunningClock
from workflows.appeals.stages import Stage
from workflows.errors import NotAllowed
from workflows.journal.models import Entry

pytestmark = pytest.mark.django_db


def running(appeal):
    return {clock.kind: clock.control_due_on for clock in RunningClock.objects.filter(appeal=appeal)}


def test_a_letter_sent_twice_is_one_letter():
    once = make_appeal.received(key="form-1")
    incoming = Incoming(channel=Channel.SITE, key="form-1", received_at=at(NOVEMBER_2), text="ещё раз")

    again = intake.receive(incoming, MARIA, by=None, at=at(NOVEMBER_2))

    assert again == once
    assert Appeal.objects.count() == 1


def test_a_received_letter_waits_three_days_for_its_number():
    make_appeal.calendar()

    appeal = make_appeal.received(on=date(2026, 11, 19))

    assert running(appeal) == {ClockKind.REGISTRATION: date(2026, 11, 20)}


def test_registration_gives_the_number_and_starts_the_terms_of_the_law():
    make_appeal.calendar()

    appeal = make_appeal.registered(on=NOVEMBER_2)

    assert (appeal.number, appeal.stage) == ("001-ОГ/2026", Stage.REGISTERED)
    assert running(appeal) == {ClockKind.FORWARDING: date(2026, 11, 9), ClockKind.ANSWER: date(2026, 12, 2)}


def test_a_letter_is_registered_even_where_the_calendar_is_not_confirmed():
    appeal = make_appeal.registered(on=NOVEMBER_2)

    assert running(appeal)[ClockKind.ANSWER] == date(2026, 12, 2)


def test_a_letter_is_registered_even_in_a_year_whose_days_off_nobody_knows_yet():
    appeal = make_appeal.registered(on=date(2030, 12, 2))

    answer = Clock.objects.get(appeal=appeal, kind=ClockKind.ANSWER)
    assert (answer.legal_due_on, answer.control_due_on) == (date(2031, 1, 1), date(2030, 12, 31))
    assert "ТК РФ, ст. 112" in answer.trace


def test_a_new_executor_never_restarts_the_term():
    make_appeal.calendar()
    head = make.head()
    appeal = make_appeal.in_review(on=date(2026, 11, 19), received_on=date(2026, 11, 16), by=head)

    assigning.assign(appeal, Resolution(responsible=make.executor()), by=head, on=date(2026, 11, 25), at=at(date(2026, 11, 25)))

    assert Clock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER).count() == 1
    assert running(appeal) == {ClockKind.ANSWER: date(2026, 12, 18)}


def test_who_is_complained_of_does_not_answer():
    petrov = make.executor(last_name="Петров")
    appeal = make_appeal.registered(complained_of=make_appeal.complained_of(petrov))

    with pytest.raises(NotAllowed, match=r"ст\. 8, ч\. 6"):
        assigning.assign(appeal, Resolution(responsible=petrov), by=make.head(), on=NOVEMBER_2, at=at(NOVEMBER_2))


def test_a_deputy_decides_on_letters_without_signing_orders():
    appeal = make_appeal.assigned(by=make_appeal.deputy())

    assert appeal.stage == Stage.ASSIGNED


def test_the_journal_names_no_citizen():
    make_appeal.in_review()

    told = " ".join(Entry.objects.values_list("summary", flat=True)) + " ".join(Entry.objects.values_list("facts", flat=True))

    assert [word for word in ("Петров", "Мари", "Садов", "example.org", "кружк") if word in told] == []
