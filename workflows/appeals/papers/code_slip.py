"""Листок с кодом: half a sheet by which the citizen follows the appeal on the site."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.appeals.papers.cards import Card, Row, Section
from workflows.appeals.papers.head import Letterhead

TITLE = "Как узнать о ходе рассмотрения обращения"
HOW = (
    "Откройте на сайте указанную страницу, введите номер и код. Буквы и цифры можно набирать подряд, маленькими, без дефисов. "
    "При первом входе сайт покажет новый код: запишите его, код с этого листка больше не понадобится. Никому код не сообщайте: по нему видны ответ и переписка."
)


@dataclass(frozen=True, slots=True)
class CodeSlip:
    """Where to look, by which number and code, whom to ask."""

    organisation: Letterhead
    subject: str
    page: str
    number: str
    code: str
    phone: str


def code_slip(facts: CodeSlip) -> Card:
    """The slip ready for `cards.card_print`; it names no person."""
    rows = (
        Row("Страница", facts.page),
        Row("Номер", facts.number),
        Row("Код", facts.code),
        Row("Телефон для справок", facts.phone),
    )
    return Card(organisation=facts.organisation, title=TITLE, subject=facts.subject, sections=(Section("", rows),), note=HOW, small=True)
