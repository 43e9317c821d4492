"""Whatever is derived can be said: over random texts, choices and days."""

from hypothesis import given, settings

from tests.workflows.regulations.amending import strategies
from tests.workflows.regulations.amending.make_wording import NAMES
from workflows.orders.lines import LineKind, lines_of
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.wording import grouped, sentence, subclauses

SAYABLE = strategies.amendments(days=(None, *strategies.DAYS))


@settings(max_examples=300)
@given(SAYABLE)
def test_every_instruction_is_said_once(amendment):
    base, new, choices = amendment
    instructions = derive(base, new, choices)

    said = [given for group in grouped(instructions, base, NAMES) for given in group.instructions]

    assert sorted(map(repr, said)) == sorted(map(repr, instructions))


@settings(max_examples=300)
@given(SAYABLE)
def test_sub_clauses_are_found_again_by_their_numbers(amendment):
    base, new, choices = amendment
    written = subclauses(derive(base, new, choices), base, NAMES)

    labels = [line.label for line in lines_of("\n".join(["Внести изменения:", *written])) if line.kind is LineKind.PART]

    assert labels == ([f"{number})" for number in range(1, len(written) + 1)] if len(written) > 1 else [])


@settings(max_examples=300)
@given(SAYABLE)
def test_a_sentence_begins_small_and_its_quotes_are_closed(amendment):
    base, new, choices = amendment
    for instruction in derive(base, new, choices):
        said = sentence(instruction, base, NAMES)

        assert said[0].islower()
        assert said.count("«") == said.count("»")
        assert "  " not in said.split("«")[0]
