"""What opens a provision: «Раздел 1», «I.», «1.», «1.1.», «1)», «а)», a dash; and what only looks like it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Kinds of marks."""

    WORD = "word"
    APPENDIX = "appendix"
    ROMAN = "roman"
    NUMBER = "number"
    BRACKET = "bracket"
    LETTER = "letter"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark taken off the text: its bare label, the numbers in it, and the sign that closed it."""

    family: Family
    label: str = ""
    parts: tuple[int, ...] = ()
    tail: str = ""


HEADS = frozenset({Family.WORD, Family.APPENDIX, Family.ROMAN, Family.NUMBER})
_SUPER = "[⁰¹²³⁴⁵⁶⁷⁸⁹]*"
_ROMAN = r"(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})"
NESTED = re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}}){{1,5}}{_SUPER}(?:-\d{{1,2}})?)(?!\d)(?:([.)]{{1,2}})\s*|\s+)(?![№%\d]|г\.|год)(?=\S|$)")
SINGLE = re.compile(rf"(\d{{1,3}}{_SUPER})(\.)(?:\s+|(?=[А-ЯЁA-Z«\"(])|$)(?!№|г\.)")
BRACKET = re.compile(rf"(\d{{1,3}}{_SUPER})(\))\s*")
LETTER = re.compile(r"([а-яёa-z])(\))\s*", re.IGNORECASE)
ROMAN = re.compile(rf"({_ROMAN})([.)])\s+", re.ASCII)
WORD = re.compile(rf"((Раздел|Глава|Статья|Часть|Параграф|§)\s*(?:№\s*)?((?-i:{_ROMAN})(?!\w)|\d{{1,3}}(?:\.\d{{1,3}})*))(?!\w)\s*([.:)–—-]?)\s*", re.IGNORECASE)
APPENDIX = re.compile(r"(Приложение(?:\s*(?:№|N)?\s*(?:\d{1,3}(?!\d)|[А-ЯЁ](?!\w)))?)(?!\w)\s*([.:]?)\s*", re.IGNORECASE)
AFTER_APPENDIX = re.compile(r"(к\s.{0,300}|\(.{0,200}\)|)$", re.IGNORECASE)
BULLET = re.compile(r"([-–—−‒•●▪◦‣·*]|\uf0b7|\uf0a7|\uf02d)\s+|([–—•●▪◦‣·\uf0b7])\s*|-(?=[^\W\d])")
REFERENCE_BEFORE = re.compile(
    r"(?:(?:^|\W)(?:(?:под)?пункт\w*|п|пп|подп|раздел\w*|глав\w{1,3}|стать\w{1,3}|ст|част\w{1,3}|ч|абзац\w*|приложени\w{1,3}|№|и|или|от|до|с|в|на|по)\.?|[,–—-])$",
    re.IGNORECASE,
)
DRAWN = re.compile(r"([^.)]+(?:\.[^.)]+)*)([.)]*)$")


def read_mark(text: str, before: str = "") -> tuple[Mark | None, str]:
    """The mark of a line and the text after it. `before` is the unfinished line above, empty when it is finished.

    «…указанных в пункте» above «2.2. настоящего Порядка» is one sentence, not a point.
    """
    for reader in (_word, _appendix, _roman, _nested, _single, _bracket, _letter, _bullet):
        mark, rest = reader(text)
        if mark is not None:
            broken = before and mark.family in HEADS and (rest[:1].islower() or rest.startswith((",", ";", ")"))) and REFERENCE_BEFORE.search(before[-40:])
            return (None, text) if broken else (mark, rest)
    return None, text


def read_drawn(drawn: str, text: str) -> tuple[Mark | None, str]:
    """The mark of a paragraph whose number Word drew itself: surer than a typed one."""
    mark, rest = read_mark(f"{drawn} {text}".strip())
    if mark is not None and rest == text:
        return mark, text
    bare = DRAWN.match(drawn.strip())
    if bare is None or not any(char.isalnum() for char in drawn):
        return Mark(Family.BULLET, tail=drawn), text
    return _guess(bare.group(1).strip(), bare.group(2)), text


def _guess(label: str, tail: str) -> Mark:
    numbers = label.split(".")
    if all(each.isascii() and each.isdigit() for each in numbers):
        family = Family.BRACKET if tail == ")" and len(numbers) == 1 else Family.NUMBER
        return Mark(family, label, tuple(map(int, numbers)), tail)
    if len(label) == 1 and label.isalpha():
        return Mark(Family.LETTER, label.lower(), tail=tail)
    return Mark(Family.BULLET, label, tail=tail)


def _word(text: str) -> tuple[Mark | None, str]:
    found = WORD.match(text)
    if found is None or (not text[:1].isupper() and text[:1] != "§"):
        return None, text
    rest = text[found.end() :]
    if rest[:1].islower() or rest[:1] in (",", ";", "("):
        return None, text
    figure = found.group(3)
    parts = (_from_roman(figure),) if figure[0] in "IVXLC" else tuple(map(int, figure.split(".")))
    return Mark(Family.WORD, " ".join(found.group(1).split()), parts, found.group(4)), rest


def _appendix(text: str) -> tuple[Mark | None, str]:
    found = APPENDIX.match(text)
    if found is None or not text[:1].isupper():
        return None, text
    rest = text[found.end() :]
    if not AFTER_APPENDIX.match(rest) and (rest[:1].islower() or not found.group(2)):
        return None, text
    if rest.endswith((".", ";", ",")):
        return None, text
    return Mark(Family.APPENDIX, " ".join(found.group(1).split()), tail=found.group(2)), rest


def _roman(text: str) -> tuple[Mark | None, str]:
    found = ROMAN.match(text)
    if found is None or not found.group(1):
        return None, text
    return Mark(Family.ROMAN, found.group(1), (_from_roman(found.group(1)),), found.group(2)), text[found.end() :]


def _nested(text: str) -> tuple[Mark | None, str]:
    found = NESTED.match(text)
    if found is None:
        return None, text
    rest = text[found.end() :]
    if not found.group(2) and not (rest[:1].isupper() or rest[:1] in "«\"("):
        return None, text
    return Mark(Family.NUMBER, found.group(1), _parts(found.group(1)), found.group(2) or ""), rest


def _single(text: str) -> tuple[Mark | None, str]:
    found = SINGLE.match(text)
    if found is None:
        return None, text
    return Mark(Family.NUMBER, found.group(1), _parts(found.group(1)), "."), text[found.end() :]


def _bracket(text: str) -> tuple[Mark | None, str]:
    found = BRACKET.match(text)
    if found is None:
        return None, text
    return Mark(Family.BRACKET, found.group(1), _parts(found.group(1)), ")"), text[found.end() :]


def _letter(text: str) -> tuple[Mark | None, str]:
    found = LETTER.match(text)
    if found is None:
        return None, text
    return Mark(Family.LETTER, found.group(1), tail=")"), text[found.end() :]


def _bullet(text: str) -> tuple[Mark | None, str]:
    found = BULLET.match(text)
    if found is None or not text[found.end() :].strip():
        return None, text
    return Mark(Family.BULLET, tail=found.group().strip()), text[found.end() :]


def _parts(label: str) -> tuple[int, ...]:
    plain = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹].*|-\d+$", "", label)
    return tuple(int(each) for each in plain.split("."))


def _from_roman(figure: str) -> int:
    sizes = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    values = [sizes[char] for char in figure]
    return sum(-each if each < after else each for each, after in zip(values, [*values[1:], 0], strict=True))
