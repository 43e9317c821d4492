"""Hours of reception: a schedule with its preview, bookings, cancellations; who sees whose."""

from datetime import date, time

import pytest

from tests import make, make_appeal
from tests.make_appeal import at
from tests.workflows.appeals.reception import make_reception as given
from tests.workflows.appeals.reception.make_reception import WEDNESDAY
from workflows.appeals.actions import reception
from workflows.appeals.actions.reception import Booking
from workflows.appeals.models import ReceptionSlot
from workflows.appeals.queries.reception import reception_hours, visits, week_of
from workflows.appeals.rules.reception import cards_visible_to, slots_visible_to
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage

pytestmark = pytest.mark.django_db

NOVEMBER_2 = at(date(2026, 11, 2))


def starts(times):
    return [f"{time.starts_at.astimezone(make_appeal.MOSCOW):%d.%m %H:%M}" for time in times]


def test_a_schedule_gives_whole_times_of_its_days():
    make_appeal.calendar()

    found = reception.preview(given.schedule(make.head(), first=date(2026, 11, 16), last=date(2026, 11, 22), ends=time(16, 20)))

    assert starts(found.new) == ["18.11 15:00", "18.11 15:30"]


def test_a_day_off_gives_no_times():
    """Wednesday, 4 November is a holiday; Saturday, 20 February 2027 works."""
    make_appeal.calendar()
    head = make.head()

    november = reception.preview(given.schedule(head, first=date(2026, 11, 2), last=date(2026, 11, 8), ends=time(15, 30), weekdays=frozenset({0, 2})))
    february = reception.preview(given.schedule(head, first=date(2027, 2, 15), last=date(2027, 2, 21), ends=time(15, 30), weekdays=frozenset({5})))

    assert (starts(november.new), starts(february.new)) == (["02.11 15:00"], ["20.02 15:00"])


def test_times_that_stand_already_stay_as_they_are():
    make_appeal.calendar()
    head, clerk = make.head(), make.clerk()
    given.slot(head, starts=at(WEDNESDAY, 15, 15))
    schedule = given.schedule(head, first=WEDNESDAY, last=WEDNESDAY)

    found = reception.preview(schedule)
    reception.schedule_times(schedule, by=clerk)

    assert (starts(found.new), starts(found.taken)) == (["18.11 16:00", "18.11 16:30"], ["18.11 15:00", "18.11 15:30"])
    assert ReceptionSlot.objects.filter(official=head).count() == 3


@pytest.mark.parametrize(
    ("fields", "error", "said"),
    [
        ({"last": date(2026, 10, 1)}, BadInput, "раньше первого"),
        ({"ends": time(15)}, BadInput, "раньше, чем начинается"),
        ({"weekdays": frozenset()}, Incomplete, "день недели"),
        ({"minutes": 180}, BadInput, "не выходит ни одного"),
        ({"first": date(2026, 1, 1), "last": date(2026, 12, 31), "minutes": 5, "weekdays": frozenset(range(7))}, BadInput, "не больше 400"),
    ],
)
def test_a_schedule_that_cannot_be_meant_is_refused(fields, error, said):
    make_appeal.calendar()

    with pytest.raises(error, match=said):
        reception.preview(given.schedule(make.head(), **fields))


def test_hours_are_set_by_the_clerk_alone():
    make_appeal.calendar()
    head = make.head()

    with pytest.raises(NotAllowed, match="назначает делопроизводитель"):
        reception.schedule_times(given.schedule(head), by=head)


def test_a_time_is_booked_freed_and_booked_by_another():
    head = make.head()
    slot = given.booked(head)

    reception.free(slot, reason="заболела", by=head)
    slot = reception.book(slot, Booking(visitor="Орлова О.О.", has_priority=True), by=head, at=NOVEMBER_2)

    assert (slot.visitor, slot.phone, slot.has_priority) == ("Орлова О.О.", "", True)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda slot, head: reception.book(slot, Booking(visitor="Орлова"), by=head, at=NOVEMBER_2), "уже записан другой"),
        (lambda slot, head: reception.free(slot, reason=" ", by=head), "Почему"),
        (lambda slot, head: reception.cancel(slot, reason=" ", by=head), "Почему"),
        (lambda slot, head: reception.mark_absent(slot, by=head, at=NOVEMBER_2), "ещё не наступило"),
    ],
)
def test_a_booked_time_refuses(act, said):
    head = make.head()
    slot = given.booked(head)

    with pytest.raises((WrongStage, Incomplete), match=said):
        act(slot, head)


