"""Who sees what of an appeal (59-ФЗ, ст. 6): role × own case × sensitivity as one table, for the card, the list and the child's name."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from wagtail.models import ReferenceIndex
from wagtail.search import index

from tests import make, make_appeal
from tests.make_appeal import MARIA, NOVEMBER_2, at
from workflows.appeals.actions import assigning, keeping
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.models import AskedVisa, ComplainedOf, HouseRules, Paper, PaperKind, Reading, Sensitivity
from workflows.appeals.rules import Sight, may_read, may_see_child, sight_of, visible_to
from workflows.errors import NotAllowed
from workflows.people.history import save_as
from workflows.people.models import Substitution

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TODAY = NOVEMBER_2 + timedelta(days=7)
LEVELS = (Sensitivity.ORDINARY, Sensitivity.SENSITIVE, Sensitivity.RESTRICTED)

# For each person: the card of an ordinary, a sensitive, a restricted appeal (+ seen, - not), and whether the child is named.
TABLE = {
    "clerk": ("+++", True),
    "head": ("+++", True),
    "deputy with the right": ("+++", True),
    "deputy without the right": ("---", False),
    "lawyer": ("---", False),
    "responsible": ("+++", True),
    "co-executor": ("++-", False),
    "informed": ("++-", False),
    "former responsible": ("---", False),
    "visa holder": ("++-", False),
    "signatory": ("+++", False),
    "substitute of the responsible": ("+++", True),
    "substitute of the co-executor": ("++-", False),
    "former substitute": ("---", False),
    "executor of another case": ("---", False),
    "editor": ("---", False),
    "administrator": ("---", False),
    "superuser": ("+++", True),
    "closed account of the responsible": ("---", False),
}


def paper(appeal, author, **fields):
    made = Paper(appeal=appeal, kind=PaperKind.ANSWER, author=author, created_at=at(NOVEMBER_2), **fields)
    save_as(made, by=author, reason="Проект")
    return made


def stands_in(person, *, until=TODAY):
    found = make.executor()
    Substitution.objects.create(person=person, substitute=found, valid_from=NOVEMBER_2, valid_to=until, basis="Приказ № 5")
    return found


def school(sensitivity):
    """An appeal on which all these people work, and each of them by name."""
    make_appeal.calendar()
    head, former, responsible, helper, informed = make.head(), make.executor(), make.executor(), make.executor(), make.executor()
    appeal = make_appeal.assigned(to=former, by=head, sensitivity=sensitivity, safe_summary="О работе кружка")
    given = Resolution(responsible=responsible, co_executors=(helper,), informed=(informed,))
    appeal = assigning.assign(appeal, given, by=head, on=NOVEMBER_2, at=at(NOVEMBER_2, 17))
    other = make.executor()
    make_appeal.assigned(to=other, by=head)
    people = {
        "clerk": appeal.registered_by,
        "head": head,
        "deputy with the right": make_appeal.deputy(),
        "deputy without the right": make.executor(),
        "lawyer": make.lawyer(),
        "responsible": responsible,
        "co-executor": helper,
        "informed": informed,
        "former responsible": former,
        "visa holder": make.executor(),
        "signatory": make.executor(),
        "substitute of the responsible": stands_in(responsible),
        "substitute of the co-executor": stands_in(helper),
        "former substitute": stands_in(responsible, until=NOVEMBER_2),
        "executor of another case": other,
        "editor": make.editor(),
        "administrator": make.administrator(),
        "superuser": make.user(is_superuser=True),
    }
    HouseRules.objects.create(deputy=people["deputy without the right"])
    AskedVisa.objects.create(paper=paper(appeal, responsible), user=people["visa holder"])
    paper(appeal, responsible, signatory=people["signatory"])
    return appeal, people


def again(person):
    """The person as a new request knows them: Django keeps rights on the object."""
    return type(person).objects.get(pk=person.pk)


def seen(person, appeal):
    """What the three words of the rules say; they must agree."""
    person = again(person)
    whole = sight_of(person, appeal, on=TODAY) == Sight.WHOLE
    listed = visible_to(person, on=TODAY).filter(pk=appeal.pk).count() == 1
    assert whole == listed
    return whole


def refused(person, appeal):
    try:
        may_read(again(person), appeal, on=TODAY)
    except NotAllowed:
        return True
    return False


@pytest.mark.parametrize("sensitivity", LEVELS, ids=str)
def test_the_table_of_readers(sensitivity):
    appeal, people = school(sensitivity)
    place = LEVELS.index(sensitivity)

    sights = {name: seen(person, appeal) for name, person in people.items()}
    closed = people["responsible"]
    closed.is_active = False
    closed.save()
    sights["closed account of the responsible"] = seen(closed, appeal)

    assert sights == {name: cards[place] == "+" for name, (cards, _) in TABLE.items()}
    assert {name for name, person in people.items() if name != "responsible" and refused(person, appeal) == sights[name]} == set()


@pytest.mark.parametrize("sensitivity", LEVELS, ids=str)
def test_the_child_is_named_to_those_who_answer_for_the_case(sensitivity):
    appeal, people = school(sensitivity)

    named = {name: may_see_child(again(person), appeal, on=TODAY) for name, person in people.items()}

    assert named == {name: child for name, (_, child) in TABLE.items() if name in people}


@pytest.mark.parametrize("sensitivity", LEVELS, ids=str)
def test_whoever_is_complained_of_sees_the_safe_words_alone_whatever_they_are(sensitivity):
    appeal, people = school(sensitivity)
    for person in people.values():
        ComplainedOf.objects.create(appeal=appeal, user=person)

    found = {name: (sight_of(again(person), appeal, on=TODAY), seen(person, appeal), may_see_child(again(person), appeal, on=TODAY)) for name, person in people.items()}

    assert found == dict.fromkeys(people, (Sight.SUMMARY, False, False))


def test_without_safe_words_whoever_is_complained_of_sees_nothing():
    petrov = make.executor()
    appeal = make_appeal.registered(complained_of=make_appeal.complained_of(petrov))

    assert sight_of(petrov, appeal, on=TODAY) == Sight.NOTHING


def test_readings_of_narrow_cards_are_written_down_and_of_ordinary_ones_are_not():
    clerk = make.clerk()
    for level in LEVELS:
        keeping.log_reading(make_appeal.registered(sensitivity=level), Reading.What.CARD, by=clerk, at=at(TODAY))

    assert sorted(Reading.objects.values_list("appeal__sensitivity", "what", "by")) == [("restricted", "card", clerk.pk), ("sensitive", "card", clerk.pk)]


APPEALS = list(apps.get_app_config("appeals").get_models())


def test_neither_search_nor_the_index_of_references_of_wagtail_knows_appeals():
    assert [model for model in APPEALS if issubclass(model, index.Indexed) or model in ReferenceIndex.tracked_models] == []


def test_no_row_of_an_appeal_calls_itself_by_a_person():
    appeal, _ = school(Sensitivity.SENSITIVE)
    make_appeal.registered(about=(make_appeal.registering.Person(name="Аристарх"),), co_applicants=(make_appeal.registering.Person(name="Самойленко"),))
    keeping.note(appeal, "Петрова звонила", by=appeal.registered_by, on=TODAY, at=at(TODAY))

    told = " ".join(str(row) for model in APPEALS if model._meta.label not in ("appeals.CompetentBody", "appeals.Topic") for row in model._base_manager.all())

    assert appeal.number in told
    assert [word for word in (MARIA.last_name, "Петров", "Садов", "Аристарх", "Самойленко", "кружк") if word in told] == []


def test_a_day_after_the_absence_the_substitute_sees_nothing():
    away = make.executor()
    stand_in = stands_in(away, until=TODAY)
    appeal = make_appeal.assigned(to=away)

    days = (date(2026, 11, 2), TODAY, TODAY + timedelta(days=1))

    assert [sight_of(stand_in, appeal, on=day) for day in days] == [Sight.WHOLE, Sight.WHOLE, Sight.NOTHING]
