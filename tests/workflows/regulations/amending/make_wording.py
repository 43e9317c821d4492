"""The real Порядок and what is said of it: uids by labels, and short ways to write instructions."""

from functools import cache

from tests.workflows.regulations.importing.make_importing import seed
from workflows.regulations.amending.operations import Instruction, Op, Part
from workflows.regulations.amending.wording import Names, sentence
from workflows.regulations.tree import ActText, Kind, Node

NAMES = Names(genitive="Порядка", accusative="Порядок")


@cache
def base() -> ActText:
    """The real document."""
    return seed().text


def node(label: str, paragraph: int = 1, text: ActText | None = None) -> Node:
    """The provision called so, or one of its paragraphs by the number an order gives it."""
    found = next(each for each in (text or base()).walk() if each.label == label)
    return found if paragraph == 1 else found.children[paragraph - 2]


def at(label: str, paragraph: int = 1) -> str:
    """The uid of a provision of the real document."""
    return node(label, paragraph).uid


def said(given: Instruction, text: ActText | None = None) -> str:
    """The sentence about the real document or another."""
    return sentence(given, text or base(), NAMES)


def words(old: str, new: str = "", label: str = "3.5", paragraph: int = 1, **other: object) -> Instruction:
    """Words replaced, or excluded when nothing comes instead."""
    op = Op.REPLACE_WORDS if new else Op.DELETE_WORDS
    return Instruction(op, at(label, paragraph), old=old, new=new, **other)


def more(after: str, new: str, label: str = "3.5", paragraph: int = 1, **other: object) -> Instruction:
    """Words put in after other words."""
    return Instruction(Op.INSERT_WORDS, at(label, paragraph), old=after, new=new, **other)


def page(part: Part, old: str, new: str) -> Instruction:
    """Words of the title page."""
    return Instruction(Op.REPLACE_WORDS, part=part, old=old, new=new)


def point(label: str, text: str = "Текст.", *children: Node) -> Node:
    """A new point."""
    return Node(f"new-{label}", Kind.POINT, label, text=text, children=children)


def item(text: str, label: str = "") -> Node:
    """A new line of a list."""
    return Node(f"new-{label}{text}", Kind.ITEM, label, text=text)


def paragraph(text: str) -> Node:
    """A new paragraph."""
    return Node(f"new-{text}", Kind.PARAGRAPH, text=text)


def section(label: str, heading: str, *children: Node) -> Node:
    """A new section."""
    return Node(f"new-section-{label}", Kind.SECTION, label, heading=heading, children=children)


def lettered() -> ActText:
    """Point 3.1 with subpoints, and points whose numbers begin anew in each section."""
    letters = (
        Node("a", Kind.SUBPOINT, "а", text="преподавателям;"),
        Node("b", Kind.SUBPOINT, "б", text="обучающимся:", children=(Node("b1", Kind.ITEM, text="очно;"), Node("b2", Kind.ITEM, text="заочно."))),
    )
    first = Node("s3", Kind.SECTION, "3", heading="Доступ", children=(Node("p31", Kind.POINT, "3.1", text="Доступ дают:", children=letters),))
    chapter = Node("ch", Kind.SECTION, "Глава 4", heading="Сроки", children=(Node("c1", Kind.POINT, "1", text="Срок."),))
    appendix = Node("ap", Kind.SECTION, "Приложение № 1", heading="Форма", children=(Node("ap1", Kind.ITEM, "1", text="Поле."), Node("ap2", Kind.ITEM, text="строка.")))
    other = Node("s5", Kind.SECTION, "5", heading="Прочее", children=(Node("o1", Kind.POINT, "1", text="Прочее."), Node("o2", Kind.POINT, "Статья 7", text="Статья.")))
    preamble = (Node("pr1", Kind.PARAGRAPH, text="Принят для порядка."), Node("pr2", Kind.PARAGRAPH, text="Действует всегда."))
    return ActText("Порядок", "Порядок доступа", (*preamble, first, chapter, other, appendix))
