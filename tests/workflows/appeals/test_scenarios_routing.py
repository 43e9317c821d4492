"""Scenarios 17–21: the letter goes to another body, whole or by question, and never to whom it complains of."""

from datetime import date

import pytest

from tests import make, make_appeal
from tests.make_appeal import at
from tests.workflows.appeals import story
from tests.workflows.appeals.make_routing import MONDAY, TUESDAY, WEDNESDAY, due, forward
from workflows.appeals.actions import deciding
from workflows.appeals.actions.registering import Asked
from workflows.appeals.models import (
    AssignmentState,
    Clock,
    ClockKind,
    CompetentBody,
    DecisionEnd,
    Paper,
    PaperKind,
    Result,
    RunningClock,
    StopCause,
)
from workflows.appeals.stages import Ground, PaperStage, Stage
from workflows.errors import BadInput, Incomplete, WrongStage

pytestmark = pytest.mark.django_db
TWO = (Asked(text="Почему отменены занятия?"), Asked(text="Почему в столовой холодно?"))


@pytest.mark.parametrize(
    ("on", "raw", "control"), [(MONDAY, date(2026, 11, 23), date(2026, 11, 23)), (date(2026, 12, 25), date(2027, 1, 1), date(2026, 12, 30))]
)
def test_17_a_letter_beyond_our_competence_is_forwarded_within_seven_days(on, raw, control):
    who = story.cast()
    appeal = story.registered(who, on=on)

    decision = forward(appeal, who, story.to(story.body(), *appeal.questions.all()), on=on)
    appeal = story.carry_out(decision, who, on=on)

    assert due(appeal, ClockKind.FORWARDING) == (raw, control)
    assert (appeal.stage, appeal.concluded_on) == (Stage.FORWARDED, on)
    assert [question.result for question in appeal.questions.all()] == [Result.FORWARDED]


def test_17_the_status_needs_the_cover_letter_and_the_notice_both_signed_and_sent():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)
    cover, notice = story.papers_of(forward(appeal, who, story.to(story.body(), *appeal.questions.all())))

    story.sent(cover, who, on=TUESDAY)
    after_cover = story.again(appeal).stage
    notice = story.signed(notice, who, on=TUESDAY)
    after_signature = story.again(appeal).stage
    story.sent(notice, who, on=WEDNESDAY)

    assert (cover.kind, notice.kind) == (PaperKind.COVER_LETTER, PaperKind.FORWARDING_NOTICE)
    assert (after_cover, after_signature, story.again(appeal).stage) == (Stage.REGISTERED, Stage.REGISTERED, Stage.FORWARDED)
    assert story.again(appeal).concluded_on == WEDNESDAY


def test_17_the_thirty_days_stop_and_the_seven_are_satisfied_by_the_dispatch():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    story.carry_out(forward(appeal, who, story.to(story.body(), *appeal.questions.all())), who, on=WEDNESDAY)

    stops = {clock.kind: (clock.stop.cause, clock.stop.on, clock.stop.sending is not None) for clock in Clock.objects.filter(appeal=appeal)}
    assert stops[ClockKind.FORWARDING] == (StopCause.DONE, WEDNESDAY, True)
    assert stops[ClockKind.ANSWER] == (StopCause.CONCLUDED, WEDNESDAY, False)
    assert not RunningClock.objects.filter(appeal=appeal).exists()


def test_17_the_letter_itself_goes_with_the_cover_letter():
    who, scan, photo = story.cast(), make.stored_file(b"%PDF scan", name="письмо.pdf"), make.stored_file(b"jpg", name="фото.jpg")
    appeal = story.register(make_appeal.received(on=MONDAY, raw=scan, files=(photo,)), who, on=MONDAY)

    cover, notice = story.papers_of(forward(appeal, who, story.to(story.body(), *appeal.questions.all())))

    assert ([item.file for item in cover.files.all()], [item.file for item in notice.files.all()]) == ([scan, photo], [])


def test_17_a_citizen_is_notified_or_nothing_is_decided():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    with pytest.raises(Incomplete, match="уведомление заявителю о переадресации"):
        forward(appeal, who, story.to(story.body(), *appeal.questions.all()), notice=None)

    assert not Paper.objects.exists()


def test_17_after_seven_days_the_delay_is_explained():
    who, late = story.cast(), date(2026, 11, 24)
    appeal = story.registered(who, on=MONDAY)
    route = story.to(story.body(), *appeal.questions.all())

    with pytest.raises(Incomplete, match=r"истёк 23\.11\.2026"):
        forward(appeal, who, route, on=late)

    assert forward(appeal, who, route, on=late, late_reason="Ждали разъяснений").late_reason == "Ждали разъяснений"


def test_17_a_decision_is_withdrawn_while_nothing_has_left_and_the_term_runs_on():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)
    decision = forward(appeal, who, story.to(story.body(), *appeal.questions.all()))

    deciding.withdraw_decision(decision, reason="Вопрос всё-таки наш", by=who.head, on=TUESDAY, at=at(TUESDAY))

    assert {paper.stage for paper in Paper.objects.all()} == {PaperStage.CANCELLED}
    assert story.running(appeal) == {ClockKind.FORWARDING: date(2026, 11, 23), ClockKind.ANSWER: date(2026, 12, 16)}
    assert DecisionEnd.objects.get().took_effect is False


