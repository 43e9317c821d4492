"""The calendar is there for every screen of appeals."""

import pytest

from tests.workflows.appeals.desk import make_desk


@pytest.fixture(autouse=True)
def calendar(db):
    make_desk.calendar()
