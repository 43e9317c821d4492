"""Scenarios 1–12: from the receipt of a letter to the last day of its answer."""

from datetime import date

import pytest

from tests import make, make_appeal
from tests.make_appeal import at, details
from tests.workflows.appeals import story
from workflows.appeals.actions import assigning, drafting, registering
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.models import (
    Channel,
    Clock,
    ClockBreach,
    ClockKind,
    Form,
    HouseRules,
    PaperKind,
    Regime,
    RunningClock,
)
from workflows.appeals.stages import Stage
from workflows.journal.models import Entry
from workflows.terms.counting import Preset

pytestmark = pytest.mark.django_db


def dates(appeal, kind):
    clock = Clock.objects.filter(appeal=appeal, kind=kind).latest("pk")
    return clock.legal_due_on, clock.control_due_on, clock.outer_on


def test_01_a_letter_of_monday_gets_its_number_by_thursday():
    make_appeal.calendar()

    appeal = make_appeal.registered(received_on=date(2026, 11, 16), on=date(2026, 11, 19))

    assert dates(appeal, ClockKind.REGISTRATION)[:2] == (date(2026, 11, 19), date(2026, 11, 19))
    assert (appeal.stage, appeal.number) == (Stage.REGISTERED, "001-ОГ/2026")
    assert not ClockBreach.objects.exists()


def test_01_the_strict_reading_wants_the_number_a_day_earlier():
    make_appeal.calendar()
    HouseRules.objects.create(preset=Preset.STRICT)

    appeal = make_appeal.received(on=date(2026, 11, 16))

    assert dates(appeal, ClockKind.REGISTRATION)[1] == date(2026, 11, 18)


def test_01_the_citizen_may_be_told_of_the_registration():
    who = story.cast()
    appeal = story.registered(who, on=date(2026, 11, 16))

    notice = drafting.draft(appeal, PaperKind.REGISTRATION_NOTICE, story.NOTICE, by=who.clerk, on=date(2026, 11, 16), at=at(date(2026, 11, 16)))

    story.sent(notice, who, on=date(2026, 11, 17))
    assert notice.sendings.get().sent_on == date(2026, 11, 17)


def test_02_a_late_registration_is_marked_and_not_blocked():
    make_appeal.calendar()

    appeal = make_appeal.registered(received_on=date(2026, 11, 19), on=date(2026, 11, 23))

    assert dates(appeal, ClockKind.REGISTRATION) == (date(2026, 11, 22), date(2026, 11, 20), date(2026, 11, 23))
    assert ClockBreach.objects.get().breached_on == date(2026, 11, 23)
    assert appeal.stage == Stage.REGISTERED


def test_03_before_the_holidays_the_letter_is_registered_the_same_day():
    make_appeal.calendar()

    appeal = make_appeal.received(on=date(2026, 12, 30), received_at=at(date(2026, 12, 30), 17, 50))

    assert dates(appeal, ClockKind.REGISTRATION) == (date(2027, 1, 2), date(2026, 12, 30), date(2027, 1, 11))


def test_04_a_form_sent_on_saturday_night_counts_from_that_saturday():
    make_appeal.calendar()

    appeal = make_appeal.received(on=date(2026, 11, 21), received_at=at(date(2026, 11, 21), 23, 40), channel=Channel.SITE, sender=story.sender(postal_address="", reply_by="cabinet"))

    assert dates(appeal, ClockKind.REGISTRATION)[:2] == (date(2026, 11, 24), date(2026, 11, 24))
    assert (appeal.form, appeal.intake.received_at) == (Form.ELECTRONIC, at(date(2026, 11, 21), 23, 40))


def test_04_a_term_without_working_days_ends_on_the_first_one_after_it():
    make_appeal.calendar()

    appeal = make_appeal.received(on=date(2027, 1, 1), channel=Channel.SITE)

    assert dates(appeal, ClockKind.REGISTRATION) == (date(2027, 1, 4), date(2027, 1, 11), date(2027, 1, 11))


def test_05_a_house_that_takes_letters_by_email_registers_them_with_a_note():
    make_appeal.calendar()

    appeal = make_appeal.registered(on=date(2026, 11, 16), channel=Channel.EMAIL)

    assert (appeal.form, appeal.regime_note, appeal.stage) == (Form.ELECTRONIC, "канал вне п. 1 ст. 4", Stage.REGISTERED)
    assert story.running(appeal)[ClockKind.ANSWER] == date(2026, 12, 16)


