"""Numbers of a series go on without gaps and begin anew with the period."""

from datetime import date

import pytest
from django.db import transaction

from tests import make
from workflows.numbering.models import Counter, Reset
from workflows.numbering.numbers import next_number

pytestmark = pytest.mark.django_db


def test_numbers_follow_one_another_and_begin_anew_in_january():
    series = make.series()

    given = [next_number(series, on=day).text for day in (date(2026, 2, 26), date(2026, 3, 2), date(2027, 1, 11))]

    assert given == ["01/0226-У", "02/0326-У", "01/0127-У"]


def test_a_series_that_never_begins_anew():
    series = make.series(reset=Reset.NEVER, template="{seq}")

    assert [next_number(series, on=date(year, 1, 1)).text for year in (2025, 2026, 2027)] == ["1", "2", "3"]


def test_series_do_not_share_numbers():
    one, other = make.series(template="{seq}"), make.series(template="{seq}")

    assert [next_number(series, on=make.FEBRUARY_26).seq for series in (one, other, one)] == [1, 1, 2]


def test_a_document_that_was_not_stored_gives_its_number_back():
    series = make.series()
    with transaction.atomic():
        next_number(series, on=make.FEBRUARY_26)
        transaction.set_rollback(True)

    assert next_number(series, on=make.FEBRUARY_26).seq == 1
    assert Counter.objects.get().last == 1
