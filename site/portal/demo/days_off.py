"""The production calendar of the demonstration: every year that its terms reach, whenever it is told."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from workflows.people.history import save_as
from workflows.people.models import User
from workflows.workdays.actions import confirm_year
from workflows.workdays.models import CalendarYear
from workflows.workdays.seeding import YEARS, seed_workdays

NO_DECREE = "ТК РФ, ст. 112, без переноса выходных: постановления в программе нет (демонстрационные данные)"


def make_calendar(administrator: User, *, on: date) -> None:
    """Enter and confirm the years; one whose decree the program does not know has the holidays of the Labour Code alone."""
    seed_workdays(by=administrator, years=sorted({*YEARS, on.year - 2, on.year - 1, on.year, on.year + 1}))
    for year in CalendarYear.objects.order_by("year"):
        if not year.source:
            year.source = NO_DECREE
            save_as(year, by=administrator, reason="Внесён источник")
        confirm_year(year, by=administrator, at=timezone.now())
