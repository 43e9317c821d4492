"""The difference of two texts told in words: «слова … заменить словами …», as few and as plain as they come.

What is proposed is applied and compared; whoever asks gets None when words cannot tell the difference exactly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate

from workflows.regulations.amending.operations import Instruction, Op, Term
from workflows.regulations.amending.words import CLOSING, cuts, found, is_word, overlapping, reworded, tokens

LONGEST = 4_000_000
WIDEST = 4
FIRST_WORDS = 2
MOST_SPANS = 3
MOST_OF_TEXT = 0.4


@dataclass(frozen=True, slots=True)
class Edit:
    """Tokens [start, end) of the old text become the words `new`."""

    start: int
    end: int
    new: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """The instructions, and whether they are few and short enough to read well."""

    instructions: tuple[Instruction, ...]
    is_short: bool

    @property
    def has_terms(self) -> bool:
        return any(given.term for given in self.instructions)


def in_words(old: str, new: str, like: Instruction, terms: tuple[Term, ...] = ()) -> Wording | None:
    """Word instructions that make the new text of the old one; `like` gives them target, part, hash and day."""
    if not old.strip() or not new.strip():
        return None
    diff = _Diff(old, new, like, terms)
    for edits in diff.proposals():
        given = diff.instructions(edits)
        if given and _is_exact(old, new, given):
            changed = sum(max(diff.length(edit), len(edit.new)) for edit in edits)
            return Wording(given, len(edits) <= MOST_SPANS and changed <= MOST_OF_TEXT * len(old))
    return None


def _is_exact(old: str, new: str, given: tuple[Instruction, ...]) -> bool:
    fits = all(each.old and len(found(old, each.old)) == each.occurs and (each.op is Op.DELETE_WORDS or each.new.strip()) for each in given)
    return fits and not overlapping(cut for each in given for cut in cuts(old, each)) and reworded(old, given) == new


class _Diff:
    def __init__(self, old: str, new: str, like: Instruction, terms: tuple[Term, ...]) -> None:
        self.text, self.new, self.like = old, new, like
        self.pairs = [(was, now, term.name) for term in terms for was, now in term.pairs if was in old]
        self.old = tokens(old)
        self.offsets = [0, *accumulate(map(len, self.old))]

    def length(self, edit: Edit) -> int:
        return self.offsets[edit.end] - self.offsets[edit.start]

    def slice(self, start: int, end: int) -> str:
        return self.text[self.offsets[start] : self.offsets[end]]

    # What differs

    def proposals(self) -> Iterator[list[Edit]]:
        raw = self._raw()
        if raw is None:
            return
        marked = [self._as_term(edit) for edit in raw]
        close = [self._as_term(edit) for edit in self._merged(marked, 0)]
        plain = self._merged(close, 1)
        yield plain
        yield [self._widened(edit) for edit in plain]
        yield [self._widened(self._joined(raw))]

    def _raw(self) -> list[Edit] | None:
        now = tokens(self.new)
        head = next((at for at, (one, two) in enumerate(zip(self.old, now, strict=False)) if one != two), min(len(self.old), len(now)))
        most = min(len(self.old), len(now)) - head
        tail = next((at for at in range(most) if self.old[-1 - at] != now[-1 - at]), most)
        one, two = self.old[head : len(self.old) - tail], now[head : len(now) - tail]
        if len(one) * len(two) > LONGEST:
            return [Edit(head, head + len(one), "".join(two))]
        codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
        return [Edit(head + a, head + b, "".join(two[c:d])) for tag, a, b, c, d in codes if tag != "equal"]

    def _joined(self, edits: list[Edit]) -> Edit:
        done = edits[0]
        for edit in edits[1:]:
            done = Edit(done.start, edit.end, done.new + self.slice(done.end, edit.start) + edit.new)
        return done

    def _merged(self, edits: list[Edit], words: int) -> list[Edit]:
        """Neighbours with at most so many unchanged words between them become one, unless one is a term."""
        done: list[Edit] = []
        for edit in edits:
            near = done and not done[-1].term and not edit.term and sum(map(is_word, self.old[done[-1].end : edit.start])) <= words
            done[-1:] = [self._joined([done[-1], edit])] if near else [*done[-1:], edit]
        return done

    def _as_term(self, edit: Edit) -> Edit:
        """The edit widened to a pair of a term, where it is that and nothing else."""
        low, high = self.offsets[edit.start], self.offsets[edit.end]
        for was, now, name in self.pairs:
            for start, end in found(self.text, was):
                if start <= low and high <= end and self.text[start:low] + edit.new + self.text[high:end] == now:
                    return Edit(self.offsets.index(start), self.offsets.index(end), now, name)
        return edit

    def _widened(self, edit: Edit) -> Edit:
        """At least one word on each side where there is one."""
        return self._word_right(self._word_left(edit))

    def _word_left(self, edit: Edit, low: int = 0) -> Edit:
        start = next((at for at in range(edit.start - 1, low - 1, -1) if is_word(self.old[at])), edit.start)
        return replace(edit, start=start, new=self.slice(start, edit.start) + edit.new)

    def _word_right(self, edit: Edit, high: int | None = None) -> Edit:
        high = len(self.old) if high is None else high
        end = next((at + 1 for at in range(edit.end, high) if is_word(self.old[at])), edit.end)
        return replace(edit, end=end, new=edit.new + self.slice(edit.end, end))

    # How it is said

    def instructions(self, edits: list[Edit]) -> tuple[Instruction, ...]:
        """All occurrences changed alike become one instruction; the rest quote as much as makes them the only ones."""
        lows, highs = [0, *(edit.end for edit in edits)], [*(edit.start for edit in edits[1:]), len(self.old)]
        said = [self._said(edit, low, high) for edit, low, high in zip(edits, lows, highs, strict=False)]
        alike = Counter(replace(given, which=0) for given, _ in said)
        done: list[Instruction] = []
        low = 0
        for plain, edit, high in zip(said, edits, highs, strict=True):
            every = replace(plain[0], which=0)
            is_every = alike[every] == every.occurs
            given, at = plain if is_every else self._unique(edit, low, high) or plain
            done.append(every if is_every else given)
            low = bisect_left(self.offsets, at + len(given.old))
        return tuple(dict.fromkeys(done))

    def _unique(self, edit: Edit, low: int, high: int) -> tuple[Instruction, int] | None:
        """The same change with a few words around it, quoted so that they occur once."""
        if edit.term:
            return None
        for number in range(WIDEST):
            edit = self._word_right(edit, high) if number % 2 else self._word_left(edit, low)
            given, at = self._replaced(edit, low, high)
            if given.occurs == 1:
                return given, at
        return None

    def _said(self, edit: Edit, low: int, high: int) -> tuple[Instruction, int]:
        """The instruction with the place where its old words begin; [low, high) is free of other edits."""
        old = self.slice(edit.start, edit.end)
        if not edit.term and not edit.new.strip() and any(map(is_word, tokens(old))):
            given = self._deleted(edit, low, high)
        elif not edit.term and not old.strip() and any(map(is_word, tokens(edit.new))):
            given = self._inserted(edit, low)
        else:
            given = None
        return given or self._replaced(edit, low, high)

    def _result(self, edit: Edit) -> str:
        return self.text[: self.offsets[edit.start]] + edit.new + self.text[self.offsets[edit.end] :]

    def _deleted(self, edit: Edit, low: int, high: int) -> tuple[Instruction, int] | None:
        old = self.slice(edit.start, edit.end)
        at = self.offsets[edit.start] + len(old) - len(old.lstrip())
        given = self._placed(replace(self.like, op=Op.DELETE_WORDS, old=old.strip()), at)
        return (given, at) if given and reworded(self.text, [given]) == self._result(edit) else None

    def _inserted(self, edit: Edit, low: int) -> tuple[Instruction, int] | None:
        new, wanted = edit.new.strip(), self._result(edit)
        glued = new if new[0] in CLOSING else f" {new}"
        for end in range(edit.end, max(low, edit.start - 1) - 1, -1):
            point = self.offsets[end]
            if point and self.old[end - 1].strip() and self.text[:point] + glued + self.text[point:] == wanted:
                return self._anchored(new, low, end)
        return None

    def _anchored(self, new: str, low: int, end: int) -> tuple[Instruction, int] | None:
        """After as few words as make the place the only one."""
        starts = [at for at in range(end - 1, low - 1, -1) if is_word(self.old[at])][:WIDEST]
        for start in [at for at in starts if len(found(self.text, self.slice(at, end))) == 1] + starts[:1]:
            given = self._placed(replace(self.like, op=Op.INSERT_WORDS, old=self.slice(start, end), new=new), self.offsets[start])
            if given:
                return given, self.offsets[start]
        return None

    def _replaced(self, edit: Edit, low: int, high: int) -> tuple[Instruction, int]:
        edit = edit if edit.term else self._quotable(self._speakable(edit, low, high), low, high)
        given = replace(self.like, op=Op.REPLACE_WORDS, old=self.slice(edit.start, edit.end), new=edit.new, term=edit.term)
        return self._placed(given, self.offsets[edit.start]) or given, self.offsets[edit.start]

    def _speakable(self, edit: Edit, low: int, high: int) -> Edit:
        """Whole words on both sides, no blank edges."""
        edit = self._stripped(edit)
        while edit.start > low and not self._is_sound_left(edit):
            edit = replace(edit, start=edit.start - 1, new=self.old[edit.start - 1] + edit.new)
        while edit.end < high and not self._is_sound_right(edit):
            edit = replace(edit, end=edit.end + 1, new=edit.new + self.old[edit.end])
        return edit

    def _quotable(self, edit: Edit, low: int, high: int) -> Edit:
        """A bare number goes with its noun, a word near the beginning with the beginning: «3 дней», «В настоящем Положении»."""
        old = [token for token in self.old[edit.start : edit.end] if is_word(token)]
        if not any(char.isalpha() for token in old for char in token):
            wider = self._word_right(edit, high)
            between = self.slice(edit.end, wider.end - 1) if wider.end > edit.end else ""
            edit = wider if between.isspace() else edit
        if len(old) == 1 and low == 0 and 0 < sum(map(is_word, self.old[: edit.start])) <= FIRST_WORDS:
            edit = replace(edit, start=0, new=self.slice(0, edit.start) + edit.new)
        return edit

    def _stripped(self, edit: Edit) -> Edit:
        while edit.start < edit.end and self.old[edit.start].isspace() and edit.new.startswith(self.old[edit.start]):
            edit = replace(edit, start=edit.start + 1, new=edit.new[len(self.old[edit.start]) :])
        while edit.start < edit.end and self.old[edit.end - 1].isspace() and edit.new.endswith(self.old[edit.end - 1]):
            edit = replace(edit, end=edit.end - 1, new=edit.new[: -len(self.old[edit.end - 1])])
        return edit

    def _has_word(self, edit: Edit) -> bool:
        return any(map(is_word, self.old[edit.start : edit.end])) and bool(edit.new.strip())

    def _is_sound_left(self, edit: Edit) -> bool:
        return self._has_word(edit) and not self.old[edit.start].isspace() and not edit.new[0].isspace()

    def _is_sound_right(self, edit: Edit) -> bool:
        return self._has_word(edit) and not self.old[edit.end - 1].isspace() and not edit.new[-1].isspace()

    def _placed(self, given: Instruction, at: int) -> Instruction | None:
        """With the number of occurrences and the one that is meant."""
        spans = found(self.text, given.old)
        starts = [start for start, _ in spans]
        if at not in starts:
            return None
        return replace(given, occurs=len(spans), which=starts.index(at) + 1 if len(spans) > 1 else 0)
