"""Two workers of the queue with the same morning: every step is locked and told once. Both databases."""

import pytest

pytestmark = [pytest.mark.both_databases, pytest.mark.slow]
WORK = "tests.workflows.appeals.reminding.at_once."


def test_workers_at_once_write_every_letter_once(throwaway):
    throwaway.run(f"{WORK}make_school")

    written = throwaway.run(f"{WORK}tell", count=4)

    # three executors hear of one late answer each; three clerks of three dangers; the head of three answers and three dangers, in one letter
    assert sorted(written) == ["0", "0", "0", "7"]
    assert throwaway.run(f"{WORK}count") == ["1 18 7"]
