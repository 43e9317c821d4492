"""People are told of terms in time, once, by one letter of a morning, and nobody is named in it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from tests.workflows.appeals import story
from workflows.appeals.actions import assigning, clocks, drafting, keeping
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.actions.clocks import End
from workflows.appeals.actions.reminding import remind
from workflows.appeals.actions.sending import note_delivery
from workflows.appeals.models import ClockKind, DeliveryState, HouseRules, PaperKind, Reminder, Sensitivity, StopCause
from workflows.mail.models import Letter
from workflows.people.models import Substitution

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

# The answer to a letter registered on Monday, 2 November, is due on Wednesday, 2 December 2026.
NOVEMBER_22, NOVEMBER_23 = date(2026, 11, 22), date(2026, 11, 23)  # ten days before: a Sunday; the Monday after it
NOVEMBER_10, NOVEMBER_11, NOVEMBER_12 = (date(2026, 11, day) for day in (10, 11, 12))
DECEMBER_1, DECEMBER_2, DECEMBER_3 = date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 3)


@pytest.fixture(autouse=True)
def _calendar():
    make_appeal.calendar()


def letters():
    """Address → subject of every letter so far, in the order of writing."""
    return list(Letter.objects.order_by("pk").values_list("to", "subject"))


def steps(person):
    return list(Reminder.objects.filter(recipient=person).order_by("pk").values_list("step", flat=True))


def test_the_executor_hears_of_a_term_on_the_first_working_morning():
    executor = make.executor(email="volkov@school.example")
    make_appeal.in_review(to=executor)

    assert [remind(at=at(NOVEMBER_22, 8)), remind(at=at(NOVEMBER_23, 7, 59)), remind(at=at(NOVEMBER_23, 8))] == [0, 0, 1]
    assert letters() == [("volkov@school.example", "Срок подходит: обращения граждан, 23.11.2026")]
    assert steps(executor) == ["10"]


def test_the_digest_of_a_late_start_is_written_at_once():
    make_appeal.in_review()

    assert [remind(at=at(NOVEMBER_23, 11, 30)), remind(at=at(NOVEMBER_23, 11, 31))] == [1, 0]


def test_twenty_appeals_are_one_letter():
    executor = make.executor()
    for _ in range(4):
        make_appeal.in_review(to=executor)

    remind(at=at(NOVEMBER_23, 8))

    assert [(letter.to, letter.body.count("Обращение №")) for letter in Letter.objects.all()] == [(executor.email, 4)]


def test_after_a_week_of_downtime_only_the_last_step_is_told():
    executor = make.executor()
    make_appeal.in_review(to=executor)

    remind(at=at(NOVEMBER_23, 8))
    remind(at=at(DECEMBER_1, 8))

    assert steps(executor) == ["10", "1"]


def test_an_overdue_answer_climbs_to_the_head_once():
    head, deputy, executor = make.head(), make.user(last_name="Лебедев"), make.executor()
    HouseRules.objects.create(deputy=deputy)
    make_appeal.in_review(to=executor, by=head)

    for days in range(4):
        remind(at=at(DECEMBER_3 + timedelta(days=days), 8))

    assert [steps(person) for person in (executor, deputy, head)] == [["overdue"]] * 3
    assert sorted(letters()) == sorted((person.email, "Срок прошёл: обращения граждан, 03.12.2026") for person in (executor, deputy, head))


def test_who_takes_the_case_later_hears_of_the_step_next_morning():
    head, first, second = make.head(), make.executor(), make.executor()
    appeal = make_appeal.in_review(to=first, by=head)
    remind(at=at(NOVEMBER_23, 8))
    assigning.assign(appeal, Resolution(responsible=second), by=head, on=NOVEMBER_23, at=at(NOVEMBER_23, 12))

    today, tomorrow = remind(at=at(NOVEMBER_23, 13)), remind(at=at(NOVEMBER_23 + timedelta(days=1), 8))

    assert (today, tomorrow, steps(first), steps(second)) == (0, 1, ["10"], ["10"])


def test_an_extended_term_begins_its_ladder_anew():
    executor, head = make.executor(), make.head()
    appeal = make_appeal.in_review(to=executor, by=head)
    remind(at=at(NOVEMBER_23, 8))
    clocks.extend(appeal, 30, reason="направлен запрос", by=head, at=at(NOVEMBER_23, 12))

    remind(at=at(DECEMBER_2, 8))
    remind(at=at(date(2026, 12, 22), 8))

    assert steps(executor) == ["10", "10"]
    assert Reminder.objects.filter(recipient=executor).values("clock").distinct().count() == 2


def test_a_stopped_term_and_a_finished_appeal_remind_of_nothing():
    executor = make.executor()
    appeal = make_appeal.in_review(to=executor)
    clocks.stop(appeal, ClockKind.ANSWER, End(cause=StopCause.CONCLUDED, on=NOVEMBER_23), by=executor, at=at(NOVEMBER_23))

    assert [remind(at=at(day, 8)) for day in (NOVEMBER_23, DECEMBER_2, DECEMBER_3)] == [0, 0, 0]


def test_who_stands_in_hears_what_the_absent_person_hears():
    away, stands_in = make.executor(last_name="Волков"), make.executor(last_name="Зимин")
    Substitution.objects.create(person=away, substitute=stands_in, valid_from=NOVEMBER_22, valid_to=NOVEMBER_23, basis="Приказ № 5")
    make_appeal.in_review(to=away)

    remind(at=at(NOVEMBER_23, 8))

    bodies = {letter.to: letter.body.count(f"(вы замещаете: {away.short_name})") for letter in Letter.objects.all()}
    assert bodies == {away.email: 0, stands_in.email: 1}


def test_whoever_is_complained_of_is_told_nothing():
    head, other = make.head(), make_appeal.deputy()
    appeal = make_appeal.registered(complained_of=make_appeal.complained_of(head))
    assigning.assign(appeal, Resolution(responsible=make.executor()), by=other, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    remind(at=at(DECEMBER_3, 8))

    assert (steps(head), steps(other)) == ([], ["overdue", "overdue"])  # forwarding is broken as well


def test_where_nobody_is_named_yet_the_head_is_asked():
    head = make.head()
    make_appeal.registered()

    remind(at=at(date(2026, 11, 6), 8))

    assert steps(head) == ["3"]


def test_a_person_without_an_address_is_passed_over_to_the_next_rung():
    head = make.head()
    make_appeal.in_review(to=make.executor(email=""), by=head)

    remind(at=at(NOVEMBER_23, 8))

    assert letters() == [(head.email, "Срок подходит: обращения граждан, 23.11.2026")]


def test_an_unregistered_letter_is_the_clerks():
    clerk = make.clerk()
    make_appeal.received(on=date(2026, 11, 17))

    remind(at=at(date(2026, 11, 19), 8))

    assert steps(clerk) == ["1"]


def test_a_last_day_that_shows_itself_at_noon_is_told_at_once():
    executor = make.executor()
    appeal = make_appeal.in_review(to=make.executor(), by=(head := make.head()))
    remind(at=at(DECEMBER_2, 8))
    assigning.assign(appeal, Resolution(responsible=executor), by=head, on=DECEMBER_2, at=at(DECEMBER_2, 12))

    remind(at=at(DECEMBER_2, 12, 1))

    assert (steps(executor), letters()[-1]) == (["0"], (executor.email, "Сегодня последний день: обращения граждан, 02.12.2026"))


def test_a_danger_wakes_the_head_the_deputy_and_the_clerk_on_a_sunday_night():
    head, deputy, executor = make.head(), make.user(), make.executor()
    HouseRules.objects.create(deputy=deputy)
    appeal = make_appeal.in_review(to=executor, by=head, is_danger=True)

    told = [remind(at=at(date(2026, 11, 8), 3)), remind(at=at(date(2026, 11, 8), 3, 1))]

    assert (told, steps(executor)) == ([3, 0], [])
    assert sorted(letters()) == sorted((person.email, "Угроза безопасности: обращения граждан, 08.11.2026") for person in (head, deputy, appeal.registered_by))


def test_a_danger_is_told_once_however_often_terms_are_counted_anew():
    head = make.head()
    appeal = make_appeal.in_review(by=head, is_danger=True)
    remind(at=at(date(2026, 11, 8), 3))
    clocks.extend(appeal, 30, reason="направлен запрос", by=head, at=at(NOVEMBER_23))

    remind(at=at(date(2026, 11, 24), 3))

    assert steps(head) == ["danger"]


def come_back(sending, *, on):
    """The post has brought the letter back."""
    note_delivery(sending, DeliveryState.BOUNCED, detail="истёк срок хранения", by=None, on=on, at=at(on, 14))


def test_a_returned_answer_is_told_at_once_by_day_and_not_at_night():
    who = story.cast()
    appeal = story.answered(who)
    remind(at=at(NOVEMBER_10, 8))
    come_back(appeal.papers.get().sendings.get(), on=NOVEMBER_10)

    told = [remind(at=at(NOVEMBER_10, hour)) for hour in (20, 15, 16)]

    assert told[0] == told[2] == 0
    assert [steps(person) for person in (who.clerk, who.executor, who.head)] == [["bounced"]] * 3
    assert letters()[-1][1] == "Письма вернулись: обращения граждан, 10.11.2026"


def test_an_answered_appeal_reminds_only_of_the_letter_that_must_leave_again():
    who = story.cast()
    come_back(story.answered(who).papers.get().sendings.get(), on=NOVEMBER_10)

    for day in (NOVEMBER_10, NOVEMBER_11, NOVEMBER_12):
        remind(at=at(day, 15))

    assert steps(who.clerk) == ["bounced", "0", "overdue"]


def test_the_same_paper_may_come_back_twice_and_one_that_left_again_is_not_told():
    who = story.cast()
    paper = story.answered(who).papers.get()
    come_back(paper.sendings.get(), on=NOVEMBER_10)
    remind(at=at(NOVEMBER_10, 15))
    come_back(story.sent(paper, who, on=NOVEMBER_10), on=NOVEMBER_10)
    remind(at=at(NOVEMBER_10, 18, 30))
    come_back(story.sent(paper, who, on=NOVEMBER_11), on=NOVEMBER_11)
    story.sent(paper, who, on=NOVEMBER_11)

    remind(at=at(NOVEMBER_11, 18, 30))

    assert steps(who.clerk) == ["bounced", "bounced"]


def test_a_returned_paper_that_the_law_does_not_demand_waits_for_the_morning():
    who = story.cast()
    appeal = story.in_review(who)
    paper = drafting.draft(appeal, PaperKind.INFO_LETTER, story.NOTICE, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2))
    sending = story.sent(paper, who, on=NOVEMBER_2)
    remind(at=at(NOVEMBER_10, 8))
    come_back(sending, on=NOVEMBER_10)

    assert [remind(at=at(NOVEMBER_10, 15)) > 0, remind(at=at(NOVEMBER_11, 8)) > 0] == [False, True]


def test_letters_carry_numbers_and_days_and_name_no_citizen():
    head = make.head()
    appeal = make_appeal.in_review(by=head, about=(make_appeal.registering.Person(name="Кузнецов Тимофей"),), is_danger=True)
    keeping.mark(appeal, keeping.Marks(sensitivity=Sensitivity.SENSITIVE, on_control=True, is_danger=True, safe_summary="О кружке"), by=head, on=NOVEMBER_2, at=at(NOVEMBER_2))

    remind(at=at(DECEMBER_3, 8))

    told = " ".join(f"{letter.subject} {letter.body} {letter.html}" for letter in Letter.objects.all())
    assert f"Обращение № {appeal.number}: ответ (59-ФЗ 12(1)): просрочено, последний день был 2\xa0декабря 2026\xa0г." in told.replace("декабря\xa02026", "декабря 2026")
    assert f"/admin/appeals/{appeal.pk}/" in told
    assert [word for word in ("Петров", "Мари", "Садов", "petrova", "кружк", "Кузнецов", "Тимофе") if word in told] == []


def test_a_hundred_terms_cost_as_many_questions_as_one():
    executor = make.executor()
    make_appeal.in_review(to=executor)
    first = questions(NOVEMBER_23)
    for _ in range(5):
        make_appeal.in_review(to=make.executor())

    # each new letter and each new lock is written by itself; what is read stays the same
    assert questions(date(2026, 11, 24)) == first


def questions(day):
    """How many times the database is read while the day is told."""
    with CaptureQueriesContext(connection) as asked:
        remind(at=at(day, 8))
    return sum(query["sql"].startswith("SELECT") and "LIMIT 21" not in query["sql"] for query in asked)
