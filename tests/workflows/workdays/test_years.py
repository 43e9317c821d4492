"""A year counts only when a person has checked it against its source."""

from datetime import date

import pytest
from django.utils import timezone

from tests import make
from workflows.errors import Incomplete, NotAllowed, WrongStage
from workflows.journal.models import Entry
from workflows.workdays import actions, rules
from workflows.workdays.calendar import CalendarUnknown
from workflows.workdays.models import CalendarYear, DayKind, SpecialDay
from workflows.workdays.queries import workdays
from workflows.workdays.seeding import seed_workdays

pytestmark = pytest.mark.django_db


def _year(number: int = 2026) -> CalendarYear:
    seed_workdays(by=None, years=[number])
    return CalendarYear.objects.get(year=number)


def test_seeding_enters_four_years_with_their_decrees_and_confirms_none():
    assert seed_workdays(by=None) == [2024, 2025, 2026, 2027]

    assert list(CalendarYear.objects.values_list("year", "source", "confirmed_at")[1:3]) == [
        (2025, "Постановление Правительства РФ от 04.10.2024 № 1335", None),
        (2026, "Постановление Правительства РФ от 24.09.2025 № 1466", None),
    ]
    assert list(SpecialDay.objects.filter(day__year=2025, kind=DayKind.WORKING).values_list("day", "title")) == [
        (date(2025, 11, 1), "Рабочий день (выходной перенесён на 03.11.2025)")
    ]


def test_seeding_again_leaves_what_people_entered():
    seed_workdays(by=None)
    SpecialDay.objects.get(day=date(2026, 5, 11)).delete()

    assert seed_workdays(by=None) == []
    assert SpecialDay.objects.filter(day=date(2026, 5, 11)).exists() is False


def test_days_of_a_seeded_year_are_not_counted_before_it_is_checked():
    _year()

    with pytest.raises(CalendarUnknown):
        workdays().is_working(date(2026, 2, 26))


def test_a_checked_year_counts_and_the_journal_knows_who_checked_it():
    clerk, now = make.clerk(), timezone.now()

    actions.confirm_year(_year(), by=clerk, at=now)

    assert workdays().is_working(date(2026, 12, 31)) is False
    entry = Entry.objects.get()
    assert (entry.verb, entry.by, entry.facts) == ("workdays.confirmed", clerk, '{"year":2026}')
    history = CalendarYear.objects.get().history.first()
    assert (history.history_user, history.confirmed_at) == (clerk, now)


def test_a_person_without_the_right_checks_nothing():
    with pytest.raises(NotAllowed, match="делопроизводитель"):
        actions.confirm_year(_year(), by=make.executor(), at=timezone.now())


def test_a_year_without_a_holiday_of_the_labour_code_is_not_confirmed():
    year = _year()
    SpecialDay.objects.filter(day=date(2026, 11, 4)).delete()

    with pytest.raises(Incomplete, match=r"нет праздничных дней: 04\.11\.2026"):
        actions.confirm_year(year, by=make.clerk(), at=timezone.now())


def test_a_year_without_a_source_is_not_confirmed():
    year = CalendarYear.objects.create(year=2030, source="")

    with pytest.raises(Incomplete, match="Укажите источник"):
        actions.confirm_year(year, by=make.clerk(), at=timezone.now())


def test_a_year_is_not_confirmed_twice():
    year = actions.confirm_year(_year(), by=make.clerk(), at=timezone.now())

    with pytest.raises(WrongStage, match="уже сверен"):
        actions.confirm_year(year, by=make.clerk(), at=timezone.now())


def test_days_of_a_checked_year_are_closed_until_it_is_opened_again():
    clerk = make.clerk()
    year = actions.confirm_year(_year(), by=clerk, at=timezone.now())
    with pytest.raises(WrongStage, match="снимите отметку"):
        rules.may_change_day(date(2026, 5, 11))

    actions.reopen_year(year, reason="вышло новое постановление", by=clerk)

    rules.may_change_day(date(2026, 5, 11))
    assert list(Entry.objects.values_list("verb", flat=True)) == ["workdays.reopened", "workdays.confirmed"]


def test_a_year_is_not_opened_without_a_reason():
    clerk = make.clerk()
    year = actions.confirm_year(_year(), by=clerk, at=timezone.now())

    with pytest.raises(Incomplete, match="почему"):
        actions.reopen_year(year, reason=" ", by=clerk)
