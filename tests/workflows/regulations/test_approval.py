"""Visas and opinions: who decides, on what, and what stays."""

import pytest
from django.utils import timezone

from tests import make
from tests.workflows.regulations import story
from workflows.errors import Incomplete, NotAllowed, Stale, WrongStage
from workflows.regulations import actions
from workflows.regulations.models import ApprovalRecord, DraftEdit, RouteStep
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Decision, OpinionResult, Stage
from workflows.regulations.tree import ActText, Kind, Node
from workflows.regulations.waiting import waiting_for_visa
from workflows.workdays.queries import workdays

pytestmark = pytest.mark.django_db


def test_a_draft_with_all_visas_is_agreed():
    who = story.cast()
    draft = story.submitted(who)

    draft = story.visa(draft, step=0, by=who.deputy)
    assert draft.stage == Stage.ON_VISA

    draft = story.visa(draft, step=1, by=who.engineer)
    assert draft.stage == Stage.AGREED


def test_remarks_still_agree_and_are_kept():
    who = story.cast()
    draft = story.submitted(who)

    story.visa(draft, step=0, by=who.deputy, decision=Decision.REMARKS, comment="Проверьте сроки.")

    record = ApprovalRecord.objects.get()
    assert (record.get_decision_display(), record.comment, record.by_name) == ("согласен с замечаниями", "Проверьте сроки.", who.deputy.full_name)


def test_a_returned_draft_needs_new_visas():
    who = story.cast()
    draft = story.submitted(who)
    story.visa(draft, step=0, by=who.deputy)
    draft = story.visa(draft, step=1, by=who.engineer, decision=Decision.RETURNED, comment="Нет сроков.")
    assert draft.stage == Stage.RETURNED

    draft = actions.submit(draft, by=who.lawyer)

    assert current_packet(draft).submission.number == 2
    assert [state.record for state in current_packet(draft).steps] == [None, None, None]


def test_a_return_without_words_is_refused():
    who = story.cast()
    draft = story.submitted(who)

    with pytest.raises(Incomplete, match="Напишите замечания"):
        story.visa(draft, step=0, by=who.deputy, decision=Decision.RETURNED)


def test_only_the_holder_of_a_step_decides():
    who = story.cast()
    draft = story.submitted(who)

    with pytest.raises(NotAllowed, match="Визу на шаге «Заместитель» ставит Волков"):
        story.visa(draft, step=0, by=make.user(is_superuser=True))


def test_a_step_is_decided_once():
    who = story.cast()
    draft = story.submitted(who)
    story.visa(draft, step=0, by=who.deputy)

    with pytest.raises(WrongStage, match="уже решён"):
        story.visa(draft, step=0, by=who.deputy)


def test_a_later_step_waits_for_the_earlier():
    who = story.cast()
    RouteStep.objects.filter(title="Инженер").delete()
    RouteStep.objects.create(route=who.route, position=2, title="Инженер", holder=who.engineer)
    draft = story.submitted(who)
    engineer_step = next(state.step.index for state in current_packet(draft).steps if state.step.title == "Инженер")

    with pytest.raises(WrongStage, match="очередь ещё не дошла"):
        story.visa(draft, step=engineer_step, by=who.engineer)


def test_a_visa_on_a_text_that_was_not_shown_is_refused():
    who = story.cast()
    draft = story.submitted(who)

    with pytest.raises(Stale, match="текст изменился"):
        actions.decide(draft, step=0, decision=Decision.AGREED, shown_sha256="0" * 64, by=who.deputy)


def test_who_edited_the_text_does_not_agree_it():
    who = story.cast()
    draft = story.submitted(who)
    DraftEdit.objects.create(draft=draft, user=who.deputy)

    with pytest.raises(NotAllowed, match="кто правил текст"):
        story.visa(draft, step=0, by=who.deputy)


def test_a_route_with_the_author_on_it_is_refused_at_once():
    who = story.cast()
    RouteStep.objects.filter(title="Инженер").update(holder=who.lawyer)

    with pytest.raises(NotAllowed, match="Укажите другого человека"):
        story.submitted(who)


def test_a_route_with_a_closed_account_is_refused():
    who = story.cast()
    who.deputy.is_active = False
    who.deputy.save()

    with pytest.raises(Incomplete, match="учётная запись «Волков"):
        story.submitted(who)


def test_an_empty_route_approves_nothing():
    who = story.cast()
    who.route.steps.all().delete()

    with pytest.raises(Incomplete, match="нет шага подписания"):
        story.submitted(who)


def test_a_route_changed_under_way_changes_nothing_for_a_draft_under_way():
    who = story.cast()
    draft = story.submitted(who)

    who.route.steps.all().delete()

    assert [state.step.title for state in current_packet(draft).steps] == ["Заместитель", "Инженер", "Директор"]


