"""Scenarios 22–27: special cases of ст. 11, each with the papers and days that the law wants, none of them automatic."""

from datetime import date

import pytest

from tests import make
from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import deciding, forwarding
from workflows.appeals.actions.deciding import Ruling
from workflows.appeals.actions.forwarding import Route
from workflows.appeals.actions.registering import Blamed
from workflows.appeals.models import Clock, ClockKind, Decision, Paper, PaperKind, Result, RunningClock
from workflows.appeals.stages import Ground, Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
ANONYMOUS = {"last_name": "", "first_name": "", "patronymic": "", "postal_address": "", "email": "", "reply_by": "nowhere"}
ADDRESSLESS = {"postal_address": "", "email": "", "reply_by": "nowhere"}


def decide(appeal, who, ground, *, on=TUESDAY, by=None, **fields):
    values = {"ground": ground, "reason": "Так следует из письма", "notice": story.NOTICE, **fields}
    return deciding.decide(appeal, Ruling(**values), by=by or who.head, on=on, at=at(on))


def forward(appeal, who, addressee, ground, *, notice=story.NOTICE):
    route = Route(ground=ground, reason=story.REASON, addressees=(story.to(addressee, *appeal.questions.all()),), notice=notice)
    return forwarding.forward(appeal, route, by=who.head, on=TUESDAY, at=at(TUESDAY))


def limit_of_notice(appeal):
    clock = Clock.objects.get(appeal=appeal, kind=ClockKind.NOTICE)
    return clock.legal_due_on, clock.control_due_on


@pytest.mark.parametrize("missing", [ANONYMOUS, ADDRESSLESS], ids=["no surname", "no address"])
def test_22_a_letter_without_a_name_or_an_address_is_registered_and_gets_no_answer(missing):
    who = story.cast()
    appeal = story.registered(who, on=MONDAY, sender=story.sender(**missing))

    decide(appeal, who, Ground.ANONYMOUS, notice=None)

    appeal = story.again(appeal)
    assert (appeal.number, appeal.stage, appeal.concluded_on) == ("001-ОГ/2026", Stage.NO_ANSWER_ANONYMOUS, TUESDAY)
    assert [question.result for question in appeal.questions.all()] == [Result.NO_ANSWER]
    assert not Paper.objects.exists()
    assert not RunningClock.objects.filter(appeal=appeal).exists()


def test_22_nobody_writes_to_the_anonymous_and_nobody_is_called_anonymous_who_is_not():
    who = story.cast()
    nameless, named = story.registered(who, on=MONDAY, sender=story.sender(**ANONYMOUS)), story.registered(who, on=MONDAY)

    with pytest.raises(BadInput, match="отправить некуда"):
        decide(nameless, who, Ground.ANONYMOUS)
    with pytest.raises(WrongStage, match="есть фамилия и адрес"):
        decide(named, who, Ground.ANONYMOUS, notice=None)


def test_23_an_anonymous_report_of_a_bribe_goes_to_the_police_without_a_notice():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY, sender=story.sender(**ANONYMOUS))

    decision = forward(appeal, who, story.body("УМВД"), Ground.FORWARD_11_1, notice=None)
    appeal = story.carry_out(decision, who, on=TUESDAY)

    assert [paper.kind for paper in story.papers_of(decision)] == [PaperKind.COVER_LETTER]
    assert Clock.objects.filter(kind=ClockKind.FORWARDING).latest("pk").legal_due_on == date(2026, 11, 23)
    assert appeal.stage == Stage.FORWARDED


def test_23_who_gave_a_name_is_notified_and_who_did_not_cannot_be():
    who = story.cast()
    nameless, named = story.registered(who, on=MONDAY, sender=story.sender(**ANONYMOUS)), story.registered(who, on=MONDAY)
    police = story.body("УМВД")

    with pytest.raises(WrongStage, match="назвал себя"):
        forward(named, who, police, Ground.FORWARD_11_1, notice=None)
    with pytest.raises(WrongStage, match="уведомить его нельзя"):
        forward(nameless, who, police, Ground.FORWARD_8_3)


