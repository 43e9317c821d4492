"""First pages of the lists of the desk, as the people who open them get them: every list, saved view, usual filter and search."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.bench.appeals.rows import NAMES, SURNAMES
from workflows.appeals.models import Appeal, Channel, ClockKind, Kind
from workflows.appeals.queries.lists import View
from workflows.appeals.stages import Stage
from workflows.appeals.views.filters import MARKS
from workflows.appeals.views.other_lists import Sent
from workflows.appeals.viewsets.desk import LISTS
from workflows.people.models import User

PEOPLE = ("clerk", "head", "0", "reader")  # «0» is an executor with about thirty cases of his own
VISITS = 5


@dataclass(frozen=True, slots=True)
class ListCost:
    """The first page of a list for one person: the median of several visits after the first."""

    name: str
    seconds: float
    queries: int


def lists() -> Iterator[ListCost]:
    """Each list for each person. A list that is not there, or does not open, is an error."""
    for person in PEOPLE:
        visitor = Client(headers={"host": "127.0.0.1"})
        visitor.force_login(User.objects.get(username=f"zamer-{person}"))
        for address in addresses():
            yield _list(visitor, f"{person} {address}", address)


def addresses() -> list[str]:
    """The journal with its views, filters and searches, then every other list of the desk with its own."""
    asked = [("index", question) for question in ({}, *_views(View), *_filters(), *_searches())]
    asked += [(view.slug, {}) for view in LISTS]
    asked += [("sendings", question) for question in _views(Sent)]
    asked += [("control", {"kind": kind}) for kind in (ClockKind.ANSWER, ClockKind.FORWARDING)]
    asked += [(name, {"q": SURNAMES[0]}) for name in ("incoming", "mine")]
    return [f"{reverse(f'appeals:{name}')}{'?' if question else ''}{urlencode(question)}" for name, question in asked]


def _views(views: type[View] | type[Sent]) -> list[dict[str, str]]:
    return [{"view": view.value} for view in views if view.value]


def _filters() -> list[dict[str, str]]:
    last = Appeal.objects.exclude(registered_on=None).latest("registered_on").registered_on
    days = {"registered_on_from": f"{last.replace(day=1, month=1)}", "registered_on_to": f"{last}"} if last else {}
    return [
        days,
        {"kind": Kind.PROPOSAL},
        {"channel": Channel.RECEPTION},
        *({"stage": stage.value} for stage in (Stage.IN_REVIEW, Stage.FORWARDED, Stage.FILED)),
        {"responsible": "Замеров"},
        {"responsible": "Замеров", "view": View.OVERDUE.value},
        *({"mark": mark} for mark in MARKS),
        {**days, "kind": Kind.COMPLAINT, "stage": Stage.FILED},
    ]


def _searches() -> list[dict[str, str]]:
    number = Appeal.objects.exclude(number="").earliest("pk").number
    return [{"q": words} for words in ("500", number, SURNAMES[0], f"{SURNAMES[0]} {NAMES[0]}", SURNAMES[0][:3].lower(), "питание", "нетникого")]


def _list(visitor: Client, name: str, address: str) -> ListCost:
    _visit(visitor, address)  # the first visit fills caches
    seconds = [_visit(visitor, address) for _ in range(VISITS)]
    with CaptureQueriesContext(connection) as captured:
        _visit(visitor, address)
    return ListCost(name, round(median(seconds), 4), len(captured))


def _visit(visitor: Client, address: str) -> float:
    started = time.perf_counter()
    answer = visitor.get(address)
    spent = time.perf_counter() - started
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return spent
