"""Which provision of one text is which of the other.

By permanent identity where the two texts share any; by words otherwise, so that two imported texts compare too: in
their places from `ALIKE` on, moved from `MOVED` on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workflows.regulations.redline.tokens import tokens
from workflows.regulations.tree import ActText, Node

ALIKE = 0.5
MOVED = 0.9
SAME_LABEL = 0.05  # of two equally alike the one of the same number
WIDE = 90_000  # beyond so many pairs in one gap only exact likeness is looked for


def matched(a: ActText, b: ActText) -> dict[str, str]:
    """The uid in the first text → the uid in the second."""
    there = {node.uid for node in b.walk()}
    shared = {node.uid: node.uid for node in a.walk() if node.uid in there}
    return shared or _Matcher().match(a, b)


@dataclass(slots=True)
class _Bag:
    """The words of a node with all below it, in no order."""

    words: Counter[str]
    size: int

    def like(self, other: _Bag) -> float:
        """From 0, nothing in common, to 1, the same words."""
        if not self.size or not other.size:
            return float(self.size == other.size)
        if 2 * min(self.size, other.size) < ALIKE * (self.size + other.size):
            return 0.0
        return 2 * (self.words & other.words).total() / (self.size + other.size)


@dataclass(slots=True)
class _Matcher:
    """Pairs provisions by their words, level by level, then looks for what went to another place."""

    found: dict[str, str] = field(default_factory=dict)
    bags: dict[int, _Bag] = field(default_factory=dict)

    def match(self, a: ActText, b: ActText) -> dict[str, str]:
        self._level(a.provisions, b.provisions)
        self._moved(list(a.walk()), list(b.walk()))
        return self.found

    def _level(self, a: Sequence[Node], b: Sequence[Node]) -> None:
        for one, other in self._in_order(a, b):
            self._pair(one, other)

    def _pair(self, one: Node, other: Node) -> None:
        self.found[one.uid] = other.uid
        self._level(one.children, other.children)

    def _in_order(self, a: Sequence[Node], b: Sequence[Node]) -> list[tuple[Node, Node]]:
        """Equal neighbours first; between them the best pairs that do not cross."""
        pairs: list[tuple[Node, Node]] = []
        left = right = 0
        for one, other in [*self._anchors(a, b), (len(a), len(b))]:
            pairs += self._best(a[left:one], b[right:other])
            if one < len(a):
                pairs.append((a[one], b[other]))
            left, right = one + 1, other + 1
        return pairs

    def _anchors(self, a: Sequence[Node], b: Sequence[Node]) -> list[tuple[int, int]]:
        """Places of nodes whose words occur once on each side and are equal, in one order on both."""
        own, their = _once(self._words(node) for node in a), _once(self._words(node) for node in b)
        both = sorted((place, their[words]) for words, place in own.items() if words in their)
        kept = increasing([other for _, other in both])
        return [both[place] for place in kept]

    def _best(self, a: Sequence[Node], b: Sequence[Node]) -> list[tuple[Node, Node]]:
        """The pairs with the greatest likeness in sum."""
        if not a or not b or len(a) * len(b) > WIDE:
            return []
        likeness = [[self._like(one, other) for other in b] for one in a]
        total = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
        for row in range(len(a) - 1, -1, -1):
            for column in range(len(b) - 1, -1, -1):
                paired = likeness[row][column] + total[row + 1][column + 1] if likeness[row][column] else 0.0
                total[row][column] = max(total[row + 1][column], total[row][column + 1], paired)
        return _walked(a, b, likeness, total)

    def _like(self, one: Node, other: Node) -> float:
        like = self._bag(one).like(self._bag(other))
        return like + SAME_LABEL * (one.label == other.label) if like >= ALIKE else 0.0

    def _moved(self, a: list[Node], b: list[Node]) -> None:
        """What stands in another place with almost the same words, the longest first."""
        taken = set(self.found.values())
        free = [node for node in b if node.uid not in taken and self._bag(node).size]
        by_word: dict[str, list[Node]] = defaultdict(list)
        for node in free:
            for word in self._bag(node).words:
                by_word[word].append(node)
        for one in sorted((node for node in a if node.uid not in self.found), key=lambda node: -self._bag(node).size):
            self._find(one, by_word, taken)

    def _find(self, one: Node, by_word: dict[str, list[Node]], taken: set[str]) -> None:
        bag = self._bag(one)
        if one.uid in self.found or not bag.size:
            return
        rare = sorted(bag.words, key=lambda word: len(by_word.get(word, ())))[: max(2, len(bag.words) // 8)]
        near = {node.uid: node for word in rare for node in by_word.get(word, ())}
        likely = [(bag.like(self._bag(node)), node) for node in near.values() if node.uid not in taken]
        like, other = max(likely, key=lambda pair: pair[0], default=(0.0, one))
        if like >= MOVED:
            self._take(one, other, taken)

    def _take(self, one: Node, other: Node, taken: set[str]) -> None:
        before = set(self.found)
        self.found[one.uid] = other.uid
        self._level([child for child in one.children if child.uid not in before], [child for child in other.children if child.uid not in taken])
        taken.update(self.found[uid] for uid in self.found.keys() - before)

    def _words(self, node: Node) -> str:
        bag = self._bag(node)
        return " ".join(sorted(bag.words.elements())) if bag.size else ""

    def _bag(self, node: Node) -> _Bag:
        found = self.bags.get(id(node))
        if found is None:
            words = Counter(token.key.casefold() for token in tokens(f"{node.heading} {node.text}") if token.key[:1].isalnum())
            for child in node.children:
                words.update(self._bag(child).words)
            found = self.bags[id(node)] = _Bag(words, words.total())
        return found


def _walked(a: Sequence[Node], b: Sequence[Node], likeness: list[list[float]], total: list[list[float]]) -> list[tuple[Node, Node]]:
    pairs, row, column = [], 0, 0
    while row < len(a) and column < len(b):
        if likeness[row][column] and total[row][column] == likeness[row][column] + total[row + 1][column + 1]:
            pairs.append((a[row], b[column]))
            row, column = row + 1, column + 1
        elif total[row][column] == total[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _once(all_words: Iterable[str]) -> dict[str, int]:
    """The words that occur once, with their place."""
    known: dict[str, int] = {}
    doubled: set[str] = set()
    for place, words in enumerate(all_words):
        if words in known:
            doubled.add(words)
        known[words] = place
    return {words: place for words, place in known.items() if words and words not in doubled}


def increasing(values: Sequence[int]) -> list[int]:
    """The places of a longest increasing subsequence: what kept its order; the rest was moved."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = [-1] * len(values)
    for place, value in enumerate(values):
        length = bisect_left(ends, value)
        before[place] = last[length - 1] if length else -1
        ends[length : length + 1] = [value]
        last[length : length + 1] = [place]
    found: list[int] = []
    place = last[-1] if last else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
