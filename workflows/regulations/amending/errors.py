"""Why an instruction cannot be carried out, and why a difference is no amendment: sentences that name the point."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.errors import BadInput, Stale
from workflows.regulations.amending.operations import Instruction


@dataclass(frozen=True, slots=True)
class Conflict:
    """One instruction that does not fit the text, and the sentence that says so."""

    instruction: Instruction
    said: str


class Conflicts(Stale):
    """The text is not the one the instructions speak of; nothing was applied."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        super().__init__(" ".join(dict.fromkeys(conflict.said for conflict in conflicts)))


class NotAnAmendment(BadInput):
    """The two texts differ in a way that no lawful instruction brings about."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))
