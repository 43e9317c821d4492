"""One visitor of a mailbox at a time. The lock dies with its holder, so that a killed worker leaves nothing locked.

It saves work alone: that no letter is stored twice is held by the database.
"""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Whether nobody else holds the lock of this name now; held until the block ends."""
    if connection.vendor == "postgresql":
        with _advisory(name) as held:
            yield held
    else:
        with _file(name) as held:
            yield held


@contextmanager
def _advisory(name: str) -> Iterator[bool]:
    """A lock of the session of PostgreSQL: workers on several machines see it."""
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        held = bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _file(name: str) -> Iterator[bool]:
    """A locked file beside the database: SQLite lives on one machine."""
    folder = Path(settings.PRIVATE_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.lock"
    with place.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
