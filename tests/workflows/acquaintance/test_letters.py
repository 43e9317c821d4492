"""Letters of a campaign: an invitation, a word before the last day, a word after it, each once."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.timetable import TIMETABLE
from tests import make
from tests.workflows.acquaintance import make_acquaintance as made
from workflows.acquaintance import actions, queries, tasks
from workflows.acquaintance.clock import kind_on
from workflows.acquaintance.models import Addressee, Reminder
from workflows.acquaintance.stages import LetterKind
from workflows.mail.models import Letter
from workflows.workdays.calendar import Workdays

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
# The 9th of March 2026 is a day off: the two working days before Tuesday the 10th are the 6th and the 5th.
MARCH = Workdays(years=frozenset({2026}), special={date(2026, 3, 9): False})


def letters() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("pk").values_list("to", "subject"))


def link_in(letter: Letter) -> str:
    return re.search(r"/oznakomlenie/([\w-]+)/", letter.body)[1]


def test_a_worker_is_invited_once_with_the_way_to_the_desk():
    person = make.executor(email="volkov@example.org")
    campaign = made.for_staff(made.redaction(), person)

    tasks.invite(campaign.pk)
    tasks.invite(campaign.pk)

    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("volkov@example.org", f"Ознакомьтесь с документом: {campaign.redaction.regulation}")
    assert reverse("acquaintance:read", args=[campaign.pk]) in letter.body
    assert "до 12\u00a0марта\u00a02099\u00a0г." in letter.body
    assert "Школа работает" not in letter.body


def test_a_parent_is_invited_with_a_personal_link_that_opens():
    campaign = made.for_outsiders(made.redaction())

    tasks.invite(campaign.pk)

    letter = Letter.objects.get()
    assert letter.to == made.PARENT.email
    assert queries.of_link(link_in(letter)) == campaign.addressees.get()


def test_a_reminder_carries_a_new_link_and_the_old_one_stops():
    campaign = made.for_outsiders(made.redaction())
    tasks.invite(campaign.pk)

    actions.write_to(campaign.addressees.get(), LetterKind.SOON)

    first, second = Letter.objects.order_by("pk")
    assert queries.of_link(link_in(first)) is None
    assert queries.of_link(link_in(second)) == campaign.addressees.get()


def test_nobody_is_written_to_without_an_address_after_reading_or_after_leaving():
    silent, done, gone = make.executor(email=""), make.executor(), make.executor()
    campaign = made.for_staff(made.redaction(), silent, done, gone)
    made.read(campaign, done)
    actions.mark_left(made.row_of(campaign, gone), reason="уволен", by=make.clerk())

    tasks.invite(campaign.pk)

    assert letters() == []
    assert not Reminder.objects.exists()


def test_a_closed_campaign_writes_to_nobody_and_forgets_the_addresses():
    campaign = made.for_outsiders(made.redaction())
    row = campaign.addressees.get()

    actions.close(campaign, by=make.clerk())
    tasks.invite(campaign.pk)

    assert actions.write_to(row, LetterKind.LATE) is False
    assert letters() == []
    assert Addressee.objects.get().email == ""


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2026, 3, 4), None),
        (date(2026, 3, 5), LetterKind.SOON),
        (date(2026, 3, 10), LetterKind.SOON),
        (date(2026, 3, 11), LetterKind.LATE),
        (date(2026, 3, 17), LetterKind.LATE),
        (date(2026, 3, 18), None),
    ],
)
def test_the_clock_speaks_two_working_days_before_and_the_day_after(on, kind):
    assert kind_on(on, due_on=date(2026, 3, 10), calendar=MARCH) == kind


def test_without_a_checked_calendar_plain_days_are_counted():
    unknown = Workdays(years=frozenset(), special={})

    assert kind_on(date(2026, 3, 8), due_on=date(2026, 3, 10), calendar=unknown) == LetterKind.SOON


@pytest.mark.parametrize(
    ("days_after", "subjects"), [(-30, []), (0, ["Скоро срок ознакомления"]), (1, ["Срок ознакомления прошёл"]), (8, [])]
)
def test_the_morning_reminds_each_once(days_after, subjects):
    due_on = timezone.localdate() + timedelta(days=40)
    made.for_staff(made.redaction(), make.executor(), due_on=due_on)

    tasks.remind_on(due_on + timedelta(days=days_after))
    tasks.remind_on(due_on + timedelta(days=days_after))

    assert [subject.partition(":")[0] for _, subject in letters()] == subjects


def test_who_was_put_on_the_list_today_is_not_reminded_today():
    made.for_staff(made.redaction(), make.executor(), due_on=timezone.localdate())

    tasks.remind()

    assert letters() == []


def test_the_task_of_the_morning_is_in_the_timetable():
    assert [entry.minutes for entry in TIMETABLE if entry.task == "workflows.acquaintance.tasks.remind"] == [24 * 60]
