"""What is done with a year of the calendar: confirmed by a person, opened again with a reason.

Whoever stores dates counted by the calendar is asked by the queue to count them anew: the tasks stand in the settings,
because the calendar stands below all subjects.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django_q.tasks import async_task

from workflows.errors import Incomplete
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.workdays import rules
from workflows.workdays.models import CalendarYear


@transaction.atomic
def confirm_year(year: CalendarYear, *, by: User, at: datetime) -> CalendarYear:
    """Say that the calendar of the year is checked against its source: from now on days are counted in it."""
    year = CalendarYear.objects.select_for_update().get(pk=year.pk)
    rules.may_confirm(by, year)
    year.confirmed_by, year.confirmed_at = by, at
    _record(year, "confirmed", f"Календарь на {year} год сверен. Источник: {year.source}", by=by)
    return year


@transaction.atomic
def reopen_year(year: CalendarYear, *, reason: str, by: User) -> CalendarYear:
    """Take the confirmation back, so that days of the year can change; running terms are counted anew."""
    year = CalendarYear.objects.select_for_update().get(pk=year.pk)
    rules.may_reopen(by, year)
    if not reason.strip():
        raise Incomplete("Укажите, почему снимается отметка о сверке.")
    year.confirmed_by, year.confirmed_at = None, None
    _record(year, "reopened", f"Отметка о сверке календаря на {year} год снята: {reason}", by=by)
    return year


def _record(year: CalendarYear, verb: str, summary: str, *, by: User) -> None:
    save_as(year, by=by, reason=summary)
    entries.write(
        f"workdays.{verb}",
        subject=f"workdays.calendaryear:{year.pk}",
        summary=summary,
        by=by,
        facts={"year": year.year},
    )
    for task in settings.AFTER_CALENDAR_CHANGE:
        async_task(task)
