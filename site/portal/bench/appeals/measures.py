"""What a register costs: first pages of the lists of the desk, the report of a year, the journal as a file."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal import ROOT
from portal.bench.appeals.visits import ListCost, lists
from workflows.appeals.models import Appeal
from workflows.appeals.reporting.report import report
from workflows.printing.periods import YEAR, Period, months_from

ROUNDS = 5
FORMS = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class JournalCost:
    """The whole journal as a file, built in a process of its own as the worker builds it."""

    form: str
    rows: int
    seconds: float
    peak_megabytes: float


@dataclass(frozen=True, slots=True)
class Costs:
    """All of them on one register."""

    database: str
    appeals: int
    lists: tuple[ListCost, ...]
    report_seconds: float
    report_best_seconds: float
    report_appeals: int
    report_queries: int
    journal: tuple[JournalCost, ...]


def measure(*, on: date) -> Costs:
    """Measure the register as it is."""
    last_year = months_from(date(on.year - 1, 1, 1), YEAR)
    seconds = [_seconds_of_report(last_year, on) for _ in range(ROUNDS)]
    with CaptureQueriesContext(connection) as captured:
        found = report(last_year, on=on)
    queries = len(captured)  # now: the visits that follow clear what was captured
    return Costs(
        database=connection.vendor,
        appeals=Appeal.objects.count(),
        lists=tuple(lists()),
        report_seconds=round(median(seconds), 3),
        report_best_seconds=round(min(seconds), 3),
        report_appeals=found.total.value,
        report_queries=queries,
        journal=tuple(_journal(form) for form in FORMS),
    )


def _seconds_of_report(period: Period, on: date) -> float:
    started = time.perf_counter()
    report(period, on=on)
    return time.perf_counter() - started


def _journal(form: str) -> JournalCost:
    """In another process: only so its memory is its own."""
    done = subprocess.run([sys.executable, "-m", "portal.bench.appeals.journal", form], cwd=ROOT / "site", stdout=subprocess.PIPE, text=True, check=True)
    return JournalCost(**json.loads(done.stdout))
