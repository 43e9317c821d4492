"""Several workers at one mailbox: each letter is there once. Both databases, real processes."""

import pytest

from tests import make_letter

pytestmark = [pytest.mark.both_databases, pytest.mark.slow]
WORK = "tests.workflows.mailroom.mail_at_once."


@pytest.fixture
def twenty(office, monkeypatch):
    """A mailbox with twenty letters of twenty people."""
    monkeypatch.setenv("MAILBOX_URL", office.url())
    for number in range(20):
        office.deliver(make_letter.eml(f"Письмо {number}", sender=f"parent{number}@example.org"))
    return office


def test_four_workers_at_once_make_twenty_appeals_of_twenty_letters(throwaway, twenty):
    outcomes = throwaway.run(f"{WORK}fetch", count=4)
    throwaway.run(f"{WORK}fetch")

    assert set(outcomes) <= {"visited", "busy"}
    assert throwaway.run(f"{WORK}count") == ["20 20 20 20"]


def test_even_without_the_lock_no_letter_is_stored_twice(throwaway, twenty):
    taken = throwaway.run(f"{WORK}collect_without_lock", count=3)

    assert (sum(map(int, taken)), throwaway.run(f"{WORK}count")) == (20, ["20 0 0 0"])
