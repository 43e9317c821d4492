"""Scenarios 13–16 and 31: extension of the term, and requests of material."""

from datetime import date, timedelta

import pytest

from tests import make_appeal
from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import clocks, extending, requesting
from workflows.appeals.actions.extending import Longer
from workflows.appeals.actions.requesting import Wanted
from workflows.appeals.models import (
    Clock,
    ClockBreach,
    ClockKind,
    CompetentBody,
    Extension,
    ExtensionGround,
    PaperKind,
    StopCause,
)
from workflows.appeals.rules.extending import is_alarming
from workflows.appeals.stages import Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage

pytestmark = pytest.mark.django_db

REGISTERED, NOVEMBER_16, NOVEMBER_30, LIMIT = date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 30), date(2026, 12, 2)


def request(appeal, who, *, body=None, on=NOVEMBER_16):
    wanted = Wanted(body=body or story.body(), what="Протокол проверки", words=story.COVER)
    return requesting.ask(appeal, wanted, by=who.executor, on=on, at=at(on))


def longer(**fields):
    return Longer(**{"days": 30, "ground": ExtensionGround.EXCEPTIONAL, "reason": "Нужна экспертиза", "notice": story.NOTICE, **fields})


def extend(appeal, who, *, on=NOVEMBER_30, **fields):
    return extending.extend(appeal, longer(**fields), by=who.head, on=on, at=at(on))


def test_13_after_a_request_the_director_extends_by_thirty_days_and_the_notice_leaves_before_the_old_date():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)
    asked = request(appeal, who)
    story.sent(asked.paper, who, on=NOVEMBER_16)

    extension = extend(appeal, who, ground=ExtensionGround.REQUEST, reason="", request=asked.paper)
    story.sent(extension.notice, who, on=date(2026, 12, 1))

    clock = Clock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER).latest("revision")
    assert (extension.old_due_on, extension.new_due_on) == (LIMIT, date(2027, 1, 1))
    assert (clock.revision, clock.legal_due_on, clock.control_due_on) == (2, date(2027, 1, 1), date(2026, 12, 30))
    assert (extension.notice.kind, is_alarming(extension, on=date(2026, 12, 20))) == (PaperKind.EXTENSION_NOTICE, False)
    assert story.again(appeal).stage == Stage.INFO_REQUESTED


def test_13_the_extended_stage_stays_on_review():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)

    extend(appeal, who)

    assert story.again(appeal).stage == Stage.IN_REVIEW
    assert story.running(appeal) == {ClockKind.ANSWER: date(2026, 12, 30), ClockKind.NOTICE: LIMIT}


def test_13_a_notice_that_has_not_left_by_the_old_date_raises_the_alarm():
    who = story.cast()
    extension = extend(story.in_review(who, on=REGISTERED), who)

    in_time, late = is_alarming(extension, on=LIMIT), is_alarming(extension, on=LIMIT + timedelta(days=1))

    assert (in_time, late) == (False, True)


def test_13_a_notice_that_left_too_late_stays_a_breach():
    who = story.cast()
    extension = extend(story.in_review(who, on=REGISTERED), who)
    clocks.note_breaches(on=date(2026, 12, 3), at=at(date(2026, 12, 3)))

    story.sent(extension.notice, who, on=date(2026, 12, 4))

    assert is_alarming(extension, on=date(2026, 12, 20))
    assert ClockBreach.objects.get().clock.kind == ClockKind.NOTICE


@pytest.mark.parametrize("days", [0, 31])
def test_14_more_than_thirty_days_are_refused(days):
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)

    with pytest.raises(BadInput, match="не более чем на 30 дней"):
        extend(appeal, who, days=days)

    assert not Extension.objects.exists()


def test_14_a_second_extension_is_refused_however_short_the_first():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)
    extend(appeal, who, days=5)

    with pytest.raises(WrongStage, match="не более чем на 30 дней"):
        extend(appeal, who, days=5)

    assert Clock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER).count() == 2


def test_15_after_the_term_it_is_too_late_to_extend():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)

    with pytest.raises(WrongStage, match=r"истёк 02\.12\.2026"):
        extend(appeal, who, on=date(2026, 12, 3))

    assert [breach.clock.kind for breach in clocks.note_breaches(on=date(2026, 12, 3), at=at(date(2026, 12, 3)))] == [ClockKind.ANSWER]


