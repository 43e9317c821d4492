"""Orders signed out of order: the texts that follow one another when each comes on its own day.

An order signed later but in force earlier goes under those already signed, and they are built anew on it;
where the two speak of the same place, nobody but a person can decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflows.regulations.amending.apply import apply, conflicts_of
from workflows.regulations.amending.errors import Conflict, Conflicts
from workflows.regulations.amending.index import Index
from workflows.regulations.amending.operations import Instruction
from workflows.regulations.amending.rebasing import overlap
from workflows.regulations.tree import ActText


@dataclass(frozen=True, slots=True)
class Layer:
    """The changes of one order on one day. `key` is its readable name; `is_new` marks the order being signed."""

    key: str
    effective_from: date
    instructions: tuple[Instruction, ...]
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """A text of the timeline, and the layer that brought it about."""

    layer: Layer
    text: ActText


def merged(base: ActText, layers: Iterable[Layer]) -> tuple[Built, ...]:
    """The texts from the first new layer onward, by day; of one day the older order first. Conflicts name both orders."""
    timeline = sorted(layers, key=lambda layer: (layer.effective_from, layer.is_new))
    built: list[Built] = []
    text = base
    for at, layer in enumerate(timeline):
        conflicts = conflicts_of(Index(text), layer.instructions, was=Index(base))
        if conflicts:
            raise Conflicts(tuple(_named(conflict, layer, timeline[:at], (base, text)) for conflict in conflicts))
        text = apply(text, layer.instructions)
        built.append(Built(layer, text))
    first = next((at for at, layer in enumerate(timeline) if layer.is_new), len(timeline))
    return tuple(built[first:])


def _named(conflict: Conflict, layer: Layer, before: list[Layer], texts: tuple[ActText, ActText]) -> Conflict:
    """Whose orders meet here: the layer and the nearest one before it that touches the same place."""
    meets = [other for other in before if any(overlap([conflict.instruction], other.instructions, text) for text in texts)]
    other = next((each for each in reversed(meets) if each.is_new != layer.is_new), meets[-1] if meets else None)
    if other is None:
        return Conflict(conflict.instruction, f"Изменения ({layer.key}) не ложатся на текст. {conflict.said}")
    new, old = (layer, other) if layer.is_new else (other, layer)
    target, part = conflict.instruction.target, conflict.instruction.part
    index = next((index for index in map(Index, reversed(texts)) if not target or target in index.places), None)
    place = index.called(target, part) if index else "Новый пункт"
    said = f"{place}: одно и то же место меняют {old.key} и {new.key}. Решите в проекте ({new.key}), какой текст действует и с какого дня."
    return Conflict(conflict.instruction, said)
