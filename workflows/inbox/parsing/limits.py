"""How much is read of one letter, and the one error of reading."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


class Unreadable(Exception):
    """Nothing could be understood of the letter. `reason` is a Russian sentence for a clerk."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is read is bounded by the first five; what a child process may use, by the rest."""

    size: int = 100 * MEBIBYTE  # of a larger letter the headers alone are read
    header: int = 8 * MEBIBYTE
    parts: int = 2000
    depth: int = 100
    text: int = 2_000_000  # characters
    processor: int = 20  # seconds
    wait: int = 60  # seconds
    memory: int = 768 * MEBIBYTE
    answer: int = 200 * MEBIBYTE
