"""Two wordings of one provision: which words stay, which go, which come. Whole words only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from workflows.regulations.redline.tokens import Token, same_but_for_typography, tokens

JOINTS = frozenset(',-"(')
LEAST_KEPT = 0.25  # with less in common, two wordings are easier to read one after the other
LINKS = frozenset(
    [*"авикосу", "без", "во", "до", "за", "из", "из-за", "или", "ко", "на", "не", "ни", "но", "об", "от", "по", "под", "при", "со"]
)


class Mark(StrEnum):
    """What happens to a piece."""

    SAME = "same"
    NOISE = "noise"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: as it stood and as it stands; one of the two is empty for what came or went."""

    mark: Mark
    old: str
    new: str


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Some words in place of others; equal ones when nothing happens here."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    same: bool = False


def compared(old: str, new: str) -> Pieces:
    """The pieces in reading order: «old» of all gives the old wording, «new» of all the new one."""
    if old == new:
        return (Piece(Mark.SAME, old, new),) if old else ()
    if not old or not new:
        return tuple(_changed(old, new))
    edits = _tidied(_edits(old, new))
    pieces = tuple(_joined(piece for edit in edits for piece in _pieces(edit)))
    if _kept(edits) < LEAST_KEPT and differs(pieces):
        return tuple(_changed(old, new))
    return pieces


def differs(pieces: Pieces) -> bool:
    """Whether words came or went, not typography alone."""
    return any(piece.mark in (Mark.REMOVED, Mark.ADDED) for piece in pieces)


def has_noise(pieces: Pieces) -> bool:
    """Whether some words differ by typography."""
    return any(piece.mark is Mark.NOISE for piece in pieces)


def _edits(old: str, new: str) -> list[Edit]:
    """What both wordings begin and end with is set aside before they are cut into words."""
    head = _head(old, new)
    tail = _tail(old[head:], new[head:])
    middle = _inside(tokens(old[head : len(old) - tail]), tokens(new[head : len(new) - tail]))
    return [*_untouched(old[:head]), *middle, *_untouched(old[len(old) - tail :])]


def _untouched(text: str) -> list[Edit]:
    whole = (Token(text, text),)
    return [Edit(whole, whole, same=True)] if text else []


def _head(old: str, new: str) -> int:
    """How much both begin with, up to a space, that is up to the end of a word."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        half = (low + high + 1) // 2
        low, high = (half, high) if old.startswith(new[:half]) else (low, half - 1)
    return len(old[: max(0, old.rfind(" ", 0, low))].rstrip(" "))


def _tail(old: str, new: str) -> int:
    return _head(old[::-1], new[::-1])


def _inside(old: list[Token], new: list[Token]) -> list[Edit]:
    """Equal words at both ends need no search."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    start = [Edit(tuple(old[:head]), tuple(new[:head]), same=True)] if head else []
    end = [Edit(tuple(old[len(old) - tail :]), tuple(new[len(new) - tail :]), same=True)] if tail else []
    return [*start, *(_matched(before, after) if before or after else []), *end]


def _common(old: Sequence[Token], new: Sequence[Token]) -> int:
    for count, (one, other) in enumerate(zip(old, new, strict=False)):
        if one.key != other.key:
            return count
    return min(len(old), len(new))


def _matched(old: list[Token], new: list[Token]) -> list[Edit]:
    matcher = SequenceMatcher(None, [token.key for token in old], [token.key for token in new], autojunk=False)
    return [
        Edit(tuple(old[low:high]), tuple(new[first:last]), same=tag == "equal")
        for tag, low, high, first, last in matcher.get_opcodes()
    ]


def _tidied(edits: list[Edit]) -> list[Edit]:
    """Edits as a person would mark them: neighbours with a lone space, sign or link word between become one."""
    found: list[Edit] = []
    for edit in _slid(edits):
        bridge = found[-1] if len(found) > 1 and found[-1].same and not found[-2].same else None
        if bridge and not edit.same and _is_link(bridge) and _replaces(found[-2], edit):
            found[-2:] = [Edit(found[-2].old + bridge.old + edit.old, found[-2].new + bridge.new + edit.new)]
        else:
            found.append(edit)
    return found


def _slid(edits: list[Edit]) -> list[Edit]:
    """«в течение[ рабочих] дней» is marked as «в течение [рабочих ]дней», «потока[. Новое] .» as «потока.[ Новое.]».

    An edit ends with a space or a sign rather than begins with one, when what follows allows it.
    """
    found = list(edits)
    for place in range(1, len(found) - 1):
        while _slides(*found[place - 1 : place + 2]):
            before, edit, after = found[place - 1 : place + 2]
            found[place - 1] = Edit(before.old + (edit.old or after.old)[:1], before.new + (edit.new or after.new)[:1], same=True)
            found[place] = Edit(edit.old[1:] + after.old[:1] if edit.old else (), edit.new[1:] + after.new[:1] if edit.new else ())
            found[place + 1] = Edit(after.old[1:], after.new[1:], same=True)
    return [edit for edit in found if edit.old or edit.new]


def _slides(before: Edit, edit: Edit, after: Edit) -> bool:
    """Only words that came or only words that went, with the same sign before and behind them."""
    words = edit.new if not edit.old else edit.old if not edit.new else ()
    if edit.same or not (before.same and after.same) or len(words) < 2 or not after.old:
        return False
    return words[0].key == after.old[0].key and len(words[0].key) == 1 and not words[0].key.isalnum()


def _is_link(bridge: Edit) -> bool:
    words = [token.key for token in bridge.new if token.key.strip()]
    return len(bridge.new) <= 3 and (not words or (len(words) == 1 and (words[0].casefold() in LINKS or words[0] in JOINTS)))


def _replaces(one: Edit, other: Edit) -> bool:
    """Whether the two together put words in place of words."""
    if not (_says(one.old + one.new) and _says(other.old + other.new)):
        return False
    return _says(one.old + other.old) and _says(one.new + other.new)


def _says(words: tuple[Token, ...]) -> bool:
    return any(token.key.strip() for token in words)


def _kept(edits: list[Edit]) -> float:
    kept = sum(_count(edit.new) for edit in edits if edit.same)
    longest = max(sum(_count(edit.old) for edit in edits), sum(_count(edit.new) for edit in edits))
    return kept / longest if longest else 1.0


def _count(words: tuple[Token, ...]) -> int:
    return sum(token.key.count(" ") + 1 for token in words if token.key[:1].isalnum() or len(token.key) > 1)


def _pieces(edit: Edit) -> Iterator[Piece]:
    if edit.same:
        for one, other in zip(edit.old, edit.new, strict=True):
            yield Piece(Mark.SAME if one.text == other.text else Mark.NOISE, one.text, other.text)
        return
    old, new = _text(edit.old), _text(edit.new)
    if same_but_for_typography(old, new):
        yield Piece(Mark.NOISE, old, new)
    else:
        yield from _changed(old, new)


def _text(words: tuple[Token, ...]) -> str:
    return "".join(token.text for token in words)


def _changed(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece(Mark.REMOVED, old, "")
    if new:
        yield Piece(Mark.ADDED, "", new)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one sort as one piece."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and last.mark is piece.mark:
            last = Piece(last.mark, last.old + piece.old, last.new + piece.new)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
