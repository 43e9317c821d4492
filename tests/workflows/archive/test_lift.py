"""A guard that asks another table is taken away while that table is rebuilt, and set up again."""

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.migrations.state import ProjectState

from workflows.archive.guards import AddGuard, Guard, Lift

pytestmark = pytest.mark.django_db

GUARD = Guard("lift_leaf", "DELETE", "Нельзя", "EXISTS (SELECT 1 FROM lift_root r WHERE r.id = OLD.root_id)")
REBUILT = ("CREATE TABLE new_root (id integer PRIMARY KEY, name text)", "INSERT INTO new_root (id) SELECT id FROM lift_root", "DROP TABLE lift_root", "ALTER TABLE new_root RENAME TO lift_root")


@pytest.fixture
def tables():
    _run("CREATE TABLE lift_root (id integer PRIMARY KEY)", "CREATE TABLE lift_leaf (id integer PRIMARY KEY, root_id integer)")
    _run("INSERT INTO lift_root VALUES (1)", "INSERT INTO lift_leaf VALUES (1, 1)")
    _step(AddGuard(GUARD))
    yield
    _step(Lift(GUARD))
    _run("DROP TABLE lift_leaf", "DROP TABLE lift_root")


def _run(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Editor:
    """Just enough of a schema editor: the real one of SQLite refuses to work inside a test's transaction."""

    def __init__(self) -> None:
        self.connection = connection

    def execute(self, statement: str, params: None = None) -> None:
        _run(statement)


def _step(operation: AddGuard | Lift) -> None:
    operation.database_forwards("archive", Editor(), ProjectState(), ProjectState())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL alters tables in place")
def test_sqlite_does_not_rebuild_a_table_that_a_guard_asks(tables):
    with pytest.raises(OperationalError, match="error in trigger guard_lift_leaf_delete"):
        _run(*REBUILT)


def test_a_lifted_guard_lets_it_be_rebuilt_and_stands_again(tables):
    _step(Lift(GUARD))
    _run(*REBUILT)
    _step(AddGuard(GUARD))

    with pytest.raises(IntegrityError, match="Нельзя"):
        _run("DELETE FROM lift_leaf")
