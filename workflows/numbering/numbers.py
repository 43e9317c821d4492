"""The next number of a series, without gaps: it commits or rolls back together with its document."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F

from workflows.numbering.models import Counter, Reset, Series
from workflows.numbering.template import render


@dataclass(frozen=True, slots=True)
class Number:
    """A number as given: its place in the series and how it is written."""

    seq: int
    period: str
    text: str


def period_of(series: Series, on: date) -> str:
    """The period in which `on` is counted: «2026», «2026-02» or empty for a series that never starts anew."""
    return {Reset.NEVER: "", Reset.YEAR: f"{on:%Y}", Reset.MONTH: f"{on:%Y-%m}"}[Reset(series.reset)]


def next_number(series: Series, *, on: date) -> Number:
    """Give the next number. Must be called inside the transaction that stores the numbered document.

    The counter row is locked by the UPDATE until that transaction ends, so two documents never share a number,
    and a rolled back document returns its own.
    """
    if transaction.get_connection().in_atomic_block is False:
        raise RuntimeError("next_number belongs inside the transaction of the numbered document")
    period = period_of(series, on)
    Counter.objects.get_or_create(series=series, period=period)
    Counter.objects.filter(series=series, period=period).update(last=F("last") + 1)
    seq = Counter.objects.values_list("last", flat=True).get(series=series, period=period)
    return Number(seq=seq, period=period, text=render(series.template, seq=seq, on=on, index=series.index))
