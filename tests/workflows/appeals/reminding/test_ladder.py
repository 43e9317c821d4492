"""The ladder of reminders as a table: which step on which day, and whom it addresses."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workflows.appeals.models import ClockKind
from workflows.appeals.reminding.ladder import INSTEAD, LADDER, Rung, Step, Term, day_of, rungs_of, step_on, steps_of

ANSWER = Term(base_on=date(2026, 11, 2), control_due_on=date(2026, 12, 2), limit_on=date(2026, 12, 2))
HIGH = (Rung.CO_EXECUTOR, Rung.RESPONSIBLE, Rung.DEPUTY, Rung.HEAD)
DAY = timedelta(days=1)

terms = some.builds(
    lambda base, length, rest: Term(base, base + DAY * length, base + DAY * (length + rest)),
    some.dates(date(2025, 1, 1), date(2027, 12, 31)),
    some.integers(0, 60),
    some.integers(0, 10),
)

WHEN = {
    date(2026, 11, 21): None,
    date(2026, 11, 22): Step.DAYS_10,
    date(2026, 11, 26): Step.DAYS_10,
    date(2026, 11, 27): Step.DAYS_5,
    date(2026, 11, 29): Step.DAYS_3,
    date(2026, 11, 30): Step.DAYS_3,
    date(2026, 12, 1): Step.DAYS_1,
    date(2026, 12, 2): Step.TODAY,
    date(2026, 12, 3): Step.OVERDUE,
    date(2027, 12, 3): Step.OVERDUE,
}

WHOM = {
    Step.DAYS_10: "соисполнитель, ответственный исполнитель",
    Step.DAYS_5: "соисполнитель, ответственный исполнитель",
    Step.DAYS_3: "соисполнитель, ответственный исполнитель, заместитель руководителя",
    Step.DAYS_1: "соисполнитель, ответственный исполнитель, заместитель руководителя",
    Step.TODAY: "соисполнитель, ответственный исполнитель, заместитель руководителя, руководитель",
    Step.OVERDUE: "соисполнитель, ответственный исполнитель, заместитель руководителя, руководитель",
    Step.DANGER: "делопроизводитель, заместитель руководителя, руководитель",
    Step.BOUNCED: "делопроизводитель, ответственный исполнитель, заместитель руководителя",
}


@pytest.mark.parametrize("day", WHEN, ids=str)
def test_a_term_of_thirty_days_has_these_steps(day):
    assert step_on(ANSWER, day) == WHEN[day]


@pytest.mark.parametrize("step", Step, ids=str)
def test_each_step_addresses_these_people(step):
    assert ", ".join(rung.label for rung in rungs_of(step, ClockKind.ANSWER)) == WHOM[step]


def test_no_step_is_without_a_row():
    assert (set(LADDER), set(INSTEAD)) == (set(Step), set(Rung))


def test_what_the_clerk_owes_is_asked_of_the_clerk():
    assert rungs_of(Step.DAYS_1, ClockKind.REGISTRATION) == (Rung.REGISTRAR, Rung.DEPUTY)
    assert rungs_of(Step.OVERDUE, ClockKind.POSTING) == (Rung.REGISTRAR, Rung.DEPUTY, Rung.HEAD)


def test_each_step_reaches_as_high_as_the_one_before_it():
    heights = [max(HIGH.index(rung) for rung in LADDER[step]) for step in steps_of(ANSWER)]

    assert heights == sorted(heights)


def test_a_term_of_three_days_warns_only_while_it_runs():
    term = Term(base_on=date(2026, 11, 2), control_due_on=date(2026, 11, 5), limit_on=date(2026, 11, 5))

    assert steps_of(term) == (Step.DAYS_1, Step.TODAY, Step.OVERDUE)


@given(terms)
def test_the_last_step_is_never_due_before_the_term_is_broken(term):
    assert step_on(term, term.limit_on) != Step.OVERDUE
    assert step_on(term, term.limit_on + DAY) == Step.OVERDUE


@given(terms, some.integers(-90, 90))
def test_steps_only_climb(term, shift):
    today = term.control_due_on + DAY * shift
    order = [None, *steps_of(term)]

    assert order.index(step_on(term, today)) <= order.index(step_on(term, today + DAY))


@given(terms)
def test_every_step_is_the_last_one_on_its_own_day(term):
    days = {day_of(step, term): step for step in steps_of(term)}

    assert {day: step_on(term, day) for day in days} == days
