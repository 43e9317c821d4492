"""The numbers that Word draws itself («1.2.», «а)»): they are nowhere in the text and must be counted again.

Level texts, style-linked lists, `startOverride`, `lvlOverride` and `lvlRestart` are read as Word reads them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workflows.regulations.importing.docx_xml import Element, child, children, local, number, switched_on, value

RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
PLACEHOLDER = re.compile(r"%([1-9])")
BULLET = "•"
DEEPEST = 12
LONGEST_TEXT = 60


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and written."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class Numbering:
    """All lists of one document with their counters; `mark` must be asked in reading order."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: Mapping[str, Element] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def mark(self, properties: Element | None, style: str) -> str:
        """The drawn number of a paragraph, or nothing."""
        own = child(properties, "numPr")
        num = value(child(own, "numId"))
        inherited, level = self._of_style(style)
        num = inherited if num is None else num
        if num is None or num not in self.lists:
            return ""
        if child(own, "ilvl") is not None:
            level = number(child(own, "ilvl"))
        elif value(child(own, "numId")) is not None:
            level = 0
        return self._next(num, level if level is not None else self._linked(num, style))

    def _of_style(self, style: str) -> tuple[str | None, int | None]:
        num, level = None, None
        for _ in range(DEEPEST):
            found = self.styles.get(style)
            if found is None:
                break
            own = child(found, "pPr", "numPr")
            num = num or value(child(own, "numId"))
            if level is None and child(own, "ilvl") is not None:
                level = number(child(own, "ilvl"))
            style = value(child(found, "basedOn")) or ""
        return num, level

    def _linked(self, num: str, style: str) -> int:
        return next((index for index, level in self.lists[num].items() if style and level.style == style), 0)

    def _next(self, num: str, index: int) -> str:
        levels = self.lists[num]
        level = levels.get(index)
        if level is None:
            return ""
        counters = self._counters.setdefault(self.families[num], {})
        self._begin(num, counters)
        counters[index] = counters.get(index, level.start - 1) + 1
        for lower in [key for key in counters if key > index]:
            rule = levels.get(lower, Level()).restart
            if rule is None or (rule and index < rule):
                del counters[lower]
        return _written(levels, index, counters)

    def _begin(self, num: str, counters: dict[int, int]) -> None:
        """A list that overrides its start restarts once, at its first paragraph."""
        if num not in self._begun:
            self._begun.add(num)
            for index, start in self.overrides.get(num, {}).items():
                counters[index] = start - 1


def read_numbering(root: Element | None, styles: Mapping[str, Element]) -> Numbering:
    """The lists of numbering.xml."""
    numbering = Numbering(styles=styles)
    abstract = {value(each, "abstractNumId") or "": each for each in children(root, "abstractNum")}
    nums = {value(each, "numId") or "": each for each in children(root, "num")}
    for num, element in nums.items():
        family = _family(value(child(element, "abstractNumId")) or "", abstract, nums, styles)
        numbering.families[num] = family
        numbering.lists[num] = _levels(abstract.get(family))
        for override in children(element, "lvlOverride"):
            _override(numbering, num, override)
    return numbering


def _family(family: str, abstract: Mapping[str, Element], nums: Mapping[str, Element], styles: Mapping[str, Element]) -> str:
    """The list behind a list style (`numStyleLink`), which keeps no levels of its own."""
    for _ in range(DEEPEST):
        link = value(child(abstract.get(family), "numStyleLink"))
        target = value(child(styles.get(link or ""), "pPr", "numPr", "numId"))
        following = value(child(nums.get(target or ""), "abstractNumId"))
        if following is None or following == family:
            break
        family = following
    return family


def _levels(abstract: Element | None) -> dict[int, Level]:
    return {number(each, name="ilvl"): _level(each) for each in children(abstract, "lvl")}


def _level(element: Element) -> Level:
    restart = child(element, "lvlRestart")
    return Level(
        start=number(child(element, "start"), 1),
        form=_form(element),
        text=(value(child(element, "lvlText")) or "")[:LONGEST_TEXT],
        restart=None if restart is None else number(restart),
        legal=switched_on(child(element, "isLgl")),
        style=value(child(element, "pStyle")) or "",
    )


def _form(element: Element) -> str:
    direct = child(element, "numFmt")
    if direct is None:
        direct = next((each for each in element.iter() if local(each) == "numFmt"), None)
    return value(direct) or "decimal"


def _override(numbering: Numbering, num: str, element: Element) -> None:
    index = number(element, name="ilvl")
    redefined, start = child(element, "lvl"), child(element, "startOverride")
    if redefined is not None:
        numbering.lists[num] = numbering.lists[num] | {index: _level(redefined)}
    if start is not None:
        numbering.overrides.setdefault(num, {})[index] = number(start, 1)
        level = numbering.lists[num].get(index)
        if level is not None:
            numbering.lists[num] = numbering.lists[num] | {index: replace(level, start=number(start, 1))}


def _written(levels: Mapping[int, Level], index: int, counters: Mapping[int, int]) -> str:
    level = levels[index]
    if level.form == "bullet":
        return BULLET
    if level.form == "none" and not PLACEHOLDER.search(level.text):
        return level.text.strip()

    def one(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        other = levels.get(at, Level())
        form = "decimal" if level.legal and at != index else other.form
        return _figure(counters.get(at, other.start), form)

    return PLACEHOLDER.sub(one, level.text).strip()


def _figure(count: int, form: str) -> str:
    letters = {"russianLower": RUSSIAN, "russianUpper": RUSSIAN.upper(), "lowerLetter": LATIN, "upperLetter": LATIN.upper()}
    if form == "none":
        return ""
    if form in letters:
        alphabet = letters[form]
        return alphabet[(count - 1) % len(alphabet)] * min(9, 1 + (count - 1) // len(alphabet))
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for size, sign in ROMAN:
        times, count = divmod(count, size)
        written += sign * times
    return written
