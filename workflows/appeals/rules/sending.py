"""How a signed paper may leave, and what may be noted of it (59-ФЗ, ст. 10, ч. 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.appeals.models import DeliveryState, Form, Medium, Paper, PaperKind, ReplyBy, Sending, SendingEvent
from workflows.appeals.rules.moves import may_lead, must_be
from workflows.appeals.rules.signing import stands
from workflows.appeals.stages import Actor, PaperStage, Stage
from workflows.errors import BadInput, Incomplete, WrongStage
from workflows.people.models import User

ELECTRONIC = (Medium.EMAIL, Medium.CABINET)
CABINET = "личный кабинет на сайте"
FINAL = (DeliveryState.BOUNCED, DeliveryState.DELIVERED)


@dataclass(frozen=True, slots=True)
class Way:
    """How and where to."""

    medium: Medium
    address: str


def default_way(paper: Paper) -> Way:
    """The way that the law and the citizen's own choice give; a body gets its letters by post unless it has only a mail box."""
    if (body := paper.to_body) is not None:
        return Way(Medium.POST, body.postal_address) if body.postal_address or not body.email else Way(Medium.EMAIL, body.email)
    applicant = paper.appeal.applicant
    if paper.appeal.form == Form.ELECTRONIC or not applicant.postal_address:
        if applicant.reply_by == ReplyBy.CABINET:
            return Way(Medium.CABINET, CABINET)
        if applicant.email:
            return Way(Medium.EMAIL, applicant.email)
    return Way(Medium.POST, applicant.postal_address)


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


def is_lawful(paper: Paper, way: Way) -> None:
    """Electronic letters are answered electronically, written ones on paper; another way is lawful besides, never instead."""
    if not way.address.strip():
        raise Incomplete("Не указано, куда отправить. Внесите адрес в карточку заявителя или адресата.")
    if paper.to_body is not None:
        if way.medium == Medium.CABINET:
            raise BadInput("Личный кабинет есть только у заявителя. Отправьте документ почтой или по электронной почте.")
        return
    _is_known_address(paper, way)
    if Sending.objects.filter(paper=paper, medium__in=_kindred(default_way(paper).medium)).exists() or way.medium in _kindred(default_way(paper).medium):
        return
    if default_way(paper).medium in ELECTRONIC:
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


def may_note(user: User | None, sending: Sending, state: DeliveryState, *, on: date) -> None:
    """The clerk notes what the post says; the program itself (`user` is nobody) what the mail server says."""
    if user is not None:
        must_be(user, sending.paper.appeal, Actor.REGISTRAR, on=on, to_do="отметить доставку")
    last = SendingEvent.objects.filter(sending=sending).order_by("-pk").first()
    if last is not None and last.state in FINAL:
        raise WrongStage(f"{sending}: уже отмечено «{last.get_state_display()}». Если документ отправлен снова, отметьте новую отправку.")
    if state == DeliveryState.QUEUED:
        raise BadInput("«В очереди» ставит программа. Выберите: принято, вернулось или вручено.")
    if on < sending.sent_on:
        raise BadInput(f"День {on:%d.%m.%Y} раньше отправки {sending.sent_on:%d.%m.%Y}. Исправьте дату.")
