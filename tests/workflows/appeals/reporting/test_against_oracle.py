"""The report against the same counted appeal by appeal, on random small registers; and each number against the appeals behind it."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.appeals.reporting.make_register import lot, register
from tests.workflows.appeals.reporting.oracle import counted
from workflows.appeals.models import Category, Channel, Kind, Question, Repeat, Result
from workflows.appeals.reporting.cuts import DRILLED, OF_QUESTIONS
from workflows.appeals.reporting.days import days_of
from workflows.appeals.reporting.drilling import behind
from workflows.appeals.reporting.tally import tally
from workflows.appeals.stages import ENDS_AT, OPEN, Ground, Stage
from workflows.printing.periods import Period

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TODAY = date(2026, 11, 29)
days = st.dates(date(2026, 8, 1), TODAY)
periods = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))
described = {
    "kind": st.sampled_from(Kind),
    "channel": st.sampled_from(Channel),
    "category": st.sampled_from(Category),
    "repeat": st.sampled_from(Repeat),
    "people": st.sampled_from([1, 1, 2, 7]),
    "questions": st.integers(1, 3),
    "executor": st.integers(0, 20),
    "topic": st.integers(0, 3),
}
in_work = st.builds(lot, registered_on=days, stage=st.sampled_from([stage for stage in OPEN if stage != Stage.RECEIVED]), **described)
answered = st.builds(
    lot,
    registered_on=days,
    took=st.integers(0, 70),
    stage=st.sampled_from([Stage.ANSWERED, Stage.FILED]),
    extended=st.booleans(),
    result=st.sampled_from([Result.SUPPORTED, Result.MEASURES, Result.EXPLAINED, Result.REJECTED]),
    **described,
)
decided = st.sampled_from(Ground).flatmap(
    lambda ground: st.builds(
        lot,
        registered_on=days,
        took=st.integers(0, 40),
        ground=st.just(ground),
        stage=st.sampled_from([ENDS_AT[ground], Stage.FILED]),
        result=st.just(Result.FORWARDED if ENDS_AT[ground] == Stage.FORWARDED else Result.NO_ANSWER),
        **described,
    )
)
unregistered = st.builds(lot, registered_on=st.none(), stage=st.just(Stage.RECEIVED))
withdrawn = st.builds(lot, registered_on=days, stage=st.just(Stage.WITHDRAWN), result=st.just(Result.WITHDRAWN), **described)
registers = st.lists(st.one_of(in_work, answered, decided, unregistered, withdrawn), max_size=12)


def _told(period):
    found = tally(period, on=TODAY)
    by = {cut: {code: many for code, many in numbers.items() if many} for cut, numbers in found.by.items()}
    return {"total": found.total, "people": found.people, "days": (found.days.count, found.days.mean, found.days.median), "by": by}


def in_turn(check, *, examples=25):
    """The check on one random register after another, each taken away again; the office stays."""
    register()

    @settings(max_examples=examples, deadline=None)
    @given(lots=registers, period=periods)
    def once(lots, period):
        with transaction.atomic():
            register(*lots)
            check(period)
            transaction.set_rollback(True)

    once()


def test_every_number_is_that_of_the_slow_count():
    def check(period):
        Question.objects.filter(position=3).update(topic=None)  # nobody has named the topic

        assert _told(period) == counted(period, TODAY)

    in_turn(check, examples=60)


def test_behind_every_number_stand_as_many_appeals():
    def check(period):
        found = tally(period, on=TODAY)
        numbers = {(cut, code): many for cut in DRILLED if cut not in OF_QUESTIONS for code, many in found.by[cut].items()}

        assert {place: behind(period, *place, on=TODAY).count() for place in numbers} == numbers

    in_turn(check)


def test_behind_a_number_of_questions_stand_the_appeals_that_hold_them():
    def check(period):
        found = tally(period, on=TODAY)
        lines = {(cut, code) for cut in OF_QUESTIONS for code, many in found.by[cut].items() if many}

        assert {line for line in lines if not behind(period, *line, on=TODAY).exists()} == set()

    in_turn(check)


@given(st.lists(st.integers(0, 90)))
def test_mean_and_median_of_a_histogram_are_those_of_the_row(row):
    from_histogram = days_of((value, row.count(value)) for value in set(row))

    assert (from_histogram.count, from_histogram.median) == (len(row), _median(row))
    assert from_histogram.mean == (sum(row) / len(row) if row else None)


def _median(row):
    if not row:
        return None
    lower, upper = sorted(row)[(len(row) - 1) // 2], sorted(row)[len(row) // 2]
    return (lower + upper) / 2


def test_a_term_that_ended_last_night_is_late_before_anybody_has_noted_it():
    register(lot(registered_on=TODAY - timedelta(days=31), stage=Stage.IN_REVIEW))
    period = Period(date(2026, 10, 1), TODAY)

    assert [dict(tally(period, on=TODAY - timedelta(days=ago)).by["term"]) for ago in (1, 0)] == [
        {"in_time": 0, "overdue": 0, "running": 1},
        {"in_time": 0, "overdue": 1, "running": 0},
    ]


def test_a_result_in_an_open_appeal_is_no_result_yet():
    appeal = register(lot(stage=Stage.DRAFT_ANSWER))[0]
    Question.objects.filter(appeal=appeal).update(result=Result.SUPPORTED)

    assert +tally(Period(date(2026, 11, 1), TODAY), on=TODAY).by["result"] == {"": 1}
