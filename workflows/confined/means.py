"""What a child may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

MEBIBYTE = 1024 * 1024


class Means(Protocol):
    """Seconds of processor and of waiting, bytes of memory and of the answer."""

    @property
    def processor(self) -> int: ...
    @property
    def wait(self) -> int: ...
    @property
    def memory(self) -> int: ...
    @property
    def answer(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """The same, given by whoever starts the child."""

    processor: int = 10
    wait: int = 30
    memory: int = 768 * MEBIBYTE
    answer: int = 16 * MEBIBYTE
