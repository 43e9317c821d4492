"""Контрольный список: appeals whose term has passed or is near, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflows.appeals.papers.head import Letterhead
from workflows.appeals.papers.registers import Cells, Column, Group, Register
from workflows.printing.words import short_date

TITLE = "Контрольный список обращений"
COLUMNS = (
    Column("Рег. №", 24),
    Column("Зарегистрировано", 26),
    Column("Исполнитель", 36),
    Column("Краткое содержание"),
    Column("Срок", 28),
    Column("Дней", 26),
)


@dataclass(frozen=True, slots=True)
class ControlLine:
    """An appeal that is not answered yet."""

    number: str
    registered_on: date | None
    executor: str
    summary: str
    due_on: date
    duty: str = ""

    def left(self, on: date) -> int:
        """Days to the term; negative after it."""
        return (self.due_on - on).days

    def cells(self, on: date) -> Cells:
        """The line as it stands on the day."""
        left = self.left(on)
        words = f"просрочено: {-left}" if left < 0 else "последний день" if left == 0 else f"осталось: {left}"
        term = f"{short_date(self.due_on)}\n{self.duty}" if self.duty else self.due_on
        return self.number, self.registered_on, self.executor or "не назначен", self.summary, term, words


def control_list(organisation: Letterhead, lines: Iterable[ControlLine], *, on: date) -> Register:
    """The list for the day: the overdue in one group, the rest in another."""
    found = sorted(lines, key=lambda line: (line.due_on, line.number))
    late = tuple(line.cells(on) for line in found if line.left(on) < 0)
    near = tuple(line.cells(on) for line in found if line.left(on) >= 0)
    return Register(
        organisation=organisation,
        title=TITLE,
        subject=f"на {short_date(on)}",
        columns=COLUMNS,
        groups=(Group(late, f"Просрочено: {len(late)}"), Group(near, f"Срок подходит: {len(near)}")),
        empty="Обращений на контроле нет. Обращение появится здесь, когда до срока останется немного дней.",
        wide=False,
    )
