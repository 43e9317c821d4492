"""The grammar of places: «подпунктах «а», «в» – «д» пункта 2.2, абзаце втором пункта 3.7 и разделе 4».

    chain   = group { separator group }
    group   = ordinals unit | unit items  [ group of an outer unit | «настоящего» unit ]
    items   = item { separator item }
    item    = label [ dash label ] | «с» label «по» label
    label   = number | Roman number | letter | ordinal

Each function reads at one token and returns what it read with the place after it, or None. Every group goes outwards in
rank, lists are cut at `MANY`, so the time is linear in the tokens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workflows.regulations.references.citations import Path, Step, Target, Unit
from workflows.regulations.references.tokens import END, Sort, Token
from workflows.regulations.references.vocabulary import CONJUNCTIONS, OWN, SHORT, TENS, UNITS, ordinal

MANY = 200  # places in one reference: nobody lists more, and a product of two lists stays small
ROMAN_UNITS = frozenset({Unit.SECTION, Unit.CHAPTER, Unit.APPENDIX, Unit.PART, Unit.ARTICLE})
LETTERED = frozenset({Unit.SUBPOINT, Unit.POINT})


@dataclass(frozen=True, slots=True)
class Item:
    """A label or a range of labels with the tokens that say it."""

    first: str
    last: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one unit with what they stand in; `end` closes their words, `after` is the token after them."""

    targets: tuple[Target, ...]
    end: int
    after: int

    @property
    def outermost(self) -> Unit:
        return self.targets[0].path[0].unit