def test_17_a_decision_whose_letter_has_left_stays():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)
    decision = forward(appeal, who, story.to(story.body(), *appeal.questions.all()))
    story.sent(story.papers_of(decision)[0], who, on=TUESDAY)

    with pytest.raises(WrongStage, match="уже отправлен"):
        deciding.withdraw_decision(decision, reason="Передумали", by=who.head, on=TUESDAY, at=at(TUESDAY))


def test_17_a_signed_letter_of_a_withdrawn_decision_is_never_sent():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)
    decision = forward(appeal, who, story.to(story.body(), *appeal.questions.all()))
    cover = story.signed(story.papers_of(decision)[0], who, on=TUESDAY)
    deciding.withdraw_decision(decision, reason="Вопрос наш", by=who.head, on=TUESDAY, at=at(TUESDAY))

    with pytest.raises(WrongStage, match="отменено"):
        story.sent(cover, who, on=TUESDAY)


def test_17_a_decision_in_waiting_lets_no_other_one_in():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)
    route = story.to(story.body(), *appeal.questions.all())
    forward(appeal, who, route)

    with pytest.raises(WrongStage, match="неисполненное решение"):
        forward(appeal, who, route)


def test_18_breaches_of_migration_law_go_to_the_police_and_the_governor():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY, is_migration=True)
    police, governor = story.body("УМВД", sort=CompetentBody.Sort.POLICE), story.body("Губернатор", sort=CompetentBody.Sort.GOVERNOR)
    questions = tuple(appeal.questions.all())

    with pytest.raises(Incomplete, match="и высшему должностному лицу"):
        forward(appeal, who, story.to(police, *questions), ground=Ground.FORWARD_8_3_1)
    decision = forward(appeal, who, story.to(police, *questions), story.to(governor, *questions), ground=Ground.FORWARD_8_3_1)
    appeal = story.carry_out(decision, who, on=TUESDAY)

    assert due(appeal, ClockKind.MIGRATION) == (date(2026, 11, 21), date(2026, 11, 20))
    assert [paper.kind for paper in story.papers_of(decision)] == [PaperKind.COVER_LETTER, PaperKind.COVER_LETTER, PaperKind.FORWARDING_NOTICE]
    assert (appeal.stage, Clock.objects.get(kind=ClockKind.MIGRATION).stop.cause) == (Stage.FORWARDED, StopCause.DONE)


def test_18_the_own_part_is_considered_on():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY, is_migration=True, questions=TWO)
    police, governor = story.body("УМВД", sort=CompetentBody.Sort.POLICE), story.body("Губернатор", sort=CompetentBody.Sort.GOVERNOR)
    second = appeal.questions.get(position=2)

    appeal = story.carry_out(forward(appeal, who, story.to(police, second), story.to(governor, second), ground=Ground.FORWARD_8_3_1), who, on=TUESDAY)

    assert (appeal.stage, appeal.partly_forwarded) == (Stage.REGISTERED, True)
    assert story.running(appeal) == {ClockKind.FORWARDING: date(2026, 11, 23), ClockKind.ANSWER: date(2026, 12, 16)}


def test_19_one_question_goes_away_and_the_other_is_answered_here():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, questions=TWO)
    second = appeal.questions.get(position=2)

    appeal = story.carry_out(forward(appeal, who, story.to(story.body(), second), ground=Ground.FORWARD_8_4), who, on=WEDNESDAY)

    assert due(appeal, ClockKind.FORWARDING) == (date(2026, 11, 23), date(2026, 11, 23))
    assert (appeal.stage, appeal.partly_forwarded, story.running(appeal)) == (Stage.IN_REVIEW, True, {ClockKind.ANSWER: date(2026, 12, 16)})
    assert [question.result for question in appeal.questions.all()] == ["", Result.FORWARDED]


def test_19_the_answer_covers_its_own_question_alone():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, questions=TWO)
    appeal = story.carry_out(forward(appeal, who, story.to(story.body(), appeal.questions.get(position=2)), ground=Ground.FORWARD_8_4), who, on=WEDNESDAY)

    story.sent(story.answer(appeal, who, on=WEDNESDAY), who, on=WEDNESDAY)

    assert story.again(appeal).stage == Stage.ANSWERED
    assert [question.result for question in appeal.questions.all()] == [Result.EXPLAINED, Result.FORWARDED]


def test_19_several_bodies_by_question_leave_nothing_here():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY, questions=TWO)
    first, second = appeal.questions.all()

    decision = forward(appeal, who, story.to(story.body("ГИТ"), first), story.to(story.body(), second), ground=Ground.FORWARD_8_4)

    assert decision.is_whole
    assert [sorted(question.position for question in one.questions.all()) for one in decision.forwardings.order_by("pk")] == [[1], [2]]
    assert story.carry_out(decision, who, on=TUESDAY).stage == Stage.FORWARDED


def test_19_several_bodies_are_not_one():
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    with pytest.raises(BadInput, match="нескольким органам"):
        forward(appeal, who, story.to(story.body(), *appeal.questions.all()), ground=Ground.FORWARD_8_4)


def test_whoever_forwards_it_the_assignment_ends_with_it():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)

    story.carry_out(forward(appeal, who, story.to(story.body(), *appeal.questions.all())), who, on=TUESDAY)

    assert [assignment.state for assignment in appeal.assignments.all()] == [AssignmentState.CANCELLED]
