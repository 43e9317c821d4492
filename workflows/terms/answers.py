"""The answer to «когда истекает срок»: for the page «Посчитать срок» and the command `deadline` alike.

It counts by the best calendar there is and says what to doubt; nothing of it is stored.
"""

from dataclasses import dataclass
from datetime import date

from workflows.terms.counting import Deadline, Preset, count
from workflows.terms.queries import Found, find
from workflows.workdays.best_known import BestKnown, best_known


@dataclass(frozen=True, slots=True)
class Answer:
    """The norms, the dates, and how far the calendar behind them can be trusted."""

    found: Found
    deadline: Deadline
    known: BestKnown

    @property
    def doubts(self) -> tuple[str, ...]:
        """Sentences about years that nobody has confirmed."""
        return tuple(self.known.doubts_of(self.deadline.years))

    @property
    def unconfirmed(self) -> list[int]:
        """The years among those looked at that nobody has confirmed."""
        return sorted(self.deadline.years & set(self.known.doubts))

    @property
    def flags(self) -> list[str]:
        """What is unusual about the answer, in short."""
        return [*self.deadline.flags, *(f"календарь на {year} год не сверен" for year in self.unconfirmed)]


def answer(typed: str, base: date, preset: Preset) -> Answer:
    """Everything about the term that began on the day."""
    found, known = find(typed, on=base), best_known()
    return Answer(found, count(found.value, base, preset, known.calendar), known)
