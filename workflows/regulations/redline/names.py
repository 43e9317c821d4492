"""How a unit is pointed at in a comparison: «п. 3.5», «разд. 2», «абзац второй п. 1.3», «название»."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.printing.words import NBSP
from workflows.regulations.redline.rows import Side, TitlePart
from workflows.regulations.rendering.labels import written
from workflows.regulations.tree import ActText, Kind, Place, places

SHORT = {Kind.SECTION: "разд.", Kind.POINT: "п.", Kind.SUBPOINT: "подп.", Kind.ITEM: "подп.", Kind.PARAGRAPH: "абз."}
ORDINALS = (
    *("", "первый", "второй", "третий", "четвёртый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый"),
    *("одиннадцатый", "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый", "шестнадцатый"),
    *("семнадцатый", "восемнадцатый", "девятнадцатый", "двадцатый"),
)
PARTS = {
    TitlePart.KIND: "обозначение вида акта",
    TitlePart.ORGANISATION: "наименование организации",
    TitlePart.APPROVAL_WORD: "слово грифа",
    TitlePart.TITLE: "название",
    TitlePart.IMPRINT: "место и год",
}


def ordinal(number: int) -> str:
    """«второй»; «21-й» where words would be longer than help."""
    return ORDINALS[number] if 0 < number < len(ORDINALS) else f"{number}-й"


def genitive(name: str) -> str:
    """The name after «после», «из»: «абзаца второго п. 1.3»; shortened words do not change."""
    words = name.split(" ", 2)
    if words[0] == "раздел":
        return f"раздела{name.removeprefix('раздел')}"
    if words[0] != "абзац" or len(words) < 2:
        return name
    return " ".join(["абзаца", _of_ordinal(words[1]), *words[2:]])


def _of_ordinal(word: str) -> str:
    if word == "третий":
        return "третьего"
    return f"{word[:-1]}го" if word.endswith("-й") else f"{word[:-2]}ого"


def sides(text: ActText) -> dict[str, Side]:
    """Every provision by its uid, named."""
    names: dict[str, str] = {}
    found: dict[str, Side] = {}
    for place in places(text):
        node = place.node
        name = names[node.uid] = _name(place, names)
        found[node.uid] = Side(node.uid, place.key, node.kind, written(node), name, node.heading, node.text, node.repealed)
    return found


def _name(place: Place, names: dict[str, str]) -> str:
    node, above = place.node, names[place.parent.uid] if place.parent else ""
    if node.kind is Kind.SECTION and not node.label:
        return f"раздел «{node.heading}»" if node.heading else "раздел без номера"
    if not node.label:
        return f"абзац {ordinal(place.ordinal)} {genitive(above)}".strip()
    own = node.label if node.label[0].isalpha() and node.kind is Kind.SECTION else f"{SHORT[node.kind]}{NBSP}{node.label}"
    return f"{own} {genitive(above)}" if _needs_above(place) else own


def _needs_above(place: Place) -> bool:
    """«а» and «1» say nothing without the point that they stand in; «3.2» does."""
    inner = place.node.kind in (Kind.SUBPOINT, Kind.ITEM, Kind.PARAGRAPH)
    return place.parent is not None and inner and "." not in place.node.label


def title_sides(text: ActText) -> Iterator[Side]:
    """The parts of the title page that have words."""
    for part in TitlePart:
        words = getattr(text, part)
        if words:
            yield Side(part, part.replace("_", "-"), part, "", PARTS[part], text=words)
