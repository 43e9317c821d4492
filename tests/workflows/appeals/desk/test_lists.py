"""The lists of the desk: what stands in them, for whom, in which order, and what they cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make, make_appeal
from tests.workflows.appeals import story
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import at, numbers, words
from workflows.appeals.actions.intake import Sender
from workflows.appeals.models import Category, ReplyBy, Sensitivity
from workflows.appeals.queries import finding
from workflows.appeals.views.lists import JournalView

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

MOST_QUERIES = 15
ANNA = Sender(last_name="Кузнецова", first_name="Анна", category=Category.PARENT, email="anna@example.org", reply_by=ReplyBy.EMAIL)


def long_ago(days: int):
    return desk.TODAY - timedelta(days=days)


def test_the_journal_shows_the_last_registered_first(at_desk):
    first, second = desk.registered(on=long_ago(2)), desk.registered()

    assert numbers(at_desk(make.clerk()).get(at("index"))) == [second.number, first.number]


def test_saved_views_part_the_journal(at_desk):
    overdue = desk.in_review(on=long_ago(45))
    today = desk.in_review(on=long_ago(30))
    assigned = desk.assigned(on=long_ago(1))
    waiting = desk.registered()
    client = at_desk(make.clerk())

    found = {view: set(numbers(client.get(at("index"), {"view": view} if view else {}))) for view in ("", "unassigned", "in_work", "overdue", "done")}

    assert found == {
        "": {overdue.number, today.number, assigned.number, waiting.number},
        "unassigned": {waiting.number},
        "in_work": {overdue.number, today.number, assigned.number},
        "overdue": {overdue.number},
        "done": set(),
    }


def test_a_letter_without_a_number_waits_among_the_incoming_alone(at_desk):
    letter, client = desk.received(), at_desk(make.clerk())

    assert numbers(client.get(at("incoming"))) == [f"вх. {letter.intake_id}"]
    assert numbers(client.get(at("index"))) == []


def test_an_executor_finds_own_cases_in_every_list_and_no_others(at_desk):
    executor = make.executor()
    mine = desk.assigned(to=executor)
    desk.assigned()
    client = at_desk(executor)

    assert numbers(client.get(at("index"))) == [mine.number]
    assert numbers(client.get(at("mine"))) == [mine.number]
    assert words(client.get(at("control"))).count("Обращение №") == 2  # answer and forwarding of the one case


def test_the_author_of_a_sensitive_letter_is_initials_to_whoever_only_helps(at_desk):
    helper, executor = make.executor(), make.executor()
    appeal = desk.registered(sensitivity=Sensitivity.SENSITIVE)
    resolution = make_appeal.assigning.Resolution(responsible=executor, co_executors=(helper,))
    make_appeal.assigning.assign(appeal, resolution, by=make.head(), on=desk.YESTERDAY, at=make_appeal.at(desk.YESTERDAY, 16))

    seen = [words(at_desk(person).get(at("index"))) for person in (helper, executor, make.clerk())]

    assert ["Петрова М. И." in page for page in seen] == [False, True, True]
    assert "П. М. И." in seen[0]


@pytest.mark.parametrize("typed", ["1", "№ {number}", "{number}", "петрова", "Петрова Мария", "отмене занятий"])
def test_a_letter_is_found_by_number_by_surname_and_by_words(at_desk, typed):
    wanted = desk.registered()
    desk.registered(sender=ANNA, summary="О расписании")

    found = numbers(at_desk(make.clerk()).get(at("index"), {"q": typed.format(number=wanted.number)}))

    assert found == [wanted.number]


def test_search_finds_nothing_that_the_person_may_not_read(at_desk):
    desk.registered()

    assert numbers(at_desk(make.executor()).get(at("index"), {"q": "Петрова"})) == []


@pytest.mark.parametrize("typed", ["{place}", "№ {number}", "{number}", "петрова", "Петрова мария", "отмене занятий"])
def test_ones_own_list_is_searched_whole_however_old_a_letter_is(at_desk, monkeypatch, typed):
    monkeypatch.setattr(finding, "LATEST", 1)
    executor = make.executor()
    wanted = desk.assigned(to=executor, on=long_ago(9))
    desk.assigned(to=executor, sender=ANNA, summary="О расписании")

    found = numbers(at_desk(executor).get(at("mine"), {"q": typed.format(number=wanted.number, place=wanted.seq)}))

    assert found == [wanted.number]


def test_a_letter_without_a_number_is_found_by_what_it_is_called(at_desk):
    wanted = desk.received()
    desk.received()

    found = numbers(at_desk(make.clerk()).get(at("incoming"), {"q": str(wanted.intake_id)}))

    assert found == [f"вх. {wanted.intake_id}"]


def test_filters_narrow_and_stay_in_the_tabs(at_desk):
    collective = desk.registered(people_count=5)
    desk.registered()

    page = at_desk(make.clerk()).get(at("index"), {"mark": "collective"})

    assert numbers(page) == [collective.number]
    assert "?mark=collective&amp;view=unassigned" in page.content.decode()


def test_an_empty_list_says_what_will_appear_and_who_makes_it(at_desk):
    client = at_desk(make.clerk())

    said = {name: words(client.get(at(name))) for name in ("index", "incoming", "mine", "signing", "control", "forwardings", "sendings")}

    assert "Поступление вносит и регистрирует делопроизводитель." in said["index"]
    assert "Сюда попадает всё, что пришло с сайта и почтой" in said["incoming"]
    assert "руководитель поручает его вам" in said["mine"]
    assert "исполнитель передаёт его вам" in said["signing"]
    assert "Ни один срок не идёт." in said["control"]
    assert "руководитель решает направить" in said["forwardings"]
    assert "сразу после подписания" in said["sendings"]


def test_a_long_list_is_leafed_through_and_never_counted(at_desk, monkeypatch):
    monkeypatch.setattr(JournalView, "paginate_by", 2)
    letters = [desk.registered().number for _ in range(3)]
    client = at_desk(make.clerk())

    with CaptureQueriesContext(connection) as run:
        first, second = client.get(at("index")), client.get(at("index"), {"p": "2"})

    assert [numbers(first), numbers(second)] == [[letters[2], letters[1]], [letters[0]]]
    assert ("Следующая" in words(first), "Следующая" in words(second)) == (True, False)
    assert [query["sql"] for query in run if query["sql"].startswith("SELECT COUNT(*)")] == []


@pytest.mark.parametrize("typed", ["0", "-1", "второй", "1000000"])
def test_a_page_that_cannot_be_is_the_first(at_desk, typed):
    letter = desk.registered()

    assert numbers(at_desk(make.clerk()).get(at("index"), {"p": typed})) == [letter.number]


@pytest.mark.parametrize("name", ["index", "incoming", "mine", "control", "signing", "forwardings", "sendings"])
@pytest.mark.parametrize("who", ["clerk", "executor", "head"])
def test_a_list_costs_the_same_at_two_sizes_and_at_most_fifteen_queries(at_desk, name, who):
    people = {"clerk": make.clerk(), "executor": make.executor(), "head": make.head()}
    client = at_desk(people[who])

    def more(count):
        for _ in range(count):
            desk.received()
            desk.notice(desk.in_review(to=people["executor"]), by=people["executor"])

    more(1)
    client.get(at(name))
    with CaptureQueriesContext(connection) as few:
        client.get(at(name))
    more(3)
    with CaptureQueriesContext(connection) as many:
        client.get(at(name))

    assert len(many) == len(few) <= MOST_QUERIES


@pytest.mark.parametrize("address", [("forwardings", {}), ("sendings", {}), ("sendings", {"view": "bounced"}), ("sendings", {"view": "all"})], ids=str)
def test_a_list_of_what_has_left_costs_the_same_at_two_sizes(at_desk, address):
    name, asked = address
    who = story.cast()
    client = at_desk(who.clerk)

    def more(count):
        for _ in range(count):
            desk.has_left(who)

    more(1)
    client.get(at(name), asked)
    with CaptureQueriesContext(connection) as few:
        first = client.get(at(name), asked)
    more(3)
    with CaptureQueriesContext(connection) as many:
        client.get(at(name), asked)

    assert "Обращение №" in words(first)
    assert len(many) == len(few) <= MOST_QUERIES
