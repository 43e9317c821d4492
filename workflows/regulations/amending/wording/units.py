"""Structural units of a text in their cases: «пункт», «подпункт», «абзац», «глава», «приложение»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflows.regulations.amending.wording.cases import Case
from workflows.regulations.amending.wording.quotes import quoted
from workflows.regulations.tree import Kind, Node


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its cases; `void` is the participle of «признать … силу»."""

    nominative: str
    genitive: str
    accusative: str
    instrumental: str
    prepositional: str
    void: str = "утратившим"

    def in_case(self, case: Case) -> str:
        """«Пункте» and so on."""
        return str(getattr(self, case))


def _masculine(stem: str) -> Unit:
    return Unit(stem, f"{stem}а", stem, f"{stem}ом", f"{stem}е")


SECTION = _masculine("раздел")
POINT = _masculine("пункт")
SUBPOINT = _masculine("подпункт")
PARAGRAPH = Unit("абзац", "абзаца", "абзац", "абзацем", "абзаце")
CHAPTER = Unit("глава", "главы", "главу", "главой", "главе", "утратившей")
ARTICLE = Unit("статья", "статьи", "статью", "статьёй", "статье", "утратившей")
PART = Unit("часть", "части", "часть", "частью", "части", "утратившей")
APPENDIX = Unit("приложение", "приложения", "приложение", "приложением", "приложении")
PREAMBLE = Unit("преамбула", "преамбулы", "преамбулу", "преамбулой", "преамбуле", "утратившей")
SPELLED = {"раздел": SECTION, "глава": CHAPTER, "статья": ARTICLE, "часть": PART, "параграф": _masculine("параграф"), "§": _masculine("параграф"), "приложение": APPENDIX}
FIRST_WORD = re.compile(r"(§|[^\W\d]+)\s*(.*)")


@dataclass(frozen=True, slots=True)
class Called:
    """What a provision is called: the unit and the label as it is said after it."""

    unit: Unit
    label: str

    def in_case(self, case: Case) -> str:
        """«Пункте 2.2», «подпункта «а»», «главу 3»."""
        return f"{self.unit.in_case(case)} {self.label}".strip()


def called(node: Node, parent: Node | None) -> Called:
    """A labelled provision, or a section by its heading: «пункт 2.2», «статья 5», «раздел «Общие положения»»."""
    spelled = FIRST_WORD.fullmatch(node.label)
    unit = SPELLED.get(spelled.group(1).casefold()) if spelled else None
    if unit is not None and spelled is not None:
        return Called(unit, spelled.group(2))
    return Called(_unit(node, parent), _label(node))


def _unit(node: Node, parent: Node | None) -> Unit:
    """A line with a number right under a section is a point of it: so it is in appendices."""
    if node.kind is Kind.SECTION:
        return SECTION
    if node.kind is Kind.POINT:
        return POINT
    return POINT if node.kind is Kind.ITEM and (parent is None or parent.kind is Kind.SECTION) else SUBPOINT


def _label(node: Node) -> str:
    if not node.label:
        return quoted(node.heading)
    return quoted(node.label) if node.label[0].isalpha() and node.kind is not Kind.SECTION else node.label
