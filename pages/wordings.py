"""All wordings that one provision has had, by its uid: a new number does not break its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Q

from pages.changes import Change, change_of
from pages.editions import Edition, Life
from pages.provisions import name_of
from workflows.regulations.models import Provision
from workflows.regulations.tree import Kind


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording with the redactions that carried it, the oldest first."""

    rows: tuple[Provision, ...]
    editions: tuple[Edition, ...]
    change: Change | None

    @property
    def provision(self) -> Provision:
        return self.rows[0]

    @property
    def name(self) -> str:
        """How it was called then: «Пункт 3.3»."""
        return name_of(self.provision.kind, self.provision.label)

    @property
    def since(self) -> Edition:
        return self.editions[0]

    @property
    def last(self) -> Edition:
        return self.editions[-1]

    @property
    def in_force(self) -> bool:
        return any(edition.in_force for edition in self.editions)

    @property
    def is_gone(self) -> bool:
        return self.provision.repealed

    @property
    def address(self) -> str:
        """The provision in the last redaction that carried this wording."""
        return f"{self.last.address}p/{self.provision.key}/"


def wordings(life: Life, uid: UUID, *, kind: str) -> tuple[Wording, ...]:
    """From the newest to the oldest; what was replaced before its day is left out, unless nothing else is known."""
    held = [edition for edition in life.editions if not edition.is_superseded] or list(life.editions)
    by_redaction = _rows(held, uid, alone=kind == Kind.SECTION)
    ordered = sorted(held, key=lambda edition: (edition.redaction.effective_from, edition.number))
    known = [(edition, by_redaction[edition.redaction.pk]) for edition in ordered if edition.redaction.pk in by_redaction]
    return tuple(reversed([*_grouped(known, life)]))


def _grouped(known: list[tuple[Edition, tuple[Provision, ...]]], life: Life) -> Iterator[Wording]:
    for _, group in groupby(known, key=lambda pair: _said(pair[1])):
        pairs = list(group)
        rows = pairs[-1][1]
        yield Wording(rows, tuple(edition for edition, _ in pairs), change_of(rows, life))


def _said(rows: tuple[Provision, ...]) -> tuple[tuple[str, ...], ...]:
    """Numbers and words, so that a new number alone is an event too."""
    return tuple((row.label, row.heading, row.text, str(row.repealed)) for row in rows)


def _rows(editions: list[Edition], uid: UUID, *, alone: bool) -> dict[int, tuple[Provision, ...]]:
    """The provision with what belongs to it, in each redaction; of a section its own words alone."""
    own = Provision.objects.filter(redaction__in=[edition.redaction.pk for edition in editions])
    below = Q() if alone else Q(parent__uid=uid) | Q(parent__parent__uid=uid) | Q(parent__parent__parent__uid=uid)
    found: dict[int, list[Provision]] = {}
    for row in own.filter(Q(uid=uid) | below).order_by("redaction_id", "position"):
        found.setdefault(row.redaction_id, []).append(row)
    return {pk: tuple(rows) for pk, rows in found.items()}
