"""Eight clerks at the same moment, by real processes: numbers without gap or double, one of them given back. Both databases."""

import pytest

pytestmark = [pytest.mark.both_databases, pytest.mark.slow]
WORK = "tests.workflows.appeals.at_once."


def test_eight_processes_register_and_sign_without_gap_or_double(throwaway):
    throwaway.run(f"{WORK}prepare")
    given = throwaway.run(f"{WORK}register", count=8)
    checked = throwaway.run(f"{WORK}check")
    throwaway.run(f"{WORK}prepare_papers")
    signed = throwaway.run(f"{WORK}sign", count=8)

    assert sorted(int(seq) for numbers in given for seq in numbers.split()) == list(range(1, 24))
    assert checked == ["True []"]
    assert sorted(signed) == [f"{number:03}-ОГ-исх/2026" for number in range(1, 9)]
