"""One real scanner for all tests that need one."""

import pytest

from tests.harness import clamav, components


@pytest.fixture(scope="session")
def running_clamd():
    """clamd with one signature; absent, the test says what to install."""
    if not components.CLAMAV.here():
        (pytest.fail if components.in_ci() else pytest.skip)(components.CLAMAV.absent)
    with clamav.clamd() as scanner:
        yield scanner


@pytest.fixture
def clamd(running_clamd, settings):
    """The same, named in the settings and running, whatever the test before did to it."""
    settings.CLAMD = running_clamd.address
    if running_clamd.running is None:
        running_clamd.start()
    return running_clamd
