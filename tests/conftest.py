"""What every test may ask for: a clean private folder and a person at the desk."""

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, settings

from tests.harness import databases
from workflows.people.models import User

# Speed is measured by `make bench`: random texts are never failed for a busy machine.
settings.register_profile("untimed", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_keepdb():
    """The database is laid ready with all its tables: pytest-django has only to use it."""
    return True


@pytest.fixture(scope="session")
def django_db_createdb():
    """Never empty: see above."""
    return False


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """A fresh copy for each worker of each run: migrating takes a minute, copying does not."""
    databases.lay_for_tests(connection.creation._get_test_db_name())


@pytest.fixture(autouse=True)
def private_root(tmp_path, settings):
    """Files of a test never meet those of another."""
    settings.PRIVATE_ROOT = tmp_path / "private"
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


def pytest_collection_modifyitems(items):
    for item in items:
        if item.nodeid.startswith(THOROUGH):
            item.add_marker(pytest.mark.thorough)
