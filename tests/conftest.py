"""What every test may ask for: a clean private folder and a person at the desk."""

import gc
from itertools import count

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as examples

from tests.harness import databases
from workflows.people.models import User

# Speed is measured by `make bench`: random texts are never failed for a busy machine.
examples.register_profile("untimed", examples.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("untimed")

FOLDERS = count(1)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A fresh copy for each process of each run. It holds all tables and roles: Django would go through every migration and row again."""
    name = str(connection.settings_dict["TEST"]["NAME"])
    with django_db_blocker.unblock(), databases.laid_for_tests(name):
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
        yield
        connection.close()


@pytest.fixture(autouse=True)
def private_root(tmp_path_factory, settings):
    """Files of a test never meet those of another. The folder is made by who stores something: most tests store nothing."""
    settings.PRIVATE_ROOT = tmp_path_factory.getbasetemp() / "private" / str(next(FOLDERS))
    return settings.PRIVATE_ROOT


@pytest.fixture
def at_desk():
    """`at_desk(person)` gives a browser in which the person is signed in."""

    def sign_in(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in


# Stories told whole, on the full demonstration or over thousands of random texts: run with everything, not after each change.
THOROUGH = (
    "tests/portal/demo/",
    "tests/infra/test_databases.py",
    "tests/pages/test_act_page.py",
    "tests/pages/test_comparison.py",
    "tests/portal/desk/test_verify_",
    "tests/workflows/acquaintance/",
    "tests/workflows/appeals/binding/test_printed_",
    "tests/workflows/appeals/papers/test_pdf_",
    "tests/workflows/appeals/reminding/test_any_sequence.py",
    "tests/workflows/appeals/test_verify_",
    "tests/workflows/printing/test_pdf.py",
    "tests/workflows/regulations/amending/test_properties.py",
    "tests/workflows/regulations/importing/test_properties.py",
    "tests/workflows/regulations/references/test_properties.py",
    "tests/workflows/regulations/matching/",
    "tests/workflows/regulations/redline/test_properties.py",
    "tests/workflows/regulations/rendering/",
    "tests/workflows/regulations/signing/",
    "tests/workflows/regulations/staff/",
    "tests/workflows/regulations/test_amending.py",
    "tests/workflows/regulations/test_moving_base.py",
    "tests/workflows/regulations/test_no_bypass.py",
    "tests/workflows/regulations/visas/",
)


def pytest_collection_finish():
    """What has been imported lives to the end: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_collection_modifyitems(items):
    for item in items:
        if item.nodeid.startswith(THOROUGH):
            item.add_marker(pytest.mark.thorough)
