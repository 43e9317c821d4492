"""Days and moments as people read them in documents."""

from datetime import date, datetime, timedelta, timezone

import pytest

from workflows.printing.words import grouped, long_date, moment, short_date

MOSCOW = timezone(timedelta(hours=3))


def test_a_long_date_stays_on_one_line():
    assert long_date(date(2026, 2, 26)) == "26\u00a0февраля\u00a02026\u00a0г."


def test_a_short_date():
    assert short_date(date(2026, 2, 6)) == "06.02.2026"


def test_a_moment_names_its_zone():
    assert moment(datetime(2026, 2, 26, 14, 5, 9, tzinfo=MOSCOW)) == "26.02.2026 14:05:09 (UTC+03:00)"


def test_a_moment_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="часового пояса"):
        moment(datetime(2026, 2, 26))  # noqa: DTZ001  the mistake itself


def test_a_hash_is_read_in_groups():
    assert grouped("0123456789abcdef0123") == "01234567 89abcdef 0123"
