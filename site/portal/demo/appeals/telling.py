"""Three months of appeals up to today, told through the actions of the desk. What is shown depends on `now` alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

from portal.demo.appeals import post
from portal.demo.appeals.alarms import Alarms
from portal.demo.appeals.books import make_books
from portal.demo.appeals.letters import Letter, letters
from portal.demo.appeals.office import Office
from portal.demo.appeals.plan import PLAN, Line
from portal.demo.appeals.receiving import reception_day
from portal.demo.appeals.timeline import Days, Told, play
from workflows.appeals.actions.clocks import note_breaches
from workflows.people.models import User
from workflows.workdays.calendar import DAY
from workflows.workdays.queries import workdays

BOOKED, HELD = 10, 3  # days ago: the reception was written up and held
MARCH = (3, 12)


def tell_appeals(people: Mapping[str, User], *, now: datetime) -> Office:
    """Every letter of the plan from its receipt to where it stands; the terms that are broken by today are written down."""
    days = Days(workdays(), now=now)
    office = Office(people, make_books(people), days)
    texts = letters()
    letters_come = [(_day(line, days), _begin(office, texts[line.key], line)) for line in PLAN]
    reception = (days.ago(BOOKED), partial(reception_day, office, days.ago(HELD)))
    play(days, [reception, *letters_come, *post.others(office)], after=Alarms(office, texts).hear)  # it is booked before its hour, however full the day
    note_breaches(on=days.today, at=now)
    return office


def _day(line: Line, days: Days) -> date:
    if line.years_ago:
        return days.calendar.on_or_after(date(days.today.year - line.years_ago, *MARCH))
    return days.today - line.ago * DAY if line.exactly else days.ago(line.ago)


def _begin(office: Office, letter: Letter, line: Line) -> Callable[[], Told[object]]:
    return lambda: line.story(office, letter)
