"""Guards in the database itself: a frozen row answers UPDATE and DELETE with an error on SQLite and PostgreSQL.

Used in migrations alone. SQLite drops the triggers of a table that a later migration rebuilds, so every such
migration ends with the same `Freeze` again; `missing_guards` and `verify_archive` notice where one was forgotten.
A guard that asks another table in a subquery hinders SQLite from rebuilding that table: the migration takes it away with
`Lift` first and sets it up again at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

FROZEN = "Запись архива нельзя изменить или удалить"


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger: `event` on `table` is refused with `message` when `forbidden` (an SQL condition) holds.

    `event` may name columns: «UPDATE OF stage, case_file_id» stands beside the guard of every UPDATE. The condition may speak
    of OLD and NEW and hold subqueries. All four come from migrations, never from input.
    """

    table: str
    event: str
    message: str = FROZEN
    forbidden: str = "1 = 1"

    @property
    def name(self) -> str:
        return f"guard_{self.table}_" + re.sub(r"\W+", "_", self.event.lower())

    def create(self, vendor: str) -> Iterator[str]:
        """The SQL statements that set the guard up; SQLite has no TRUNCATE to guard against."""
        if vendor == "sqlite":
            if self.event == "TRUNCATE":
                return
            yield (
                f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" FOR EACH ROW '
                f"WHEN ({self.forbidden}) BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
            )
            return
        passed = "OLD" if self.event in {"DELETE", "TRUNCATE"} else "NEW"
        scope = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        yield (
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger AS $guard$ BEGIN '
            f"IF ({self.forbidden}) THEN RAISE EXCEPTION '{self.message}' USING ERRCODE = 'integrity_constraint_violation'; "
            f"END IF; RETURN {passed}; END $guard$ LANGUAGE plpgsql"
        )
        yield f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" FOR EACH {scope} EXECUTE FUNCTION "{self.name}"()'

    def drop(self, vendor: str) -> Iterator[str]:
        """The SQL statements that take the guard away."""
        if vendor == "sqlite":
            yield f'DROP TRIGGER IF EXISTS "{self.name}"'
            return
        yield f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"'
        yield f'DROP FUNCTION IF EXISTS "{self.name}"()'


class AddGuard(Operation):
    """A migration step that sets guards up and takes them away backwards."""

    reversible = True
    reduces_to_sql = True
    category = OperationCategory.SQL

    def __init__(self, *guards: Guard) -> None:
        self.guards = guards

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, list(self.guards), {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Guards are unknown to the state of models."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for guard in self.guards:
            for statement in (
                *guard.drop(schema_editor.connection.vendor),
                *guard.create(schema_editor.connection.vendor),
            ):
                schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for guard in self.guards:
            for statement in guard.drop(schema_editor.connection.vendor):
                schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        return "Guard " + ", ".join(guard.name for guard in self.guards)


class ReplaceGuard(AddGuard):
    """Guards that take the place of others of the same names; backwards the others stand again."""

    def __init__(self, *guards: Guard, before: tuple[Guard, ...]) -> None:
        super().__init__(*guards)
        self.before = before

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, list(self.guards), {"before": self.before}

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        super().database_backwards(app_label, schema_editor, from_state, to_state)
        AddGuard(*self.before).database_forwards(app_label, schema_editor, from_state, to_state)


class Lift(Operation):
    """Guards that ask a table which is about to be rebuilt are taken away; the same migration sets them up again."""

    reversible = True
    reduces_to_sql = True
    category = OperationCategory.SQL

    def __init__(self, *guards: Guard) -> None:
        self.guards = guards

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, list(self.guards), {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Guards are unknown to the state of models."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        AddGuard(*self.guards).database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        AddGuard(*self.guards).database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "Lift " + ", ".join(guard.name for guard in self.guards)


def Freeze(table: str, *, when: str = "1 = 1") -> AddGuard:  # noqa: N802  reads as the migration operation that it makes
    """Refuse UPDATE and DELETE of the rows of `table` for which `when` holds (it speaks of OLD), and TRUNCATE at all."""
    return AddGuard(
        Guard(table, "UPDATE", forbidden=when), Guard(table, "DELETE", forbidden=when), Guard(table, "TRUNCATE")
    )


def expected_guards(vendor: str) -> dict[str, str]:
    """Every guard that the migrations set up, with the words by which the database must know it; the last one said counts."""
    in_order = sorted(MigrationLoader(None).disk_migrations.items())  # by app and number: Django gives them in no order
    operations = (step for _, migration in in_order for step in migration.operations)
    guards = (guard for step in operations if isinstance(step, AddGuard) for guard in step.guards)
    return {guard.name: next(guard.create(vendor)) for guard in guards if any(guard.create(vendor))}


def standing_guards(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Every guard that stands in the database now, with its words there."""
    query = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'",
        "postgresql": (
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgname LIKE 'guard_%'"
        ),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


def guards_of(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the guards that stand in the database now."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgname LIKE 'guard_%'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()}
