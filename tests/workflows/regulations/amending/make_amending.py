"""The real Порядок as a tree, its provisions by number, and instructions as a lawyer would write them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from workflows.regulations.amending.edits import with_words
from workflows.regulations.amending.operations import Instruction, Op, Part
from workflows.regulations.amending.state import bound
from workflows.regulations.importing import read_regulation, read_source
from workflows.regulations.tree import ActText, Kind, Node

SEED = Path(__file__).parents[4] / "site/portal/demo/texts/poryadok.txt"


@cache
def seed() -> ActText:
    """The Порядок of the demo, mistakes included."""
    return read_regulation(read_source(SEED.name, SEED.read_bytes())).text


def find(text: ActText, label: str, line: int = 0) -> Node:
    """A provision by its number; with `line` its child, counted from one."""
    node = next(node for node in text.walk() if node.label == label)
    return node.children[line - 1] if line else node


def uid(label: str, line: int = 0) -> str:
    """The uid of a provision of the Порядок."""
    return find(seed(), label, line).uid


def instruction(op: Op, label: str = "", line: int = 0, **rest) -> Instruction:
    """An instruction that fits the Порядок."""
    return bound(seed(), Instruction(op, uid(label, line) if label else "", **rest))


def reworded(text: ActText, label: str, old: str, new: str, line: int = 0) -> ActText:
    """The text with some words of a provision replaced by hand, as a lawyer would type them."""
    node = find(text, label, line)
    assert old in node.text
    return with_words(text, node.uid, Part.TEXT, node.text.replace(old, new))


def point(label: str, words: str = "Новый пункт.", *lines: str) -> Node:
    """A new point with a list."""
    items = tuple(Node(f"new-{label}-{number}", Kind.ITEM, text=said) for number, said in enumerate(lines))
    return Node(f"new-{label}", Kind.POINT, label, text=words, children=items)


def line(words: str = "новая строка;", key: str = "new-line") -> Node:
    """A new line of a list with dashes."""
    return Node(key, Kind.ITEM, text=words)


def without_words(node: Node) -> Node:
    """How a repealed provision must look."""
    return replace(node, text="", heading="", repealed=True, children=tuple(map(without_words, node.children)))
