"""Реестр отправлений: what was handed to the post, to the applicants and to the channels of a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from workflows.appeals.papers.cards import InkLine
from workflows.appeals.papers.head import Letterhead
from workflows.appeals.papers.registers import Cells, Column, Group, Register, numbered_rows

TITLE = "Реестр отправлений"
COLUMNS = (
    Column("№ п/п", 8),
    Column("Исх. № и дата", 28),
    Column("Документ", 50),
    Column("Адресат"),
    Column("Адрес", 60),
    Column("Способ", 28),
    Column("№ отправления", 32),
    Column("Отметка", 30),
)


@dataclass(frozen=True, slots=True)
class DispatchLine:
    """One envelope, one message."""

    number: str
    day: date
    document: str
    addressee: str
    address: str
    way: str
    track: str = ""
    mark: str = ""

    @property
    def cells(self) -> Cells:
        """The line without its «№ п/п»."""
        named = f"{self.number}\n{self.day:%d.%m.%Y}"
        return named, self.document, self.addressee, self.address, self.way, self.track, self.mark


def totals(lines: tuple[DispatchLine, ...]) -> str:
    """«Всего отправлений: 5. Почта – 3, из них с номером – 2; электронная почта – 2.»"""
    ways = Counter(line.way for line in lines)
    numbered = Counter(line.way for line in lines if line.track)
    parts = [f"{way} – {count}" + (f", из них с номером – {numbered[way]}" if numbered[way] else "") for way, count in sorted(ways.items())]
    said = "; ".join(parts)
    return f"Всего отправлений: {len(lines)}." + (f" {said[0].upper()}{said[1:]}." if said else "")


def dispatch_register(
    organisation: Letterhead, period: str, lines: tuple[DispatchLine, ...], *, handed: str = "", taken: str = ""
) -> Register:
    """The register of a day or of a period, with places for those who hand over and take."""
    return Register(
        organisation=organisation,
        title=TITLE,
        subject=period,
        columns=COLUMNS,
        groups=(Group(tuple(numbered_rows(line.cells for line in lines))),),
        empty="Отправлений за это время не было. Строка появится, когда документ будет отправлен.",
        ending=(totals(lines),),
        signatures=(InkLine("Сдал", handed), InkLine("Принял", taken), InkLine("Дата и время сдачи")),
    )
