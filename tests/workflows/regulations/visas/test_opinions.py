"""Councils and the workers' body: the day they got the text, their term, their answers and the proofs."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from portal.desk.verification import findings
from tests import make
from tests.workflows.regulations import story
from tests.workflows.regulations.visas import make_visas as visas
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.regulations import actions
from workflows.regulations.models import OpinionBody, OpinionRequest
from workflows.regulations.models.regulation import BodyKind
from workflows.regulations.opinion_rules import hint
from workflows.regulations.stages import OpinionResult, Stage
from workflows.regulations.waiting import request_term
from workflows.workdays.queries import workdays

pytestmark = pytest.mark.django_db


def _asked(who, draft, body, *, sent_on=visas.DAY, at=visas.MONDAY):
    return actions.ask_opinions(draft, bodies=[body], sent_on=sent_on, how="лично под подпись", by=who.clerk, at=at)[0]


def _silence(body, comment=""):
    return actions.Opinion(body=body, result=OpinionResult.NO_ANSWER, comment=comment)


def test_workers_have_five_working_days_from_the_day_they_got_the_text():
    """ТК РФ, ст. 372, ч. 2: a text given on Monday 16.11.2026 is answered by Monday 23.11.2026."""
    visas.calendar(2026)
    who = story.cast()
    draft = visas.submitted(who)
    body = visas.workers(draft.regulation)

    request = _asked(who, draft, body)

    assert (request.term_days, request_term(request, workdays(), on=visas.DAY).last) == (5, date(2026, 11, 23))


def test_the_term_is_the_one_that_was_told():
    who = story.cast()
    draft = visas.submitted(who)
    body = story.council(draft.regulation)
    body.term_days = 10
    body.save()
    request = _asked(who, draft, body)

    body.term_days = 3
    body.save()

    assert OpinionRequest.objects.get().term_days == request.term_days == 10


def test_a_council_without_a_term_has_none():
    who = story.cast()
    draft = visas.submitted(who)

    request = _asked(who, draft, story.council(draft.regulation))

    assert request_term(request, workdays(), on=visas.DAY) is None


@pytest.mark.parametrize("on", [visas.day(17), visas.day(23)])
def test_silence_is_not_recorded_while_the_term_runs(on):
    visas.calendar(2026)
    who = story.cast()
    draft = visas.submitted(who)
    body = visas.workers(draft.regulation)
    _asked(who, draft, body)

    with pytest.raises(WrongStage, match=r"Срок для мнения ещё идёт: первичная профсоюзная организация, до.23.ноября"):
        actions.record_opinion(draft, opinion=_silence(body), by=who.clerk, at=on)


def test_after_the_term_silence_is_proved_by_the_day_of_the_request():
    visas.calendar(2026)
    who = story.cast()
    draft = visas.submitted(who)
    body = visas.workers(draft.regulation)
    _asked(who, draft, body)

    record = actions.record_opinion(draft, opinion=_silence(body), by=who.clerk, at=visas.day(24))

    assert record.get_result_display() == "мнение в срок не поступило"


def test_silence_of_a_body_with_a_term_needs_the_day_of_the_request():
    who = story.cast()
    draft = visas.submitted(who)
    body = visas.workers(draft.regulation)

    with pytest.raises(Incomplete, match="Сначала запишите, когда проект направлен"):
        actions.record_opinion(draft, opinion=_silence(body, "молчат"), by=who.clerk)


def test_silence_of_a_council_without_a_term_is_proved_by_words():
    who = story.cast()
    draft = visas.submitted(who)
    body = story.council(draft.regulation)

    with pytest.raises(Incomplete, match="чем это подтверждается"):
        actions.record_opinion(draft, opinion=_silence(body), by=who.clerk)
    record = actions.record_opinion(draft, opinion=_silence(body, "письмо от 16.11.2026 № 12"), by=who.clerk)

    assert record.comment == "письмо от 16.11.2026 № 12"


def test_without_a_calendar_the_sentence_says_which_year_to_enter():
    who = story.cast()
    draft = visas.submitted(who)
    body = visas.workers(draft.regulation)
    _asked(who, draft, body)

    with pytest.raises(Incomplete, match="Производственный календарь на 2026 год не сверен"):
        actions.record_opinion(draft, opinion=_silence(body), by=who.clerk, at=visas.day(24))


def test_an_answer_before_the_end_of_the_term_is_recorded_at_once():
    who = story.cast()
    draft = visas.submitted(who)
    body = visas.workers(draft.regulation)
    _asked(who, draft, body)
    said = actions.Opinion(body, OpinionResult.AGREED, protocol_number="4", protocol_date=date(2026, 11, 17))

    assert actions.record_opinion(draft, opinion=said, by=who.clerk, at=visas.day(17)).result == OpinionResult.AGREED


@pytest.mark.parametrize(
    ("sent_on", "kind", "said"),
    [
        (date(2026, 11, 17), BadInput, "ещё не наступило"),
        (date(2026, 11, 13), BadInput, "передан на согласование 16.ноября"),
    ],
)
def test_a_text_is_given_after_its_round_began_and_not_in_the_future(sent_on, kind, said):
    who = story.cast()
    draft = visas.submitted(who)

    with pytest.raises(kind, match=said):
        _asked(who, draft, story.council(draft.regulation), sent_on=sent_on)


def test_a_text_is_given_to_a_body_once():
    who = story.cast()
    draft = visas.submitted(who)
    body = story.council(draft.regulation)
    _asked(who, draft, body)

    with pytest.raises(WrongStage, match="Уже записано"):
        _asked(who, draft, body)


def test_if_one_body_cannot_be_asked_none_is():
    who = story.cast()
    draft = visas.submitted(who)
    heard, other = story.council(draft.regulation), story.council(draft.regulation, "совет обучающихся")
    actions.record_opinion(draft, opinion=story.opinion(heard), by=who.clerk)

    with pytest.raises(WrongStage, match="Мнение уже внесено: совет родителей"):
        actions.ask_opinions(draft, bodies=[other, heard], sent_on=visas.DAY, how="письмом", by=who.clerk, at=visas.MONDAY)
    assert not OpinionRequest.objects.exists()


def test_a_stranger_does_not_ask():
    who = story.cast()
    draft = visas.submitted(who)

    with pytest.raises(NotAllowed, match="вносит делопроизводитель"):
        actions.ask_opinions(draft, bodies=[story.council(draft.regulation)], sent_on=visas.DAY, how="письмом", by=who.deputy)


@pytest.mark.parametrize("result", [OpinionResult.DISAGREED, OpinionResult.PROPOSALS])
def test_after_a_disagreement_of_workers_the_law_is_quoted_and_nothing_is_blocked(result):
    who = story.cast()
    draft = visas.submitted(who)
    body = visas.workers(draft.regulation)
    said = actions.Opinion(body, result, protocol_number="4", protocol_date=date(2026, 11, 17), comment="Против.")
    record = actions.record_opinion(draft, opinion=said, by=who.clerk, at=visas.day(17))

    said = hint(record).replace("\u00a0", " ")
    assert "до 20 ноября 2026 г." in said
    assert said.endswith("(ТК РФ, ст. 372, ч. 3 и 4).")
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = visas.decide(draft, step=step, by=holder, at=visas.day(17))
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    assert actions.send_to_signature(draft, by=who.clerk).stage == Stage.ON_SIGNATURE


def test_a_disagreement_of_a_council_needs_no_consultations():
    who = story.cast()
    draft = visas.submitted(who)
    said = actions.Opinion(story.council(draft.regulation), OpinionResult.DISAGREED, "4", date(2026, 11, 16), "Против.")

    assert hint(actions.record_opinion(draft, opinion=said, by=who.clerk, at=visas.MONDAY)) == ""


def test_the_law_leaves_workers_no_less_than_five_days():
    body = OpinionBody(name="профсоюз", genitive="профсоюза", kind=BodyKind.WORKERS, term_days=4)

    with pytest.raises(ValidationError) as refusal:
        body.full_clean()

    assert refusal.value.messages == ["Закон даёт работникам 5 рабочих дней (ТК РФ, ст. 372, ч. 2). Срок может быть только больше."]


def test_requests_agree_with_the_journal():
    who = story.cast()
    _asked(who, visas.submitted(who, regulation=(act := make.regulation())), story.council(act))

    assert [item.problem for item in findings()] == []
