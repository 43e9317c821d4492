"""Visitors are counted without being known: by a part of the network, under a salt that lives for a day."""

from datetime import timedelta

import pytest

from tests.make_appeal import NOVEMBER_2, at
from workflows.visitors import salts
from workflows.visitors.models import DailySalt
from workflows.visitors.networks import network_of


@pytest.mark.parametrize(
    ("place", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("странное", "?"),
        ("", "?"),
    ],
)
def test_only_a_part_of_the_network_is_looked_at(place, network):
    assert network_of(place) == network


@pytest.mark.django_db
def test_a_name_is_the_same_for_a_day_and_unreadable_after_it():
    morning, evening, next_day = at(NOVEMBER_2, 8), at(NOVEMBER_2, 20), at(NOVEMBER_2 + timedelta(days=1), 8)
    first = salts.hashed("x", at=morning)

    assert (salts.hashed("x", at=evening) == first, salts.hashed("y", at=morning) == first, salts.hashed("x", at=next_day) == first) == (True, False, False)
    salts.forget(now=next_day)
    assert (DailySalt.objects.count(), salts.hashed("x", at=morning) == first) == (1, False)
