"""When an appeal goes to another body, whole or by question (59-ФЗ, ст. 8, ч. 3–6; ст. 11, ч. 1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workflows.appeals.models import Appeal, CompetentBody, ComplainedOf, Decision, Question
from workflows.appeals.rules.deciding import FORWARDING, has_reason
from workflows.appeals.rules.moves import may_lead, must_be
from workflows.appeals.stages import BEFORE_REVIEW, Actor, Ground, Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.people.models import User

IN_PART_FROM = (*BEFORE_REVIEW, Stage.INFO_REQUESTED, Stage.DRAFT_ANSWER)


def may_forward(user: User, appeal: Appeal, ground: Ground, *, is_whole: bool, reason: str, on: date) -> None:
    """The head decides where the letter goes; a part leaves while the own part is considered on."""
    if ground not in FORWARDING:
        raise BadInput("Выберите основание переадресации: ст. 8, ч. 3, 3.1, 4 или ст. 11, ч. 1.")
    _is_readable(appeal)
    if is_whole:
        may_lead(user, appeal, Stage.FORWARDED, on=on)
    else:
        must_be(user, appeal, Actor.HEAD, on=on, to_do="переадресовать часть вопросов")
        if appeal.stage not in IN_PART_FROM:
            raise WrongStage(f"{appeal}: сейчас «{appeal.get_stage_display()}», переадресовать часть вопросов отсюда нельзя.")
    has_reason(reason)
    _no_whole_decision_waits(appeal, is_whole=is_whole)


def are_addressees(appeal: Appeal, ground: Ground, bodies: Sequence[CompetentBody]) -> None:
    """Bodies that the ground wants, none of them complained of (ст. 8, ч. 6)."""
    if not bodies:
        raise Incomplete("Выберите, куда направить обращение.")
    if len({body.pk for body in bodies}) != len(bodies):
        raise BadInput("Один адресат выбран дважды. Соберите его вопросы в одно письмо.")
    blamed = set(ComplainedOf.objects.filter(appeal=appeal).exclude(body=None).values_list("body_id", flat=True))
    for body in bodies:
        if body.pk in blamed:
            raise NotAllowed(
                f"Обращение жалуется на «{body}». «Запрещается направлять жалобу на рассмотрение в… орган… или должностному лицу, решение или действие "
                "(бездействие) которых обжалуется» (59-ФЗ, ст. 8, ч. 6). Выберите другого адресата или верните жалобу по ч. 7."
            )
        if not body.is_active:
            raise BadInput(f"Адресат «{body}» больше не используется. Выберите другого.")
    if ground == Ground.FORWARD_8_3_1:
        _go_to_police_and_governor(bodies)
    if ground == Ground.FORWARD_8_4 and len(bodies) < 2 and not _others_remain(appeal):
        raise BadInput("По ст. 8, ч. 4 копии направляют нескольким органам. Выберите ещё одного адресата или основание «ст. 8, ч. 3».")


def _go_to_police_and_governor(bodies: Sequence[CompetentBody]) -> None:
    """«…в территориальный орган… внутренних дел и высшему должностному лицу субъекта» (ст. 8, ч. 3.1): both."""
    sorts = {body.sort for body in bodies}
    if not {CompetentBody.Sort.POLICE, CompetentBody.Sort.GOVERNOR} <= sorts:
        raise Incomplete("По ст. 8, ч. 3.1 обращение направляют и в территориальный орган МВД, и высшему должностному лицу субъекта. Выберите обоих.")


def _others_remain(appeal: Appeal) -> bool:
    """With a part of its own, one other body makes several."""
    return Question.objects.filter(appeal=appeal, result="").count() > 1


def are_questions(appeal: Appeal, questions: Sequence[Question]) -> None:
    """Each letter carries open questions of this very appeal."""
    if not questions:
        raise Incomplete("Выберите, какие вопросы направляются каждому адресату.")
    for question in questions:
        if question.appeal_id != appeal.pk:
            raise BadInput("Вопрос взят из другого обращения. Выберите вопросы этого обращения.")


def notice_is_right(appeal: Appeal, ground: Ground, *, is_given: bool) -> None:
    """«…с уведомлением гражданина… о переадресации» (ст. 8, ч. 3); an anonymous report of a crime has nobody to notify."""
    anonymous = appeal.applicant.is_anonymous
    if ground == Ground.FORWARD_11_1:
        if not anonymous:
            raise WrongStage("Заявитель назвал себя: переадресуйте обращение по ст. 8 с уведомлением, а не по ст. 11, ч. 1.")
        if is_given:
            raise BadInput("Имя или адрес заявителя неизвестны, уведомление отправить некуда. Уберите его.")
        return
    if anonymous:
        raise WrongStage("Имя или адрес заявителя неизвестны, уведомить его нельзя. О противоправном деянии сообщают по ст. 11, ч. 1.")
    if not is_given:
        raise Incomplete("Напишите уведомление заявителю о переадресации: без него решение не исполняется (59-ФЗ, ст. 8, ч. 3).")


def _is_readable(appeal: Appeal) -> None:
    """«…оно не подлежит направлению на рассмотрение» (ст. 11, ч. 4 и 4.1)."""
    blocked = Decision.objects.filter(appeal=appeal, ground__in=(Ground.ILLEGIBLE, Ground.UNCLEAR)).exclude(end__took_effect=False).first()
    if blocked:
        raise NotAllowed(f"Решено: {blocked}. Такое обращение никуда не направляют (59-ФЗ, ст. 8, ч. 3; ст. 11, ч. 4 и 4.1). Сначала отмените то решение.")


def _no_whole_decision_waits(appeal: Appeal, *, is_whole: bool) -> None:
    waiting = Decision.objects.filter(appeal=appeal, end=None)
    found = waiting.first() if is_whole else waiting.filter(is_whole=True).first()
    if found:
        raise WrongStage(f"По обращению уже есть неисполненное решение: {found}. Исполните его или отмените.")
