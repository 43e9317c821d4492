"""The appeals of the demonstration: whenever it is told, every stage is shown, something is due and something overdue."""

import re
from collections import Counter
from datetime import date

import pytest
from django.db.models import Q

from portal.demo.appeals.letters import letters
from portal.demo.appeals.plan import PLAN
from tests.portal.demo.make_story import SHORT, told
from workflows.appeals.actions.signing import PRINT
from workflows.appeals.models import (
    Appeal,
    Applicant,
    Assignment,
    AssignmentState,
    Channel,
    ClockBreach,
    ClockKind,
    CoApplicant,
    CompetentBody,
    DeliveryState,
    Extension,
    HouseRules,
    Paper,
    RunningClock,
    Sending,
    Sensitivity,
    SubjectPerson,
    Topic,
)
from workflows.appeals.rules import visible_to
from workflows.appeals.stages import PaperStage, Stage
from workflows.journal.entries import broken_links
from workflows.printing import queue
from workflows.printing.models import Print

pytestmark = pytest.mark.django_db

SUNDAY, NEW_YEARS_EVE, AFTER_HOLIDAYS, LEAP_DAY = date(2026, 11, 29), date(2026, 12, 31), date(2027, 1, 10), date(2028, 2, 29)
TODAYS = (SUNDAY, NEW_YEARS_EVE, AFTER_HOLIDAYS, LEAP_DAY)
NOT_TOLD = {Stage.DESTROYED}
MOST_PRINTS = 40


@pytest.fixture(autouse=True)
def _sheets_are_not_drawn(settings):
    queue.builder_of.cache_clear()
    settings.PRINT_BUILDERS = {**settings.PRINT_BUILDERS, PRINT: SHORT}
    yield
    queue.builder_of.cache_clear()


@pytest.mark.both_databases
@pytest.mark.parametrize("today", TODAYS)
def test_every_stage_is_shown(today):
    told(today)

    assert set(Stage) - set(Appeal.objects.values_list("stage", flat=True)) == NOT_TOLD


@pytest.mark.parametrize("today", TODAYS)
def test_an_answer_is_due_today_another_is_late_and_a_letter_waits_too_long_for_its_number(today):
    told(today)

    running = RunningClock.objects.values_list("kind", "limit_on")
    answers = [limit for kind, limit in running if kind == ClockKind.ANSWER]
    registrations = [limit for kind, limit in running if kind == ClockKind.REGISTRATION]
    assert (answers.count(today), min(answers) < today, min(registrations) < today) == (2, True, True)


@pytest.mark.parametrize("today", TODAYS)
def test_numbers_follow_dates(today):
    told(today)

    for model, day in ((Appeal, "registered_on"), (Paper, "signed_on")):
        numbered = model.objects.exclude(series=None).order_by("period", "seq").values_list(day, flat=True)
        assert list(numbered) == sorted(numbered)


@pytest.mark.parametrize("today", TODAYS)
def test_nothing_is_dated_after_today(today):
    told(today)

    future = Q(received_on__gt=today) | Q(registered_on__gt=today) | Q(concluded_on__gt=today)
    assert (Appeal.objects.filter(future).count(), Sending.objects.filter(sent_on__gt=today).count()) == (0, 0)


@pytest.mark.parametrize("today", TODAYS)
def test_of_the_answers_that_left_one_was_late(today):
    told(today)

    late = ClockBreach.objects.filter(clock__kind=ClockKind.ANSWER, clock__appeal__stage__in=[Stage.ANSWERED, Stage.FILED])
    assert [breach.clock.appeal.summary for breach in late] == ["О двойном списании платы за обучение"]


@pytest.mark.parametrize("today", TODAYS)
def test_the_journal_holds(today):
    told(today)

    assert list(broken_links()) == []


def test_the_same_day_gives_the_same_story():
    told(SUNDAY)

    registered = Appeal.objects.registered().order_by("pk").values_list("number", "registered_on", "summary")
    assert (registered.first(), registered.last()) == (
        ("001-ОГ/2025", date(2025, 9, 22), "О совпадении двух занятий в расписании"),
        ("044-ОГ/2026", date(2026, 11, 27), "О незнакомом человеке у ворот, который зовёт детей с собой"),
    )


def test_every_letter_of_the_table_is_told_once():
    assert sorted(line.key for line in PLAN) == sorted(letters())


def test_letters_come_by_every_door_but_the_reception():
    assert {letter.channel for letter in letters().values()} == set(Channel) - {Channel.RECEPTION}


def test_only_what_was_sent_is_printed_at_once():
    told(SUNDAY)

    assert Print.objects.count() == Sending.objects.values("paper").distinct().count() <= MOST_PRINTS


def test_a_collective_letter_names_its_signatories():
    told(SUNDAY)

    collective = Appeal.objects.get(is_collective=True)
    assert (collective.people_count, CoApplicant.objects.filter(appeal=collective).count()) == (12, 4)


def test_a_letter_about_a_child_is_sensitive():
    told(SUNDAY)

    assert [person.appeal.sensitivity for person in SubjectPerson.objects.all()] == [Sensitivity.SENSITIVE]


def test_those_who_are_complained_of_do_not_see_the_letter():
    office = told(SUNDAY)

    for key, blamed in (("grubost", "executor"), ("direktor", "director")):
        assert not visible_to(office.people[blamed], on=SUNDAY).filter(pk=office.appeals[key].pk).exists()


def test_a_complaint_about_the_director_waits_for_the_deputy_to_sign():
    office = told(SUNDAY)

    paper = Paper.objects.get(appeal=office.appeals["direktor"], stage=PaperStage.ON_SIGNATURE)
    assert paper.signatory == office.people["deputy"]


def test_a_notice_that_came_back_is_a_task_for_the_clerk():
    office = told(SUNDAY)

    sending = Sending.objects.get(events__state=DeliveryState.BOUNCED)
    task = Assignment.objects.active().get(text__startswith="Отправить заново")
    assert (task.appeal_id, task.executor, Extension.objects.filter(notice=sending.paper).exists()) == (sending.paper.appeal_id, office.clerk, True)


def test_a_danger_is_marked():
    told(SUNDAY)

    assert Appeal.objects.get(is_danger=True).on_control


def test_work_is_handed_back_and_reports_are_returned():
    told(SUNDAY)

    states = Counter(Assignment.objects.values_list("state", flat=True))
    assert (states[AssignmentState.RETURNED], Assignment.objects.active().filter(text__contains="Замечание:").count()) == (1, 1)


def test_everybody_is_invented():
    told(SUNDAY)

    emails = Applicant.objects.exclude(email="").values_list("email", flat=True)
    assert [email for email in emails if not email.endswith(".example")] == []
    assert [letter.key for letter in letters().values() if re.search(r"\+7|8 \(|\d{3}-\d\d-\d\d", letter.text)] == []
    assert Applicant.objects.exclude(phone="").count() == 0


def test_the_books_say_where_each_choice_was_made():
    told(SUNDAY)

    rules = HouseRules.objects.get()
    assert "демонстрационные" in rules.preset_basis
    assert rules.email_basis == "п. 3.7 Порядка применения сервисов взаимодействия"
    assert {topic.is_active for topic in Topic.objects.filter(section="ТОТК")} == {False}
    assert [body.name for body in CompetentBody.objects.exclude(postal_address="") if "сверьте" not in body.competence] == []