def test_a_past_time_is_not_booked():
    head = make.head()

    with pytest.raises(WrongStage, match="время прошло"):
        reception.book(given.slot(head), Booking(visitor="Орлова"), by=head, at=at(date(2026, 11, 19)))


def test_a_cancelled_time_keeps_who_must_be_told_and_makes_room_for_a_new_one():
    head = make.head()
    slot = reception.cancel(given.booked(head), reason="болезнь", by=head)

    again = given.slot(head, starts=slot.starts_at)

    assert (slot.visitor, slot.history.first().history_change_reason, again.is_cancelled) == ("Петрова Мария Ивановна", "Отменён: болезнь", False)


def test_others_do_not_touch_the_times_of_an_official():
    slot = given.slot(make.head())

    with pytest.raises(NotAllowed, match="другого человека"):
        reception.book(slot, Booking(visitor="Орлова"), by=make.executor(), at=NOVEMBER_2)


def test_an_official_sees_own_times_and_cards_and_the_clerk_all():
    head, deputy, clerk = make.head(), make.executor(), make.clerk()
    given.slot(head), given.slot(deputy)
    own = given.card(deputy)
    given.card(head, gist="Другое")

    assert [slots_visible_to(user).count() for user in (head, deputy, clerk, make.lawyer())] == [1, 1, 2, 0]
    assert list(cards_visible_to(deputy, on=WEDNESDAY)) == [own]
    assert [cards_visible_to(user, on=WEDNESDAY).count() for user in (clerk, make.lawyer())] == [2, 0]


def test_the_week_says_of_each_time_what_it_is():
    head = make.head()
    given.booked(head, starts=at(WEDNESDAY, 9))
    done = given.booked(head, starts=at(WEDNESDAY, 10))
    given.card(head, slot=done)
    reception.mark_absent(given.booked(head, starts=at(WEDNESDAY, 11)), by=head, at=at(WEDNESDAY, 12))
    reception.cancel(given.slot(head, starts=at(WEDNESDAY, 12)), reason="болезнь", by=head)
    given.slot(head, starts=at(WEDNESDAY, 13)), given.booked(head, starts=at(WEDNESDAY, 16)), given.slot(head, starts=at(WEDNESDAY, 17))

    days = week_of(head, date(2026, 11, 16), official=None, at=at(WEDNESDAY, 14))

    assert [one.state for one in days[2].slots] == ["waiting", "done", "absent", "cancelled", "past", "booked", "free"]


def test_citizens_are_told_place_days_and_hours_and_no_visitor():
    head = make.head()
    given.booked(head), given.slot(head, starts=at(WEDNESDAY, 15, 30)), given.slot(head, starts=at(date(2026, 11, 25), 15))
    reception.cancel(given.slot(head, starts=at(WEDNESDAY, 18)), reason="болезнь", by=head)

    hours = reception_hours(date(2026, 11, 18))

    assert [(found.day, found.who, found.begins, found.ends, found.place, found.free) for found in hours] == [
        (WEDNESDAY, head.full_name, time(15), time(16), "кабинет 12", 1),
        (date(2026, 11, 25), head.full_name, time(15), time(15, 30), "кабинет 12", 1),
    ]


def test_the_journal_of_a_period_has_bookings_and_visits_without_them():
    head = make.head()
    booked = given.booked(head)
    card = given.card(head, slot=booked)
    walked_in = given.card(head, gist="Без записи")

    lines = list(visits(head, date(2026, 11, 1), date(2026, 11, 30), on=WEDNESDAY))

    assert sorted((slot and slot.pk, found and found.pk) for slot, found in lines if slot) == [(booked.pk, card.pk)]
    assert [found for slot, found in lines if slot is None] == [walked_in]