class Reader:
    """Reads places out of the tokens of one text."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found

    def at(self, place: int) -> Token:
        return self.tokens[place] if 0 <= place < len(self.tokens) else END

    def chain(self, place: int) -> list[Group]:
        """Groups one after another; empty when no place is named here."""
        groups: list[Group] = []
        group = self.group(place)
        while group is not None and len(groups) < MANY:
            groups.append(group)
            following = self.separator(group.after)
            group = self.group(following) if following > group.after else None
        return groups

    def group(self, place: int, *, beyond: int = -1) -> Group | None:
        """Places of one unit of a rank over `beyond`, with the outer units that they stand in."""
        before = self.ordinals_before(place)
        found = self.unit(before[1] if before else place)
        if found is None or found[0].rank <= beyond:
            return None
        unit, many, after = found
        if before is not None:
            if unit is not Unit.PARAGRAPH:
                return None
            read, end = before[0], self.tokens[after - 1].end
            read = [*read[:-1], replace(read[-1], end=end)]
        else:
            read, after = self.items(after, unit, many=many)
            if read:
                read = [replace(read[0], start=self.tokens[place].start), *read[1:]]
        if not read:
            return self.unnumbered(place, unit, after)
        return self.within(unit, read, after)

    def within(self, unit: Unit, read: list[Item], after: int) -> Group:
        """The items with the units around them."""
        outer = self.this_unit(after, beyond=unit.rank) or self.group(after, beyond=unit.rank)
        paths: list[Path] = [target.path for target in outer.targets] if outer else [()]
        targets = [Target(item.start, item.end, (*path, Step(unit, item.first, item.last))) for path in paths for item in read][:MANY]
        if outer and len(targets) == 1:
            targets = [replace(targets[0], end=outer.end)]
        last = outer.after if outer else after
        return Group(tuple(targets), self.tokens[last - 1].end, last)

    def this_unit(self, place: int, *, beyond: int = -1) -> Group | None:
        """«настоящего пункта»: the unit in which the words stand."""
        if not self.at(place).word.startswith(OWN):
            return None
        found = self.unit(place + 1)
        if found is None or found[0].rank <= beyond or self.label(found[2], found[0]):
            return None
        start, end = self.tokens[place].start, self.tokens[found[2] - 1].end
        return Group((Target(start, end, (Step(found[0]),)),), end, found[2])

    def unnumbered(self, place: int, unit: Unit, after: int) -> Group | None:
        """«в приложении к настоящему Порядку»: the only appendix has no number."""
        if unit is not Unit.APPENDIX or self.at(after).word != "к" or not self.at(after + 1).word.startswith(OWN):
            return None
        end = self.tokens[after - 1].end
        return Group((Target(self.tokens[place].start, end, (Step(unit),)),), end, after)

    def unit(self, place: int) -> tuple[Unit, bool, int] | None:
        """The word of a unit, whether a list may follow it, and the place after it."""
        word = self.at(place).word
        if word in UNITS:
            return (*UNITS[word], place + 1)
        if word in SHORT and self.at(place + 1).text == ".":
            return (Unit.SUBPOINT if word == "пп" and self._is_subpoint(place + 2) else SHORT[word]), True, place + 2
        return None

    def _is_subpoint(self, place: int) -> bool:
        """«пп. «а»», «пп. 1 п. 3»: the two letters mean a subpoint before a letter, and where a point comes after the label."""
        following = self.unit(place + 1)
        return self.letter(place, Unit.SUBPOINT) is not None or (following is not None and following[0] is Unit.POINT)

    def items(self, place: int, unit: Unit, *, many: bool) -> tuple[list[Item], int]:
        """One label or range, and further ones when the word is plural or they are of the same make."""
        read: list[Item] = []
        after = place
        item = self.item(place, unit)
        while item is not None and len(read) < MANY:
            read.append(item[0])
            after = item[1]
            following = self.separator(after)
            item = self.item(following, unit) if following > after else None
            if item is not None and not many and not _alike(read[0].first, item[0].first):
                break
        return read, after

    def item(self, place: int, unit: Unit) -> tuple[Item, int] | None:
        """A label, or two of them as a range."""
        opening = place + 1 if self.at(place).word == "с" else place
        first = self.label(opening, unit)
        if first is None:
            return None
        start, after = self.tokens[place].start, first[1]
        joins = self.at(after).word in {"по", "до"} if opening > place else self.at(after).sort is Sort.DASH
        last = self.label(after + 1, unit) if joins else None
        if opening > place and last is None:
            return None
        if last is not None and _depth(first[0]) == _depth(last[0]):
            return Item(first[0], last[0], start, self.tokens[last[1] - 1].end), last[1]
        return Item(first[0], "", start, self.tokens[after - 1].end), after

    def label(self, place: int, unit: Unit) -> tuple[str, int] | None:
        """A number, a letter or an ordinal."""
        if self.at(place).text == "№":
            place += 1
        if unit is Unit.PARAGRAPH:
            counted = self.number(place)
            return counted if counted and counted[0].isdecimal() else self.ordinal(place)
        return self.number(place) or self.roman(place, unit) or self.letter(place, unit) or self.ordinal(place)

    def number(self, place: int) -> tuple[str, int] | None:
        if self.at(place).sort is Sort.NUMBER:
            return self.at(place).text, place + 1
        if self.at(place).text in "«“„\"" and self.at(place + 1).sort is Sort.NUMBER and self.at(place + 2).text in "»”“\"" and self.at(place + 2).text:
            return self.at(place + 1).text, place + 3
        return None

    def roman(self, place: int, unit: Unit) -> tuple[str, int] | None:
        token = self.at(place)
        return (token.text, place + 1) if token.sort is Sort.ROMAN and unit in ROMAN_UNITS else None

    def letter(self, place: int, unit: Unit) -> tuple[str, int] | None:
        """«а» in quotes, а) with its bracket, or bare before the point that it belongs to."""
        if unit not in LETTERED:
            return None
        token, then = self.at(place), self.at(place + 1)
        if token.text and token.text in "«“„\"" and _is_letter(then) and self.at(place + 2).text and self.at(place + 2).text in "»”“\"":
            return then.text.casefold(), place + 3
        if _is_letter(token) and then.text == ")":
            return token.text.casefold(), place + 2
        if _is_letter(token) and unit is Unit.SUBPOINT and self.unit(place + 1) is not None:
            return token.text.casefold(), place + 1
        return None

    def ordinal(self, place: int) -> tuple[str, int] | None:
        """«второй», «двадцать первом»."""
        ten = TENS.get(self.at(place).word, 0)
        if ten and 0 < (one := ordinal(self.at(place + 1).word)) < 10:
            return str(ten + one), place + 2
        found = ordinal(self.at(place).word)
        return (str(found), place + 1) if found else None

    def ordinals_before(self, place: int) -> tuple[list[Item], int] | None:
        """«втором и третьем абзацах»: at most a dozen ordinals and the place of the word after them."""
        read: list[Item] = []
        after = place
        found = self.ordinal(place)
        while found is not None and len(read) < 12:
            start = self.tokens[after].start
            read.append(Item(found[0], "", start, self.tokens[found[1] - 1].end))
            after = found[1]
            following = self.separator(after)
            found = self.ordinal(following) if following > after else None
            after = following if found else after
        return (read, after) if read else None

    def separator(self, place: int) -> int:
        """After «,», «и», «, а также»: the same place when there is none."""
        after = place + 1 if self.at(place).text == "," else place
        if self.at(after).word in CONJUNCTIONS:
            return after + 1
        if self.at(after).word == "а" and self.at(after + 1).word == "также":
            return after + 2
        return after


def _is_letter(token: Token) -> bool:
    return token.sort in (Sort.WORD, Sort.ROMAN) and len(token.text) == 1


def _depth(label: str) -> tuple[bool, int]:
    return label[:1].isdigit(), label.count(".")


def _alike(one: str, other: str) -> bool:
    """After a singular word a list goes on only with what cannot be a quantity: «пункте 2.2 и 2.4», not «пункте 2 и 3 дня»."""
    return _depth(one) == _depth(other) and (not one[:1].isdigit() or "." in one)
