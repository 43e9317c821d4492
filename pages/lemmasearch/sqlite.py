"""Search by dictionary forms on SQLite: one pass of FTS5 with weights.

The vendor runs MATCH again for every hit (3.5 s at four thousand) and weighs all columns alike. Here one statement
finds, filters and ranks; the page of results is then fetched by key. See docs/decisions/0007.
"""

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Case, IntegerField, QuerySet, TextField, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.query import And, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from pages.lemmasearch.fields import LemmaObject
from pages.lemmasearch.queries import as_typed, in_lemmas

FTS = SQLiteFTSIndexEntry._meta.db_table
EXACTLY_ORDERED = 300  # nobody leafs further; the rest follows newest first


# CROSS JOIN keeps the order of the tables: MATCH runs once, and each hit is looked up by its row.
# Weights stand in the order of the columns: autocomplete, body, title. The smaller the rank, the better.
ONE_PASS = f"""
SELECT entry.object_id
FROM {FTS} CROSS JOIN {SQLiteFTSIndexEntry.index_entry.field.related_model._meta.db_table} AS entry ON entry.id = {FTS}.rowid
WHERE {FTS} MATCH %s
  AND entry.content_type_id IN (SELECT value FROM json_each(%s))
  AND entry.object_id IN ({{allowed}})
ORDER BY bm25({FTS}, 0.0, 1.0, 8.0), entry.id DESC
"""  # noqa: S608  names of the vendor's tables; every value is a parameter


def fts_words(query: SearchQuery) -> str | None:
    """The query in the language of FTS5; None for kinds that need the vendor's own way."""
    if isinstance(query, PlainText | Phrase):
        return f'"{query.query_string}"'
    if isinstance(query, And | Or):
        parts = [fts_words(part) for part in query.subqueries]
        joint = " AND " if isinstance(query, And) else " OR "
        return None if None in parts else f"({joint.join(filter(None, parts))})"
    return None


class SQLiteLemmaIndex(SQLiteIndex):
    """Puts dictionary forms into the index."""

    def add_items(self, model: type[models.Model], objs: Iterable[Any]) -> None:
        super().add_items(model, [LemmaObject(obj) for obj in objs])


class SQLiteLemmaCompiler(SQLiteSearchQueryCompiler):
    """Looks for dictionary forms in one pass."""

    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = in_lemmas(self.query)

    @cached_property
    def words(self) -> str | None:
        return None if self.fields else fts_words(self.query)

    @cached_property
    def ranked(self) -> list[Any]:
        """Keys of all hits that the caller's queryset allows, best first: the one pass, kept for count and page alike."""
        connection = connections[self.queryset.db]
        allowed = self.queryset.order_by().annotate(key_=Cast("pk", TextField())).values("key_")
        try:
            within, params = allowed.query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            return []
        kinds = json.dumps(list(get_descendants_content_types_pks(self.queryset.model)))
        with connection.cursor() as cursor:
            cursor.execute(ONE_PASS.format(allowed=within), [f"{{title body}} : ({self.words})", kinds, *params])
            return [self.queryset.model._meta.pk.to_python(key) for (key,) in cursor.fetchall()]

    def search(self, config: Any, start: int | None, stop: int | None, score_field: str | None = None) -> QuerySet[Any]:
        """A page of hits in the order of rank; scores, negations and `fields=` go the vendor's way."""
        if self.words is None or score_field is not None:
            return super().search(config, start, stop, score_field=score_field)
        if not self.order_by_relevance:
            found = _among(self.queryset, self.ranked)
            return (found if found.query.order_by else found.order_by("-pk"))[start:stop]
        page = self.ranked[start:stop]
        places = [When(pk=key, then=Value(place)) for place, key in enumerate(page[:EXACTLY_ORDERED])]
        order = [Case(*places, default=Value(len(page)), output_field=IntegerField())] if places else []
        return _among(self.queryset, page).order_by(*order, "-pk")


def _among(queryset: QuerySet[Any], keys: list[Any]) -> QuerySet[Any]:
    """The rows with these keys, however many: one parameter instead of one for each."""
    return queryset.filter(pk__in=RawSQL("SELECT value FROM json_each(%s)", [json.dumps(keys)]))


class SQLiteTypedCompiler(SQLiteAutocompleteQueryCompiler):
    """Completes words as typed."""

    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = as_typed(self.query)


class SQLiteLemmaResults(SQLiteSearchResults):
    """Counts without asking the database again."""

    def _do_count(self) -> int:
        if getattr(self.query_compiler, "words", None) is None:
            return int(super()._do_count())
        return len(self.query_compiler.ranked[self.start : self.stop])


class SQLiteLemmaBackend(SQLiteSearchBackend):
    """The vendor's backend with words in their dictionary forms."""

    index_class = SQLiteLemmaIndex
    query_compiler_class = SQLiteLemmaCompiler
    autocomplete_query_compiler_class = SQLiteTypedCompiler
    results_class = SQLiteLemmaResults
