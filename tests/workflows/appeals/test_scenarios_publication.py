"""Scenario 34, second half: an answer for everybody names nobody (59-ФЗ, ст. 10, ч. 4; ст. 6, ч. 2)."""

from datetime import date

import pytest

from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import publishing
from workflows.appeals.actions.publishing import Openly
from workflows.appeals.actions.registering import Person
from workflows.appeals.models import (
    AnswerPublication,
    Paper,
)
from workflows.errors import ArchiveIsFrozen, Incomplete, NotAllowed, WrongStage

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)

OPEN = "Занятия кружка перенесены на среду для всех групп."


def publish(paper, who, text=OPEN, **fields):
    return publishing.publish(paper, Openly(**{"title": "О переносе занятий", "text": text, "confirms": True, **fields}), by=who.head, on=TUESDAY, at=at(TUESDAY, 19))


def answered_about_child(who):
    appeal = story.answered(who, on=MONDAY, sent_on=TUESDAY, about=(Person(name="Кривошеин Саша", detail="3Б"),), sender=story.sender(phone="+7 900 123-45-67"))
    return Paper.objects.get(appeal=appeal)


def test_34_an_answer_to_everybody_is_published_when_it_names_nobody():
    who = story.cast()

    publish(answered_about_child(who), who)

    assert [(one.text, one.by) for one in AnswerPublication.objects.all()] == [(OPEN, who.head)]


TRACES = ["Ответ Петровой Марии Ивановне", "для петровой", "Саше с 1 сентября", "Кривошеину", "жителям Садовой улицы", "на petrova@example.org", "тел. 8 (900) 123 45 67", "Ивановной"]


@pytest.mark.parametrize("trace", TRACES)
def test_34_a_name_an_address_or_a_child_in_any_case_blocks_the_publication(trace):
    who = story.cast()
    paper = answered_about_child(who)

    with pytest.raises(Incomplete, match="не обезличен"):
        publish(paper, who, f"{OPEN} {trace}")

    assert not AnswerPublication.objects.exists()


def test_34_the_heading_is_read_too_and_the_confirmation_is_the_signatorys_own():
    who = story.cast()
    paper = answered_about_child(who)

    with pytest.raises(Incomplete, match="«Петровой»"):
        publish(paper, who, title="Ответ Петровой")
    with pytest.raises(Incomplete, match="Подтвердите"):
        publish(paper, who, confirms=False)
    with pytest.raises(NotAllowed, match="опубликовать ответ"):
        publishing.publish(paper, Openly(title="О", text=OPEN, confirms=True), by=who.executor, on=TUESDAY, at=at(TUESDAY))


def test_34_a_publication_is_one_and_stays():
    who = story.cast()
    paper = answered_about_child(who)
    published = publish(paper, who)

    with pytest.raises(WrongStage, match="уже опубликован"):
        publish(paper, who)
    with pytest.raises(ArchiveIsFrozen):
        published.save()


def test_an_answer_that_has_not_left_is_not_published():
    who = story.cast()
    paper = story.signed(story.answer(story.in_review(who, on=MONDAY), who, on=TUESDAY), who, on=TUESDAY)

    with pytest.raises(WrongStage, match="уже направлен"):
        publish(paper, who)
