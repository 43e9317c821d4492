"""One chronological feed of a card: what the journal wrote, what came, what was said inside, what left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils import timezone

from workflows.appeals.models import Appeal, Message, Note, PaperVisa, Refusal, Sending, SendingEvent
from workflows.appeals.queries.received import CameFile, came_with
from workflows.journal.models import Entry


class Part(TextChoices):
    """What the feed may be narrowed down to."""

    ALL = "", "Всё"
    CORRESPONDENCE = "correspondence", "Переписка"
    INTERNAL = "internal", "Внутреннее"
    SYSTEM = "system", "События"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the feed. `files` came with a message and may be opened."""

    at: datetime
    part: Part
    title: str
    words: str = ""
    who: str = ""
    files: Sequence[CameFile] = ()


ICONS = {Part.CORRESPONDENCE: "mail", Part.INTERNAL: "comment", Part.SYSTEM: "history"}


def feed_of(appeal: Appeal, part: Part = Part.ALL) -> list[Line]:
    """The lines, the last one first."""
    lines = [*_came(appeal), *_left(appeal), *_said(appeal), *_happened(appeal)]
    chosen = [line for line in lines if part in (Part.ALL, line.part)]
    return sorted(chosen, key=lambda line: line.at, reverse=True)


def _came(appeal: Appeal) -> Iterator[Line]:
    item = appeal.intake
    yield Line(item.received_at, Part.CORRESPONDENCE, f"Поступило: {item.get_channel_display()}", item.subject)
    messages = Message.objects.filter(appeal=appeal).select_related("intake__raw__blob", "by").prefetch_related("intake__files__file__blob")
    files = came_with([message.intake for message in messages])
    for message in messages:
        title = message.get_sort_display()
        said, who = message.intake.text, _name(message.by)
        yield Line(message.at, Part.CORRESPONDENCE, f"{title[0].upper()}{title[1:]}", said, who, files[message.intake_id])


def _left(appeal: Appeal) -> Iterator[Line]:
    for sending in Sending.objects.filter(paper__appeal=appeal).select_related("paper", "by"):
        yield Line(sending.at, Part.CORRESPONDENCE, f"Отправлено: {sending.paper}", f"{sending}; {sending.address}", _name(sending.by))
    for event in SendingEvent.objects.filter(sending__paper__appeal=appeal).select_related("sending__paper", "by"):
        yield Line(event.at, Part.CORRESPONDENCE, f"{event.sending.paper}: {event.get_state_display()}", event.detail, _name(event.by))


def _said(appeal: Appeal) -> Iterator[Line]:
    for note in Note.objects.filter(appeal=appeal).select_related("by"):
        yield Line(note.at, Part.INTERNAL, "Заметка", note.text, _name(note.by))
    for refusal in Refusal.objects.filter(appeal=appeal).select_related("by"):
        yield Line(refusal.at, Part.INTERNAL, "Предложено не считать обращением", refusal.reason, _name(refusal.by))
    for visa in PaperVisa.objects.filter(paper__appeal=appeal).select_related("paper", "by"):
        yield Line(visa.at, Part.INTERNAL, f"{visa.paper}: {visa.get_verdict_display()}", visa.remark, _name(visa.by))


def _happened(appeal: Appeal) -> Iterator[Line]:
    for entry in Entry.objects.filter(subject=f"appeals.appeal:{appeal.pk}").select_related("by"):
        yield Line(timezone.localtime(entry.at), Part.SYSTEM, entry.summary.partition(": ")[2] or entry.summary, "", _name(entry.by))


def _name(person: object) -> str:
    return getattr(person, "short_name", "") if person else ""
