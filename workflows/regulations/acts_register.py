"""The register of local acts as it stands on a day: what holds, what comes next, what is being changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, TextChoices

from workflows.printing.words import long_date, numbered
from workflows.regulations import resolver
from workflows.regulations.models import CrossReference, Redaction, RedactionDraft, ReferenceReview, Regulation
from workflows.regulations.stages import Stage


class ActStatus(TextChoices):
    """How an act stands on a day: computed, never stored."""

    IN_FORCE = "in_force", "действует"
    FUTURE = "future", "вступит в силу"
    REPEALED = "repealed", "утратил силу"
    UNBORN = "unborn", "ещё не утверждён"


@dataclass(frozen=True, slots=True)
class NextDate:
    """The nearest day on which something happens to the act or is to be done about it."""

    day: date
    about: str


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act on one day."""

    act: Regulation
    status: ActStatus
    number: int | None
    next: NextDate | None
    drafts: tuple[RedactionDraft, ...]
    to_review: int

    @property
    def pk(self) -> int:
        """The key of the act: lists of Wagtail ask for it."""
        return self.act.pk

    @property
    def next_words(self) -> str:
        """«1 сентября 2026 г.: редакция № 3»."""
        return f"{long_date(self.next.day)}: {self.next.about}" if self.next else ""

    @property
    def draft_words(self) -> str:
        """«изменения, на согласовании», of the last one; others are counted."""
        if self.draft is None:
            return ""
        more = f" и ещё {len(self.drafts) - 1}" if len(self.drafts) > 1 else ""
        return f"{self.draft.get_way_display()}, {Stage(self.draft.stage).label}{more}"

    @property
    def draft(self) -> RedactionDraft | None:
        """The last open draft."""
        return self.drafts[-1] if self.drafts else None


def rows_of(acts: Iterable[Regulation], *, on: date) -> list[ActRow]:
    """The rows of the acts: a fixed number of queries for any number of acts and redactions."""
    acts = list(acts)
    steps = _steps()
    drafts: dict[int, list[RedactionDraft]] = defaultdict(list)
    for draft in RedactionDraft.objects.open().defer("body").order_by("pk"):
        drafts[draft.regulation_id].append(draft)
    holding = {act.pk: resolver.holding(steps[act.pk], on=on, repealed_from=_repealed(act)) for act in acts}
    reviews = _review_days()
    waiting = dict(ReferenceReview.objects.open().values_list("regulation").annotate(count=Count("pk")))
    return [
        ActRow(
            act=act,
            status=_status(act, steps[act.pk], holding[act.pk], on=on),
            number=found.number if (found := holding[act.pk]) else None,
            next=_next(act, steps[act.pk], reviews.get((act.pk, found.number if found else 0)), on=on),
            drafts=tuple(drafts[act.pk]),
            to_review=waiting.get(act.pk, 0),
        )
        for act in acts
    ]


def _steps() -> dict[int, list[resolver.Step]]:
    steps: dict[int, list[resolver.Step]] = defaultdict(list)
    for act, number, day in Redaction.objects.order_by("number").values_list("regulation_id", "number", "effective_from"):
        steps[act].append(resolver.Step(number, day))
    return steps


def _review_days() -> dict[tuple[int, int], date]:
    """For each redaction of an act the first day by which an act that it cites is to be looked at again."""
    cited = CrossReference.objects.exclude(act__review_on=None).exclude(act__state="repealed")
    rows = cited.values_list("redaction__regulation_id", "redaction__number").annotate(day=Min("act__review_on")).order_by()
    return {(act, number): day for act, number, day in rows}


def _repealed(act: Regulation) -> date | None:
    repeal = getattr(act, "repeal", None)
    return repeal.effective_from if repeal else None


def _status(act: Regulation, steps: list[resolver.Step], found: resolver.Step | None, *, on: date) -> ActStatus:
    repealed_from = _repealed(act)
    if found is not None:
        return ActStatus.IN_FORCE
    if repealed_from is not None and repealed_from <= on:
        return ActStatus.REPEALED
    return ActStatus.FUTURE if steps else ActStatus.UNBORN


def _next(act: Regulation, steps: list[resolver.Step], review: date | None, *, on: date) -> NextDate | None:
    repealed_from = _repealed(act)
    if repealed_from is not None and repealed_from <= on:
        return None
    days = [
        NextDate(step.effective_from, f"редакция {numbered(str(step.number))}")
        for step in resolver.live(steps)
        if step.effective_from > on and (repealed_from is None or step.effective_from < repealed_from)
    ]
    if repealed_from is not None:
        days.append(NextDate(repealed_from, "утратит силу"))
    if review is not None:
        days.append(NextDate(review, "проверить, не изменились ли акты, на которые он ссылается"))
    return min(days, key=lambda one: one.day, default=None)
