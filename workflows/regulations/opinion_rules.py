"""What the law asks of opinions: a text given to the body, time for the answer, a proof of each answer. Nothing blocks beyond the law."""

from datetime import date

from django.utils import timezone

from workflows.errors import BadInput, Incomplete, WrongStage
from workflows.printing.words import long_date
from workflows.regulations.deadlines import consultations_end, term, working_days
from workflows.regulations.models import OpinionBody, OpinionRecord, OpinionRequest, Submission
from workflows.regulations.stages import OpinionResult
from workflows.workdays.calendar import Workdays

WITHOUT_PROTOCOL = frozenset({OpinionResult.NO_BODY, OpinionResult.NO_ANSWER})
CONSULTED = frozenset({OpinionResult.DISAGREED, OpinionResult.PROPOSALS})
ART_372 = (
    "«…работодатель может согласиться с ним либо обязан в течение трех дней после получения мотивированного мнения провести "
    "дополнительные консультации с выборным органом… При недостижении согласия возникшие разногласия оформляются протоколом, "
    "после чего работодатель имеет право принять локальный нормативный акт…» (ТК РФ, ст. 372, ч. 3 и 4)"
)


def may_be_asked(submission: Submission, body: OpinionBody, *, sent_on: date, on: date) -> None:
    """A text is given to a body once in a round, after the round began and not in the future."""
    if OpinionRequest.objects.filter(submission=submission, body=body).exists():
        raise WrongStage(f"Уже записано, когда проект получен: {body}. Срок считается с того дня.")
    if submission.opinions.filter(body=body).exists():
        raise WrongStage(f"Мнение уже внесено: {body}. Направлять проект больше не нужно.")
    if sent_on > on:
        raise BadInput(f"{long_date(sent_on)} ещё не наступило. Впишите день, когда орган получил проект.")
    begun = timezone.localdate(submission.at)
    if sent_on < begun:
        raise BadInput(f"Этот текст передан на согласование {long_date(begun)}, раньше его направить не могли. Исправьте дату.")


def is_new(submission: Submission, body: OpinionBody) -> None:
    """One opinion of one body on one text."""
    if submission.opinions.filter(body=body).exists():
        raise WrongStage(f"Мнение уже внесено: {body.name}. Внесённое не исправляют; если текст вернётся, внесите мнение о новом.")


def has_proof(result: OpinionResult, *, protocol_number: str, protocol_date: date | None, comment: str, is_asked: bool) -> None:
    """A protocol proves an answer, words prove that there is none; that no answer came is proved by the day of the request too."""
    if result not in WITHOUT_PROTOCOL and not (protocol_number.strip() and protocol_date):
        raise Incomplete("Укажите номер и дату протокола, в котором записано мнение.")
    if result in WITHOUT_PROTOCOL and not comment.strip() and not (is_asked and result == OpinionResult.NO_ANSWER):
        raise Incomplete("Напишите, чем это подтверждается: справка, письмо, дата отправки проекта.")


def protocol_is_held(protocol_date: date | None, *, on: date) -> None:
    """No protocol of a day to come."""
    if protocol_date and protocol_date > on:
        raise Incomplete(f"Протокол не может быть от {protocol_date:%d.%m.%Y}: этот день ещё не наступил. Исправьте дату протокола.")


def time_is_up(body: OpinionBody, request: OpinionRequest | None, *, calendar: Workdays, on: date) -> None:
    """«Мнение в срок не поступило» is true only after the term; a body without a term is left to the clerk's words."""
    days = request.term_days if request else body.term
    if days is None:
        return
    if request is None:
        raise Incomplete(f"Срок для мнения ({body}) – {working_days(days)} со дня получения проекта. Сначала запишите, когда проект направлен.")
    left = term(calendar, request.sent_on, days, on=on)
    if left.last is None:
        raise Incomplete(left.trouble)
    if not left.is_over:
        raise WrongStage(
            f"Срок для мнения ещё идёт: {body}, {left.until}. Дождитесь его окончания или внесите мнение, если оно уже получено."
        )


def hint(opinion: OpinionRecord) -> str:
    """What the law asks of the employer after an opinion of workers without full agreement; a hint, not an obstacle."""
    if not opinion.body.is_of_workers or opinion.result not in CONSULTED:
        return ""
    until = long_date(consultations_end(timezone.localdate(opinion.at)))
    return (
        f"Если вы не принимаете это мнение целиком, проведите с органом работников консультации до\u00a0{until} (мнение получено в день внесения). "
        "Не договоритесь – оформите протокол разногласий; после него приказ можно подписать (ТК\u00a0РФ, ст.\u00a0372, ч.\u00a03 и\u00a04)."
    )
