"""Throw-away databases are real ones: several processes see the same rows, and the engine is the one of the run."""

import pytest

from tests.harness import databases

ENGINE = "from django.db import connection; print(connection.vendor)"

pytestmark = pytest.mark.both_databases


def test_each_fresh_database_starts_without_the_rows_of_another():
    write = "from workflows.people.models import Unit; Unit.objects.create(name='Канцелярия')"
    count = "from workflows.people.models import Unit; print(Unit.objects.count())"

    with databases.fresh() as first, databases.fresh() as second:
        first.run(write)

        assert (first.run(count).strip(), second.run(count).strip()) == ("1", "0")


def test_a_fresh_database_has_the_engine_of_this_run():
    expected = "postgresql" if databases.on_postgresql() else "sqlite"

    with databases.fresh() as database:
        assert database.run(ENGINE).strip() == expected


def test_a_failed_snippet_fails_the_test_with_its_own_words():
    with databases.fresh() as database, pytest.raises(AssertionError, match="так нельзя"):
        database.run("raise SystemExit('так нельзя')")
