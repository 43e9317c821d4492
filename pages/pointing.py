"""Queries that name a place rather than words: «п. 2.2», «пункт 2.2 порядка», «01/0226-У»."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pages.excerpts import wanted_forms
from pages.lemmas import tokens
from workflows.orders.models import Order
from workflows.printing.lemmas import clean, lemmas
from workflows.regulations.models import Provision, Redaction
from workflows.regulations.tree import label_key

NAMED = re.compile(
    r"^(?:под)?(?:пункт\w*|п{1,2}\.?|раздел\w*|глава|главы)\s*(?P<label>\d+(?:\.\d+)*[¹²³⁴⁵⁶⁷⁸⁹⁰]*)\.?(?:\s+(?P<act>.+))?$",
    re.IGNORECASE,
)
BARE = re.compile(r"^(?P<label>\d+(?:\.\d+)+[¹²³⁴⁵⁶⁷⁸⁹⁰]*)\.?$")
ORDER = re.compile(r"^(?:приказ\w*)?\s*(?:№|N|No)?\s*(?P<number>\d[\w./-]*[/-][\w./-]*)$", re.IGNORECASE)
FEW = 10


@dataclass(frozen=True, slots=True)
class Pointer:
    """A provision called by its number; `act` holds the words that narrow the act, if any."""

    label: str
    act: str = ""

    @property
    def key(self) -> str:
        return label_key(self.label)


def pointer(query: str) -> Pointer | None:
    """The number of a point in the query, or None for ordinary words."""
    found = NAMED.match(query) or BARE.match(query)
    if found is None:
        return None
    named = found.groupdict()
    return Pointer(named["label"], named.get("act") or "")


def pointed_at(wanted: Pointer, acts: Iterable[Redaction]) -> list[Provision]:
    """Provisions with that number in the given redactions, narrowed by the words about the act."""
    chosen = {act.pk: act for act in acts if _is_called(act, wanted.act)}
    found = list(Provision.objects.filter(redaction__in=list(chosen), key=wanted.key).order_by("redaction_id"))
    for provision in found:
        provision.redaction = chosen[provision.redaction_id]
    return found


def _is_called(act: Redaction, words: str) -> bool:
    """Whether every word said about the act stands in its names, in any form."""
    names = wanted_forms(f"{act.regulation.kind} {act.regulation.short_title} {act.title}")
    return all(names.intersection(lemmas(word)) for word in tokens(words))


def orders_called(query: str) -> list[Order]:
    """Orders for the site whose number is, or begins with, what was typed; an exact number stands alone."""
    found = ORDER.match(clean(query))
    if found is None:
        return []
    number = found["number"]
    orders = list(Order.objects.on_site().filter(number__istartswith=number).defer("content", "preamble")[:FEW])
    exact = [order for order in orders if order.number.casefold() == number.casefold()]
    return exact if len(exact) == 1 else orders
