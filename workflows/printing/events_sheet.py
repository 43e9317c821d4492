"""The journal of events for paper and for Excel, by period. The journal itself stands a floor below and prints nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from workflows.errors import BadInput
from workflows.journal.models import Entry
from workflows.people.models import organisation
from workflows.printing.pdf import render_pdf
from workflows.printing.periods import DAY, Period
from workflows.printing.queue import Built
from workflows.printing.tables import Heading, Table
from workflows.printing.typography import name_html
from workflows.printing.words import moment

RENDERER = "events-1"
MOST_ROWS = 3000  # about a hundred pages: more is read in Excel
HEADINGS = (
    Heading("№", 8),
    Heading("Когда", 17),
    Heading("Что произошло", 80),
    Heading("Кто", 36),
    Heading("Событие", 26),
    Heading("Предмет", 34),
    Heading("Хеш записи", 66),
)


def entries_of(period: Period) -> QuerySet[Entry]:
    """The events of the days, by the calendar of the organisation."""
    begins = timezone.make_aware(datetime.combine(period.first, time.min))
    ends = timezone.make_aware(datetime.combine(period.last + DAY, time.min))
    found: QuerySet[Entry] = Entry.objects.filter(at__gte=begins, at__lt=ends).order_by("seq")
    return found


def events_table(period: Period) -> Table:
    """All that an entry holds but its data."""
    rows = (_cells(entry) for entry in entries_of(period).iterator(chunk_size=1000))
    return Table(f"zhurnal-{period.first:%Y-%m-%d}-{period.last:%Y-%m-%d}", HEADINGS, rows)


def _cells(entry: Entry) -> Iterator[object]:
    yield from (entry.seq, entry.at, entry.summary, entry.by_name or "программа", entry.verb, entry.subject, entry.sha256)


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event."""

    seq: int
    moment: str
    summary: str
    who: str


def events_pdf(period: Period, *, at: datetime) -> Built:
    """The journal of a period; the hash of its last entry binds all entries before it."""
    found = list(entries_of(period)[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        raise BadInput(f"За это время событий больше {MOST_ROWS}. Выберите период короче или скачайте XLSX.")
    context = {
        "organisation": name_html(organisation().full_name),
        "period": str(period),
        "printed_at": moment(timezone.localtime(at)),
        "lines": [_line(entry) for entry in found],
        "last": found[-1] if found else None,
    }
    data = render_pdf(render_to_string("print/events.html", context), title=f"Журнал событий {period}")
    name = f"Журнал событий {period.first:%d.%m.%Y}–{period.last:%d.%m.%Y}.pdf"
    return Built(data=data, name=name, media_type="application/pdf", renderer=RENDERER)


def _line(entry: Entry) -> EventLine:
    at = timezone.localtime(entry.at)
    return EventLine(entry.seq, f"{at:%d.%m.%Y %H:%M:%S}", entry.summary, entry.by_name or "программа")
