"""The stages of documents as Mermaid diagrams, drawn from the tables that the code obeys."""

from collections.abc import Mapping, Set
from typing import TypeVar

from django.db.models import TextChoices

from workflows.appeals import stages as appeals
from workflows.orders import stages as orders
from workflows.regulations import stages as regulations
from workflows.services import stages as services

Stage = TypeVar("Stage", bound=TextChoices)


def all_diagrams() -> str:
    """Every diagram under its heading, as README carries them."""
    parts = [
        _section("Draft of a redaction", regulations.MOVES),
        _section("Order", orders.MOVES),
        _section("Service", services.MOVES),
        _section("Appeal of a citizen", appeals.MOVES),
        _section("Paper of an appeal", appeals.PAPER_MOVES),
    ]
    return "\n".join(parts)


def _section(heading: str, moves: Mapping[Stage, Set[Stage]]) -> str:
    return f"### {heading}\n\n```mermaid\n{diagram(moves)}\n```\n"


def diagram(moves: Mapping[Stage, Set[Stage]]) -> str:
    """One diagram: the first stage of the table is the beginning, those without a way on are the ends."""
    stages = list(moves)
    lines = ["stateDiagram-v2", *(f'    state "{stage.label}" as {stage.value}' for stage in stages)]
    lines.append(f"    [*] --> {stages[0].value}")
    for stage in stages:
        following = sorted(moves[stage], key=stages.index)
        lines += [f"    {stage.value} --> {after.value}" for after in following] or [f"    {stage.value} --> [*]"]
    return "\n".join(lines)
