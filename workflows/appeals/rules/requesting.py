"""When material may be requested from another body, and when the work goes on (59-ФЗ, ст. 10)."""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import Appeal, CompetentBody, InfoReply, InfoRequest
from workflows.appeals.rules.answering import nothing_is_decided
from workflows.appeals.rules.moves import may_lead, must_be_any
from workflows.appeals.stages import Actor, Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.people.models import User


def may_ask(user: User, appeal: Appeal, body: CompetentBody, *, wanted: str, on: date) -> None:
    """The executor asks any body but a court, an inquiry or an investigation."""
    if appeal.stage == Stage.INFO_REQUESTED:  # one more request beside those that are out
        must_be_any(user, appeal, (Actor.EXECUTOR,), on=on, to_do="запросить материалы")
    else:
        may_lead(user, appeal, Stage.INFO_REQUESTED, on=on)
    nothing_is_decided(appeal)
    if not body.may_be_asked:
        raise NotAllowed(f"«{body}»: материалы запрашивают «за исключением судов, органов дознания и органов предварительного следствия» (59-ФЗ, ст. 10, ч. 1, п. 2).")
    if not body.is_active:
        raise BadInput(f"Адресат «{body}» больше не используется. Выберите другого.")
    if not wanted.strip():
        raise Incomplete("Поле «Что запрошено» пусто. Перечислите документы и сведения.")


def may_record_reply(user: User, request: InfoRequest, *, received_on: date, today: date, on: date) -> None:
    """The executor or the clerk writes down that the body has answered."""
    must_be_any(user, request.appeal, (Actor.EXECUTOR, Actor.REGISTRAR), on=on, to_do="внести ответ на запрос")
    if InfoReply.objects.filter(request=request).exists():
        raise WrongStage(f"{request}: ответ уже внесён.")
    sent = request.paper.sendings.order_by("sent_on").first()
    if sent is None:
        raise WrongStage(f"{request} ещё не отправлен. Сначала отправьте его.")
    if not sent.sent_on <= received_on <= today:
        raise BadInput(f"День получения {received_on:%d.%m.%Y} должен быть между отправкой {sent.sent_on:%d.%m.%Y} и сегодняшним днём. Исправьте дату.")


def may_go_on(user: User, appeal: Appeal, *, on: date) -> None:
    """The executor does not wait for the rest: the own term runs on in any case."""
    may_lead(user, appeal, Stage.IN_REVIEW, on=on)
