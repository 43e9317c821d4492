"""A text looked up by uid: where each provision stands, whose child it is, and how a sentence names it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workflows.regulations.amending.operations import TITLE_PAGE, Part
from workflows.regulations.tree import ActText, Kind, Node, Place, from_dict, label_key, places, to_dict

NBSP = "\u00a0"
STRUCTURAL = frozenset({Kind.SECTION, Kind.POINT, Kind.SUBPOINT})
UNITS = {Kind.SECTION: ("раздел", "раздела"), Kind.POINT: ("пункт", "пункта"), Kind.SUBPOINT: ("подпункт", "подпункта")}
PAGE = {
    Part.TITLE: "наименование акта",
    Part.ORGANISATION: "название организации на титульном листе",
    Part.APPROVAL_WORD: "слово грифа утверждения",
    Part.IMPRINT: "место и год на титульном листе",
}

def canonical(text: ActText) -> ActText:
    """The text as it comes back from storage: the strings are NFC."""
    return from_dict(to_dict(text))


def words_of(node: Node, part: Part) -> str:
    """The words of one part of a provision."""
    return node.heading if part is Part.HEADING else node.text


def page_words(text: ActText, part: Part) -> str:
    """The words of one part of the title page."""
    return str(getattr(text, part.value))


def home_of(node: Node, parent: str) -> tuple[str, str]:
    """Where a label must be alone: the whole act for sections and points, the list for «а», «б», «1»."""
    return ("" if node.kind in STRUCTURAL else parent, label_key(node.label))


@dataclass(frozen=True)
class Index:
    """Look-ups over one text; made once for a list of instructions."""

    text: ActText

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every provision by its uid."""
        return {place.node.uid: place for place in places(self.text)}

    @cached_property
    def holders(self) -> dict[tuple[str, str], list[str]]:
        """Labels in use, each with the uids that have it: one, in a sound text."""
        found: dict[tuple[str, str], list[str]] = {}
        for uid, place in self.places.items():
            if place.node.label:
                found.setdefault(home_of(place.node, self.parent(uid)), []).append(uid)
        return found

    def node(self, uid: str) -> Node | None:
        """The provision, if it is there."""
        place = self.places.get(uid)
        return place.node if place else None

    def parent(self, uid: str) -> str:
        """The uid of the provision above; «» at the top."""
        above = self.places[uid].parent
        return above.uid if above else ""

    def children(self, uid: str) -> tuple[Node, ...]:
        """The provisions right below; of the act itself for «»."""
        return self.places[uid].node.children if uid else self.text.provisions

    def above(self, uid: str) -> tuple[str, ...]:
        """The uids of all that contain the provision, nearest first."""
        found = []
        while uid := self.parent(uid):
            found.append(uid)
        return tuple(found)

    def words(self, uid: str, part: Part) -> str:
        """The words of a part of a provision or of the title page."""
        return page_words(self.text, part) if part in TITLE_PAGE else words_of(self.places[uid].node, part)

    def called(self, uid: str, part: Part = Part.TEXT) -> str:
        """«Пункт 2.2», «Абзац 3 пункта 2.2», «Наименование акта»: the beginning of a sentence."""
        if part in TITLE_PAGE:
            name = PAGE[part]
        elif not uid:
            name = "акт"
        else:
            name = f"наименование {self._chain(uid, 1)}" if part is Part.HEADING else self._chain(uid, 0)
        return name[:1].upper() + name[1:]

    def _chain(self, uid: str, case: int) -> str:
        place = self.places[uid]
        node, above = place.node, place.parent
        if node.kind in UNITS and node.label:
            return node.label if node.label[:1].isalpha() and len(node.label) > 1 else f"{UNITS[node.kind][case]}{NBSP}{node.label}"
        own = f"{UNITS[Kind.SUBPOINT][case]} «{node.label}»" if node.label else f"{('абзац', 'абзаца')[case]}{NBSP}{place.ordinal}"
        return f"{own} {self._chain(above.uid, 1)}" if above else own
