"""Erasing what an act destroys. Called by `destroying.destroy` alone: the guards let nothing be erased before its stage is «уничтожено»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from workflows.appeals.erasing import APPLICANT, CARD, HISTORIES, OF_APPEALS, PRINTS, SLOT, WITHOUT_FACTS, Owner
from workflows.appeals.models import (
    Applicant,
    Decision,
    DestroyedRow,
    DestructionAct,
    InfoRequest,
    IntakeFile,
    IntakeItem,
    Paper,
    PaperFile,
    ReceptionCard,
    ReceptionSlot,
    Sending,
)
from workflows.archive.erasing import erase
from workflows.files.dropping import drop, links_to
from workflows.inbox.models import RawLetter
from workflows.inbox.models import Reading as InboxReading
from workflows.people.models import User
from workflows.printing.models import Print


@dataclass(frozen=True, slots=True)
class Going:
    """Keys of the appeals that are destroyed, and of the cards of reception that led to none."""

    appeals: tuple[int, ...]
    cards: tuple[int, ...]


def erase_all(going: Going, act: DestructionAct, *, by: User, at: datetime) -> None:
    """Rows are entered as destroyed first; histories go last, when nothing writes them any more."""
    applicants = _applicants(going.appeals)
    _enter_rows(going, applicants, act)
    _drop_files(going, act, by=by, at=at)
    for table in OF_APPEALS:
        erase(table.model, _leading(table.lookups, going.appeals), table.values)
    erase(Applicant, Q(pk__in=applicants), APPLICANT)
    erase(ReceptionCard, Q(pk__in=going.cards), CARD)
    erase(ReceptionSlot, Q(card__in=going.cards), SLOT)
    _rows(WITHOUT_FACTS, going.appeals).delete()
    for past in HISTORIES:
        _forget(past.model, past.column, _rows(past.owner, going.appeals))
    _forget(ReceptionSlot, "id", models.QuerySet(ReceptionSlot).filter(card__in=going.cards))


def _applicants(appeals: Collection[int]) -> list[int]:
    """From the rows that count back to the first ones: in this order the guard lets them in."""
    keys = list(Applicant.objects.filter(appeals__in=appeals).order_by("pk").values_list("pk", flat=True))
    found = list(keys)
    while keys:
        earlier = Applicant.objects.filter(next__in=keys).order_by("pk")
        keys = list(earlier.values_list("pk", flat=True))
        found += keys
    return found


def _enter_rows(going: Going, applicants: Sequence[int], act: DestructionAct) -> None:
    """What the guards of the other tables will ask about."""
    appeals = going.appeals
    intakes = IntakeItem.objects.filter(Q(appeal__in=appeals) | Q(message__appeal__in=appeals))
    rows: tuple[tuple[DestroyedRow.Kind, Iterable[int]], ...] = (
        (DestroyedRow.Kind.APPEAL, appeals),
        (DestroyedRow.Kind.INTAKE, intakes.values_list("pk", flat=True)),
        (DestroyedRow.Kind.APPLICANT, applicants),
        (DestroyedRow.Kind.PAPER, Paper.objects.filter(appeal__in=appeals).values_list("pk", flat=True)),
        (DestroyedRow.Kind.SENDING, Sending.objects.filter(paper__appeal__in=appeals).values_list("pk", flat=True)),
        (DestroyedRow.Kind.DECISION, Decision.objects.filter(appeal__in=appeals).values_list("pk", flat=True)),
        (DestroyedRow.Kind.REQUEST, InfoRequest.objects.filter(appeal__in=appeals).values_list("pk", flat=True)),
        (DestroyedRow.Kind.CARD, (*ReceptionCard.objects.filter(appeal__in=appeals).values_list("pk", flat=True), *going.cards)),
    )
    for kind, keys in rows:
        _enter(kind, keys, act)


def _enter(kind: DestroyedRow.Kind, keys: Iterable[int], act: DestructionAct) -> None:
    """One statement for each: an applicant is let in by the row entered before it."""
    for key in keys:
        DestroyedRow.objects.create(act=act, kind=kind, target=key)


def _drop_files(going: Going, act: DestructionAct, *, by: User, at: datetime) -> None:
    """Every file that only destroyed rows name. One that anything else names stays, with its bytes.

    What was read in a letter by mail goes before: it repeats the words, and names the files that were found there.
    """
    InboxReading.objects.filter(letter__file__in=_letters(going)).delete()
    ours = _links(going)
    everywhere = links_to(list(ours))
    alone = sorted(pk for pk, count in ours.items() if everywhere[pk] == count)
    _enter(DestroyedRow.Kind.FILE, alone, act)
    drop(alone, reason=str(act), by=by, at=at)


def _links(going: Going) -> Counter[int]:
    intakes = IntakeItem.objects.filter(Q(appeal__in=going.appeals) | Q(message__appeal__in=going.appeals)).values("pk")
    found: Counter[int] = Counter()
    found.update(IntakeItem.objects.filter(pk__in=intakes).exclude(raw=None).values_list("raw", flat=True))
    found.update(RawLetter.objects.filter(file__in=_letters(going)).values_list("file", flat=True))
    found.update(IntakeFile.objects.filter(item__in=intakes).values_list("file", flat=True))
    found.update(PaperFile.objects.filter(paper__appeal__in=going.appeals).values_list("file", flat=True))
    found.update(Paper.objects.filter(appeal__in=going.appeals).exclude(scan=None).values_list("scan", flat=True))
    found.update(_prints(going))
    return found


def _letters(going: Going) -> models.QuerySet[Any]:
    """Files as they were received."""
    intakes = IntakeItem.objects.filter(Q(appeal__in=going.appeals) | Q(message__appeal__in=going.appeals))
    return intakes.exclude(raw=None).order_by().values("raw")


def _prints(going: Going) -> list[int]:
    """Files of the stored prints of what is destroyed."""
    rows: list[int] = []
    for form, owner in PRINTS.items():
        subjects = set(_rows(owner, going.appeals).values_list("pk", flat=True))
        subjects |= set(going.cards) if owner.model is ReceptionCard else set()
        rows += Print.objects.filter(request__form=form, request__subject_id__in=subjects).values_list("file", flat=True)
    return rows


def _leading(lookups: Collection[str], appeals: Collection[int]) -> Q:
    found = Q(pk__in=[])
    for lookup in lookups:
        found |= Q(**{f"{lookup}__in": appeals})
    return found


def _rows(owner: Owner, appeals: Collection[int]) -> models.QuerySet[Any]:
    return models.QuerySet(owner.model).filter(_leading(owner.lookups, appeals))


def _forget(model: Any, column: str, rows: models.QuerySet[Any]) -> None:
    model.history.model.objects.filter(**{f"{column}__in": rows.values("pk")}).delete()
