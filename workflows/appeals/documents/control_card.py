"""The registration card (РКК) of one appeal, drawn for one reader. For screens: `control_card_pdf` behind «Печать РКК»."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from workflows.appeals.actions.keeping import log_reading
from workflows.appeals.documents.house import letterhead
from workflows.appeals.models import (
    Appeal,
    Assignment,
    AssignmentState,
    Clock,
    ClockKind,
    DeliveryState,
    Extension,
    IntakeItem,
    Paper,
    PaperKind,
    Reading,
    Sending,
)
from workflows.appeals.papers.cards import card_print
from workflows.appeals.papers.control_card import Applicant, ControlCard, Note, Place, Resolution, control_card
from workflows.appeals.printed_content import name_of
from workflows.appeals.rules import may_read
from workflows.errors import WrongStage
from workflows.orders.filenames import file_name
from workflows.people.models import User
from workflows.printing.pdf import render_pdf
from workflows.printing.queue import Built
from workflows.printing.words import numbered, short_date

RENDERER = "appeal-card-1"
ENDED_OTHERWISE = (AssignmentState.RETURNED, AssignmentState.CANCELLED)
TOLD = (DeliveryState.BOUNCED, DeliveryState.DELIVERED)


def control_card_pdf(appeal: Appeal, *, by: User, on: date, at: datetime) -> Built:
    """The card as it stands now, for who may read the whole of it; stored nowhere, the reading is remembered."""
    may_read(by, appeal, on=on)
    card = control_card(facts_of(appeal))
    log_reading(appeal, Reading.What.PRINT, by=by, at=at)
    return Built(data=render_pdf(card_print(card), title=card.caption), name=file_name(card.caption, "pdf"), media_type="application/pdf", renderer=RENDERER)


def facts_of(appeal: Appeal) -> ControlCard:
    """All that is known of a registered appeal."""
    if appeal.registered_on is None:
        raise WrongStage(f"{appeal} не зарегистрировано: карточка печатается после регистрации.")
    work = list(Assignment.objects.filter(appeal=appeal).select_related("executor", "given_by").order_by("given_at", "pk"))
    answer, extension = _answer(appeal), Extension.objects.filter(appeal=appeal).first()
    return ControlCard(
        organisation=letterhead(),
        number=appeal.number,
        registered_on=appeal.registered_on,
        received_on=appeal.received_on,
        applicant=_applicant(appeal),
        kind=appeal.get_kind_display(),
        form=appeal.get_form_display(),
        channel=appeal.get_channel_display(),
        subject=appeal.summary,
        repeat=appeal.get_repeat_display(),
        previous=_named(appeal.repeat_of),
        cover_letter=_cover(appeal.intake),
        topic="\n".join(dict.fromkeys(f"{item.topic.title} ({item.topic.code})" for item in appeal.questions.select_related("topic") if item.topic)),
        attachments=_attachments(appeal.intake),
        resolutions=tuple(_resolution(one) for one in work if one.text or one.state not in ENDED_OTHERWISE),
        executors=tuple(_executor(one) for one in work if one.state not in ENDED_OTHERWISE),
        on_control=appeal.on_control,
        due_on=_due(appeal),
        extended_to=extension.new_due_on if extension else None,
        notes=tuple(_notes(appeal)),
        answer=f"{numbered(answer.number)} от {short_date(answer.signed_on)}" if answer and answer.signed_on else "",
        result="; ".join(dict.fromkeys(item.get_result_display() for item in appeal.questions.exclude(result=""))),
        signed_by=f"{answer.signature.name}, {answer.signature.post}" if answer and answer.signature else "",
        closed_on=appeal.concluded_on,
        place=Place(appeal.case_file.index.index, str(appeal.case_file.volume)) if appeal.case_file else None,
    )


def _applicant(appeal: Appeal) -> Applicant:
    known = appeal.applicant
    return Applicant(
        name=known.full_name,
        address=known.postal_address,
        phone=known.phone,
        email=known.email,
        category=known.get_category_display(),
        people=appeal.people_count if appeal.is_collective else None,
    )


def _named(earlier: Appeal | None) -> str:
    return f"{numbered(earlier.number)} от {short_date(earlier.registered_on)}" if earlier and earlier.registered_on else ""


def _cover(item: IntakeItem) -> str:
    """«№ 305 от 28.10.2026»: the letter of the body that has sent the appeal to us."""
    day = f"от {short_date(item.sent_on)}" if item.sent_on else ""
    return " ".join(part for part in (numbered(item.sent_number) if item.sent_number else "", day) if part)


def _attachments(item: IntakeItem) -> str:
    files = item.files.count()
    parts = [f"листов: {item.attached_sheets}" if item.attached_sheets else "", f"файлов: {files}" if files else ""]
    return ", ".join(part for part in parts if part)


def _resolution(one: Assignment) -> Resolution:
    text = f"{one.executor.short_name} ({one.get_role_display()})"
    return Resolution(f"{text}: {one.text}" if one.text else text, one.given_by.short_name, timezone.localdate(one.given_at))


def _executor(one: Assignment) -> str:
    who = ", ".join(part for part in (one.executor.short_name, one.executor.position) if part)
    return f"{who} – {one.get_role_display()}"


def _due(appeal: Appeal) -> date | None:
    """The first term of the answer; a longer one stands beside it."""
    clock = Clock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER).order_by("revision").first()
    return clock.limit_on if clock else None


def _answer(appeal: Appeal) -> Paper | None:
    found = Paper.objects.signed().filter(appeal=appeal, kind=PaperKind.ANSWER).select_related("signature").order_by("-pk")
    return found.first()


def _notes(appeal: Appeal) -> Iterator[Note]:
    """What has left and what became of it."""
    for sending in Sending.objects.filter(paper__appeal=appeal).select_related("paper", "by").prefetch_related("events").order_by("sent_on", "pk"):
        paper = sending.paper
        who = sending.by.short_name if sending.by else ""
        yield Note(sending.sent_on, f"{name_of(paper.kind, paper.ground)} {numbered(paper.number)}: {sending.get_medium_display()}", who)
        for event in sending.events.all():
            if event.state in TOLD:
                yield Note(event.on, f"{numbered(paper.number)}: {event.get_state_display()}")
