"""New provisions as the lines that stand in the quotation of an order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workflows.regulations.amending.wording.quotes import quoted
from workflows.regulations.rendering.labels import written
from workflows.regulations.tree import Kind, Node

DASH = "–"
GONE = "Утратил силу."


def lines_of(node: Node) -> Iterator[str]:
    """Each paragraph with its number, letter or dash, in reading order."""
    yield line(node, node.heading if node.kind is Kind.SECTION else node.text)
    if not node.repealed:
        for child in node.children:
            yield from lines_of(child)


def line(node: Node, words: str) -> str:
    """«2.2. Текст», «а) текст», «– текст», «5. Название раздела»."""
    sign = written(node) or (DASH if node.kind is Kind.ITEM else "")
    return f"{sign} {GONE if node.repealed else words}".strip()


def quotation(nodes: Iterable[Node]) -> str:
    """One paragraph goes on in the line of the order; several begin on a line of their own."""
    return quotation_of([each for node in nodes for each in lines_of(node)])


def quotation_of(lines: list[str]) -> str:
    """«: «…»», or a colon, a new line and the lines in one pair of quotes."""
    said = quoted("\n".join(lines))
    return f":\n{said}" if len(lines) > 1 else f": {said}"
