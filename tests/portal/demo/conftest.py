"""The demonstration, told once for all sentences of a module about it: each sentence gives its own changes back."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="module")
def demo_root(tmp_path_factory):
    """Where the files of the demonstration lie."""
    return tmp_path_factory.mktemp("private")


@pytest.fixture(autouse=True)
def private_root(settings, demo_root):
    """Files of the demonstration are read by every sentence of a module."""
    settings.PRIVATE_ROOT = demo_root
    return demo_root


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker, demo_root):
    """What `make run` shows on its first day."""
    with django_db_blocker.unblock(), override_settings(PRIVATE_ROOT=demo_root), transaction.atomic():
        call_command("seed_demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)
