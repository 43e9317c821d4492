"""What the screens and rules ask about references: which do not hold, who cites an act, what waits to be looked through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from workflows.people.models import User
from workflows.printing.words import long_date
from workflows.regulations.models import (
    ActState,
    CrossReference,
    ExternalAct,
    Provision,
    Redaction,
    RedactionDraft,
    ReferenceReview,
    ReferenceWaiver,
)
from workflows.regulations.references.provisions import Provisions
from workflows.regulations.references.resolving import Reference, resolve
from workflows.regulations.tree import ActText


@dataclass(frozen=True, slots=True)
class Trouble:
    """A reference that does not hold, with its place in words and the explanation given for it, if any."""

    source: str
    start: int
    key: str
    place: str
    words: str
    problem: str
    waiver: ReferenceWaiver | None

    @property
    def sentence(self) -> str:
        """«В п. 3.1 ссылка «пункте 5.1» указывает на пункт 5.1, которого нет.»"""
        return f"Место: {self.place}. Ссылка «{self.words}» {self.problem}."


def troubles(draft: RedactionDraft, text: ActText) -> tuple[Trouble, ...]:
    """All references of the text that lead nowhere or to what has lost its force, explained or not.

    An explanation given for an earlier draft of the same act holds as long as the words and what is wrong stay the same.
    """
    references = resolve(text)
    gone = _gone(references)
    found = [(each, problem) for each in references if (problem := each.problem or gone.get(each.act.key if each.act else "", ""))]
    if not found:
        return ()
    known = Provisions(text)
    keys = {place.node.uid: place.key for place in known.placed}
    given = _given(draft)
    return tuple(
        Trouble(each.source, each.start, keys[each.source], known.called(each.source), each.words, problem, given.get((each.source, each.words, problem)))
        for each, problem in found
    )


def _gone(references: Iterable[Reference]) -> dict[str, str]:
    """What is wrong with citing acts that the register knows to have lost their force."""
    keys = {each.act.key for each in references if each.act}
    acts = ExternalAct.objects.filter(key__in=keys, state=ActState.REPEALED) if keys else ()
    return {act.key: f"называет акт, который утратил силу {long_date(act.changed_on)}: {act}" for act in acts if act.changed_on}


def _given(draft: RedactionDraft) -> Mapping[tuple[str, str, str], ReferenceWaiver]:
    """The explanations for this act, the latest for each reference."""
    rows = ReferenceWaiver.objects.filter(draft__regulation=draft.regulation_id).select_related("by").order_by("pk")
    return {(str(row.source), row.words, row.problem): row for row in rows}


def unexplained(draft: RedactionDraft, text: ActText) -> tuple[Trouble, ...]:
    """Those that nobody has answered for."""
    return tuple(each for each in troubles(draft, text) if each.waiver is None)


def official_addresses(keys: Iterable[str]) -> dict[str, str]:
    """Where the acts are published officially, by key; only those whose address a person has given."""
    wanted = set(keys)
    rows = ExternalAct.objects.filter(key__in=wanted).exclude(address="") if wanted else ExternalAct.objects.none()
    return dict(rows.values_list("key", "address"))


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision in force that cites an act."""

    redaction: Redaction
    provision: Provision
    place: str
    pinpoints: tuple[str, ...]


def held(on: date) -> QuerySet[Redaction]:
    """Redactions in force on the day, and those that are signed and will come into force; none of a repealed act."""
    current = Redaction.objects.in_force(on).values("pk")
    rows: QuerySet[Redaction] = Redaction.objects.filter(Q(pk__in=current) | Q(effective_from__gt=on))
    return rows.exclude(regulation__repeal__effective_from__lte=on)


def cited_in(act: ExternalAct, *, on: date) -> tuple[Cited, ...]:
    """Where the act is cited today, act by act in the order of their texts."""
    rows = CrossReference.objects.filter(act=act, redaction__in=held(on)).select_related("redaction__regulation", "redaction__order")
    said: dict[tuple[int, str], list[CrossReference]] = defaultdict(list)
    for row in rows.order_by("redaction__regulation__short_title", "redaction__number", "pk"):
        said[row.redaction_id, str(row.source)].append(row)
    provisions = _provisions(said)
    return tuple(
        Cited(group[0].redaction, provisions[place], in_words(provisions[place]), tuple(dict.fromkeys(row.pinpoint for row in group if row.pinpoint)))
        for place, group in said.items()
        if place in provisions
    )


def _provisions(places: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Provision]:
    wanted = list(places)
    rows = Provision.objects.filter(redaction__in={redaction for redaction, _ in wanted}, uid__in={uid for _, uid in wanted})
    return {(row.redaction_id, str(row.uid)): row for row in rows.select_related("parent__parent__parent")}


def in_words(provision: Provision) -> str:
    """«п. 1.2», «п. 1.2, перечень»: the nearest number around a provision."""
    around: Provision | None = provision
    while around is not None and not around.label:
        around = around.parent
    if around is None:
        return "текст без номера"
    word = "разд." if around.kind == "section" and around.label[:1].isdigit() else "п." if around.kind != "section" else ""
    said = f"{word}\u00a0{around.label}".strip()
    return said if around is provision else f"{said}, {provision.get_kind_display()}"


def provision_address(redaction: Redaction, provision: Provision) -> str:
    """The provision on the card of its redaction in the staff desk."""
    return f"{reverse('redactions:inspect', args=[redaction.pk])}#p-{provision.key}"


def to_review(user: User, *, everything: bool) -> QuerySet[ReferenceReview]:
    """Provisions that wait to be looked through: all of them, or those whose act this person watches."""
    rows: QuerySet[ReferenceReview] = ReferenceReview.objects.open().select_related("act", "regulation")
    return rows if everything else rows.filter(act__owner=user)


def to_check(user: User, *, on: date, everything: bool) -> QuerySet[ExternalAct]:
    """Acts whose day of review has passed."""
    rows: QuerySet[ExternalAct] = ExternalAct.objects.overdue(on).order_by("review_on")
    return rows if everything else rows.filter(owner=user)
