"""Расписка о приёме обращения: half a sheet that the citizen takes away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflows.appeals.papers.cards import Card, InkLine, Row, Section
from workflows.appeals.papers.head import Letterhead
from workflows.printing.proof import Proof
from workflows.printing.words import numbered, short_date

TITLE = "Расписка о приёме обращения"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was taken, by whom, and where to ask. The number of the intake is not the registration number yet."""

    organisation: Letterhead
    number: str
    taken_at: datetime
    applicant: str
    subject: str
    sheets: int | None
    taken_by: str
    post: str
    phone: str
    proof: Proof | None = None


def receipt(facts: Receipt) -> Card:
    """The receipt ready for `cards.card_print`."""
    rows = (
        Row("От кого", facts.applicant),
        Row("О чём", facts.subject),
        Row("Дата и время приёма", f"{facts.taken_at:%d.%m.%Y %H:%M}", short=True),
        Row("Листов", str(facts.sheets) if facts.sheets else "", short=True),
        Row("Телефон для справок", facts.phone),
    )
    return Card(
        organisation=facts.organisation,
        title=TITLE,
        subject=f"{numbered(facts.number)} от {short_date(facts.taken_at.date())}",
        sections=(Section("", rows),),
        note="Обращение будет зарегистрировано в течение 3 дней с момента поступления (часть 2 статьи 8 Федерального закона № 59-ФЗ).",
        signatures=(InkLine(f"Принял(а): {facts.post}", facts.taken_by),),
        proof=facts.proof,
        small=True,
    )
