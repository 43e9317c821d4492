"""Scenarios 20 and 21: a complaint about a person never comes to that person."""

from datetime import date

import pytest

from tests import make, make_appeal
from tests.make_appeal import at
from tests.workflows.appeals import story
from tests.workflows.appeals.make_routing import MONDAY, TUESDAY, due, forward
from workflows.appeals.actions import assigning, deciding, drafting
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.actions.deciding import Ruling
from workflows.appeals.actions.registering import Blamed
from workflows.appeals.models import Clock, ClockKind, PaperKind, StopCause
from workflows.appeals.stages import Ground, Stage
from workflows.errors import Incomplete, NotAllowed

pytestmark = pytest.mark.django_db


def test_20_petrov_neither_answers_nor_agrees_nor_signs_a_complaint_about_petrov():
    who = story.cast()
    petrov = make.head(last_name="Петров")
    appeal = story.in_review(who, on=MONDAY, complained_of=(Blamed(user=petrov),))
    paper = drafting.draft(appeal, PaperKind.REGISTRATION_NOTICE, story.NOTICE, by=who.clerk, on=MONDAY, at=at(MONDAY))

    with pytest.raises(NotAllowed, match=r"исполнителем.*«Запрещается направлять жалобу"):
        assigning.assign(appeal, Resolution(responsible=petrov), by=who.head, on=MONDAY, at=at(MONDAY))
    with pytest.raises(NotAllowed, match=r"визирующим.*«Запрещается направлять жалобу"):
        drafting.ask_visas(paper, [petrov], by=who.clerk, on=MONDAY)
    with pytest.raises(NotAllowed, match=r"подписывающим.*«Запрещается направлять жалобу"):
        drafting.to_signature(paper, petrov, by=who.clerk, on=MONDAY)


def test_21_a_complaint_about_the_director_goes_to_the_founder():
    who, deputy = story.cast(), make_appeal.deputy()
    appeal = story.registered(who, on=MONDAY, complained_of=(Blamed(user=who.head),))

    decision = forward(appeal, who, story.to(story.body("Учредитель"), *appeal.questions.all()), by=deputy)
    appeal = story.carry_out(decision, type(who)(who.clerk, deputy, who.executor), on=TUESDAY)

    assert appeal.stage == Stage.FORWARDED


def test_21_the_director_does_not_decide_on_a_complaint_about_the_director():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY, complained_of=(Blamed(user=who.head),))

    with pytest.raises(NotAllowed, match="жалуется на вас"):
        forward(appeal, who, story.to(story.body("Учредитель"), *appeal.questions.all()))


def test_21_it_never_goes_to_the_body_that_it_complains_of():
    who, blamed = story.cast(), story.body("Департамент")
    appeal = story.registered(who, on=MONDAY, complained_of=(Blamed(body=blamed),))

    with pytest.raises(NotAllowed, match="решение или действие"):
        forward(appeal, who, story.to(blamed, *appeal.questions.all()))


def test_21_where_nobody_else_is_competent_it_is_returned_with_the_way_to_court_and_the_original():
    who, deputy, scan = story.cast(), make_appeal.deputy(), make.stored_file(b"%PDF", name="жалоба.pdf")
    appeal = make_appeal.received(on=MONDAY, raw=scan)
    appeal = story.register(appeal, who, on=MONDAY, complained_of=(Blamed(user=who.head),))

    ruling = Ruling(ground=Ground.RETURN_8_7, reason="Направить больше некому", notice=story.NOTICE)
    decision = deciding.decide(appeal, ruling, by=deputy, on=TUESDAY, at=at(TUESDAY))
    (letter,) = story.papers_of(decision)
    limit = due(appeal, ClockKind.NOTICE)[0]
    appeal = story.carry_out(decision, type(who)(who.clerk, deputy, who.executor), on=TUESDAY)

    assert (letter.kind, [item.file for item in letter.files.all()], limit) == (PaperKind.RETURN_LETTER, [scan], date(2026, 11, 23))
    assert (appeal.stage, Clock.objects.get(kind=ClockKind.NOTICE).stop.cause) == (Stage.RETURNED_8_7, StopCause.DONE)


def test_21_a_letter_that_complains_of_nobody_is_not_returned_so():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    with pytest.raises(Incomplete, match="на кого жалуются"):
        deciding.decide(appeal, Ruling(ground=Ground.RETURN_8_7, reason="Некому", notice=story.NOTICE), by=who.head, on=TUESDAY, at=at(TUESDAY))
