"""What the night does with terms: breaches are written down, terms follow the calendar, the control list is ready."""

import json
from datetime import date

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse
from django_q.models import OrmQ

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from workflows.appeals.actions import clocks
from workflows.appeals.actions.house import change_rules
from workflows.appeals.models import Clock, ClockBreach, ClockKind, HouseRules, RunningClock, Sensitivity, house_rules
from workflows.appeals.reminding.control_list import control_lines
from workflows.journal.models import Entry
from workflows.terms.counting import Preset
from workflows.workdays.actions import confirm_year, reopen_year
from workflows.workdays.models import CalendarYear, DayKind, SpecialDay

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

RECOUNT = "workflows.appeals.tasks.recount"


def asked():
    return [task.func() for task in OrmQ.objects.all() if task.func() == RECOUNT]


def test_a_year_that_is_confirmed_or_opened_asks_for_a_recount_at_once():
    make_appeal.calendar(2026)
    year, clerk = CalendarYear.objects.get(year=2026), make.clerk()

    reopen_year(year, reason="перенос", by=clerk)
    confirm_year(year, by=clerk, at=at(NOVEMBER_2))

    assert asked() == [RECOUNT, RECOUNT]


def test_a_refused_confirmation_asks_for_nothing():
    make_appeal.calendar(2026)

    assert asked() == []


def test_a_moved_day_moves_the_running_term_at_night():
    make_appeal.calendar()
    appeal = make_appeal.registered()
    clock = RunningClock.objects.get(appeal=appeal, kind=ClockKind.ANSWER)
    SpecialDay.objects.update_or_create(day=clock.control_due_on, defaults={"kind": DayKind.OFF, "title": "перенос"})

    clocks.recount(by=None, on=NOVEMBER_2, at=at(NOVEMBER_2, 23))

    moved = RunningClock.objects.get(appeal=appeal, kind=ClockKind.ANSWER)
    assert moved.control_due_on < clock.control_due_on
    assert list(Clock.objects.filter(previous=clock.clock).values_list("reason", flat=True)) == ["изменён производственный календарь"]


def chosen(preset, *, by, basis=""):
    rules = house_rules()
    rules.preset, rules.preset_basis = preset, basis
    change_rules(rules, by=by)


def test_another_reading_of_the_days_asks_for_a_recount_at_once_and_other_rules_do_not():
    clerk = make.clerk()
    HouseRules.objects.create()
    rules = house_rules()
    rules.near_days = 4

    change_rules(rules, by=clerk)
    before = asked()
    chosen(Preset.CIVIL, by=clerk)

    assert (before, asked()) == ([], [RECOUNT])
    assert Entry.objects.get(verb="houserules.preset").summary.startswith("Счёт дней: было «со следующего дня; выходной – к предыдущему рабочему дню», стало")


def test_the_form_of_the_rules_asks_for_it_too(at_desk):
    client = at_desk(make.user(is_superuser=True))
    typed = {**model_to_dict(HouseRules()), "preset": "CIVIL", "preset_basis": "п. 4"}
    typed = {name: value for name, value in typed.items() if value not in (None, False)}

    client.post(reverse("houserules:add"), typed)
    client.post(reverse("houserules:edit", args=[HouseRules.objects.get().pk]), {**typed, "preset": "STRICT"})

    assert (house_rules().preset, asked()) == ("STRICT", [RECOUNT, RECOUNT])


def test_running_terms_follow_the_chosen_reading_and_both_days_are_written_down():
    make_appeal.calendar()
    appeal = make_appeal.registered()
    old = RunningClock.objects.get(appeal=appeal, kind=ClockKind.ANSWER)
    chosen(Preset.STRICT, by=make.clerk(), basis="п. 4.2 Положения")

    clocks.recount(by=None, on=NOVEMBER_2, at=at(NOVEMBER_2, 23))

    new = RunningClock.objects.get(appeal=appeal, kind=ClockKind.ANSWER)
    assert (old.control_due_on, new.control_due_on, new.clock.preset, new.clock.previous) == (date(2026, 12, 2), date(2026, 12, 1), "STRICT", old.clock)
    assert new.clock.reason.endswith("стало «с самого дня события; выходной – к предыдущему рабочему дню» (п. 4.2 Положения)")
    facts = [json.loads(entry.facts) for entry in Entry.objects.filter(verb="appeal.clock_revised")]
    assert {"old": "2026-12-02", "new": "2026-12-01"} in facts
    assert clocks.recount(by=None, on=NOVEMBER_2, at=at(NOVEMBER_2, 23)) == []


def test_no_reading_moves_a_broken_term_or_makes_one_late_at_once():
    make_appeal.calendar()
    clerk = make.clerk()
    chosen(Preset.CIVIL, by=clerk)
    appeal = make_appeal.registered(on=date(2026, 11, 5))  # thirty days end on Saturday, 5 December
    chosen(Preset.STANDARD, by=clerk)
    sunday, tuesday = date(2026, 12, 6), date(2026, 12, 8)

    revised = [[clock.kind for clock in clocks.recount(by=None, on=on, at=at(on, 23))] for on in (sunday, tuesday)]

    assert revised == [[], []]
    assert RunningClock.objects.get(appeal=appeal, kind=ClockKind.ANSWER).limit_on == date(2026, 12, 7)


def test_an_extended_term_stays_extended_under_another_reading():
    make_appeal.calendar()
    appeal = make_appeal.in_review()
    clocks.extend(appeal, 20, reason="запрос", by=make.head(), at=at(NOVEMBER_2, 12))
    chosen(Preset.STRICT, by=make.clerk())

    clocks.recount(by=None, on=NOVEMBER_2, at=at(NOVEMBER_2, 23))

    assert RunningClock.objects.get(appeal=appeal, kind=ClockKind.ANSWER).control_due_on == date(2026, 12, 21)


def test_a_night_writes_a_breach_of_any_age_once():
    make_appeal.calendar()
    make_appeal.in_review()

    for _ in range(2):
        clocks.note_breaches(on=date(2027, 3, 1), at=at(date(2027, 3, 1), 0, 5))

    assert list(ClockBreach.objects.values_list("breached_on", flat=True)) == [date(2026, 12, 3)]


def test_the_control_list_shows_what_is_late_and_what_is_near_to_those_who_may_see_it():
    make_appeal.calendar()
    head, executor = make.head(), make.executor()
    late = make_appeal.in_review(on=date(2026, 10, 1), to=executor, by=head)
    near = make_appeal.in_review(on=NOVEMBER_2, to=executor, by=head, sensitivity=Sensitivity.RESTRICTED)
    make_appeal.in_review(on=date(2026, 11, 20), to=executor, by=head)

    lines = control_lines(head, on=date(2026, 11, 27))

    assert [(line.number, line.due_on, line.left(date(2026, 11, 27)), line.executor) for line in lines] == [
        (late.number, date(2026, 10, 31), -27, executor.short_name),
        (near.number, date(2026, 12, 2), 5, executor.short_name),
    ]
    assert control_lines(make.editor(), on=date(2026, 11, 27)) == []
