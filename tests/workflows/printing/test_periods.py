"""Periods: what is offered on a day, what each is compared with, how each is called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.printing.periods import Period, ready

days = st.dates(date(2006, 11, 2), date(2099, 12, 31))


def period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (
            date(2026, 11, 29),
            [
                ("Этот месяц", "2026-11-01", "2026-11-30"),
                ("Прошлый месяц", "2026-10-01", "2026-10-31"),
                ("Этот квартал", "2026-10-01", "2026-12-31"),
                ("Прошлый квартал", "2026-07-01", "2026-09-30"),
                ("Этот год", "2026-01-01", "2026-12-31"),
                ("Прошлый год", "2025-01-01", "2025-12-31"),
            ],
        ),
        (
            date(2024, 1, 31),
            [
                ("Этот месяц", "2024-01-01", "2024-01-31"),
                ("Прошлый месяц", "2023-12-01", "2023-12-31"),
                ("Этот квартал", "2024-01-01", "2024-03-31"),
                ("Прошлый квартал", "2023-10-01", "2023-12-31"),
                ("Этот год", "2024-01-01", "2024-12-31"),
                ("Прошлый год", "2023-01-01", "2023-12-31"),
            ],
        ),
    ],
)
def test_what_is_offered_on_a_day(on, expected):
    assert [(one.name, one.period.first.isoformat(), one.period.last.isoformat()) for one in ready(on)] == expected


@pytest.mark.parametrize(
    ("chosen", "before", "year_ago"),
    [
        (("2026-11-01", "2026-11-30"), ("2026-10-01", "2026-10-31"), ("2025-11-01", "2025-11-30")),
        (("2024-03-01", "2024-03-31"), ("2024-02-01", "2024-02-29"), ("2023-03-01", "2023-03-31")),
        (("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-01-31"), ("2023-02-01", "2023-02-28")),
        (("2026-01-01", "2026-03-31"), ("2025-10-01", "2025-12-31"), ("2025-01-01", "2025-03-31")),
        (("2026-01-01", "2026-12-31"), ("2025-01-01", "2025-12-31"), ("2025-01-01", "2025-12-31")),
        (("2026-11-02", "2026-11-08"), ("2026-10-26", "2026-11-01"), ("2025-11-02", "2025-11-08")),
        (("2024-02-29", "2024-02-29"), ("2024-02-28", "2024-02-28"), ("2023-02-28", "2023-02-28")),
    ],
)
def test_with_what_a_period_is_compared(chosen, before, year_ago):
    found = period(*chosen)

    assert (found.before(), found.year_ago()) == (period(*before), period(*year_ago))


@given(st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair))))
def test_the_period_before_ends_on_the_day_before(found):
    assert found.before().last == found.first - timedelta(days=1)
    assert found.months or found.last - found.first == found.before().last - found.before().first


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (("2026-11-01", "2026-11-30"), "за ноябрь 2026\u00a0г."),
        (("2026-10-01", "2026-12-31"), "за IV\u00a0квартал 2026\u00a0г."),
        (("2026-01-01", "2026-12-31"), "за 2026\u00a0год"),
        (("2026-02-01", "2026-04-30"), "с 1\u00a0февраля\u00a02026\u00a0г. по 30\u00a0апреля\u00a02026\u00a0г."),
        (("2026-11-02", "2026-11-08"), "с 2\u00a0ноября\u00a02026\u00a0г. по 8\u00a0ноября\u00a02026\u00a0г."),
    ],
)
def test_how_a_period_is_called(chosen, words):
    assert period(*chosen).words == words
