"""Makers of personal reception: times, bookings, visits."""

from datetime import date, datetime, time, timedelta
from itertools import count

from tests import make
from tests.make_appeal import MARIA, at
from workflows.appeals.actions import reception, visits
from workflows.appeals.actions.reception import Booking
from workflows.appeals.actions.visits import Visit
from workflows.appeals.models import ReceptionCard, ReceptionOutcome, ReceptionSlot
from workflows.appeals.reception_plan import Schedule
from workflows.people.history import save_as
from workflows.people.models import User

WEDNESDAY = date(2026, 11, 18)
TALK = "Почему библиотека закрыта по субботам?"

_next = count(1)


def schedule(official: User, **fields) -> Schedule:
    """Wednesdays from three to five, half an hour each."""
    return Schedule(
        **{
            "official": official,
            "weekdays": frozenset({2}),
            "first": date(2026, 11, 1),
            "last": date(2026, 11, 30),
            "begins": time(15),
            "ends": time(17),
            "minutes": 30,
            "place": "кабинет 12",
            **fields,
        }
    )


def slot(official: User, *, starts: datetime | None = None, **fields) -> ReceptionSlot:
    """A time of half an hour."""
    starts_at = starts or at(WEDNESDAY, 15)
    made = ReceptionSlot(official=official, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=30), place="кабинет 12", **fields)
    save_as(made, by=official, reason="Назначено")
    return made


def booked(official: User, *, visitor: str = "Петрова Мария Ивановна", starts: datetime | None = None) -> ReceptionSlot:
    """A time with a visitor."""
    made = slot(official, starts=starts)
    return reception.book(made, Booking(visitor=visitor, phone="+7 900 000-00-00", about="О библиотеке"), by=official, at=at(date(2026, 11, 2)))


def visit(official: User, outcome: ReceptionOutcome = ReceptionOutcome.EXPLAINED, **fields) -> Visit:
    """What is written down after a talk."""
    defaults = {
        "key": f"visit-{next(_next)}",
        "official": official,
        "visitor": MARIA,
        "document": "паспорт",
        "gist": TALK,
        "outcome": outcome,
        "place": "кабинет 12",
        "words": "По субботам библиотека открыта с 9 часов.",
    }
    return Visit(**{**defaults, **fields})


def card(official: User, outcome: ReceptionOutcome = ReceptionOutcome.EXPLAINED, *, by: User | None = None, on: date = WEDNESDAY, **fields) -> ReceptionCard:
    """A card."""
    return visits.write_card(visit(official, outcome, **fields), by=by or official, on=on, at=at(on, 18))


def oral(official: User, *, on: date = WEDNESDAY, **fields) -> ReceptionCard:
    """A card with an oral answer."""
    return card(official, ReceptionOutcome.ORAL, agrees_to_oral=True, is_obvious=True, on=on, **fields)


def head() -> User:
    return make.head()
