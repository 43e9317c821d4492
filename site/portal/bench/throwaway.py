"""A database for one measurement: beside the product's on the same PostgreSQL, or a file; the data of the product are not touched.

It is gone with the block, and by a polite end of the process too. What a killed one left is dropped by the next measurement.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import errors, sql

PREFIX = "office_bench_"
LEFT = """
    SELECT datname FROM pg_database
    WHERE datname ~ ('^' || %s || '[0-9]+$')
    AND NOT EXISTS (SELECT 1 FROM pg_stat_activity AS used WHERE used.datname = pg_database.datname OR used.application_name = pg_database.datname)
"""


@contextmanager
def database(url: str) -> Iterator[str]:
    """The address of an empty database; an empty one means SQLite in VAR_DIR."""
    if not url.startswith("postgres"):
        yield ""
        return
    name = f"{PREFIX}{os.getpid()}"
    with _ended_politely(), psycopg.connect(url, autocommit=True, application_name=name) as owner:  # while it is connected, nobody takes it for left
        drop_left(owner)
        owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def drop_left(server: psycopg.Connection) -> list[str]:
    """Drop databases of measurements that nobody runs any more; their names."""
    left = [name for (name,) in server.execute(LEFT, [PREFIX]).fetchall()]
    for name in left:
        with suppress(errors.ObjectInUse, errors.InvalidCatalogName):
            server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
    return left


@contextmanager
def _ended_politely() -> Iterator[None]:
    """SIGTERM ends the block as an exception does."""
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
