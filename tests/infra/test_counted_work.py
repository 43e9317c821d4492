"""Work is counted, not timed: the counter sees what grows with its input and what grows faster."""

import re

from tests.harness.work import endless, growth, lines_run


def once_through(size):
    total = 0
    for number in range(size):
        total += number
    return total


def everyone_with_everyone(size):
    return [once_through(size) for _ in range(size)]


def test_the_count_is_the_same_each_time():
    assert lines_run(lambda: once_through(1000)) == lines_run(lambda: once_through(1000))


def test_work_as_long_as_its_input_does_not_grow():
    assert 0.9 < growth(once_through, small=100, large=400) < 1.1


def test_work_that_is_a_square_is_seen():
    assert growth(everyone_with_everyone, small=20, large=80) > 3


def test_only_repeats_without_a_bound_are_endless():
    assert [len(endless(re.compile(pattern))) for pattern in (r"a{0,9}b?", r"(?:a|b+)", r"(?=a*)(?:b*c)*")] == [0, 1, 3]
