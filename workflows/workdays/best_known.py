"""The best calendar there is, for those who cannot wait until the years are checked. It says which years to doubt.

Whoever stores a date counted by it counts that date anew when a year is confirmed or its days change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workflows.workdays.calendar import Workdays
from workflows.workdays.models import CalendarYear, DayKind
from workflows.workdays.queries import entered_workdays
from workflows.workdays.seeding import DECREES, special_days

NO_DECREE = "постановления о переносе выходных ещё нет, только ТК РФ, ст. 112"


@dataclass(frozen=True, slots=True)
class BestKnown:
    """A calendar, and what is to be said of those of its years that no person has confirmed."""

    calendar: Workdays
    doubts: Mapping[int, str]

    def doubts_of(self, years: Iterable[int]) -> Iterator[str]:
        """The sentences about these years."""
        return (self.doubts[year] for year in sorted(years) if year in self.doubts)


def best_known(*, estimated: Iterable[int] = ()) -> BestKnown:
    """Years as they are entered; a year that nobody has entered as the package `holidays` knows it, if its decree is out.

    `estimated` are years that must be counted even before their decree: weekends and the holidays of the Labour Code alone.
    """
    entered = entered_workdays()
    confirmed = set(CalendarYear.objects.exclude(confirmed_at=None).values_list("year", flat=True))
    packaged = _packaged({*DECREES, *estimated} - entered.years)
    doubts = {year: _not_checked(year) for year in entered.years - confirmed}
    doubts |= {year: _not_entered(year) if year in DECREES else _not_decreed(year) for year in packaged.years}
    calendar = Workdays(
        years=entered.years | packaged.years,
        special={**packaged.special, **entered.special},
        titles={**packaged.titles, **entered.titles},
        sources={**packaged.sources, **entered.sources},
    )
    return BestKnown(calendar, doubts)


def known_around(day: date) -> BestKnown:
    """A calendar that never refuses near the day: for terms of letters, which are registered whatever the calendar knows."""
    return best_known(estimated=range(day.year - 2, day.year + 4))


def _packaged(years: Iterable[int]) -> Workdays:
    asked = frozenset(years)
    days = list(special_days(asked)) if asked else []
    return Workdays(
        years=asked,
        special={found.day: found.kind == DayKind.WORKING for found in days},
        titles={found.day: found.title for found in days},
        sources={year: DECREES.get(year, NO_DECREE) for year in asked},
    )


def _not_checked(year: int) -> str:
    return f"Производственный календарь на {year} год внесён, но не сверен: сверьте его в разделе «Производственный календарь»."


def _not_entered(year: int) -> str:
    return f"Производственный календарь на {year} год не внесён: посчитано по данным программы. Внесите и сверьте его в разделе «Производственный календарь»."


def _not_decreed(year: int) -> str:
    return f"Постановления о переносе выходных на {year} год ещё нет: посчитано по выходным и праздникам ТК РФ (ст. 112). Внесите год, когда оно выйдет."
