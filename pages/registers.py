"""Lists that visitors search: local acts, and orders for the site. Filters come from the address and stay in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page as Sheet
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet

from pages.editions import HEAVY, Life, standings
from pages.feeds import News, news
from workflows.numbering.models import Series
from workflows.orders.models import Order
from workflows.regulations.models import Redaction
from workflows.regulations.models.regulation import ActKind
from workflows.regulations.stages import NEVER_HELD, RedactionStatus

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Act:
    """A local act in the register, by the redaction that visitors should see first."""

    redaction: Redaction
    status: RedactionStatus

    @property
    def title(self) -> str:
        title: str = self.redaction.regulation.short_title
        return title


@dataclass(frozen=True, slots=True)
class ActRegister:
    """The register of local acts as asked for."""

    sheet: Sheet[Act]
    query: str
    kind: str
    kinds: tuple[Option, ...]
    total: int


def acts(asked: Mapping[str, str], *, on: date) -> ActRegister:
    """Acts that have a page, each once: in force first; those that only come into force later are marked so."""
    query, kind = asked.get("q", "").strip()[:200], asked.get("vid", "")
    everything = known_acts(on)
    chosen = [act for act in everything if _fits(act, query, kind)]
    present = {act.redaction.regulation.kind for act in everything}
    kinds = tuple(Option(value, value) for value in ActKind.values if value in present)
    return ActRegister(Paginator(chosen, PER_PAGE).get_page(asked.get("page")), query, kind, kinds, len(everything))


def known_acts(on: date) -> list[Act]:
    """Every act that has a live page, in two queries at most, however many redactions there are."""
    return [_act(redactions, on) for redactions in _by_regulation()]


def news_of_all(*, on: date) -> tuple[News, ...]:
    """What has happened to all acts."""
    return tuple(one for redactions in _by_regulation() for one in news(redactions[0].regulation, _life(redactions, on)))


def _life(redactions: list[Redaction], on: date) -> Life:
    repeal = getattr(redactions[0].regulation, "repeal", None)
    return Life(on, standings(redactions[::-1], on=on, repeal=repeal), repeal)


def _by_regulation() -> list[list[Redaction]]:
    rows = Redaction.objects.filter(regulation__page__live=True).select_related("regulation__page", "regulation__repeal__order", "order", "publication").defer(*HEAVY)
    by_regulation: dict[int, list[Redaction]] = {}
    for redaction in rows.order_by("regulation__short_title", "number"):
        by_regulation.setdefault(redaction.regulation_id, []).append(redaction)
    return list(by_regulation.values())


def _act(redactions: list[Redaction], on: date) -> Act:
    """One act of the register from all its redactions."""
    known = [Act(edition.redaction, edition.status) for edition in reversed(_life(redactions, on).editions)]
    in_force = next((act for act in known if act.status == RedactionStatus.IN_FORCE), None)
    coming = next((act for act in known if act.status == RedactionStatus.FUTURE), None)
    last = next((act for act in reversed(known) if act.status not in NEVER_HELD), known[-1])
    return in_force or coming or last


def _fits(act: Act, query: str, kind: str) -> bool:
    regulation = act.redaction.regulation
    said = f"{regulation.short_title} {act.redaction.title} {act.redaction.order.number}".casefold()
    return (not kind or regulation.kind == kind) and all(word in said for word in query.casefold().split())


@dataclass(frozen=True, slots=True)
class OrderRegister:
    """The register of orders as asked for."""

    sheet: Sheet[Order]
    query: str
    year: str
    series: str
    years: tuple[Option, ...]
    all_series: tuple[Option, ...]
    is_filtered: bool


def orders(asked: Mapping[str, str]) -> OrderRegister:
    """Signed orders for the site, the newest first."""
    query, year, series = asked.get("q", "").strip()[:200], asked.get("god", ""), asked.get("seriya", "")
    public = Order.objects.on_site()
    rows = _narrowed(public, query, year, series).select_related("signature", "series").defer("content", "preamble")
    return OrderRegister(
        sheet=Paginator(rows.order_by("-signed_on", "-seq", "-pk"), PER_PAGE).get_page(asked.get("page")),
        query=query,
        year=year,
        series=series,
        years=tuple(Option(str(day.year), str(day.year)) for day in public.dates("signed_on", "year", order="DESC")),
        all_series=tuple(Option(*row) for row in Series.objects.filter(order__in=public).distinct().values_list("code", "title")),
        is_filtered=bool(query or year or series),
    )


def _narrowed(rows: QuerySet[Order], query: str, year: str, series: str) -> QuerySet[Order]:
    if year.isdecimal() and len(year) == len("2026"):
        rows = rows.filter(signed_on__year=int(year))
    if series:
        rows = rows.filter(series__code=series)
    for word in query.replace("№", " ").split():
        rows = rows.filter(Q(title__icontains=word) | Q(number__icontains=word))
    return rows
