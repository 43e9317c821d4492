"""A day of personal reception: hours, bookings, cards, one who did not come, and the next day with its free times (59-ФЗ, ст. 13)."""

from __future__ import annotations

from datetime import date, time

from portal.demo.appeals.office import Office
from portal.demo.appeals.timeline import Told
from workflows.appeals.actions import reception, visits
from workflows.appeals.actions.intake import Sender
from workflows.appeals.actions.reception import Booking
from workflows.appeals.actions.visits import Handed, Visit
from workflows.appeals.models import Category, Kind, ReceptionOutcome, ReceptionSlot, ReplyBy
from workflows.appeals.reception_plan import Schedule
from workflows.workdays.calendar import DAY

PLACE, OFFICIAL, DOCUMENT = "кабинет 12", "deputy", "паспорт"
OPENS, CLOSES, OVER, MINUTES = time(9, 30), time(11, 30), time(11, 40), 20

VISITORS = (
    ("Колесова Ирина Викторовна", "Справка для бассейна"),
    ("Мельник Сергей Александрович", "Письменное заявление о возврате залога за ключ"),
    ("Рогова Нина Степановна", "Очередь в городской детский сад"),
    ("Сидоренко Павел Максимович", "Расписание"),
)
NEXT_VISITORS = (("Макарова Елена Юрьевна", "Оплата за второй семестр"), ("Широков Антон Павлович", "Восстановление на курс"))


def reception_day(office: Office, held: date) -> Told[None]:
    """Booked beforehand, held, and the next reception is open for bookings."""
    slots = _open_hours(office, held)
    for slot, (visitor, about) in zip(slots, VISITORS, strict=False):
        reception.book(slot, Booking(visitor=visitor, about=about), by=office.clerk, at=office.days.at)
    yield held
    office.days.wait_until(OVER)
    for visit in _visits(office, slots):
        visits.write_card(visit, by=office.people[OFFICIAL], on=office.days.on, at=office.days.at)
    reception.mark_absent(slots[3], by=office.clerk, at=office.days.at)
    yield office.days.today
    following = _open_hours(office, office.days.calendar.on_or_after(office.days.today + 3 * DAY))
    for slot, (visitor, about) in zip(following, NEXT_VISITORS, strict=False):
        reception.book(slot, Booking(visitor=visitor, about=about), by=office.clerk, at=office.days.at)


def _open_hours(office: Office, day: date) -> list[ReceptionSlot]:
    hours = Schedule(
        official=office.people[OFFICIAL],
        weekdays=frozenset({day.weekday()}),
        first=day,
        last=day,
        begins=OPENS,
        ends=CLOSES,
        minutes=MINUTES,
        place=PLACE,
    )
    return list(reception.schedule_times(hours, by=office.clerk))


def _visits(office: Office, slots: list[ReceptionSlot]) -> list[Visit]:
    """An answer given at once, a letter handed over, an explanation where to turn."""
    official = office.people[OFFICIAL]
    return [
        Visit(
            key="demo-reception-1",
            official=official,
            slot=slots[0],
            visitor=_visitor(0),
            document=DOCUMENT,
            gist="Просит справку об обучении дочери для бассейна, спрашивает, сколько ждать.",
            outcome=ReceptionOutcome.ORAL,
            is_obvious=True,
            agrees_to_oral=True,
            words="Справка выдана сразу после приёма.",
        ),
        Visit(
            key="demo-reception-2",
            official=official,
            slot=slots[1],
            visitor=_visitor(1, address="109044, Москва, Кукольный пер., д. 4, кв. 6"),
            document=DOCUMENT,
            gist="Передал письменное заявление о возврате залога за ключ от шкафчика.",
            outcome=ReceptionOutcome.TAKEN,
            kind=Kind.STATEMENT,
            handed=Handed(sheets=1),
        ),
        Visit(
            key="demo-reception-3",
            official=official,
            slot=slots[2],
            visitor=_visitor(2),
            document=DOCUMENT,
            gist="Спрашивает об очереди в городской детский сад.",
            outcome=ReceptionOutcome.EXPLAINED,
            words="Разъяснено, что очередь ведёт город: заявление подают на портале mos.ru или в центре госуслуг.",
        ),
    ]


def _visitor(place: int, *, address: str = "") -> Sender:
    last, first, patronymic = VISITORS[place][0].split()
    reply_by = ReplyBy.POST if address else ReplyBy.NOWHERE
    return Sender(last_name=last, first_name=first, patronymic=patronymic, category=Category.PARENT, postal_address=address, reply_by=reply_by)
