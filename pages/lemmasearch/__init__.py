"""Wagtail's search with Russian dictionary forms, one behaviour on SQLite and PostgreSQL.

Stock search knows no Russian forms on SQLite and answers a quotation mark with an error; PostgreSQL's own stemmer
missed a third of the pairs that were tried. Here the same dictionary forms go into the index and into the query,
and the index of the vendor does the rest. See docs/decisions/0007.
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils.module_loading import import_string
from modelsearch.backends.base import BaseSearchBackend

# Each is loaded on its own database only: the vendor's modules do not load on the other.
BACKENDS = {
    "sqlite": "pages.lemmasearch.sqlite.SQLiteLemmaBackend",
    "postgresql": "pages.lemmasearch.postgres.PostgresLemmaBackend",
}


def SearchBackend(params: Mapping[str, Any]) -> BaseSearchBackend:  # noqa: N802  the name that modelsearch looks for
    """The backend for the database of this installation."""
    found: BaseSearchBackend = import_string(BACKENDS[connection.vendor])(dict(params))
    return found
