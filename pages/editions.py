"""The redactions of a regulation as visitors see them: all of them in one query, without their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workflows.regulations.models import Provision, Redaction
from workflows.regulations.reference_queries import official_addresses
from workflows.regulations.rendering.linking import acts_in, with_addresses
from workflows.regulations.stages import RedactionStatus
from workflows.regulations.tree import Kind

HEAVY = ("content", "html", "order__content", "order__preamble")
LIGHT = (
    *("number", "title", "approval_word", "effective_from", "content_sha256", "created_at", "regulation_id"),
    *("order__number", "order__signed_on", "order__for_site", "publication__at"),
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One redaction with its status on a day; `until` is the day from which the next one holds."""

    redaction: Redaction
    status: RedactionStatus
    until: date | None = None

    @property
    def number(self) -> int:
        return self.redaction.number

    @property
    def in_force(self) -> bool:
        return self.status == RedactionStatus.IN_FORCE

    @property
    def is_future(self) -> bool:
        return self.status == RedactionStatus.FUTURE

    @property
    def address(self) -> str:
        """Below the page of the regulation; it never changes."""
        return f"red/{self.number}/"


def editions(regulation_id: int, *, on: date) -> tuple[Edition, ...]:
    """All redactions, the newest first."""
    rows = (
        Redaction.objects.filter(regulation_id=regulation_id)
        .select_related("order", "publication")
        .only(*LIGHT)
        .order_by("number")
    )
    return tuple(reversed([*_with_status(list(rows), on)]))


def _with_status(redactions: list[Redaction], on: date) -> Iterator[Edition]:
    for index, redaction in enumerate(redactions):
        later = [other.effective_from for other in redactions[index + 1 :]]
        yield Edition(redaction, status_of(redaction.effective_from, later, on=on), min(later, default=None))


def status_of(effective_from: date, later: Iterable[date], *, on: date) -> RedactionStatus:
    """The same answer as `regulations.queries.status`, from days alone: `later` are those of redactions with higher numbers."""
    replaced_on = min(later, default=None)
    if replaced_on is not None and replaced_on <= max(on, effective_from):
        return RedactionStatus.SUPERSEDED if replaced_on <= effective_from else RedactionStatus.PAST
    return RedactionStatus.IN_FORCE if effective_from <= on else RedactionStatus.FUTURE


def current(found: Iterable[Edition]) -> Edition | None:
    """The one in force; before the first has come into force, the nearest to come; None when there is none at all."""
    known = tuple(found)
    in_force = next((edition for edition in known if edition.in_force), None)
    coming = (edition for edition in known if edition.is_future)
    return in_force or min(coming, key=lambda edition: edition.redaction.effective_from, default=None)


def next_after(shown: Edition, found: Iterable[Edition]) -> Edition | None:
    """The redaction already signed that will replace the one in force."""
    coming = (edition for edition in found if edition.is_future and edition.number > shown.number)
    return min(coming, key=lambda edition: edition.redaction.effective_from, default=None)


def text_of(redaction: Redaction) -> str:
    """The page text, stored at signing, with links to the cited acts whose official addresses are known today."""
    html: str = Redaction.objects.values_list("html", flat=True).get(pk=redaction.pk)
    return with_addresses(html, official_addresses(acts_in(html)))


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents."""

    key: str
    label: str
    title: str


def headings(redaction: Redaction) -> tuple[Heading, ...]:
    """Sections of a redaction, in order."""
    rows = (
        Provision.objects.filter(redaction=redaction, kind=Kind.SECTION).order_by("position").values_list("key", "label", "heading")
    )
    return tuple(Heading(*row) for row in rows)
