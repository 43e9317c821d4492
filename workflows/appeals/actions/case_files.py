"""Keeping case files: a volume is opened, filled, closed at the end of its year, held and released."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from workflows.appeals.actions.keeping import file_away
from workflows.appeals.models import Appeal, CaseFile, CaseIndex, FiledCard, ReceptionCard
from workflows.appeals.rules import case_files as rules
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User


@dataclass(frozen=True, slots=True)
class Filed:
    """How many went into the file."""

    appeals: int
    cards: int


@transaction.atomic
def open_volume(index: CaseIndex, year: int, *, by: User) -> CaseFile:
    """The next volume of an index and a year; the row of the index keeps two clerks in line."""
    rules.may_keep(by)
    index = CaseIndex.objects.select_for_update().get(pk=index.pk)
    last = CaseFile.objects.filter(index=index, year=year).aggregate(last=Max("volume"))["last"] or 0
    case_file = CaseFile(index=index, year=year, volume=last + 1)
    save_as(case_file, by=by, reason="Открыто")
    _tell("opened", case_file, "открыто", by=by)
    return case_file


@transaction.atomic
def put_in(case_file: CaseFile, appeals: Sequence[Appeal], cards: Sequence[ReceptionCard], *, by: User, on: date, at: datetime) -> Filed:
    """Put finished appeals and loose cards of reception into the file: all or none."""
    case_file = fresh_file(case_file)
    for appeal in appeals:
        file_away(appeal, case_file, by=by, on=on)
    for card in cards:
        rules.may_file_card(by, card, case_file)
        FiledCard.objects.create(card=card, case_file=case_file, by=by, at=at)
    if cards:
        _tell("cards_filed", case_file, f"положено карточек приёма: {len(cards)}", by=by, cards=len(cards))
    return Filed(appeals=len(appeals), cards=len(cards))


@transaction.atomic
def close(case_file: CaseFile, *, by: User, on: date) -> CaseFile:
    """Nothing more is put in; the term of keeping runs from 1 January after the year of the file."""
    case_file = fresh_file(case_file)
    rules.may_close(by, case_file, on=on)
    case_file.closed_on, case_file.closed_by = on, by
    save_as(case_file, by=by, reason="Закрыто")
    _tell("closed", case_file, f"закрыто {on:%d.%m.%Y}", by=by)
    return case_file


@transaction.atomic
def hold(case_file: CaseFile, *, reason: str, by: User) -> CaseFile:
    """Forbid destruction."""
    case_file = fresh_file(case_file)
    rules.may_hold(by, case_file, reason=reason)
    case_file.on_hold, case_file.hold_reason = True, reason.strip()
    save_as(case_file, by=by, reason=f"Запрет уничтожать: {reason}")
    _tell("held", case_file, "запрещено уничтожать", by=by)
    return case_file


@transaction.atomic
def release(case_file: CaseFile, *, by: User) -> CaseFile:
    """Take the ban off."""
    case_file = fresh_file(case_file)
    rules.may_release(by, case_file)
    case_file.on_hold, case_file.hold_reason = False, ""
    save_as(case_file, by=by, reason="Запрет уничтожать снят")
    _tell("released", case_file, "запрет уничтожать снят", by=by)
    return case_file


def fresh_file(case_file: CaseFile) -> CaseFile:
    """The row as it is now, locked until the transaction ends."""
    return CaseFile.objects.select_for_update(of=("self",)).select_related("index").get(pk=case_file.pk)


def _tell(verb: str, case_file: CaseFile, summary: str, *, by: User, **facts: str | int | None) -> None:
    entries.write(f"casefile.{verb}", subject=f"appeals.casefile:{case_file.pk}", summary=f"{case_file}: {summary}", by=by, facts=facts)
