"""One address of the database, two engines: SQLite when nothing is said, PostgreSQL by DATABASE_URL."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; "
        "PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728;"
    ),
}

NO_JIT = "-c jit=off"  # PostgreSQL would compile queries that run for milliseconds: it takes a tenth of a second and more, each time
KEPT_SECONDS = 60  # opening SQLite anew for each request (pragmas, schema) cost two thirds of the time of a page


def database(url: str, *, fallback: Path) -> dict[str, Any]:
    """Django's settings of the default database for an address such as `postgres://user@host/name`."""
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": fallback, "OPTIONS": dict(SQLITE_OPTIONS), "CONN_MAX_AGE": KEPT_SECONDS}
    found: dict[str, Any] = dict(environ.Env.db_url_config(url))
    if found["ENGINE"] == "django.db.backends.sqlite3":
        return {**found, "OPTIONS": dict(SQLITE_OPTIONS), "CONN_MAX_AGE": KEPT_SECONDS}
    if "postgresql" not in found["ENGINE"]:
        raise ImproperlyConfigured("DATABASE_URL: поддерживаются только SQLite и PostgreSQL.")
    options = {"options": NO_JIT, **found.get("OPTIONS", {})}
    return {**found, "OPTIONS": options, "CONN_MAX_AGE": KEPT_SECONDS, "CONN_HEALTH_CHECKS": True}
