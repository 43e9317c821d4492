"""A database for one measurement: beside the product's on the same PostgreSQL, or a file; the data of the product are not touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


@contextmanager
def database(url: str, name: str) -> Iterator[str]:
    """The address of an empty database; an empty one means SQLite in VAR_DIR. It is gone with the block."""
    if not url.startswith("postgres"):
        yield ""
        return
    named = sql.Identifier(f"{name}_{os.getpid()}")
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(named))
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}_{os.getpid()}"))
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(named))
