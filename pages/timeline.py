"""What has happened to an act, told from its redactions, their orders and its end. The page and the feeds tell the same."""

from __future__ import annotations

from dataclasses import dataclass

from pages.editions import Edition, Life
from workflows.regulations.models import AmendmentInstruction


@dataclass(frozen=True, slots=True)
class Instruction:
    """One change in the words of the order; `key` leads to the provision."""

    wording: str
    key: str


@dataclass(frozen=True, slots=True)
class Event:
    """A redaction on the page of the history; `before` is the number of the redaction whose text it changed."""

    edition: Edition
    instructions: tuple[Instruction, ...] = ()
    before: int | None = None
    errata: tuple[object, ...] = ()


def events(life: Life) -> tuple[Event, ...]:
    """Every redaction, the newest first, with what its order changed."""
    said = _instructions(life)
    numbers = {redaction.pk: redaction.number for redaction in life.redactions}
    return tuple(
        Event(edition, said.get(edition.redaction.pk, ()), numbers.get(edition.redaction.base_id) or _earlier(edition))
        for edition in life.editions
    )


def _earlier(edition: Edition) -> int | None:
    return edition.number - 1 if edition.number > 1 else None


def _instructions(life: Life) -> dict[int, tuple[Instruction, ...]]:
    rows = AmendmentInstruction.objects.filter(redaction__in=[redaction.pk for redaction in life.redactions])
    found: dict[int, list[Instruction]] = {}
    for redaction, wording, key in rows.order_by("redaction", "ordinal").values_list("redaction_id", "wording", "target_key"):
        found.setdefault(redaction, []).append(Instruction(wording, key))
    return {pk: tuple(said) for pk, said in found.items()}
