"""Numbers of provisions: their order, and the next lawful one. Nothing is renumbered and no number is used twice.

At the end comes the next number (2.7 → 2.8, в → г), between two provisions a superscript one (2.2¹), never 2.2.1:
that would be a subpoint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from workflows.errors import BadInput
from workflows.regulations.amending.index import STRUCTURAL, Index
from workflows.regulations.tree import ActText, Kind, Node, label_key

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
ALPHABET = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
TO_SUPERSCRIPTS = str.maketrans("0123456789", SUPERSCRIPTS)
PIECE = re.compile(rf"(\d+|[^\W\d{SUPERSCRIPTS}]+)(?:([{SUPERSCRIPTS}]+)|-(\d+))?")
ROMAN = re.compile(r"(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

SortKey = tuple[str, tuple[tuple[int, int], ...]]


def sort_key(label: str) -> SortKey:
    """The family of a label («number», «letter», «roman», «глава»…) and its place in that family."""
    said = " ".join(label.replace("№", " ").split()).strip(" .)")
    if ROMAN.fullmatch(said):
        return "roman", ((_from_roman(said), 0),)
    pieces = [(piece, int((up or hyphen or "0").translate(TO_DIGITS))) for piece, up, hyphen in PIECE.findall(said.casefold())]
    if pieces and pieces[0][0].isdecimal():
        return "number", tuple((_value(piece), up) for piece, up in pieces)
    if len(pieces) == 1 and len(pieces[0][0]) == 1:
        return ("letter" if pieces[0][0] in ALPHABET else "latin"), ((_value(pieces[0][0]), pieces[0][1]),)
    return (pieces[0][0] if pieces else ""), tuple((_value(piece), up) for piece, up in pieces[1:])


def _value(piece: str) -> int:
    if piece.isdecimal():
        return int(piece)
    if ROMAN.fullmatch(piece.upper()):
        return _from_roman(piece.upper())
    return ALPHABET.find(piece[0]) if piece[0] in ALPHABET else ord(piece[0])


def _from_roman(said: str) -> int:
    values = [ROMAN_VALUES[sign] for sign in said]
    return sum(-value if any(later > value for later in values[at + 1 :]) else value for at, value in enumerate(values))


def comes_before(first: str, second: str) -> bool:
    """Whether the labels are of one family and the first is the smaller."""
    (family, one), (other, two) = sort_key(first), sort_key(second)
    return family == other and one < two


def same_family(first: str, second: str) -> bool:
    """Whether the labels can be compared at all."""
    return sort_key(first)[0] == sort_key(second)[0]


def proposed_label(text: ActText, parent_uid: str, after_uid: str, kind: Kind, taken: frozenset[str]) -> str:
    """The label of a provision put in after its neighbour («» – first). `taken` are keys once used in this act.

    A line of a list that goes with dashes gets none.
    """
    index = Index(text)
    siblings = index.children(parent_uid)
    at = next((number for number, node in enumerate(siblings, start=1) if node.uid == after_uid), 0)
    before = next((node.label for node in reversed(siblings[:at]) if node.kind is kind and node.label), "")
    following = next((node.label for node in siblings[at:] if node.kind is kind and node.label), "")
    if kind is Kind.PARAGRAPH or (kind is Kind.ITEM and not before and not following):
        return ""
    if following and not before:
        raise BadInput(f"Перед номером {following} свободных номеров нет. Поставьте новый текст после него.")
    keys = taken | {place.key for place in index.places.values() if place.node.label}
    prefix = f"{index.places[parent_uid].key}-" if parent_uid and kind not in STRUCTURAL else ""
    for label in _candidates(index.node(parent_uid), before, following, kind):
        if following and not comes_before(label, following):
            break
        if prefix + label_key(label) not in keys:
            return label
    raise BadInput(f"Между номерами {before} и {following} свободного нет. Поставьте новый текст после номера {following}.")


def _candidates(parent: Node | None, before: str, following: str, kind: Kind) -> Iterator[str]:
    if following:
        stem, up = _split(before)
        return (f"{stem}{str(number).translate(TO_SUPERSCRIPTS)}" for number in count(up + 1))
    if before:
        return _next_labels(before)
    numbered = parent is not None and kind is not Kind.SECTION and sort_key(parent.label)[0] == "number"
    prefix = f"{parent.label}." if parent and numbered else ""
    return (f"{prefix}{number}" for number in count(1))


def _split(label: str) -> tuple[str, int]:
    stem = label.rstrip(SUPERSCRIPTS)
    return stem, int(label[len(stem) :].translate(TO_DIGITS) or 0)


def _next_labels(before: str) -> Iterator[str]:
    stem, up = _split(before)
    head = stem.rstrip("0123456789")
    if head != stem:
        yield from (f"{head}{number}" for number in count(int(stem[len(head) :]) + 1))
    if ROMAN.fullmatch(stem):
        yield from map(_to_roman, range(_from_roman(stem) + 1, 90))
    elif stem.casefold() in LETTERS:
        later = LETTERS[LETTERS.index(stem.casefold()) + 1 :]
        yield from (later.upper() if stem.isupper() else later)
    yield from (f"{stem}{str(number).translate(TO_SUPERSCRIPTS)}" for number in count(up + 1))


def _to_roman(number: int) -> str:
    said = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        said += sign * (number // value)
        number %= value
    return said
