"""The appeals of the demonstration told on a given day, without the rest of the school."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.management import call_command

from portal.demo.appeals.office import Office
from portal.demo.appeals.telling import tell_appeals
from portal.demo.days_off import make_calendar
from portal.demo.people import make_organisation, make_people
from workflows.printing.queue import Built

SUNDAY, NEW_YEARS_EVE, AFTER_HOLIDAYS, LEAP_DAY = date(2026, 11, 29), date(2026, 12, 31), date(2027, 1, 10), date(2028, 2, 29)
TODAYS = (SUNDAY, NEW_YEARS_EVE, AFTER_HOLIDAYS, LEAP_DAY)
SHORT = f"{__name__}.short_print"


def told(day: date) -> Office:
    """Everything up to eleven o'clock of the day."""
    call_command("sync_roles", verbosity=0)
    make_organisation()
    people = make_people()
    make_calendar(people["administrator"], on=day)
    return tell_appeals(people, now=datetime(day.year, day.month, day.day, 11, tzinfo=ZoneInfo("Europe/Moscow")))


def short_print(paper_id: int) -> Built:
    """Stands for a drawn sheet: what is asked here is how many are drawn, not how they look."""
    return Built(data=f"paper {paper_id}".encode(), name="paper.txt", media_type="text/plain", renderer="short")
