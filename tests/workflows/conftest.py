"""What tests of parallel work share."""

import pytest

from tests import throwaway as parallel


@pytest.fixture(scope="session")
def throwaway(tmp_path_factory, django_db_setup, django_db_blocker):
    """One database of their own for all tests with real processes and real commits."""
    with django_db_blocker.unblock(), parallel.database(tmp_path_factory.mktemp("parallel")) as made:
        yield made
