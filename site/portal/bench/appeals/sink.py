"""Rows into tables in bulk: COPY on PostgreSQL, INSERT of many on SQLite. Fields that are not given get the default of their model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models
from psycopg.errors import InsufficientPrivilege

NULL = "\\N"


@dataclass(frozen=True)
class Target:
    """A table with the fields that come in its rows; `order` puts what is referred to before what refers."""

    model: type[models.Model]
    order: int
    given: tuple[str, ...]

    @cached_property
    def fields(self) -> tuple[models.Field[Any, Any], ...]:
        """First those that are given, in their order, then those with a default."""
        known = {field.attname: field for field in self.model._meta.concrete_fields}
        rest = [field for name, field in known.items() if name not in self.given and not isinstance(field, models.AutoField)]
        return (*(known[name] for name in self.given), *rest)

    @cached_property
    def defaults(self) -> tuple[Any, ...]:
        """What the fields that are not given hold."""
        return tuple(field.get_default() for field in self.fields[len(self.given) :])

    @cached_property
    def columns(self) -> str:
        """Their names for SQL."""
        return ", ".join(connection.ops.quote_name(str(field.column)) for field in self.fields)


def put(target: Target, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write the rows."""
    table = connection.ops.quote_name(target.model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({target.columns}) FROM STDIN") as copy:
                copy.write("".join(_lines(target, rows)))
            return
        marks = ", ".join(["%s"] * len(target.fields))
        cursor.executemany(f"INSERT INTO {table} ({target.columns}) VALUES ({marks})", list(_prepared(target, rows)))  # noqa: S608  names of our own tables


def next_key(model: type[models.Model]) -> int:
    """The first key that is free."""
    last = model._default_manager.aggregate(last=models.Max("pk"))["last"]
    return int(last or 0) + 1


def quietly() -> None:
    """Rows that are right by construction need no check of each reference; a server that does not let us checks them."""
    if connection.vendor == "postgresql":
        with suppress(InsufficientPrivilege), connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")


def settle() -> None:
    """Counters of keys behind the rows, statistics for the planner."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(apps.get_models())):
            cursor.execute(statement)
        may_vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if may_vacuum else "ANALYZE")


def _lines(target: Target, rows: Iterable[tuple[Any, ...]]) -> Iterable[str]:
    rest = "".join(f"\t{_text(value)}" for value in target.defaults)
    for row in rows:
        yield "\t".join([_text(value) for value in row]) + rest + "\n"


def _text(value: object) -> str:
    return NULL if value is None else str(value)


def _prepared(target: Target, rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    for row in rows:
        whole = zip(target.fields, (*row, *target.defaults), strict=True)
        yield tuple(field.get_db_prep_save(value, connection) for field, value in whole)
