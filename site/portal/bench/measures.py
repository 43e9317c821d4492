"""The three measurements. Each compares two figures of one run, so a slow machine changes both."""

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import weasyprint
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.bench.load import load
from portal.run import serving
from portal.run.address import Address
from portal.run.programs import stop
from workflows.printing.pdf import VARIANT
from workflows.regulations.documents import facts_of, redaction_pdf, text_of_redaction
from workflows.regulations.models import Redaction
from workflows.regulations.rendering.pdf import redaction_print

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class PrintTime:
    """Our whole build, from the row of the archive to the bytes, against WeasyPrint alone on the same HTML."""

    pages: int
    ours_seconds: float
    weasyprint_seconds: float
    ratio: float
    wanted: str = "ratio ≤ 1.2"


@dataclass(frozen=True, slots=True)
class PageSpeed:
    """The page, not cached, against a constant of the same size through the same server, Django and middleware.

    `bare_per_second` is the same constant without Django, for comparison: what granian alone can do.
    """

    bytes: int
    page_per_second: float
    constant_per_second: float
    percent: float
    bare_per_second: float
    client: str
    wanted: str = "percent ≥ 3"


@dataclass(frozen=True, slots=True)
class Queries:
    """How many queries the page makes for a short act and for a long one."""

    few_provisions: int
    few: int
    many_provisions: int
    many: int
    wanted: str = "few = many ≤ 12"


def print_time(redaction: Redaction) -> PrintTime:
    """The best of several rounds, taken in turns."""
    html = redaction_print(text_of_redaction(redaction), facts_of(redaction))
    styles = f"{Path(settings.STATICFILES_DIRS[0]).as_uri()}/"

    def alone() -> None:
        weasyprint.HTML(string=html, base_url=styles).write_pdf(pdf_variant=VARIANT)

    def ours() -> None:
        redaction_pdf(redaction.pk)

    pages = len(weasyprint.HTML(string=html, base_url=styles).render().pages)
    rounds = [(_seconds(ours), _seconds(alone)) for _ in range(ROUNDS)]
    best, bare = (min(times) for times in zip(*rounds, strict=True))
    return PrintTime(pages, round(best, 3), round(bare, 3), round(best / bare, 3))


def queries(address: str) -> int:
    """Queries of one visit; the first one, which fills caches of content types and sites, is not counted."""
    visitor = Client(headers={"host": "127.0.0.1"})
    visitor.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = visitor.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return len(captured)


def page_speed(address: str) -> PageSpeed:
    """Requests a second for the page and for the constants, from one running server, in turns."""
    size = len(Client(headers={"host": "127.0.0.1"}).get(address).content)
    addresses = (address, "/constant/", "/bare/")
    with _server(size) as where:
        load(where.url + address, seconds=1)
        rounds = [[load(where.url + path) for path in addresses] for _ in range(ROUNDS)]
    page, constant, bare = (max(found.per_second for found in column) for column in zip(*rounds, strict=True))
    return PageSpeed(
        bytes=size,
        page_per_second=round(page, 1),
        constant_per_second=round(constant, 1),
        percent=round(100 * page / constant, 2),
        bare_per_second=round(bare, 1),
        client=rounds[0][0].client,
    )


@contextmanager
def _server(size: int) -> Iterator[Address]:
    """The web server as the launcher starts it, with the constants of that size."""
    where = Address("127.0.0.1", _free_port())
    environment = {**os.environ, "BENCH_BYTES": str(size), "DJANGO_SETTINGS_MODULE": "portal.bench.settings"}
    server = serving.web(where, environment, python=Path(sys.executable), application="portal.bench.wsgi:application")
    try:
        server.start()
        _wait(where)
        yield where
    finally:
        stop([server])


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _wait(where: Address) -> None:
    until = time.monotonic() + 60
    while not serving.answers(where):
        if time.monotonic() > until:
            raise RuntimeError("сервер для замера не ответил")
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
