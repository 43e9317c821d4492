"""How a signed paper may leave, and what may be noted of it (59-ФЗ, ст. 10, ч. 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.appeals.models import (
    Applicant,
    DeliveryState,
    Form,
    Medium,
    Paper,
    PaperKind,
    ReplyBy,
    Sending,
    SendingEvent,
)
from workflows.appeals.rules.moves import may_lead, must_be
from workflows.appeals.rules.outgoing import may_go_out
from workflows.appeals.rules.signing import stands
from workflows.appeals.stages import Actor, PaperStage, Stage
from workflows.errors import BadInput, Incomplete, WrongStage
from workflows.mail.rules import is_not_ours
from workflows.people.models import User

ELECTRONIC = (Medium.EMAIL, Medium.CABINET)
CABINET = "личный кабинет на сайте"


@dataclass(frozen=True, slots=True)
class Way:
    """How and where to."""

    medium: Medium
    address: str


def default_way(paper: Paper) -> Way:
    """The way that the law and the citizen's own choice give; a body gets its letters by post unless it has only a mail box."""
    if (body := paper.to_body) is not None:
        return Way(Medium.POST, body.postal_address) if body.postal_address or not body.email else Way(Medium.EMAIL, body.email)
    applicant, form = paper.appeal.applicant, paper.appeal.form
    if form == Form.WRITTEN and applicant.postal_address:
        return Way(Medium.POST, applicant.postal_address)
    if form == Form.ORAL and applicant.reply_by == ReplyBy.POST and applicant.postal_address:
        return Way(Medium.POST, applicant.postal_address)
    return _electronic(applicant) or Way(Medium.POST, applicant.postal_address)


def _electronic(applicant: Applicant) -> Way | None:
    """The cabinet if the citizen named it, else the mail box; a mail box beside a cabinet is not asked."""
    if applicant.reply_by == ReplyBy.CABINET:
        return Way(Medium.CABINET, CABINET)
    return Way(Medium.EMAIL, applicant.email) if applicant.email else None


def next_way(paper: Paper) -> Way:
    """The way to offer now: by post when the e-mail has come back and a postal address is known."""
    way = default_way(paper)
    address = paper.to_body.postal_address if paper.to_body else paper.appeal.applicant.postal_address
    came_back = SendingEvent.objects.filter(sending__paper=paper, sending__medium=way.medium, sending__address=way.address, state=DeliveryState.BOUNCED)
    return Way(Medium.POST, address) if way.medium == Medium.EMAIL and address and came_back.exists() else way


def may_send(user: User, paper: Paper, *, on: date, today: date) -> None:
    """The clerk sends what is signed, stands and has not been replaced; the day lies between the signature and today."""
    if paper.stage != PaperStage.SIGNED or paper.signed_on is None:
        raise WrongStage(f"{paper}: сейчас «{paper.get_stage_display()}». Отправляют только подписанное.")
    if paper.kind == PaperKind.TERMINATION:
        raise WrongStage("Решение о прекращении переписки остаётся в деле. Заявителю отправляют уведомление.")
    if paper.kind == PaperKind.ANSWER and paper.appeal.stage == Stage.ON_SIGNATURE:
        may_lead(user, paper.appeal, Stage.ANSWERED, on=on)
    else:
        must_be(user, paper.appeal, Actor.REGISTRAR, on=on, to_do="отправить документ")
    stands(paper)
    if later := Paper.objects.filter(replaces=paper, stage=PaperStage.SIGNED).first():
        raise WrongStage(f"Взамен этого документа подписан {later}. Отправьте его.")
    if on > today:
        raise BadInput(f"День отправки {on:%d.%m.%Y} ещё не наступил. Укажите сегодняшний или прошедший день.")
    if on < paper.signed_on:
        raise BadInput(f"День отправки {on:%d.%m.%Y} раньше дня подписания {paper.signed_on:%d.%m.%Y}. Исправьте дату.")
    may_go_out(paper)


def is_lawful(paper: Paper, way: Way) -> None:
    """Electronic letters are answered electronically, written ones on paper; another way is lawful besides, never instead.

    Of what was said aloud the law is silent: the citizen's choice is offered, any known address will do.
    """
    if not way.address.strip():
        raise Incomplete("Не указано, куда отправить. Внесите адрес в карточку заявителя или адресата.")
    if way.medium == Medium.EMAIL:
        is_not_ours(way.address)
    if paper.to_body is not None:
        if way.medium == Medium.CABINET:
            raise BadInput("Личный кабинет есть только у заявителя. Отправьте документ почтой или по электронной почте.")
        return
    _is_known_address(paper, way)
    first = default_way(paper).medium
    if paper.appeal.form == Form.ORAL or way.medium in _kindred(first) or Sending.objects.filter(paper=paper.pk, medium__in=_kindred(first)).exists():
        return
    if first in ELECTRONIC:
        raise BadInput(
            "Обращение электронное: ответ направляют «в форме электронного документа по адресу электронной почты… или в личный кабинет» (59-ФЗ, ст. 10, ч. 4). "
            "Сначала отправьте его так, бумажный экземпляр – дополнительно."
        )
    raise BadInput("Обращение письменное: ответ направляют «в письменной форме по почтовому адресу» (59-ФЗ, ст. 10, ч. 4). Сначала отправьте почтой или вручите.")


def is_not_repeated(paper: Paper, way: Way, *, on: date) -> None:
    """A second press of the button sends nothing; what has come back may leave again the same day."""
    for earlier in Sending.objects.filter(paper=paper, medium=way.medium, address=way.address, sent_on=on):
        if earlier.events.order_by("-pk").values_list("state", flat=True).first() != DeliveryState.BOUNCED:
            raise WrongStage(f"{paper} уже отправлен так же {on:%d.%m.%Y}. Чтобы отправить ещё раз, выберите другой способ или дождитесь отметки о возврате.")


def _kindred(medium: Medium) -> tuple[Medium, ...]:
    """Ways that satisfy the same rule."""
    return ELECTRONIC if medium in ELECTRONIC else (Medium.POST, Medium.HAND)


def _is_known_address(paper: Paper, way: Way) -> None:
    """E-mail goes to the address that the citizen used: a corrected one is first entered into the card, with its reason."""
    applicant = paper.appeal.applicant
    if way.medium == Medium.EMAIL and way.address.casefold() != applicant.email.casefold():
        raise BadInput("Этот адрес не указан в карточке заявителя. Исправьте данные заявителя с указанием причины, потом отправьте.")
    if way.medium == Medium.CABINET and applicant.reply_by != ReplyBy.CABINET:
        raise BadInput("Заявитель не просил отвечать в личный кабинет. Выберите другой способ.")
