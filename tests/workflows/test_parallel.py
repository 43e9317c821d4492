"""Twenty people at once: numbers without gaps, one chain, one file, one print. Both databases."""

import pytest

pytestmark = [pytest.mark.both_databases, pytest.mark.slow]
WORK = "tests.workflows.parallel_work."


def test_twenty_numbers_at_once_have_no_gap_though_one_was_given_back(throwaway):
    throwaway.run(f"{WORK}make_series")

    given = throwaway.run(f"{WORK}take_number", count=20)

    assert sorted(given) == [f"{number:02}/0226-У" for number in range(1, 20)] + ["rolled back"]


def test_ten_writers_keep_one_chain(throwaway):
    before = int(throwaway.run(f"{WORK}check_journal")[0].split()[0])

    throwaway.run(f"{WORK}write_entries", count=10)

    assert throwaway.run(f"{WORK}check_journal") == [f"{before + 50} []"]


def test_the_same_bytes_stored_at_once_are_one_content(throwaway):
    hashes = throwaway.run(f"{WORK}store_bytes", count=8)

    assert len(set(hashes)) == 1
    assert throwaway.run(f"{WORK}check_files") == ["8 одни и те же байты"]


def test_a_print_that_four_workers_build_is_stored_once(throwaway):
    outcomes = throwaway.run(f"{WORK}build_print", count=4)

    assert sorted(outcomes) == ["built", "stood already", "stood already", "stood already"]
    assert throwaway.run(f"{WORK}check_prints") == ["1 1 "]