def test_15_on_the_last_day_it_is_not():
    who = story.cast()

    extension = extend(story.in_review(who, on=REGISTERED), who, on=LIMIT)

    assert extension.decided_on == LIMIT


@pytest.mark.parametrize("one", ["executor", "clerk"])
def test_16_only_the_head_extends(one):
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)

    with pytest.raises(NotAllowed, match="продлить срок рассмотрения"):
        extending.extend(appeal, longer(), by=getattr(who, one), on=NOVEMBER_30, at=at(NOVEMBER_30))


def test_16_a_deputy_with_the_right_of_letters_extends():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)

    assert extending.extend(appeal, longer(), by=make_appeal.deputy(), on=NOVEMBER_30, at=at(NOVEMBER_30)).days == 30


def test_16_a_director_without_a_reason_does_not():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)

    with pytest.raises(Incomplete, match="исключительный случай"):
        extend(appeal, who, reason="  ")


def test_16_a_request_is_a_ground_when_it_is_chosen_and_has_left():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)

    with pytest.raises(Incomplete, match="Выберите запрос"):
        extend(appeal, who, ground=ExtensionGround.REQUEST)
    with pytest.raises(WrongStage, match="ещё не направлен"):
        extend(appeal, who, ground=ExtensionGround.REQUEST, request=request(appeal, who).paper)


def test_31_a_body_has_fifteen_days_and_our_own_term_runs_on():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)
    asked = request(appeal, who)

    story.sent(asked.paper, who, on=NOVEMBER_16)

    assert story.again(appeal).stage == Stage.INFO_REQUESTED
    assert story.running(appeal) == {ClockKind.ANSWER: LIMIT, ClockKind.REQUEST: date(2026, 12, 1)}


def test_31_the_reply_ends_the_waiting():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)
    asked = request(appeal, who)
    story.sent(asked.paper, who, on=NOVEMBER_16)

    requesting.record_reply(asked, received_on=NOVEMBER_30, gist="Протокол", by=who.clerk, on=NOVEMBER_30, at=at(NOVEMBER_30))

    assert story.again(appeal).stage == Stage.IN_REVIEW
    assert (Clock.objects.get(kind=ClockKind.REQUEST).stop.cause, story.running(appeal)) == (StopCause.DONE, {ClockKind.ANSWER: LIMIT})


def test_31_with_two_requests_out_one_reply_does_not_end_the_waiting():
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)
    first = request(appeal, who)
    story.sent(first.paper, who, on=NOVEMBER_16)
    second = request(story.again(appeal), who, body=story.body("Рособрнадзор"))
    story.sent(second.paper, who, on=NOVEMBER_16)

    requesting.record_reply(first, received_on=NOVEMBER_30, gist="", by=who.executor, on=NOVEMBER_30, at=at(NOVEMBER_30))
    waiting = story.again(appeal).stage
    requesting.go_on(appeal, by=who.executor, on=NOVEMBER_30)

    assert (waiting, story.again(appeal).stage) == (Stage.INFO_REQUESTED, Stage.IN_REVIEW)


@pytest.mark.parametrize("sort", [CompetentBody.Sort.COURT, CompetentBody.Sort.INQUIRY])
def test_31_courts_and_inquiries_are_not_asked(sort):
    who = story.cast()
    appeal = story.in_review(who, on=REGISTERED)

    with pytest.raises(NotAllowed, match="за исключением судов"):
        request(appeal, who, body=story.body("Тверской районный суд", sort=sort))


def test_31_a_reply_cannot_come_before_the_request():
    who = story.cast()
    asked = request(story.in_review(who, on=REGISTERED), who)

    with pytest.raises(WrongStage, match="ещё не отправлен"):
        requesting.record_reply(asked, received_on=NOVEMBER_30, gist="", by=who.clerk, on=NOVEMBER_30, at=at(NOVEMBER_30))
    story.sent(asked.paper, who, on=NOVEMBER_16)
    with pytest.raises(BadInput, match="между отправкой"):
        requesting.record_reply(asked, received_on=REGISTERED, gist="", by=who.clerk, on=NOVEMBER_30, at=at(NOVEMBER_30))
