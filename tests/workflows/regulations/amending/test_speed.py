"""The side panel derives at every change: two thousand provisions must not be felt."""

from time import process_time

from tests.make_text import long_text
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.edits import with_words
from workflows.regulations.amending.operations import Part


def test_sixty_edits_of_two_thousand_provisions_take_less_than_half_a_second():
    base = new = long_text(sections=10, points=130)
    points = [node for node in base.walk() if "в полном объёме" in node.text]
    for node in points[:: len(points) // 60][:60]:
        new = with_words(new, node.uid, Part.TEXT, node.text.replace("в полном объёме", "полностью").replace("3 дней", "5 дней"))
    assert sum(1 for _ in base.walk()) > 2000

    began = process_time()
    instructions = derive(base, new)
    took = process_time() - began

    assert apply(base, instructions) == new
    assert len({given.target for given in instructions}) == 60
    assert took < 0.5