def test_05_a_house_that_does_not_explains_the_lawful_way_and_no_term_of_thirty_days_runs():
    who, monday = story.cast(), date(2026, 11, 16)
    HouseRules.objects.create(accept_email_as_appeal=False)
    appeal = make_appeal.received(on=monday, channel=Channel.EMAIL, sender=story.sender(reply_by="email"))
    registering.propose_refusal(appeal, reason="Почта не опознаёт гражданина", by=who.clerk, on=monday, at=at(monday, 13))
    appeal = registering.confirm_refusal(appeal, regime=Regime.OTHER, by=make.lawyer(), on=monday, at=at(monday, 14))

    letter = drafting.draft(appeal, PaperKind.INFO_LETTER, story.NOTICE, by=who.clerk, on=monday, at=at(monday, 15))
    story.sent(letter, who, on=monday)

    assert (story.again(appeal).stage, letter.sendings.get().address) == (Stage.NOT_AN_APPEAL, "petrova@example.org")
    assert not RunningClock.objects.filter(appeal=appeal).exists()


TERMS_OF_ANSWER = {  # № → (registered, raw, control, outer)
    "06": (date(2026, 11, 2), date(2026, 12, 2), date(2026, 12, 2), date(2026, 12, 2)),
    "07": (date(2026, 11, 20), date(2026, 12, 20), date(2026, 12, 18), date(2026, 12, 21)),
    "08": (date(2026, 12, 2), date(2027, 1, 1), date(2026, 12, 30), date(2027, 1, 11)),
    "09": (date(2026, 1, 30), date(2026, 3, 1), date(2026, 2, 27), date(2026, 3, 2)),
    "10": (date(2027, 1, 21), date(2027, 2, 20), date(2027, 2, 20), date(2027, 2, 20)),
    "11": (date(2026, 4, 9), date(2026, 5, 9), date(2026, 5, 8), date(2026, 5, 12)),
}


@pytest.mark.parametrize(("on", "raw", "control", "outer"), TERMS_OF_ANSWER.values(), ids=TERMS_OF_ANSWER)
def test_06_to_11_the_answer_is_due_thirty_days_after_registration(on, raw, control, outer):
    make_appeal.calendar()

    appeal = make_appeal.registered(on=on)

    assert dates(appeal, ClockKind.ANSWER) == (raw, control, outer)


@pytest.mark.parametrize(("preset", "breaches"), [(Preset.STANDARD, [date(2026, 12, 21)]), (Preset.CIVIL, [])])
def test_07_an_answer_of_the_first_working_day_after_is_late_by_a_day_unless_the_house_counts_by_the_civil_code(preset, breaches):
    who = story.cast()
    HouseRules.objects.create(preset=preset)

    appeal = story.answered(who, on=date(2026, 11, 20), sent_on=date(2026, 12, 21))

    assert appeal.stage == Stage.ANSWERED
    assert list(ClockBreach.objects.filter(clock__kind=ClockKind.ANSWER).values_list("breached_on", flat=True)) == breaches


def test_12_the_term_runs_from_registration_and_no_new_executor_restarts_it():
    who = story.cast()
    appeal = story.in_review(who, received_on=date(2026, 11, 16), on=date(2026, 11, 19))

    assigning.assign(appeal, Resolution(responsible=make.executor()), by=who.head, on=date(2026, 11, 25), at=at(date(2026, 11, 25)))

    assert dates(appeal, ClockKind.ANSWER) == (date(2026, 12, 19), date(2026, 12, 18), date(2026, 12, 21))
    assert Clock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER).count() == 1
    assert Entry.objects.filter(verb="appeal.assigned").count() == 2


def test_12_details_of_the_card_do_not_move_the_term():
    make_appeal.calendar()
    appeal = make_appeal.received(on=date(2026, 11, 16))

    appeal = registering.register(appeal, details(is_danger=True, on_control=True), by=make.clerk(), on=date(2026, 11, 19), at=at(date(2026, 11, 19)))

    assert dates(appeal, ClockKind.ANSWER)[0] == date(2026, 12, 19)
