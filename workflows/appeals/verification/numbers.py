"""Numbers of appeals, outgoing papers, reception cards and acts: without gaps, in the order of days, as the counter stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import models

from workflows.appeals.models import Appeal, DestructionAct, Paper, ReceptionCard
from workflows.numbering.models import Counter, Series


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which rows carry the numbers of a series, and the day that each bears."""

    series: str
    model: type[models.Model]
    day: str


NUMBERED = (
    Numbered("appeals", Appeal, "registered_on"),
    Numbered("appeals-out", Paper, "signed_on"),
    Numbered("reception", ReceptionCard, "at__date"),  # a card may be written some days after the visit
    Numbered("destruction", DestructionAct, "made_on"),
)
Given = tuple[int, date]


def problems() -> Iterator[str]:
    """One sentence for each gap, each day out of order, each counter that stands elsewhere."""
    for kind in NUMBERED:
        yield from _of(kind)


def _of(kind: Numbered) -> Iterator[str]:
    own = Series.objects.filter(code=kind.series)
    counters = {(series, period): last for series, period, last in Counter.objects.filter(series__in=own).values_list("series", "period", "last")}
    rows = kind.model._default_manager.exclude(seq=None).order_by("series", "period", "seq").values_list("series", "period", "seq", kind.day)
    titles = dict(Series.objects.values_list("pk", "title"))
    for (series, period), given in groupby(rows.iterator(chunk_size=2000), key=lambda row: (row[0], row[1])):
        where = f"серия «{titles[series]}»" + (f", период {period}" if period else "")
        counter = counters.pop((series, period), None)
        yield from (f"{where}: {sentence}" for sentence in _row((row[2:4] for row in given), counter))
    for (series, period), last in sorted(counters.items()):
        if last:
            yield f"серия «{titles[series]}», период {period}: счётчик стоит на {last}, а номеров нет."


def _row(given: Iterable[Given], counter: int | None) -> Iterator[str]:
    last, last_day = 0, date.min
    for seq, day in given:
        if seq > last + 1:
            yield f"пропущены номера {_range(last + 1, seq - 1)}."
        if day < last_day:
            yield f"№ {seq} датирован раньше, чем № {last}."
        last, last_day = seq, day
    if counter != last:
        yield f"счётчик стоит на {counter if counter is not None else 'нуле'}, а последний номер – {last}."


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
