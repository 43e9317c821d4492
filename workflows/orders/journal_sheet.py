"""Журнал регистрации приказов: the signed orders of a series and a year in the order of their numbers, for paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils import timezone

from workflows.numbering.models import Series
from workflows.orders.filenames import file_name
from workflows.orders.models import Order
from workflows.people.models import organisation
from workflows.printing.pdf import render_pdf
from workflows.printing.queue import Built
from workflows.printing.typography import bound_html, name_html
from workflows.printing.words import moment, short_date

RENDERER = "orders-journal-1"


@dataclass(frozen=True, slots=True)
class Line:
    """One registered order."""

    number: str
    day: str
    heading: str
    signer: str
    mark: str


@dataclass(frozen=True, slots=True)
class JournalSheet:
    """What the journal shows. `missing` is empty as long as numbers are given without gaps."""

    organisation: str
    series: str
    year: int
    lines: tuple[Line, ...]
    printed_at: datetime
    missing: tuple[str, ...]

    @property
    def state(self) -> str:
        """«на 02.03.2026 …»: a year that goes on may still grow."""
        return f"По состоянию на {moment(self.printed_at)}. Зарегистрировано приказов: {len(self.lines)}"


def journal_pdf(series: Series, year: int, *, at: datetime) -> Built:
    """The journal as PDF: built for one reader, stored nowhere, because orders themselves are the record."""
    sheet = journal_of(series, year, at=at)
    context = {"sheet": sheet, "organisation": name_html(sheet.organisation)}
    title = f"Журнал регистрации приказов за {year} год"
    data = render_pdf(render_to_string("print/orders_journal.html", context), title=title)
    name = file_name(f"Журнал регистрации приказов. {series}", "pdf", note=str(year))
    return Built(data=data, name=name, media_type="application/pdf", renderer=RENDERER)


def journal_of(series: Series, year: int, *, at: datetime) -> JournalSheet:
    """The rows of the journal."""
    orders = Order.objects.signed().filter(series=series, signed_on__year=year).select_related("signature")
    found = list(orders.order_by("signed_on", "seq", "pk"))
    return JournalSheet(
        organisation=organisation().full_name,
        series=series.title,
        year=year,
        lines=tuple(_line(order) for order in found),
        printed_at=timezone.localtime(at),
        missing=tuple(_gaps(found)),
    )


def _line(order: Order) -> Line:
    signature = order.signature
    mark = f"ПЭП {moment(timezone.localtime(signature.at))}, ключ {signature.key}" if signature else ""
    return Line(
        number=order.number,
        day=short_date(order.signed_on) if order.signed_on else "",
        heading=bound_html(order.title),
        signer=f"{signature.post} {signature.name}" if signature else "",
        mark=mark,
    )


def _gaps(orders: list[Order]) -> list[str]:
    """Numbers that the year lacks, which gap-free counting never leaves: said aloud if it ever happens."""
    missing: list[str] = []
    for period in sorted({order.period for order in orders}):
        given = {order.seq for order in orders if order.period == period and order.seq}
        missing += [f"{seq} ({period})" if period else str(seq) for seq in range(min(given), max(given)) if seq not in given]
    return missing


def years_of(day: date) -> list[int]:
    """Years in which orders were signed, the last first; this year is always among them."""
    years = {found.year for found in Order.objects.signed().dates("signed_on", "year")}
    return sorted(years | {day.year}, reverse=True)
