"""Аналитическая справка (59-ФЗ, ст. 14): counts of a period beside those of the period before, charts, causes, measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from workflows.appeals.papers.charts import Bar, Chart
from workflows.appeals.papers.head import Executor, Letterhead, Signature
from workflows.appeals.papers.letter import paragraphs
from workflows.printing.proof import Proof
from workflows.printing.typography import bound_html, name_html
from workflows.printing.words import NBSP

TITLE = "Аналитическая справка"
SIGNIFICANT = 3  # fewer bars than this say nothing that the table does not


@dataclass(frozen=True, slots=True)
class Count:
    """How many, and how many in the period before (None: there is nothing to compare with)."""

    label: str
    value: int
    before: int | None = None

    @property
    def change(self) -> str:
        """«+3 (+25 %)», «без изменений», «–» where nothing is known of the period before."""
        if self.before is None:
            return "–"
        if self.value == self.before:
            return "без изменений"
        difference = self.value - self.before
        share = f" ({difference / self.before * 100:+.0f}{NBSP}%)" if self.before else ""
        return f"{difference:+d}{share}".replace("-", "−")

    def share_of(self, total: int) -> str:
        """«25 %» of all, halves rounded up as people do."""
        return f"{(200 * self.value + total) // (2 * total)}{NBSP}%" if total else "–"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One table: by kind, by channel, by result. Parts of a whole show shares; a chart is drawn when `charted`."""

    title: str
    counts: tuple[Count, ...]
    shares: bool = True
    charted: bool = False
    in_time: bool = False

    @property
    def total(self) -> int:
        """The whole, of which counts are parts."""
        return sum(count.value for count in self.counts)

    @property
    def compares(self) -> bool:
        """Whether there is a period before."""
        return any(count.before is not None for count in self.counts)

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """Cells of the table, the label first."""
        for count in self.counts:
            yield tuple(self._cells(count))

    @property
    def chart(self) -> Chart | None:
        """The same as bars."""
        if not self.charted or len(self.counts) < SIGNIFICANT:
            return None
        bars = tuple(Bar(count.label, count.value, count.before) for count in self.counts)
        return Chart(self.title, bars, across=not self.in_time)

    @property
    def columns(self) -> tuple[str, ...]:
        """Headings of the table after its first column."""
        shares = ("Доля",) if self.shares else ()
        compared = ("Прошлый период", "Изменение") if self.compares else ()
        return ("Количество", *shares, *compared)

    def _cells(self, count: Count) -> Iterator[str]:
        yield bound_html(count.label)
        yield str(count.value)
        if self.shares:
            yield count.share_of(self.total)
        if self.compares:
            yield "–" if count.before is None else str(count.before)
            yield count.change


@dataclass(frozen=True, slots=True)
class Durations:
    """Days from registration to the answer; None where nothing was answered."""

    mean: float | None
    median: float | None
    mean_before: float | None = None
    median_before: float | None = None

    @property
    def words(self) -> str:
        """«Средний срок ответа – 17,3 дня (ранее – 19,0), медиана – 16 дней»."""
        told = [("Средний срок ответа", self.mean, self.mean_before), ("медиана", self.median, self.median_before)]
        return ", ".join(_days(*one) for one in told)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The report of a period. `kind` is «за ноябрь 2026 г.»; causes and measures are written by a person."""

    organisation: Letterhead
    period: str
    before: str
    total: Count
    breakdowns: tuple[Breakdown, ...]
    durations: Durations
    signature: Signature
    causes: str = ""
    measures: str = ""
    remarks: tuple[str, ...] = ()
    executor: Executor | None = None
    proof: Proof | None = None

    @property
    def caption(self) -> str:
        """«Аналитическая справка о рассмотрении обращений граждан за ноябрь 2026 г.»."""
        return f"{TITLE} о рассмотрении обращений граждан {self.period}"


def report_print(facts: ReportFacts) -> str:
    """The report as HTML for `printing.pdf.render_pdf`."""
    context = {
        "report": facts,
        "proof": facts.proof,
        "organisation": name_html(facts.organisation.full_name),
        "summary": bound_html(_summary(facts)),
        "durations": bound_html(facts.durations.words),
        "causes": tuple(paragraphs([facts.causes])),
        "measures": tuple(paragraphs([facts.measures])),
        "remarks": tuple(paragraphs(facts.remarks)),
    }
    return render_to_string("print/appeals/report.html", context)


def _summary(facts: ReportFacts) -> str:
    said = f"Всего зарегистрировано обращений: {facts.total.value}"
    if facts.total.before is None:
        return f"{said}."
    return f"{said}; {facts.before} – {facts.total.before}, изменение: {facts.total.change}."


def _days(name: str, days: float | None, before: float | None) -> str:
    now = "не определяется: ответов не было" if days is None else f"{_number(days)} дн."
    return f"{name} – {now}" + (f" (ранее {_number(before)})" if before is not None else "")


def _number(days: float) -> str:
    return f"{days:.1f}".replace(".", ",").removesuffix(",0")
