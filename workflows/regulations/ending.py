"""What an order of repeal does, in words for those who agree, who sign, and on paper."""

from dataclasses import dataclass
from datetime import date

from workflows.orders.models import spoken_date
from workflows.regulations.models import Redaction, RedactionDraft, Regulation
from workflows.regulations.models.regulation import ActKind
from workflows.regulations.stages import DraftWay

ON_SHEETS = "Признание утратившим силу"


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of an act; `since` is empty for the day of the order."""

    base: Redaction
    since: date | None
    successor: Regulation | None

    @property
    def day(self) -> str:
        """«с 1 мая 2026 г.», «со дня подписания приказа»."""
        return f"с\u00a0{spoken_date(self.since)}" if self.since else "со\u00a0дня подписания приказа"

    @property
    def words(self) -> str:
        """«Порядок утратит силу с 1 мая 2026 г.», «Правила утратят силу со дня подписания приказа»."""
        regulation = self.base.regulation
        lose = "утратят" if regulation.kind == ActKind.RULES else "утратит"
        return f"{regulation.kind} {lose} силу {self.day}"

    @property
    def sentence(self) -> str:
        """The same with a full stop, which «2026 г.» has already."""
        return f"{self.words.removesuffix('.')}."


def ending_of(draft: RedactionDraft) -> Ending | None:
    """What the draft ends; None for one that approves or changes."""
    if draft.way != DraftWay.REPEAL or draft.base is None:
        return None
    return Ending(draft.base, draft.effective_from, draft.successor)
