"""What was wrong with a letter, gathered while it is read."""

from __future__ import annotations

MOST = 40


class Defects:
    """Russian sentences for a clerk, each once, in the order in which they were met."""

    def __init__(self) -> None:
        self._found: dict[str, None] = {}

    def add(self, sentence: str) -> None:
        if len(self._found) < MOST:
            self._found.setdefault(sentence)

    def told(self) -> tuple[str, ...]:
        return tuple(self._found)
