"""Pieces of work for several processes: a school with an appeal that is late, and two workers who wake at one moment."""

from datetime import date

from tests import make, make_appeal
from tests.make_appeal import at
from workflows.appeals.actions.reminding import remind
from workflows.appeals.models import MorningDigest, Reminder
from workflows.mail.models import Letter

DECEMBER_3 = date(2026, 12, 3)


def make_school(number: int) -> str:
    make_appeal.calendar()
    head = make.head()
    for _ in range(3):
        make_appeal.in_review(to=make.executor(), by=head, is_danger=True)
    return "made"


def tell(number: int) -> str:
    return str(remind(at=at(DECEMBER_3, 8)))


def count(number: int) -> str:
    return f"{MorningDigest.objects.count()} {Reminder.objects.count()} {Letter.objects.count()}"