def test_24_an_appeal_against_a_court_decision_is_returned_within_seven_days():
    who, october = story.cast(), date(2026, 10, 28)
    appeal = story.registered(who, on=october)

    decision = decide(appeal, who, Ground.COURT, on=october)
    limit = limit_of_notice(appeal)
    appeal = story.carry_out(decision, who, on=date(2026, 11, 3))

    assert limit == (date(2026, 11, 4), date(2026, 11, 3))
    assert [paper.kind for paper in story.papers_of(decision)] == [PaperKind.RETURN_LETTER]
    assert (appeal.stage, appeal.concluded_on) == (Stage.RETURNED_COURT, date(2026, 11, 3))


def test_25_insults_may_be_answered_as_usual():
    who = story.cast()

    assert story.answered(who, on=MONDAY).stage == Stage.ANSWERED


def test_25_or_left_without_an_answer_by_the_head_who_says_so():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)

    decision = decide(appeal, who, Ground.ABUSE)
    limit, before = limit_of_notice(appeal)[0], story.again(appeal).stage
    appeal = story.carry_out(decision, who, on=TUESDAY)

    assert (limit, before, appeal.stage) == (date(2026, 12, 16), Stage.IN_REVIEW, Stage.NO_ANSWER_ABUSE)


@pytest.mark.parametrize("one", ["clerk", "executor"])
def test_25_nobody_else_closes_it(one):
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)

    with pytest.raises(NotAllowed, match="делает руководитель"):
        decide(appeal, who, Ground.ABUSE, by=getattr(who, one))


def test_26_who_wrote_illegibly_is_told_within_seven_days_if_name_and_address_can_be_read():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    with pytest.raises(Incomplete, match="Напишите письмо заявителю"):
        decide(appeal, who, Ground.ILLEGIBLE, notice=None)
    decision = decide(appeal, who, Ground.ILLEGIBLE)
    limit = limit_of_notice(appeal)[0]
    appeal = story.carry_out(decision, who, on=TUESDAY)

    assert (limit, appeal.stage) == (date(2026, 11, 23), Stage.NO_ANSWER_ILLEGIBLE)


def test_26_where_they_cannot_nobody_is_told():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY, sender=story.sender(**ANONYMOUS))

    decide(appeal, who, Ground.ILLEGIBLE, notice=None)

    assert (story.again(appeal).stage, Paper.objects.count()) == (Stage.NO_ANSWER_ILLEGIBLE, 0)


@pytest.mark.parametrize("ground", [Ground.ILLEGIBLE, Ground.UNCLEAR])
def test_26_and_27_what_cannot_be_read_or_understood_is_forwarded_nowhere(ground):
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)
    decide(appeal, who, ground)

    with pytest.raises(NotAllowed, match="никуда не направляют"):
        forward(story.again(appeal), who, story.body(), Ground.FORWARD_8_3)


def test_27_where_no_request_can_be_found_the_citizen_is_told_by_part_4_1():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    decision = decide(appeal, who, Ground.UNCLEAR)
    (notice,) = story.papers_of(decision)
    limit = limit_of_notice(appeal)[0]

    assert (notice.kind, notice.ground, limit) == (PaperKind.ARTICLE_11_NOTICE, Ground.UNCLEAR, date(2026, 11, 23))
    assert story.carry_out(decision, who, on=TUESDAY).stage == Stage.NO_ANSWER_UNCLEAR


def test_secret_is_told_and_not_answered():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)

    assert story.carry_out(decide(appeal, who, Ground.SECRET), who, on=TUESDAY).stage == Stage.NO_ANSWER_SECRET


def test_a_decision_says_why_and_a_forwarding_is_decided_elsewhere():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    with pytest.raises(Incomplete, match="Обоснование"):
        decide(appeal, who, Ground.COURT, reason=" ")
    with pytest.raises(BadInput, match="Переадресовать"):
        decide(appeal, who, Ground.FORWARD_8_3)


def test_a_decision_after_its_term_says_why_it_is_late():
    who, late = story.cast(), date(2026, 11, 25)
    appeal = story.registered(who, on=MONDAY)

    with pytest.raises(Incomplete, match=r"истёк 23\.11\.2026"):
        decide(appeal, who, Ground.COURT, on=late)

    assert decide(appeal, who, Ground.COURT, on=late, late_reason="Болезнь").late_reason == "Болезнь"
    assert Decision.objects.count() == 1


def test_a_complaint_about_the_head_is_decided_by_another():
    who = story.cast()
    other = make.head(last_name="Крылов")
    appeal = story.registered(who, on=MONDAY, complained_of=(Blamed(user=who.head),))

    assert decide(appeal, who, Ground.COURT, by=other).by == other
