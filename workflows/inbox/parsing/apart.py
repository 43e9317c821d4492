"""Reading a letter so that its defects cannot hurt the program. Stands in for the reader with a process of its own."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.inbox.parsing.letter import Letter
from workflows.inbox.parsing.reading import read


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A letter that could not be understood, and why, in Russian."""

    reason: str


def read_apart(raw: bytes) -> Letter | Unreadable:
    """The letter, or the sentence that says why there is none."""
    try:
        return read(raw)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as broken:
        return Unreadable(f"Устройство письма не понято ({type(broken).__name__}).")