@pytest.mark.parametrize(
    ("provisions", "said"),
    [
        ((), "нет ни одного пункта"),
        ((Node("00000000-0000-0000-0000-000000000001", Kind.POINT, "1"),), "Пункт 1 пуст"),
        (
            (
                Node("00000000-0000-0000-0000-000000000001", Kind.POINT, "1", text="Раз."),
                Node("00000000-0000-0000-0000-000000000002", Kind.POINT, "1", text="Два."),
            ),
            "Номер 1 встречается дважды",
        ),
    ],
)
def test_an_unsound_text_is_not_handed_in(provisions, said):
    who = story.cast()

    with pytest.raises(Incomplete, match=said):
        story.submitted(who, text=ActText(kind="Порядок", title="Порядок", provisions=provisions))


def test_the_author_takes_the_draft_back_and_says_why():
    who = story.cast()
    draft = story.submitted(who)

    with pytest.raises(Incomplete, match="почему отзываете"):
        actions.withdraw(draft, reason=" ", by=who.lawyer)
    draft = actions.withdraw(draft, reason="Забыл приложение", by=who.lawyer)

    assert draft.stage == Stage.DRAFT


def test_a_stranger_does_not_take_it_back():
    who = story.cast()
    draft = story.submitted(who)

    with pytest.raises(NotAllowed):
        actions.withdraw(draft, reason="Хочу", by=who.deputy)


def test_a_council_is_heard_by_its_protocol():
    who = story.cast()
    draft = story.agreed(who)
    body = story.council(draft.regulation)

    record = actions.record_opinion(draft, opinion=story.opinion(body), by=who.clerk)

    assert (str(record), record.protocol_number) == ("совет родителей: согласие", "3")


@pytest.mark.parametrize(
    ("result", "said"), [(OpinionResult.AGREED, "номер и дату протокола"), (OpinionResult.NO_BODY, "чем это подтверждается")]
)
def test_an_opinion_without_proof_is_refused(result, said):
    who = story.cast()
    draft = story.agreed(who)
    body = story.council(draft.regulation)

    with pytest.raises(Incomplete, match=said):
        actions.record_opinion(draft, opinion=actions.Opinion(body=body, result=result), by=who.clerk)


def test_an_opinion_is_recorded_once():
    who = story.cast()
    draft = story.agreed(who)
    body = story.council(draft.regulation)
    actions.record_opinion(draft, opinion=story.opinion(body), by=who.clerk)

    with pytest.raises(WrongStage, match="Мнение уже внесено"):
        actions.record_opinion(draft, opinion=story.opinion(body), by=who.clerk)


def test_without_the_opinion_of_the_council_nothing_goes_to_the_director():
    who = story.cast()
    draft = story.agreed(who)
    story.council(draft.regulation)
    actions.prepare_order(draft, series=who.series, by=who.clerk)

    with pytest.raises(Incomplete, match="Не внесено мнение: совет родителей"):
        actions.send_to_signature(draft, by=who.clerk)


def test_without_an_order_nothing_goes_to_the_director():
    who = story.cast()
    draft = story.agreed(who)

    with pytest.raises(Incomplete, match="Нет проекта приказа"):
        actions.send_to_signature(draft, by=who.clerk)


def test_an_order_written_before_an_opinion_is_written_anew():
    who = story.cast()
    draft = story.agreed(who)
    body = story.council(draft.regulation)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    actions.record_opinion(draft, opinion=story.opinion(body), by=who.clerk)

    with pytest.raises(Incomplete, match="Подготовьте приказ заново"):
        actions.send_to_signature(draft, by=who.clerk)
    order = actions.prepare_order(draft, series=who.series, by=who.clerk)

    assert "протокол от 20.02.2026 № 3" in order.preamble
    assert actions.send_to_signature(draft, by=who.clerk).stage == Stage.ON_SIGNATURE


def test_an_order_of_an_earlier_round_is_written_anew():
    who = story.cast()
    draft = actions.withdraw(story.before_director(who), reason="Опечатка", by=who.lawyer)
    draft = actions.submit(draft, by=who.lawyer)
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = story.visa(draft, step=step, by=holder)

    with pytest.raises(Incomplete, match="Подготовьте приказ заново"):
        actions.send_to_signature(draft, by=who.clerk)


def test_a_visa_waits_for_its_holder_alone():
    who = story.cast()
    draft = story.submitted(who)

    assert _waiting(who.deputy) == [draft]
    assert _waiting(who.lawyer) == []
    story.visa(draft, step=0, by=who.deputy)
    assert _waiting(who.deputy) == []


def _waiting(person):
    return [visa.draft for visa in waiting_for_visa(person, calendar=workdays(), on=timezone.localdate())]


def test_one_open_draft_at_a_time():
    who = story.cast()
    draft = story.begun(who)

    with pytest.raises(WrongStage, match="уже есть открытый проект"):
        story.begun(who, regulation=draft.regulation)


def test_an_act_in_force_changes_by_another_order_only():
    who = story.cast()
    redaction = story.signed(who)

    with pytest.raises(WrongStage, match="вносятся другим приказом"):
        story.begun(who, regulation=redaction.regulation)
