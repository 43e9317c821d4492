"""Search by dictionary forms on PostgreSQL: the vendor's tsvector index, without its stemmers."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.query import SearchQuery

from pages.lemmasearch.fields import LemmaObject
from pages.lemmasearch.queries import as_typed, in_lemmas


class PostgresLemmaIndex(PostgresIndex):
    """Puts dictionary forms into the index."""

    def add_items(self, model: type[models.Model], objs: Iterable[Any]) -> None:
        super().add_items(model, [LemmaObject(obj) for obj in objs])


class PostgresLemmaCompiler(PostgresSearchQueryCompiler):
    """Looks for dictionary forms."""

    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = in_lemmas(self.query)


class PostgresTypedCompiler(PostgresAutocompleteQueryCompiler):
    """Completes words as typed."""

    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = as_typed(self.query)


class PostgresLemmaBackend(PostgresSearchBackend):
    """The words are dictionary forms already: `simple` leaves them alone."""

    index_class = PostgresLemmaIndex
    query_compiler_class = PostgresLemmaCompiler
    autocomplete_query_compiler_class = PostgresTypedCompiler

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({**params, "SEARCH_CONFIG": "simple"})
