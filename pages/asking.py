"""The search form as filled in, and the shape of what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page as Sheet
from django.core.paginator import Paginator
from django.db.models import TextChoices
from modelsearch.query import Phrase, PlainText, SearchQuery

from pages.excerpts import wanted_forms
from workflows.printing.lemmas import clean

PER_PAGE = 20
AT_FIRST = 5
LONGEST = 200
QUOTES = {"«": "»", '"': '"', "“": "”", "„": "“"}


class Where(TextChoices):
    """Kinds of finds; each is a titled list."""

    ACTS = "akty", "Пункты локальных актов"
    PAGES = "stranicy", "Страницы"
    SERVICES = "servisy", "Сервисы"
    ORDERS = "prikazy", "Приказы"


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: where it leads, and why it was found."""

    title: str
    address: str
    note: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One titled list: a sheet of it when it alone is asked for, else its beginning."""

    where: Where
    sheet: Sheet[Any]
    hits: tuple[Hit, ...]

    @property
    def total(self) -> int:
        return int(self.sheet.paginator.count)

    @property
    def is_cut(self) -> bool:
        return self.sheet.paginator.per_page == AT_FIRST < self.total


@dataclass(frozen=True)
class Asked:
    """What was typed and chosen; nothing in it can break a query."""

    query: str
    where: str = ""
    page: str = ""

    def wants(self, where: Where) -> bool:
        return self.where in ("", where)

    @cached_property
    def words(self) -> SearchQuery:
        """A phrase when the whole query stands in quotes."""
        if len(self.query) > 1 and QUOTES.get(self.query[0]) == self.query[-1]:
            return Phrase(self.query[1:-1])
        return PlainText(self.query)

    @cached_property
    def forms(self) -> frozenset[str]:
        return wanted_forms(self.query)

    def sheet(self, found: Any) -> Sheet[Any]:
        """The asked sheet of the one list that is shown, or the first rows of one of several."""
        return Paginator(found, PER_PAGE).get_page(self.page) if self.where else Paginator(found, AT_FIRST).get_page(1)


def asked(given: Mapping[str, str]) -> Asked:
    """The form from the address; control characters and unknown choices are dropped."""
    typed = "".join(char if char.isprintable() else " " for char in clean(given.get("q", ""))[:LONGEST])
    where = given.get("gde", "")
    return Asked(" ".join(typed.split()), where if where in Where.values else "", given.get("page", ""))
