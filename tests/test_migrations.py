"""Migrations say all that the models say, and each is called by what it does."""

import re

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

pytestmark = pytest.mark.django_db


def test_nothing_is_left_to_migrate(capsys):
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)

    assert capsys.readouterr().out == "No changes detected\n"


def test_no_migration_has_a_machine_made_name():
    ours = [
        name
        for (app, name), found in MigrationLoader(None).disk_migrations.items()
        if found.__module__.startswith(("workflows.", "pages.", "portal."))
    ]

    assert [name for name in ours if re.search(r"_auto_|\d{8}_\d{4}|_and_more|__", name)] == []
