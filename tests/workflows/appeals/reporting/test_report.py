"""The report: arithmetic of comparison, an empty period, the order of lines, pictures."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.workflows.appeals.reporting.make_register import lot, register
from workflows.appeals.models import Kind
from workflows.appeals.reporting.charts import chart_of
from workflows.appeals.reporting.cuts import Cut
from workflows.appeals.reporting.report import changed, report, share_of
from workflows.printing.periods import Period

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("value", "before", "words"),
    [
        (0, 0, "без изменений"),
        (7, 7, "без изменений"),
        (3, 0, "+3"),
        (0, 4, "−4 (−100\u00a0%)"),
        (5, 4, "+1 (+25\u00a0%)"),
        (9, 8, "+1 (+13\u00a0%)"),
        (7, 8, "−1 (−13\u00a0%)"),
        (1001, 1000, "+1 (+0\u00a0%)"),
    ],
)
def test_how_a_change_is_told(value, before, words):
    assert changed(value, before) == words


@pytest.mark.parametrize(("value", "whole", "words"), [(0, 0, "–"), (0, 3, "0\u00a0%"), (1, 3, "33\u00a0%"), (1, 8, "13\u00a0%"), (3, 3, "100\u00a0%")])
def test_how_a_share_is_told(value, whole, words):
    assert share_of(value, whole) == words


@pytest.mark.django_db
def test_a_number_stands_beside_the_period_before_and_a_year_ago():
    register(
        *[lot(registered_on=date(2026, 11, 2), kind=Kind.COMPLAINT)] * 3,
        lot(registered_on=date(2026, 10, 31)),
        *[lot(registered_on=date(2025, 11, 1), kind=Kind.COMPLAINT)] * 2,
        lot(registered_on=date(2025, 12, 1)),
    )

    found = report(NOVEMBER, on=TODAY)

    assert (found.total.value, found.total.before, found.total.year_ago) == (3, 1, 2)
    assert [(line.label, line.number.value, line.number.before, line.number.year_ago, line.share) for line in found.breakdown(Cut.KIND).lines] == [
        ("предложение", 0, 0, 0, "0\u00a0%"),
        ("заявление", 0, 1, 0, "0\u00a0%"),
        ("жалоба", 3, 0, 2, "100\u00a0%"),
    ]


@pytest.mark.django_db
def test_an_empty_period_has_noughts_and_no_term():
    found = report(NOVEMBER, on=TODAY)

    assert (found.is_empty, found.total.value, found.days.mean, found.days.median) == (True, 0, None, None)
    assert [(line.key, line.number.value) for line in found.breakdown(Cut.TERM).lines] == [("in_time", 0), ("overdue", 0), ("running", 0)]


@pytest.mark.django_db
def test_a_long_table_joins_its_smallest_lines():
    register(*[lot(topic=number) for number in range(25)])

    lines = report(NOVEMBER, on=TODAY).breakdown(Cut.TOPIC).lines

    assert (len(lines), lines[-1].label, sum(line.number.value for line in lines)) == (21, "остальные", 25)


@pytest.mark.django_db
def test_a_picture_says_what_the_table_says():
    register(lot(kind=Kind.COMPLAINT), lot(kind=Kind.COMPLAINT), lot(), lot(registered_on=date(2026, 10, 5)))

    chart = chart_of(report(NOVEMBER, on=TODAY).breakdown(Cut.KIND))

    assert chart is not None
    assert chart.words == "Виды обращений: заявление – 1 (ранее 1); жалоба – 2 (ранее 0)."
    assert [(bar.length, bar.before_length) for bar in chart.bars] == [(175, 175), (350, 0)]


@pytest.mark.django_db
def test_one_line_needs_no_picture():
    register(lot())

    assert chart_of(report(NOVEMBER, on=TODAY).breakdown(Cut.TOPIC)) is None


@pytest.mark.django_db
@pytest.mark.both_databases
def test_the_number_of_queries_does_not_depend_on_the_number_of_appeals():
    def queries():
        with CaptureQueriesContext(connection) as captured:
            report(NOVEMBER, on=TODAY)
        return len(captured)

    register(lot())
    few = queries()
    register(*[lot(registered_on=date(2026, 11, 1 + number % 28), topic=number % 5, executor=number) for number in range(40)])

    assert queries() == few <= 45
