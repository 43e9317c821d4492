"""However many come at one moment: no attempt slips past the count, one paper gives one new code; old codes are carried over."""

import pytest

from tests import throwaway
from tests.workflows.tracking.at_once import EACH, PROCESSES
from workflows.tracking.rules import LIMITS
from workflows.tracking.stages import Sort

pytestmark = [pytest.mark.both_databases, pytest.mark.slow]
HERE = "tests.workflows.tracking.at_once"


@pytest.fixture(scope="module")
def alone():
    with throwaway.database() as made:
        made.run(f"{HERE}.prepare")
        yield made


def test_of_many_wrong_codes_at_one_moment_exactly_the_free_ones_are_looked_at(alone):
    looked = alone.run(f"{HERE}.try_codes", count=PROCESSES)

    assert sum(looked) == LIMITS[Sort.NUMBER].free < PROCESSES * EACH


def test_of_many_who_enter_with_one_paper_one_gets_the_new_code(alone):
    alone.run(f"{HERE}.give_on_paper")

    assert sorted(alone.run(f"{HERE}.renew", count=PROCESSES)) == [False] * (PROCESSES - 1) + [True]


def test_a_code_of_old_opens_once_and_its_words_are_gone():
    with throwaway.database() as made:
        told = made.run(f"{HERE}.migrate_an_old_code")[0]

    assert told == [[], False, True, True, True, ["guard_appeals_statuscode_delete", "guard_appeals_statuscode_update"], [False]]
