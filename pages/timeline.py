"""What has happened to an act, told from its redactions, their orders and its end. The page and the feeds tell the same."""

from __future__ import annotations

from dataclasses import dataclass

from pages.editions import Edition, Life
from workflows.regulations.models import AmendmentInstruction, Erratum
from workflows.regulations.rendering.contents import shortened

SHORT = 160


@dataclass(frozen=True, slots=True)
class Instruction:
    """One change in the words of the order; `key` leads to the provision."""

    wording: str
    key: str


@dataclass(frozen=True, slots=True)
class Event:
    """A redaction on the page of the history; `before` is the number of the redaction whose text it changed, `instead_of` of the one it replaced unborn."""

    edition: Edition
    instructions: tuple[Instruction, ...] = ()
    before: int | None = None
    instead_of: int | None = None
    errata: tuple[Erratum, ...] = ()

    @property
    def about(self) -> str:
        """What the order is about, unless its changes are told one by one; the name of an act may fill half a page."""
        return "" if self.instructions or self.edition.number == 1 else shortened(self.edition.redaction.order.title, limit=SHORT)


def events(life: Life) -> tuple[Event, ...]:
    """Every redaction, the newest first, with what its order changed."""
    said, mistakes = _instructions(life), _errata(life)
    numbers = {redaction.pk: redaction.number for redaction in life.redactions}
    return tuple(
        Event(
            edition,
            said.get(edition.redaction.pk, ()),
            _base(edition, numbers),
            numbers.get(edition.redaction.rebased_from_id or 0),
            mistakes.get(edition.redaction.pk, ()),
        )
        for edition in life.editions
    )


def _base(edition: Edition, numbers: dict[int, int]) -> int | None:
    return numbers.get(edition.redaction.base_id or 0) or (edition.number - 1 or None)


def _instructions(life: Life) -> dict[int, tuple[Instruction, ...]]:
    rows = AmendmentInstruction.objects.filter(redaction__in=[redaction.pk for redaction in life.redactions])
    found: dict[int, list[Instruction]] = {}
    for redaction, wording, key in rows.order_by("redaction", "ordinal").values_list("redaction_id", "wording", "target_key"):
        found.setdefault(redaction, []).append(Instruction(wording, key))
    return {pk: tuple(said) for pk, said in found.items()}


def _errata(life: Life) -> dict[int, tuple[Erratum, ...]]:
    """Mistakes of reproduction by redaction, as they were recorded."""
    found: dict[int, list[Erratum]] = {}
    for erratum in Erratum.objects.filter(redaction__in=[redaction.pk for redaction in life.redactions]).order_by("at", "pk"):
        found.setdefault(erratum.redaction_id, []).append(erratum)
    return {pk: tuple(mistakes) for pk, mistakes in found.items()}
