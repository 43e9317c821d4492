"""A visitor compares two redactions."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache

from tests.pages import make_pages
from tests.pages.html import faults
from tests.pages.test_act_page import body, text

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2025, 2, 3, 7, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def two(*, old: str = "всей школе", new: str = "всей школе и дома") -> str:
    """The address of an act with two redactions."""
    who = make_pages.school()
    first = make_pages.published(who, text=text(), at=LONG_AGO)
    make_pages.amended(who, first, old=old, new=new)
    return make_pages.address(first)


def test_it(client):
    a = two()
    for v in ("", "?vid=ryadom", "?vid=tablitsa", "?vsyo=1"):
        r = client.get(f"{a}sravnenie/1/2/{v}")
        assert r.status_code == 200
        assert faults(body(r)) == []
        print(body(r)[body(r).index('<div class="comparison"'):][:6000])
    assert 0
