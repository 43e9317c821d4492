"""What holds for every act and every change: both ways of the engine agree, order says nothing, no number comes twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from tests.workflows.regulations.amending import strategies
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.errors import NotAnAmendment
from workflows.regulations.amending.index import Index
from workflows.regulations.amending.merging import Layer, merged
from workflows.regulations.amending.operations import Choices, instruction_from_dict, instruction_to_dict
from workflows.regulations.amending.rebasing import moved, overlap
from workflows.regulations.amending.staging import staged
from workflows.regulations.resolver import Step, holding, live, standing
from workflows.regulations.stages import RedactionStatus
from workflows.regulations.tree import ActText

HISTORIES = 2_000  # what the engine promises is tried over at least so many texts or lives of an act in each run


def runs(number: int) -> settings:
    return settings(max_examples=number)


@runs(HISTORIES)
@given(strategies.amendments())
def test_what_is_derived_makes_the_new_text_whatever_was_chosen(amendment):
    base, new, choices = amendment

    instructions = derive(base, new, choices)

    assert apply(base, instructions) == new


@runs(200)
@given(strategies.amendments(), strategies.seeds)
def test_the_order_of_the_list_says_nothing(amendment, seed):
    base, new, choices = amendment
    instructions = list(derive(base, new, choices))
    Random(seed).shuffle(instructions)

    assert apply(base, instructions) == new


@runs(200)
@given(strategies.amendments(days=(None, *strategies.DAYS)))
def test_instructions_survive_storage(amendment):
    base, new, choices = amendment
    instructions = derive(base, new, choices)

    read_back = tuple(instruction_from_dict(json.loads(json.dumps(instruction_to_dict(each)))) for each in instructions)

    assert read_back == instructions


@runs(100)
@given(strategies.acts, strategies.acts)
def test_a_new_edition_brings_any_text(base, new):
    instructions = derive(base, new, Choices(is_edition=True))

    assert apply(base, instructions) == new


@runs(200)
@given(strategies.amendments())
def test_instructions_of_a_carried_out_list_never_fit_again(amendment):
    """What was found is bound by its hash; a number put in is taken."""
    base, new, choices = amendment
    instructions = derive(base, new, choices)

    refused = moved(instructions, new)

    assert refused.instructions == ()
    assert len(refused.conflicts) == len(instructions)


@runs(400)
@given(strategies.acts, strategies.acts, strategies.seeds, st.booleans())
def test_any_other_text_is_told_exactly_or_refused_in_sentences(base, other, seed, is_own):
    new = strategies.disturbed(strategies.changed(base if is_own else other, seed), seed)
    refused: tuple[str, ...] = ()
    try:
        told = apply(base, derive(base, new, strategies.chosen(new, seed)))
    except NotAnAmendment as broken:
        told, refused = new, broken.problems

    event("refused" if refused else "told")
    assert told == new
    assert [said for said in refused if not (said[:1].isupper() and said.endswith("."))] == []


@runs(300)
@given(strategies.acts, st.lists(strategies.seeds, min_size=1, max_size=4), strategies.seeds)
def test_any_mixed_list_is_applied_alike_in_each_order_or_refused_in_sentences(base, seeds, seed):
    mixed = [each for step, one in enumerate(seeds) for each in derive(base, strategies.changed(base, one, changes=2, step=step))]
    shuffled = mixed[:]
    Random(seed).shuffle(shuffled)

    one, other = moved(mixed, base), moved(shuffled, base)

    event("conflicts" if one.conflicts else "applied")
    assert (one.text is None) == (other.text is None)
    assert one.conflicts or one.text == other.text
    assert [each.said for each in one.conflicts if not (each.said[:1].isupper() and each.said.endswith("."))] == []


@runs(HISTORIES)
@given(strategies.large_acts, strategies.seeds, strategies.seeds)
def test_independent_amendments_commute(base, one, other):
    """Amendments that meet are thrown away and not counted."""
    first = derive(base, strategies.changed(base, one, changes=2))
    second = derive(base, strategies.changed(base, other, changes=2))
    assume(first and second and not overlap(first, second, base))

    assert apply(apply(base, first), second) == apply(apply(base, second), first)


@runs(300)
@given(strategies.amendments(days=(None, *strategies.DAYS)), st.sampled_from((None, strategies.DAYS[1])))
def test_the_stages_follow_one_another_to_the_new_text(amendment, default):
    base, new, choices = amendment
    try:
        stages = staged(base, new, choices, default=default)
    except NotAnAmendment:
        event("days that make no sense")
        return

    assert [stage.base for stage in stages] == [base, *(stage.text for stage in stages)][:-1]
    assert [apply(stage.base, stage.instructions) for stage in stages] == [stage.text for stage in stages]
    assert (stages[-1].text if stages else base) == new
    days = [stage.effective_from or date.min for stage in stages]
    assert all(one < two for one, two in pairwise(days))


def independent(base: ActText, seeds: list[int]) -> list[Layer]:
    """Orders that do not meet: each changes the same base, in places of its own."""
    layers: list[Layer] = []
    for number, seed in enumerate(seeds):
        given_all = derive(base, strategies.changed(base, seed, changes=2, step=number))
        if not any(overlap(given_all, layer.instructions, base) for layer in layers):
            day = strategies.FIRST_DAY + timedelta(days=seed % 3)
            layers.append(Layer(f"приказ № {number}", day, given_all))
    return layers


@runs(250)
@given(strategies.large_acts, st.lists(strategies.seeds, min_size=2, max_size=5), strategies.seeds)
def test_any_order_of_signing_gives_the_same_last_text(base, seeds, seed):
    layers = independent(base, seeds)
    signed = layers[:]
    Random(seed).shuffle(signed)

    last = base
    for at in range(1, len(signed) + 1):
        last = merged(base, [*signed[: at - 1], replace(signed[at - 1], is_new=True)])[-1].text

    assert last == apply(base, [each for layer in layers for each in layer.instructions])


def numbers_of(text: ActText) -> dict[tuple[str, str], str]:
    """Who has which number: of sections and points in the whole act, of lettered lines in their list."""
    return {home: uid for home, (uid,) in Index(text).holders.items()}


@runs(HISTORIES)
@given(strategies.acts, st.lists(strategies.seeds, min_size=1, max_size=6))
def test_a_number_once_used_never_denotes_another_provision(base, seeds):
    used = numbers_of(base)
    text = base
    for step, seed in enumerate(seeds):
        new = strategies.changed(text, seed, step=step)
        text = apply(text, derive(text, new, strategies.chosen(new, seed)))
        for home, uid in numbers_of(text).items():
            assert used.setdefault(home, uid) == uid

    there = {node.uid for node in text.walk()}
    assert set(used.values()) <= there


# Histories of redactions

histories = st.lists(st.integers(0, 12), max_size=7).map(
    lambda days: [Step(number, strategies.FIRST_DAY + timedelta(days=day)) for number, day in enumerate(days, start=1)]
)
repeals = st.none() | st.integers(-1, 14).map(lambda day: strategies.FIRST_DAY + timedelta(days=day))


@runs(HISTORIES)
@given(histories, repeals)
def test_at_most_one_redaction_holds_on_any_day_and_its_standing_agrees(steps, repealed_from):
    for day in (strategies.FIRST_DAY + timedelta(days=number) for number in range(-2, 16)):
        found = holding(steps, on=day, repealed_from=repealed_from)
        standings = {step: standing(step, steps, on=day, repealed_from=repealed_from) for step in steps}

        in_force = [step for step, stands in standings.items() if stands.status is RedactionStatus.IN_FORCE]
        assert in_force == ([found] if found else [])
        for step, stands in standings.items():
            if stands.status is RedactionStatus.PAST or stands.status is RedactionStatus.REPEALED:
                assert stands.until is not None
                assert stands.until <= day
                assert step.effective_from < stands.until


@runs(500)
@given(histories, repeals)
def test_live_redactions_are_those_that_hold_on_some_day(steps, repealed_from):
    days = [strategies.FIRST_DAY + timedelta(days=number) for number in range(-2, 16)]

    ever = {holding(steps, on=day) for day in days} - {None}

    assert set(live(steps)) == ever
    superseded = {step for step in steps if standing(step, steps, on=days[0]).status is RedactionStatus.SUPERSEDED}
    assert superseded == set(steps) - ever
    for step in live(steps):
        until = standing(step, steps, on=days[0], repealed_from=repealed_from).until
        held = [day for day in days if holding(steps, on=day, repealed_from=repealed_from) == step]
        assert held == [day for day in days if step.effective_from <= day and (until is None or day < until) and (repealed_from is None or day < repealed_from)]


@runs(HISTORIES)
@given(strategies.large_acts, st.lists(st.tuples(strategies.seeds, st.integers(0, 5)), min_size=1, max_size=4))
def test_a_history_signed_out_of_order_keeps_one_text_for_each_day_and_one_provision_for_each_number(base, signed):
    """Each order is signed on what stands; the later ones are built anew on it, with numbers that go on."""
    first = strategies.FIRST_DAY
    layers: list[Layer] = []
    texts = {1: base}
    steps = [Step(1, first)]
    for number, (seed, shift) in enumerate(signed):
        day = first + timedelta(days=1 + shift)
        stands = holding(steps, on=day)
        wanted = strategies.changed(texts[stands.number], seed, step=number)
        given_all = derive(texts[stands.number], wanted)
        assert apply(texts[stands.number], given_all) == wanted
        new = Layer(f"приказ № {number}", day, given_all, is_new=True)
        if any(overlap(given_all, layer.instructions, base) or overlap(given_all, layer.instructions, texts[stands.number]) for layer in layers if layer.effective_from > day):
            event("overlap")
            continue
        for built in merged(base, [*layers, new]):
            steps.append(Step(len(steps) + 1, built.layer.effective_from))
            texts[len(steps)] = built.text
        layers.append(replace(new, is_new=False))

    coming = sorted(layers, key=lambda layer: layer.effective_from)
    expected = base
    for day in (first + timedelta(days=shift) for shift in range(8)):
        in_force = [step for step in steps if standing(step, steps, on=day).status is RedactionStatus.IN_FORCE]
        stands = holding(steps, on=day)
        assert in_force == [stands]
        while coming and coming[0].effective_from <= day:
            expected = apply(expected, coming.pop(0).instructions)
        assert texts[stands.number] == expected

    used: dict[tuple[str, str], str] = {}
    for text in texts.values():
        assert all(used.setdefault(home, uid) == uid for home, uid in numbers_of(text).items())
