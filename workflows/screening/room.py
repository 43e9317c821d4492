"""Files that are taken one after another within the limits: those that fit stay, the others are named in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workflows.screening import names
from workflows.screening.accepting import Limits, sized

MOST_NAMED = 3


class Room:
    """How much may still be added to what was taken before, and what has found no place."""

    def __init__(self, limits: Limits, taken: Sequence[int] = ()) -> None:
        self.limits = limits
        self._taken = list(taken)
        self._too_large: list[tuple[str, int]] = []
        self._too_many: list[str] = []
        self._too_much: list[str] = []

    def fits(self, name: str, size: int) -> bool:
        """Whether the file may be taken besides the others; one that may not is remembered by its name."""
        plain = names.cleaned(name)
        if size > self.limits.one_bytes:
            self._too_large.append((plain, size))
        elif len(self._taken) >= self.limits.count:
            self._too_many.append(plain)
        elif sum(self._taken) + size > self.limits.total_bytes:
            self._too_much.append(plain)
        else:
            return True
        return False

    def fill(self, size: int) -> None:
        """A file was taken."""
        self._taken.append(size)

    def refusals(self, *, step: str) -> Iterator[str]:
        """What was not taken and why; `step` says what to do with files that are too many."""
        for name, size in self._too_large:
            yield f"Файл «{name}» занимает {sized(size)}, а можно не больше {sized(self.limits.one_bytes)}. Уменьшите его или разделите на части и приложите снова."
        if self._too_many:
            yield f"Файлов можно приложить не больше {self.limits.count}, не приложено: {_named(self._too_many)}. {step}"
        if self._too_much:
            yield f"Все файлы вместе могут занимать не больше {sized(self.limits.total_bytes)}, не приложено: {_named(self._too_much)}. {step}"


def _named(left: Sequence[str]) -> str:
    """«а», «б», «в» и ещё 2."""
    shown = ", ".join(f"«{name}»" for name in left[:MOST_NAMED])
    return f"{shown} и ещё {len(left) - MOST_NAMED}" if len(left) > MOST_NAMED else shown
