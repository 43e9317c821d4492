"""An assignment with a day of its own is told of once for each step, in the digest of the morning, and an ended one is silent."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from workflows.appeals.actions import assigning
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.actions.reminding import remind
from workflows.appeals.models import Assignment, ErrandReminder, HouseRules
from workflows.appeals.reminding.hours import is_working
from workflows.appeals.reminding.ladder import Term, step_on
from workflows.mail.models import Letter
from workflows.people.models import Substitution
from workflows.workdays.best_known import best_known

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

DUE = date(2026, 11, 18)  # a Wednesday; the answer is due on 2 December
NOVEMBER_13, NOVEMBER_16, NOVEMBER_17, NOVEMBER_19, NOVEMBER_20 = (date(2026, 11, day) for day in (13, 16, 17, 19, 20))
happenings = some.lists(some.tuples(some.integers(1, 6), some.sampled_from(("nothing", "nothing", "reported", "returned", "another"))), max_size=10)


def helped(*, due_on=DUE, **fields):
    """An appeal in review with a helper who has a day: the appeal, who answers for it, the helper."""
    responsible, helper = make.executor(), make.executor(**fields)
    appeal = make_appeal.in_review(to=responsible)
    share(appeal, helper, by=responsible, due_on=due_on)
    return appeal, responsible, helper


def share(appeal, helper, *, by, due_on=DUE, on=NOVEMBER_2):
    return assigning.share(appeal, helper, text="Проверьте расписание.", due_on=due_on, question=None, by=by, on=on, at=at(on, 16))


def steps(person):
    return list(ErrandReminder.objects.filter(recipient=person).order_by("pk").values_list("step", flat=True))


def mornings(*days):
    return [remind(at=at(day, 8)) for day in days]


@pytest.fixture(autouse=True)
def _calendar():
    make_appeal.calendar()


def test_the_helper_hears_first_then_who_answers_for_the_case_then_the_deputy():
    deputy = make.user(last_name="Лебедев")
    HouseRules.objects.create(deputy=deputy)
    _, responsible, helper = helped()

    mornings(NOVEMBER_13, NOVEMBER_16, NOVEMBER_17, DUE, NOVEMBER_19, NOVEMBER_20)

    assert [steps(person) for person in (helper, responsible, deputy)] == [["5", "3", "1", "0", "overdue"], ["0", "overdue"], ["overdue"]]


def test_the_letter_names_the_day_and_who_does_it_and_not_what():
    helped(email="helper@school.example", last_name="Волков", first_name="Олег", patronymic="")

    mornings(NOVEMBER_17)

    letter = Letter.objects.get(to="helper@school.example")
    assert letter.subject == "Срок подходит: обращения граждан, 17.11.2026"
    assert "поручение, исполняет О. Волков: до 18 ноября 2026 г. осталось дней: 1" in letter.body.replace("\u00a0", " ")
    assert "расписание" not in letter.body


def test_after_the_digest_and_on_days_off_nothing_is_told():
    helped(due_on=date(2026, 11, 21))

    told = [remind(at=moment) for moment in (at(NOVEMBER_20, 7, 59), at(date(2026, 11, 21), 9), at(date(2026, 11, 22), 12))]

    assert (told, ErrandReminder.objects.count()) == ([0, 0, 0], 0)


def test_an_assignment_that_ends_with_the_term_of_the_law_is_told_of_by_the_term_alone():
    helped(due_on=date(2026, 12, 2))

    mornings(date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 3))

    assert ErrandReminder.objects.count() == 0


def test_an_ended_assignment_is_silent():
    _, _, helper = helped()
    assigning.report(Assignment.objects.get(executor=helper), words="Сделано.", by=helper, on=NOVEMBER_2, at=at(NOVEMBER_2, 17))

    mornings(NOVEMBER_17, DUE, NOVEMBER_19)

    assert ErrandReminder.objects.count() == 0


def test_who_must_only_know_is_not_reminded():
    head, informed = make.head(), make.executor()
    appeal = make_appeal.registered()
    assigning.assign(appeal, Resolution(responsible=make.executor(), informed=(informed,), due_on=DUE), by=head, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    mornings(NOVEMBER_17, DUE)

    assert steps(informed) == []


def test_who_stands_in_for_the_helper_is_told_too():
    _, _, helper = helped()
    stands_in = make.executor()
    Substitution.objects.create(person=helper, substitute=stands_in, valid_from=NOVEMBER_2, valid_to=DUE)

    mornings(NOVEMBER_17)

    assert (steps(helper), steps(stands_in)) == (["1"], ["1"])


def happen(what, appeal, *, by, helper, day):
    """What befalls the errand on an afternoon."""
    active = Assignment.objects.active().filter(appeal=appeal, executor=helper).first()
    done = Assignment.objects.filter(appeal=appeal, executor=helper).exclude(pk__in=Assignment.objects.active()).order_by("-pk").first()
    if what == "reported" and active:
        assigning.report(active, words="Сделано.", by=helper, on=day, at=at(day, 13))
    elif what == "returned" and done and not active:
        assigning.return_report(done, remark="Уточните.", by=by, on=day, at=at(day, 13))
    elif what == "another":
        share(appeal, make.executor(), by=by, due_on=min(day + timedelta(days=4), date(2026, 11, 30)), on=day)


@given(happenings)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_each_step_of_what_still_binds_is_told_once(story):
    with transaction.atomic():
        working = best_known().calendar
        appeal, responsible, helper = helped()
        day = NOVEMBER_2

        for gap, what in story:
            day += timedelta(days=gap)
            remind(at=at(day, 8))
            if is_working(day, working):
                told = set(ErrandReminder.objects.values_list("assignment", "step", "recipient"))
                assert owed(day) <= told
            if day < date(2026, 11, 30):
                happen(what, appeal, by=responsible, helper=helper, day=day)

        locks = list(ErrandReminder.objects.values_list("assignment", "due_on", "step", "recipient"))
        lines = sum(body.count("поручение, исполняет") for body in Letter.objects.values_list("body", flat=True))
        assert len(locks) == len(set(locks)) == lines
        transaction.set_rollback(True)


def owed(day):
    """Of each assignment that binds somebody: its last step that has fallen due, for its executor."""
    rows = Assignment.objects.active().exclude(due_on=None).values_list("pk", "given_at", "due_on", "executor")
    steps = ((pk, step_on(Term(given.astimezone(at(day).tzinfo).date(), due, due), day), who) for pk, given, due, who in rows)
    return {one for one in steps if one[1] is not None}
