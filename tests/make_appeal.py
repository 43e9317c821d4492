"""Makers of appeals: each leads through the same actions that people use, on days given as arguments."""

from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from tests import make
from workflows.appeals.actions import assigning, intake, registering
from workflows.appeals.actions.intake import Incoming, Sender
from workflows.appeals.actions.registering import Asked, Blamed, Registration
from workflows.appeals.models import Appeal, Category, Channel, Kind, ReplyBy
from workflows.people.models import User
from workflows.signing.models import Covers, SigningAuthority
from workflows.workdays.models import CalendarYear
from workflows.workdays.seeding import seed_workdays

MOSCOW = ZoneInfo("Europe/Moscow")
NOVEMBER_2 = date(2026, 11, 2)  # a Monday; 30 days later is Wednesday, 2 December
NOVEMBER_16 = date(2026, 11, 16)  # a Monday

MARIA = Sender(
    last_name="Петрова",
    first_name="Мария",
    patronymic="Ивановна",
    category=Category.PARENT,
    postal_address="109000, Москва, ул. Садовая, д. 1, кв. 2",
    email="petrova@example.org",
    reply_by=ReplyBy.POST,
)
WORDS = "Прошу объяснить, почему отменены занятия кружка."

_next = count(1)


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of the day in Moscow."""
    return datetime.combine(day, time(hour, minute), MOSCOW)


def calendar(*years: int) -> None:
    """Production calendars of the years, confirmed."""
    person = make.user()
    seed_workdays(by=person, years=years or (2025, 2026, 2027))
    CalendarYear.objects.update(confirmed_by=person, confirmed_at=at(date(2026, 1, 1)))


def deputy(**fields) -> User:
    """Who decides on appeals and signs answers, but no orders."""
    made = make.user(**{"last_name": "Лебедев", "first_name": "Игорь", "patronymic": "Львович", "position": "Заместитель директора", **fields})
    SigningAuthority.objects.create(
        user=made, post="Заместитель директора", covers=Covers.LETTERS, valid_from=date(2023, 9, 1), basis="Приказ от 01.09.2023 № 7/0923-У"
    )
    return made


def received(*, on: date = NOVEMBER_2, channel: Channel = Channel.POST, sender: Sender = MARIA, text: str = WORDS, key: str = "", **fields) -> Appeal:
    """A letter that lies unregistered."""
    incoming = Incoming(channel=channel, key=key or f"letter-{next(_next)}", received_at=fields.pop("received_at", at(on)), text=text, **fields)
    return intake.receive(incoming, sender, by=None, at=max(at(on, 12), incoming.received_at))


def details(**fields) -> Registration:
    """What a clerk writes into the registration card."""
    return Registration(
        **{"kind": Kind.STATEMENT, "summary": "Об отмене занятий кружка", "questions": (Asked(text="Почему отменены занятия?"),), **fields}
    )


def registered(*, on: date = NOVEMBER_2, by: User | None = None, received_on: date | None = None, sender: Sender = MARIA, channel: Channel = Channel.POST, **fields) -> Appeal:
    """A letter with its number."""
    appeal = received(on=received_on or on, sender=sender, channel=channel)
    return registering.register(appeal, details(**fields), by=by or make.clerk(), on=on, at=at(on, 15))


def assigned(*, on: date = NOVEMBER_2, to: User | None = None, by: User | None = None, **fields) -> Appeal:
    """A registered letter with a resolution."""
    appeal = registered(on=on, **fields)
    return assigning.assign(appeal, assigning.Resolution(responsible=to or make.executor()), by=by or make.head(), on=on, at=at(on, 16))


def in_review(*, on: date = NOVEMBER_2, to: User | None = None, by: User | None = None, **fields) -> Appeal:
    """A letter that its executor has taken."""
    executor = to or make.executor()
    appeal = assigned(on=on, to=executor, by=by, **fields)
    return assigning.accept(appeal, by=executor, on=on, at=at(on, 17))


def complained_of(user: User) -> tuple[Blamed, ...]:
    """A complaint about one of us."""
    return (Blamed(user=user),)


def days_after(day: date, count: int) -> date:
    return day + timedelta(days=count)
