"""What tests of parallel work share."""

import pytest

from tests import throwaway as parallel
from tests.harness import components, dovecot


@pytest.fixture
def throwaway():
    """A database for real processes and real commits, this test's alone."""
    with parallel.database() as made:
        yield made


@pytest.fixture(scope="session")
def dovecot_server():
    """One mail server for the run; every test has a mailbox of its own."""
    if not components.DOVECOT.here():
        (pytest.fail if components.in_ci() else pytest.skip)(components.DOVECOT.absent)
    with dovecot.running() as server:
        yield server


@pytest.fixture
def office(dovecot_server):
    """An empty mailbox of the organisation."""
    return dovecot_server.mailbox()
