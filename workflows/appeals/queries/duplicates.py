"""Which unregistered letters look like one that has already come: the same person, the same content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import F, Q, QuerySet

from workflows.appeals.models import Appeal
from workflows.appeals.rules import visible_to
from workflows.appeals.rules.duplicates import has_same_content, is_same_sender
from workflows.appeals.stages import OPEN, Stage
from workflows.people.models import User

MOST = 500  # attachments of open letters with the same content that are compared for one page


def originals_of(letters: Sequence[Appeal], user: User, *, on: date) -> dict[int, Appeal]:
    """For each letter without a number the first open one that it repeats, by keys; asked once for a whole page."""
    waiting = [letter for letter in letters if letter.stage == Stage.RECEIVED]
    found, attached = _with_contents(_alike(waiting, user, on=on)) if waiting else ([], {})
    known = {one.pk for one in found}  # each letter is like itself: what is not here cannot be compared
    pairs = ((letter, next((other for other in found if _is_first(other, letter, attached)), None)) for letter in waiting if letter.pk in known)
    return {letter.pk: original for letter, original in pairs if original is not None}


def choices_of(letter: Appeal, user: User, *, on: date) -> QuerySet[Appeal]:
    """Open letters that came before, from whom a person may choose: of the same sender, or of whoever is not named."""
    sender = letter.applicant
    same = Q(applicant__last_name="", applicant__email="")
    if sender.last_name:
        same |= Q(applicant__last_name=sender.last_name)
    if sender.email:
        same |= Q(applicant__email=sender.email)
    unnamed = not (sender.last_name or sender.email)
    before = visible_to(user, on=on).filter(stage__in=OPEN, received_on__lte=letter.received_on).exclude(pk=letter.pk)
    return (before if unnamed else before.filter(same)).select_related("applicant", "intake").order_by("-received_on", "-pk")


def _alike(letters: Sequence[Appeal], user: User, *, on: date) -> QuerySet[Appeal]:
    items, senders = [letter.intake for letter in letters], [letter.applicant for letter in letters]
    same = Q(intake__text_sha256__in={item.text_sha256 for item in items if item.text.strip()})
    same |= Q(intake__raw__blob__in={item.raw.blob_id for item in items if item.raw})
    known = Q(applicant__last_name__in={one.last_name for one in senders if one.last_name}) | Q(applicant__email__in={one.email for one in senders if one.email})
    found = visible_to(user, on=on).filter(same, known, stage__in=OPEN).select_related("applicant", "intake__raw")
    return found.order_by("intake__received_at", "pk")


def _with_contents(alike: QuerySet[Appeal]) -> tuple[list[Appeal], dict[int, list[int]]]:
    """The letters in their order, with the contents of their attachments: a row for each attachment, so one question is enough."""
    found: dict[int, Appeal] = {}
    attached: dict[int, list[int]] = {}
    rows = list(alike.annotate(attachment=F("intake__files__file__blob"))[:MOST])
    for one in rows:
        found.setdefault(one.pk, one)
        if one.attachment is not None:
            attached.setdefault(one.intake_id, []).append(one.attachment)
    if len(rows) == MOST:
        found.popitem()  # its attachments may not all be here
    return list(found.values()), {item: sorted(blobs) for item, blobs in attached.items()}


def _is_first(other: Appeal, letter: Appeal, attached: Mapping[int, list[int]]) -> bool:
    came_before = (other.intake.received_at, other.pk) < (letter.intake.received_at, letter.pk)
    return came_before and bool(is_same_sender(other.applicant, letter.applicant)) and has_same_content(other.intake, letter.intake, attached)
