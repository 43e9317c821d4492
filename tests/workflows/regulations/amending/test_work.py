"""The side panel derives at every change: a long act must not make each edit dearer than the act is long."""

from dataclasses import dataclass
from functools import cache

from tests.harness.work import growth, lines_run
from tests.make_text import long_text
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.edits import with_words
from workflows.regulations.amending.operations import Part
from workflows.regulations.tree import ActText


@dataclass(frozen=True)
class Edited:
    """An act before and after a number of edits of words."""

    base: ActText
    new: ActText


@cache
def edited(*, points, edits):
    """Ten sections of so many points with so many of them reworded, evenly through the act."""
    base = new = long_text(sections=10, points=points)
    fitting = [node for node in base.walk() if "в полном объёме" in node.text]
    for node in fitting[:: len(fitting) // edits][:edits]:
        new = with_words(new, node.uid, Part.TEXT, node.text.replace("в полном объёме", "полностью").replace("3 дней", "5 дней"))
    return Edited(base, new)


def changes(act):
    return derive(act.base, act.new)


def test_sixty_edits_of_two_thousand_provisions_are_derived():
    act = edited(points=130, edits=60)

    instructions = changes(act)

    assert sum(1 for _ in act.base.walk()) > 2000
    assert apply(act.base, instructions) == act.new
    assert len({given.target for given in instructions}) == 60


def test_work_grows_with_the_act_and_no_faster():
    assert growth(lambda points: changes(edited(points=points, edits=12)), small=20, large=80) < 1.1


def test_each_edit_costs_as_much_as_the_one_before():
    few, some, many = (lines_run(lambda edits=edits: changes(edited(points=80, edits=edits))) for edits in (15, 30, 60))

    assert many - some < 2.2 * (some - few)
