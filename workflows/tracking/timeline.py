"""How an appeal has gone so far, in plain words: what happened, on which day, and why then. No person of the staff is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from workflows.appeals.models import (
    Appeal,
    Assignment,
    AssignmentRole,
    ClockKind,
    Extension,
    Forwarding,
    InfoReply,
    InfoRequest,
    Medium,
    Message,
    PaperKind,
    Sending,
)
from workflows.appeals.stages import Stage
from workflows.printing.words import long_date, numbered
from workflows.tracking.papers_sent import Document

WITHOUT_UNIT = "Обращение передано на рассмотрение"
SENT = {
    Medium.EMAIL: "На вашу электронную почту.",
    Medium.CABINET: "В кабинет на этом сайте.",
    Medium.POST: "Почтой.",
    Medium.HAND: "Вручено под подпись.",
}
ENDINGS = {
    Stage.WITHDRAWN: ("Рассмотрение прекращено", "По вашему заявлению (59-ФЗ, ст. 5, п. 5). По тому же вопросу можно обратиться снова."),
    Stage.NOT_AN_APPEAL: ("Письмо не рассматривается как обращение", "Как обратиться, чтобы письмо рассмотрели по закону, сказано в ответном письме."),
    Stage.ORAL_ANSWERED: ("Ответ дан устно на личном приёме", "С вашего согласия (59-ФЗ, ст. 13, ч. 3)."),
    Stage.TERMINATED_11_5: ("Переписка по этому вопросу прекращена", "На вопрос уже не раз отвечали по существу, новых доводов нет (59-ФЗ, ст. 11, ч. 5). По другим вопросам обращаться можно."),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line: the day, what happened, why, and the paper to take."""

    on: date
    title: str
    words: str = ""
    document: Document | None = None


def timeline_of(appeal: Appeal, documents: list[Document]) -> list[Event]:
    """The events in their order."""
    events = [*_beginning(appeal), *_work(appeal), *_asked(appeal), *_written(appeal), *_sent(documents), *_forwarded(appeal), *_ending(appeal)]
    return sorted(events, key=lambda event: event.on)


def _beginning(appeal: Appeal) -> Iterator[Event]:
    item = appeal.intake
    yield Event(item.received_on, "Мы получили ваше обращение", f"Как: {item.get_channel_display()}. Номер поступления – {item.pk}.")
    if appeal.registered_on:
        limit = _limit(appeal, ClockKind.REGISTRATION)
        why = f"Закон даёт на это три дня со дня поступления (59-ФЗ, ст. 8, ч. 2), то есть до {limit}" if limit else ""
        yield Event(appeal.registered_on, f"Зарегистрировано {numbered(appeal.number)}", why)


def _limit(appeal: Appeal, kind: ClockKind) -> str:
    clock = appeal.clocks.filter(kind=kind).order_by("-pk").first()
    return long_date(clock.limit_on) if clock else ""


def _work(appeal: Appeal) -> Iterator[Event]:
    last = None
    for given in Assignment.objects.filter(appeal=appeal, role=AssignmentRole.RESPONSIBLE, parent=None).select_related("executor__unit").order_by("given_at", "pk"):
        unit = given.executor.unit.name if given.executor.unit else ""
        if last is not None and unit == last:
            continue
        last = unit
        yield Event(timezone.localdate(given.given_at), f"Рассматривает: {unit}" if unit else WITHOUT_UNIT, "Ответственного назначил руководитель.")
    for extension in Extension.objects.filter(appeal=appeal):
        old = long_date(extension.old_due_on)
        title = f"Срок ответа продлён до {long_date(extension.new_due_on)}"
        yield Event(extension.decided_on, title, f"Был до {old} Причина: {extension.get_ground_display()}. Продлить можно один раз и не больше чем на 30 дней (59-ФЗ, ст. 12, ч. 2); вам отправляют уведомление.")


def _asked(appeal: Appeal) -> Iterator[Event]:
    for request in InfoRequest.objects.filter(appeal=appeal).select_related("body", "paper"):
        sent = Sending.objects.filter(paper=request.paper).order_by("pk").first()
        if sent is not None:
            yield Event(sent.sent_on, f"Запрошены сведения: {request.body.name}", "На ответ по запросу закон даёт 15 дней; наш срок ответа вам из-за этого не останавливается.")
    for reply in InfoReply.objects.filter(request__appeal=appeal).select_related("request__body"):
        yield Event(reply.received_on, f"Получен ответ на запрос: {reply.request.body.name}")


def _written(appeal: Appeal) -> Iterator[Event]:
    said = {
        Message.Sort.MATERIAL: "Вы добавили материалы",
        Message.Sort.QUESTION: "Вы спросили о ходе рассмотрения",
        Message.Sort.STOP: "Вы попросили прекратить рассмотрение",
        Message.Sort.CONTACT: "Вы сообщили о новом адресе для ответа",
    }
    for message in Message.objects.filter(appeal=appeal, sort__in=list(said)).select_related("intake").prefetch_related("intake__files"):
        count = message.intake.files.count()
        yield Event(message.intake.received_on, said[Message.Sort(message.sort)], f"Файлов: {count}." if count else "")


def _sent(documents: list[Document]) -> Iterator[Event]:
    for document in documents:
        title = "Вам отправлен ответ" if document.paper.kind == PaperKind.ANSWER else f"Вам отправлено: {document.paper.get_kind_display()}"
        yield Event(document.sent_on, title, SENT[Medium(document.sending.medium)], document)


def _forwarded(appeal: Appeal) -> Iterator[Event]:
    for forwarding in Forwarding.objects.filter(decision__appeal=appeal, cover__sendings__isnull=False).select_related("body", "cover").distinct():
        sent = Sending.objects.filter(paper=forwarding.cover).order_by("pk").first()
        if sent is not None:
            yield Event(sent.sent_on, f"Направлено в другой орган: {forwarding.body.name}", "Вопрос решает он, он вам и ответит. На это закон даёт нам семь дней со дня регистрации (59-ФЗ, ст. 8, ч. 3).")


def _ending(appeal: Appeal) -> Iterator[Event]:
    stage = Stage(appeal.stage)
    if stage in ENDINGS and appeal.concluded_on:
        yield Event(appeal.concluded_on, *ENDINGS[stage])
