"""What holds for every act and every change: both ways of the engine agree, order says nothing, no number comes twice."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.regulations.amending import strategies
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.index import Index
from workflows.regulations.amending.operations import Choices, instruction_from_dict, instruction_to_dict
from workflows.regulations.amending.rebasing import moved, overlap

MANY = settings(max_examples=500, deadline=None)


@MANY
@given(strategies.amendments())
def test_what_is_derived_makes_the_new_text_whatever_was_chosen(amendment):
    base, new, seed = amendment

    instructions = derive(base, new, strategies.chosen(new, seed))

    assert apply(base, instructions) == new


@settings(max_examples=200, deadline=None)
@given(strategies.amendments())
def test_the_order_of_the_list_says_nothing(amendment):
    base, new, seed = amendment
    instructions = list(derive(base, new, strategies.chosen(new, seed)))
    Random(seed).shuffle(instructions)

    assert apply(base, instructions) == new


@settings(max_examples=200, deadline=None)
@given(strategies.amendments())
def test_instructions_survive_storage(amendment):
    base, new, seed = amendment
    instructions = derive(base, new, strategies.chosen(new, seed, days=(None, *strategies.DAYS)))

    read_back = tuple(instruction_from_dict(json.loads(json.dumps(instruction_to_dict(each)))) for each in instructions)

    assert read_back == instructions


@MANY
@given(strategies.acts, strategies.seeds, strategies.seeds)
def test_independent_amendments_commute(base, one, other):
    first = derive(base, strategies.changed(base, one, changes=3))
    second = derive(base, strategies.changed(base, other, changes=3))
    if overlap(first, second, base):
        return

    assert apply(apply(base, first), second) == apply(apply(base, second), first)
