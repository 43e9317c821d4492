"""Журнал регистрации обращений: what came, to whom it was given, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.appeals.papers.head import Letterhead
from workflows.appeals.papers.registers import Cells, Column, Group, Register, numbered_rows

TITLE = "Журнал регистрации обращений граждан"
COLUMNS = (
    Column("№ п/п", 8),
    Column("Рег. №", 14),
    Column("Дата поступления", 18),
    Column("Дата регистрации", 18),
    Column("ФИО заявителя", 26),
    Column("Адрес, канал", 28),
    Column("Вид", 20),
    Column("Краткое содержание"),
    Column("Кому передано", 22),
    Column("Срок", 18),
    Column("Продлён до", 18),
    Column("Дата и № ответа", 20),
    Column("Результат", 20),
    Column("Дело", 12),
)


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One registered appeal."""

    number: str
    received_on: date
    registered_on: date
    applicant: str
    address: str
    kind: str
    summary: str
    executor: str = ""
    due_on: date | None = None
    extended_to: date | None = None
    answer: str = ""
    result: str = ""
    case_index: str = ""

    @property
    def cells(self) -> Cells:
        """The line without its «№ п/п»."""
        told = (
            self.number,
            self.received_on,
            self.registered_on,
            self.applicant,
            self.address,
            self.kind,
            self.summary,
        )
        done = (self.executor, self.due_on, self.extended_to, self.answer, self.result, self.case_index)
        return (*told, *done)


def journal(organisation: Letterhead, period: str, lines: tuple[JournalLine, ...]) -> Register:
    """The journal of a period («за ноябрь 2026 г.»)."""
    return Register(
        organisation=organisation,
        title=TITLE,
        subject=period,
        columns=COLUMNS,
        groups=(Group(tuple(numbered_rows(line.cells for line in lines))),),
        empty="За это время обращений не зарегистрировано. Строка появится, когда делопроизводитель зарегистрирует обращение.",
        remarks=(f"Зарегистрировано обращений: {len(lines)}",),
    )
