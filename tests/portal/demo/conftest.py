"""The demonstration, told once for all sentences of a module about it: each sentence gives its own changes back."""

from io import StringIO

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from tests.portal.demo.make_story import SHORT, TODAYS, told
from workflows.appeals.actions import destroying
from workflows.appeals.actions.signing import PRINT
from workflows.printing import queue


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


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def story(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The story of one day for all sentences about it; sheets are counted here, not drawn."""
    queue.builder_of.cache_clear()
    builders = {**configured.PRINT_BUILDERS, PRINT: SHORT, destroying.PRINT: SHORT}
    files = override_settings(PRINT_BUILDERS=builders, PRIVATE_ROOT=tmp_path_factory.mktemp("private"))
    with django_db_blocker.unblock(), files, transaction.atomic():
        yield told(request.param)
        transaction.set_rollback(True)
    queue.builder_of.cache_clear()
