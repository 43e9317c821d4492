"""The life of an act as visitors see it: all its redactions and its end in two queries, without their texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from workflows.orders.models import Order
from workflows.regulations.models import Provision, Redaction, Repeal
from workflows.regulations.reference_queries import official_addresses
from workflows.regulations.rendering.linking import acts_in, with_addresses
from workflows.regulations.resolver import Step, holding, standing
from workflows.regulations.stages import NEVER_HELD, RedactionStatus
from workflows.regulations.tree import Kind

HEAVY = ("content", "html", "order__content", "order__preamble")
LIGHT = (
    *("number", "title", "approval_word", "effective_from", "content_sha256", "created_at", "regulation_id", "base_id", "rebased_from_id"),
    *("order__number", "order__signed_on", "order__title", "order__for_site", "publication__at", "publication__address"),
)
ENDING = (
    *("effective_from", "redaction_id", "regulation_id", "order__number", "order__signed_on", "order__title", "order__for_site"),
    *("successor__short_title", "successor__slug"),
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One redaction with its status on a day.

    `until` is the first day on which it no longer holds; `replaced_by` the number of the redaction that took over.
    """

    redaction: Redaction
    status: RedactionStatus
    until: date | None = None
    replaced_by: int | None = None

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
    def is_superseded(self) -> bool:
        return self.status in NEVER_HELD

    @property
    def is_repealed(self) -> bool:
        return self.status == RedactionStatus.REPEALED

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, when that is known."""
        return self.until - timedelta(days=1) if self.until else None

    @property
    def address(self) -> str:
        """Below the page of the regulation; it never changes."""
        return f"red/{self.number}/"


@dataclass(frozen=True)
class Life:
    """An act from its first redaction to its end, seen on a day; the newest redaction first."""

    on: date
    editions: tuple[Edition, ...]
    repeal: Repeal | None = None

    def numbered(self, number: int) -> Edition | None:
        """The redaction with the number."""
        return next((edition for edition in self.editions if edition.number == number), None)

    def holding(self, day: date) -> Edition | None:
        """The redaction that holds on any day, at most one."""
        found = holding(steps(self.redactions), on=day, repealed_from=self.repealed_from)
        return self.numbered(found.number) if found else None

    @cached_property
    def redactions(self) -> tuple[Redaction, ...]:
        return tuple(edition.redaction for edition in self.editions)

    @cached_property
    def orders(self) -> dict[int, Order]:
        """Orders of all redactions: whatever changed a provision is among them."""
        return {redaction.order_id: redaction.order for redaction in self.redactions}

    @property
    def approval(self) -> Order | None:
        """The order that first approved the act."""
        return self.redactions[-1].order if self.redactions else None

    def amended_by(self, redaction: Redaction) -> tuple[Order, ...]:
        """The orders whose changes a redaction carries, by their dates: those along the chain of its bases."""
        known = {row.pk: row for row in self.redactions}
        row, found = redaction, dict[int, Order]()
        while row.base_id is not None:
            found[row.order_id] = row.order
            row = known[row.base_id]
        return tuple(sorted(found.values(), key=lambda order: (str(order.signed_on), order.pk)))

    @property
    def repealed_from(self) -> date | None:
        return self.repeal.effective_from if self.repeal else None

    @property
    def is_repealed(self) -> bool:
        """Whether the act has lost its force by the day."""
        return self.repealed_from is not None and self.repealed_from <= self.on

    @cached_property
    def in_force(self) -> Edition | None:
        return next((edition for edition in self.editions if edition.in_force), None)

    @cached_property
    def shown(self) -> Edition | None:
        """What stands at the address of the act: the text in force, before the first the nearest to come, after the end the last.

        An act that ended before its first day has never held, and its text is read all the same.
        """
        held = [edition for edition in self.editions if not edition.is_superseded]
        return self.in_force or next(iter([*self._coming, *held, *self.editions]), None)

    @cached_property
    def coming(self) -> Edition | None:
        """The redaction already signed that will replace the one in force."""
        later = (edition for edition in self._coming if self.in_force and edition.number > self.in_force.number)
        return next(later, None)

    @cached_property
    def first_day(self) -> date | None:
        """The day from which there has been a text at all."""
        held = (edition.redaction.effective_from for edition in self.editions if not edition.is_superseded)
        return min(held, default=None)

    @property
    def _coming(self) -> list[Edition]:
        return sorted((edition for edition in self.editions if edition.is_future), key=lambda edition: edition.redaction.effective_from)


def steps(redactions: Iterable[Redaction]) -> tuple[Step, ...]:
    """Redactions as the resolver sees them."""
    return tuple(Step(redaction.number, redaction.effective_from) for redaction in redactions)


def life_of(regulation_id: int, *, on: date) -> Life:
    """All redactions of an act and its end."""
    ending = Repeal.objects.filter(regulation_id=regulation_id).select_related("order", "successor").only(*ENDING).first()
    return life_with(regulation_id, ending, on=on)


def life_with(regulation_id: int, ending: Repeal | None, *, on: date) -> Life:
    """The same when the end of the act, or that there is none, is known already."""
    rows = Redaction.objects.filter(regulation_id=regulation_id).select_related("order", "publication").only(*LIGHT).order_by("-number")
    return Life(on, standings(list(rows), on=on, repeal=ending), ending)


def editions(regulation_id: int, *, on: date) -> tuple[Edition, ...]:
    """All redactions of an act, the newest first."""
    return life_of(regulation_id, on=on).editions


def standings(redactions: list[Redaction], *, on: date, repeal: Repeal | None = None) -> tuple[Edition, ...]:
    """Each redaction of one act with its status on the day, in the given order."""
    known = steps(redactions)
    return tuple(_edition(redaction, known, on=on, repeal=repeal) for redaction in redactions)


def _edition(redaction: Redaction, known: tuple[Step, ...], *, on: date, repeal: Repeal | None) -> Edition:
    step = Step(redaction.number, redaction.effective_from)
    stands = standing(step, known, on=on, repealed_from=repeal.effective_from if repeal else None)
    day = step.effective_from if stands.status in NEVER_HELD else stands.until
    heirs = (other.number for other in known if day and other.number > step.number and other.effective_from <= day)
    return Edition(redaction, RedactionStatus(stands.status), stands.until, max(heirs, default=None))


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
    """Sections of a redaction, in order; one that says nothing any more is named as what it is."""
    rows = Provision.objects.filter(redaction=redaction, kind=Kind.SECTION).order_by("position").values_list("key", "label", "heading")
    return tuple(Heading(*row) for row in rows)
