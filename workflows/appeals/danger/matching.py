"""Rules against a text. Pure: no database.

A rule is a few words that stand near each other in one sentence, in any order: «покончить себя|жизнь». Each is compared by its
dictionary form; «|» parts alternatives, «*» at the end stands for any ending, «=» before a word asks for this very form. A rule
that is an exception takes out whatever other rules find among its own words: «убить время». It holds for words that stand side by
side or one apart: an alarm too many is a lesser evil than one that did not ring.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workflows.appeals.danger.reading import Word, is_known, meant, sentences
from workflows.printing.lemmas import lemmas

BETWEEN = 3  # how many other words may stand among those of a rule
BETWEEN_EXCUSED = 1  # … and of an exception
LEAST_FORGIVEN = 7  # shorter words have too many neighbours for one slip to be forgiven
MOST_TEXT = 300_000  # a hundred pages: what is new in a letter stands at its beginning
MOST_FOUND = 50
MOST_FORGIVEN = 2_000  # unknown words of one text that are looked at for a slip


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the list: its key, its words, what it warns of; an exception warns of nothing."""

    key: int
    phrase: str
    sort: str = ""
    is_exception: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Where a rule was met."""

    start: int
    end: int
    phrase: str
    sort: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a rule: dictionary forms, beginnings, exact forms, any of which will do."""

    bases: frozenset[str]
    beginnings: tuple[str, ...]
    exact: frozenset[str]

    def fits(self, word: Word) -> bool:
        return word.form in self.exact or not self.bases.isdisjoint(word.lemmas) or any(word.form.startswith(one) for one in self.beginnings)


def slots_of(phrase: str) -> tuple[Slot, ...]:
    """The words of a rule."""
    return tuple(_slot(part.split("|")) for part in phrase.split())


def _slot(choices: Sequence[str]) -> Slot:
    plain = [meant(one) for one in choices if one and one[0] != "=" and one[-1] != "*"]
    return Slot(
        bases=frozenset(form for word in plain for form in (word, *lemmas(word))),
        beginnings=tuple(meant(one[:-1]) for one in choices if one.endswith("*") and len(one) > 1),
        exact=frozenset(meant(one[1:]) for one in choices if one.startswith("=")),
    )


class Matcher:
    """Rules made ready for texts."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = [(rule, slots) for rule in rules if (slots := slots_of(rule.phrase))]
        self.stems = tuple(_stems(self.rules))
        self.known: dict[str, tuple[tuple[int, int], ...]] = {}

    def find(self, text: str) -> tuple[Found, ...]:
        """What warns of a danger, in the order of the text; of a text that is full of it the beginning is enough."""
        found: set[Found] = set()
        forgiven = MOST_FORGIVEN
        for words in sentences(text[:MOST_TEXT]):
            strange = self._strange(words)[:forgiven]
            forgiven -= len(strange)
            found |= set(self._in_sentence(words, strange))
            if len(found) > MOST_FOUND:
                break
        return tuple(sorted(_outermost(found)))[:MOST_FOUND]

    def _in_sentence(self, words: Sequence[Word], strange: Sequence[Word]) -> Iterator[Found]:
        met = [(rule, *span) for rule, places in self._heard(words) for span in _spans(places, words, BETWEEN_EXCUSED if rule.is_exception else BETWEEN)]
        met += [(rule, word.start, word.end) for word in strange for rule, stem in self.stems if slipped(stem, word.form)]
        excused = [(start, end) for rule, start, end in met if rule.is_exception]
        for rule, start, end in met:
            if not rule.is_exception and not any(first < end and start < last for first, last in excused):
                yield Found(start, end, rule.phrase, rule.sort)

    def _heard(self, words: Sequence[Word]) -> Iterator[tuple[Rule, list[list[int]]]]:
        """Rules all of whose words stand in the sentence, with the places of each."""
        places: dict[tuple[int, int], list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            for slot in self._slots_of(word):
                places[slot].append(place)
        for number in sorted({number for number, _ in places}):
            rule, slots = self.rules[number]
            if all((number, index) in places for index in range(len(slots))):
                yield rule, [places[number, index] for index in range(len(slots))]

    def _slots_of(self, word: Word) -> tuple[tuple[int, int], ...]:
        """Which words of which rules this one is; looked up once for each spelling."""
        if word.form not in self.known:
            self.known[word.form] = tuple((number, index) for number, (_, slots) in enumerate(self.rules) for index, slot in enumerate(slots) if slot.fits(word))
        return self.known[word.form]

    def _strange(self, words: Sequence[Word]) -> list[Word]:
        """Long words that the dictionary does not know: one slip in them is looked for."""
        return [word for word in words if len(word.form) >= LEAST_FORGIVEN - 1 and not is_known(word.form)]


def _stems(rules: Iterable[tuple[Rule, tuple[Slot, ...]]]) -> Iterator[tuple[Rule, str]]:
    """Long words that warn by themselves: one slip in them is forgiven."""
    for rule, slots in rules:
        if len(slots) == 1 and not rule.is_exception:
            yield from ((rule, one) for one in (*slots[0].bases, *slots[0].beginnings) if len(one) >= LEAST_FORGIVEN)


def _spans(places: Sequence[Sequence[int]], words: Sequence[Word], between: int) -> Iterator[tuple[int, int]]:
    """Where all words of a rule stand near each other; the first few places of a long sentence."""
    room = len(places) + between
    for first in places[0][:MOST_FOUND]:
        found = {first, *(_nearest(others, first) for others in places[1:])}
        if len(found) == len(places) and max(found) - min(found) < room:
            yield words[min(found)].start, words[max(found)].end


def _nearest(places: Sequence[int], first: int) -> int:
    at = bisect(places, first)
    near = [place for place in places[max(at - 2, 0) : at + 1] if place != first]
    return min(near, key=lambda place: abs(place - first), default=first)


def slipped(stem: str, form: str) -> bool:
    """Whether the word begins with the stem but for one slip: a letter left out, put in, changed, or two that changed places."""
    if not form or stem[0] != form[0] or form.startswith(stem):
        return False
    same = next((index for index, (mine, other) in enumerate(zip(stem, form, strict=False)) if mine != other), min(len(stem), len(form)))
    left, other = stem[same:], form[same:]
    return (
        (other.startswith(left[1:]) and len(left) > 1)
        or other[1:].startswith(left)
        or (other[1:].startswith(left[1:]) and len(other) >= len(left))
        or (len(left) > 1 and other[:2] == left[1::-1] and other[2:].startswith(left[2:]))
    )


def _outermost(found: set[Found]) -> Iterator[Found]:
    """Of two that warn of the same and lie one in the other the longer one."""
    return (one for one in found if not any(_lies_in(one, other) for other in found))


def _lies_in(one: Found, other: Found) -> bool:
    return other.sort == one.sort and other.start <= one.start and one.end <= other.end and (other.start, other.end) != (one.start, one.end)
