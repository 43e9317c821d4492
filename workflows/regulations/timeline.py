"""The redactions of an act along time: which holds on a day, and what signing a draft would build."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workflows.errors import Stale, WrongStage
from workflows.orders.models import spoken_date
from workflows.regulations import resolver
from workflows.regulations.amending.merging import Built, Layer, merged
from workflows.regulations.amending.operations import Instruction, Op, instruction_from_dict
from workflows.regulations.amending.staging import Stage
from workflows.regulations.amendments import base_of, text_of_redaction
from workflows.regulations.models import AmendmentInstruction, Redaction, RedactionDraft, Regulation, Repeal
from workflows.regulations.resolver import Step
from workflows.regulations.stages import DraftWay


def steps_of(regulation: Regulation | int) -> tuple[Step, ...]:
    """All redactions of an act as the resolver sees them."""
    pk = regulation if isinstance(regulation, int) else regulation.pk
    rows = Redaction.objects.filter(regulation_id=pk).order_by("number").values_list("number", "effective_from")
    return tuple(Step(number, since) for number, since in rows)


def repealed_from(regulation: Regulation | int) -> date | None:
    """The first day on which the act is no longer in force, when an order has named one."""
    pk = regulation if isinstance(regulation, int) else regulation.pk
    found: date | None = Repeal.objects.filter(regulation_id=pk).values_list("effective_from", flat=True).first()
    return found


def instructions_of(redaction: Redaction) -> tuple[Instruction, ...]:
    """The changes that made a redaction out of its base."""
    payloads = AmendmentInstruction.objects.filter(redaction=redaction).order_by("ordinal").values_list("payload", flat=True)
    return tuple(instruction_from_dict(json.loads(payload)) for payload in payloads)


def edition_of(redaction: Redaction) -> int:
    """Which full edition a redaction belongs to: 1, and one more for each order that put the act into a new edition."""
    rows = Redaction.objects.filter(regulation=redaction.regulation_id).values_list("pk", "base_id")
    bases = dict(rows)
    renewed = set(
        AmendmentInstruction.objects.filter(redaction__regulation=redaction.regulation_id, op=Op.NEW_EDITION).values_list("redaction_id", flat=True)
    )
    count, pk = 1, redaction.pk
    while pk is not None:
        count += pk in renewed
        pk = bases[pk]
    return count


def edition_for(draft: RedactionDraft) -> int:
    """The full edition that the redaction of the draft will belong to."""
    if draft.base is None:
        return 1
    return edition_of(draft.base) + (draft.way == DraftWay.EDITION)


@dataclass(frozen=True, slots=True)
class Planned:
    """One redaction that signing will insert; `replaces` is the one built anew because an earlier day came between."""

    built: Built
    replaces: Redaction | None


def plan(draft: RedactionDraft, stages: Sequence[Stage], *, on: date) -> tuple[Planned, ...]:
    """What signing the draft on the day would insert, in the order of days.

    Raises Stale when the draft stands on another redaction than the one which holds on its first day, and Conflicts
    when an order already signed changes the same places later.
    """
    base = base_of(draft)
    days = [stage.effective_from or on for stage in stages]
    first = min(days)
    base_holds(draft, base, on=first)
    lives_on(base, on=max(days))
    signed = [(_layer(redaction), redaction) for redaction in _later(base, first)]
    new = [Layer(f"{draft}", stage.effective_from or on, stage.instructions, is_new=True) for stage in stages]
    built = merged(text_of_redaction(base), [*(layer for layer, _ in signed), *new])
    return tuple(Planned(one, next((redaction for layer, redaction in signed if layer is one.layer), None)) for one in built)


def base_holds(draft: RedactionDraft, base: Redaction, *, on: date) -> None:
    """The draft stands on the redaction that will hold on its first day; otherwise it is moved there first."""
    lives_on(base, on=on)
    holds = _holding(base, on=on)
    if holds.number != base.number:
        move = "на странице проекта есть действие «Перенести на действующую редакцию»."
        raise Stale(
            f"{draft}: проект подготовлен на основе редакции № {base.number}, а на {spoken_date(on)} действует редакция № {holds.number}. "
            + (f"Перенесите проект на неё: {move}" if draft.is_editable else f"Верните или отзовите проект на доработку и перенесите его на неё: {move}")
        )


def lives_on(base: Redaction, *, on: date) -> None:
    """An act that has lost its force, or will have by the day, is changed no more."""
    if (ended := repealed_from(base.regulation_id)) is not None and ended <= on:
        raise WrongStage(f"«{base.regulation}» утрачивает силу {spoken_date(ended)} Изменить его с {spoken_date(on)} нельзя: отклоните проект.")


def where_to(draft: RedactionDraft, stages: Sequence[Stage], *, on: date) -> Redaction:
    """The redaction to which a draft has to be moved: the one that holds on the first day of its changes."""
    base = base_of(draft)
    first = min((stage.effective_from or on for stage in stages), default=draft.effective_from or on)
    lives_on(base, on=first)
    holds = _holding(base, on=first)
    if holds.number == base.number:
        raise WrongStage(f"Проект уже стоит на редакции № {base.number}, которая действует на {spoken_date(first)} Переносить его не нужно.")
    found: Redaction = Redaction.objects.get(regulation=base.regulation_id, number=holds.number)
    return found


def _holding(base: Redaction, *, on: date) -> Step:
    steps = steps_of(base.regulation_id)
    holds = resolver.holding(steps, on=on)
    if holds is None:
        first = min(step.effective_from for step in steps)
        raise WrongStage(f"«{base.regulation}» вступает в силу {spoken_date(first)}, а проект меняет его с {spoken_date(on)} Выберите день не раньше.")
    return holds


def _later(base: Redaction, first: date) -> list[Redaction]:
    """Redactions already signed that come into force after the day and still will, in the order of their days."""
    steps = steps_of(base.regulation_id)
    numbers = [step.number for step in resolver.live(steps) if step.effective_from > first]
    found = Redaction.objects.filter(regulation_id=base.regulation_id, number__in=numbers).select_related("order")
    return sorted(found, key=lambda redaction: redaction.effective_from)


def _layer(redaction: Redaction) -> Layer:
    return Layer(str(redaction.order), redaction.effective_from, instructions_of(redaction), is_new=False)
