"""What tests of parallel work share."""

import pytest

from tests import throwaway as parallel


@pytest.fixture
def throwaway():
    """A database for real processes and real commits, this test's alone."""
    with parallel.database() as made:
        yield made
