"""Whatever happens to workers, a letter leaves once or stands there as «unknown». Both databases, real processes, a real server."""

import json
from collections import Counter

import pytest

from tests.harness import smtp
from tests.workflows.mail.at_once import PORT

pytestmark = [pytest.mark.both_databases, pytest.mark.slow]
WORK = "tests.workflows.mail.at_once."


def test_four_workers_with_one_letter_send_it_once(throwaway, monkeypatch):
    with smtp.server() as server:
        monkeypatch.setenv(PORT, str(server.port))
        throwaway.run(f"{WORK}make_one")

        outcomes = throwaway.run(f"{WORK}send_it", count=4)

    assert (sorted(outcomes), len(server.got)) == (["left to others"] * 3 + ["sent"], 1)


def test_two_hundred_killed_workers_send_nothing_twice_and_lose_nothing(throwaway, monkeypatch):
    with smtp.server() as server:
        monkeypatch.setenv(PORT, str(server.port))

        found = json.loads(throwaway.run(f"{WORK}send_and_be_killed")[0])

    delivered = Counter(got.email["Message-ID"] for got in server.got)
    known = Counter(found["letters"].values())
    assert set(delivered.values()) == {1}
    assert set(delivered) <= set(found["letters"])
    assert {name for name, state in found["letters"].items() if state == "sent"} <= set(delivered)
    assert (known["waits"], found["again"], known["sent"]) == (0, 0, found["ends"])
    assert known["unknown"] > 0
