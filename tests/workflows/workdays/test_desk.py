"""The clerk keeps the calendar without a programmer."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from tests import make
from workflows.workdays import actions
from workflows.workdays.models import CalendarYear, DayKind, SpecialDay
from workflows.workdays.seeding import seed_workdays

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> CalendarYear:
    seed_workdays(by=None, years=[2026])
    return CalendarYear.objects.get()


def test_the_year_shows_its_days_and_is_confirmed_by_one_button(year, at_desk):
    clerk = make.clerk()
    desk = at_desk(clerk)
    page = desk.get(reverse("calendaryear:edit", args=[year.pk])).content.decode()
    assert [words in page for words in ("Календарь на 2026 год сверен</button>", "9 марта", "понедельник")] == [
        True
    ] * 3

    answer = desk.post(reverse("calendaryear:confirm", args=[year.pk]))

    year.refresh_from_db()
    assert year.confirmed_by == clerk
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "Календарь на 2026 год сверен. Рабочие дни этого года теперь считаются."
    ]
    assert "сверен: Белова Нина Петровна" in desk.get(reverse("calendaryear:edit", args=[year.pk])).content.decode()


def test_a_missing_holiday_stands_in_place_of_the_button(year, at_desk):
    SpecialDay.objects.filter(day=date(2026, 11, 4)).delete()

    page = at_desk(make.clerk()).get(reverse("calendaryear:edit", args=[year.pk])).content.decode()

    assert ("нет праздничных дней: 04.11.2026" in page, "год сверен</button>" in page) == (True, False)


def test_a_day_of_a_checked_year_is_closed_and_says_why(year, at_desk):
    clerk = make.clerk()
    actions.confirm_year(year, by=clerk, at=timezone.now())
    day, desk = SpecialDay.objects.get(day=date(2026, 5, 11)), at_desk(clerk)

    page = desk.post(
        reverse("specialday:edit", args=[day.pk]), {"day": "2026-05-12", "kind": "off", "title": "Выходной"}
    )
    answer = desk.post(reverse("specialday:delete", args=[day.pk]))

    day.refresh_from_db()
    assert day.day == date(2026, 5, 11)
    assert "снимите отметку о сверке на странице года" in page.content.decode()
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "Календарь на 2026 год сверен. Чтобы изменить его дни, снимите отметку о сверке на странице года."
    ]


def test_an_opened_year_takes_a_new_day(year, at_desk):
    clerk = make.clerk()
    actions.confirm_year(year, by=clerk, at=timezone.now())
    desk = at_desk(clerk)

    desk.post(reverse("calendaryear:reopen", args=[year.pk]), {"reason": "вышло новое постановление"})
    desk.post(reverse("specialday:add"), {"day": "2026-07-03", "kind": DayKind.OFF, "title": "Выходной"})

    assert SpecialDay.objects.get(day=date(2026, 7, 3)).title == "Выходной"
    assert CalendarYear.objects.get().confirmed_at is None


def test_a_year_is_never_deleted(year, at_desk):
    answer = at_desk(make.user(is_superuser=True)).post(reverse("calendaryear:delete", args=[year.pk]))

    assert answer["Location"] == reverse("wagtailadmin_home")
    assert CalendarYear.objects.exists()


def test_an_executor_confirms_nothing(year, at_desk):
    at_desk(make.executor()).post(reverse("calendaryear:confirm", args=[year.pk]))

    assert CalendarYear.objects.get().confirmed_at is None
