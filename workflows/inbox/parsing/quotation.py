"""Where a quotation of an earlier letter begins. It is folded on the screen and never cut; in doubt nothing is folded."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FORWARDED = re.compile(r"^[-\s>]*(?:пересылаемое сообщение|пересланное сообщение|пересылаемое письмо|forwarded message|begin forwarded message|начало переадресованного сообщения)", re.IGNORECASE)
_ORIGINAL = re.compile(r"^\s*-{2,}\s*(?:original message|original appointment|исходное сообщение|исходное письмо|первоначальное сообщение|reply message)\s*-{2,}\s*$", re.IGNORECASE)
_FROM = re.compile(r"^\*?(?:От|From|Отправитель|От кого)\s*:\*?\s+\S", re.IGNORECASE)
_BESIDE_FROM = re.compile(r"^\*?(?:Отправлено|Sent|Дата|Date|Кому|To|Копия|Cc|Тема|Subject)\s*:\*?(?:\s|$)", re.IGNORECASE)
_RULE = re.compile(r"^\s*_{10,}\s*$")
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_DAY = re.compile(r"\b(?:19|20)\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_SPOKE = re.compile(r"(?:написал(?:\(а\)|а|и|и\(а\))?|писал(?:\(а\)|а)?|пишет|wrote|сообщил(?:\(а\)|а)?)\s*:$", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>]+@[^\s<>]+")
SIGNATURE = "--"
LONGEST_ATTRIBUTION = 400


def quoted_from(text: str) -> int | None:
    """The place in the text; None when nothing is quoted or the sender writes below and between."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if _FORWARDED.match(line)), len(lines))
    has_marks = any(line.startswith(">") for line in lines)
    found = [number for number in (_marked(lines), _unmarked(lines[:end], has_marks=has_marks)) if number is not None and number < end]
    return _place(lines, min(found)) if found else None


def _place(lines: Sequence[str], number: int) -> int | None:
    place = sum(len(line) + 1 for line in lines[:number])
    return place if any(line.strip() for line in lines[:number]) else None


def _marked(lines: Sequence[str]) -> int | None:
    """The last lines with «>», a signature below them apart, and the words above that say whose they are."""
    last = next((number for number in reversed(range(len(lines))) if lines[number].startswith(">")), None)
    if last is None:
        return None
    below = next((line for line in lines[last + 1 :] if line.strip()), SIGNATURE)
    if below.rstrip() != SIGNATURE:
        return None
    first = last
    while first and (lines[first - 1].startswith(">") or not lines[first - 1].strip()):
        first -= 1
    for length in (1, 2):
        if first >= length and _is_attribution(_said(lines, first - length, length)):
            return first - length
    return first


def _unmarked(lines: Sequence[str], *, has_marks: bool) -> int | None:
    """Quotations that bear no marks: below a rule, below headers, below words with a date and an address."""
    for number, line in enumerate(lines):
        if _ORIGINAL.match(line) or _is_block(lines, number):
            return number
        if not has_marks and line.strip():
            for length in (1, 2):
                said = _said(lines, number, length)
                if _is_attribution(said) and _ADDRESS.search(said):
                    return number
    return None


def _said(lines: Sequence[str], number: int, length: int) -> str:
    return " ".join(line.strip() for line in lines[number : number + length])


def _is_attribution(line: str) -> bool:
    """«12.03.2026, 10:15, Иванова <ivanova@example.ru>:» and its like."""
    if len(line) > LONGEST_ATTRIBUTION or not line.endswith(":") or not _DAY.search(line):
        return False
    return bool(_SPOKE.search(line) or (_TIME.search(line) and _ADDRESS.search(line)))


def _is_block(lines: Sequence[str], number: int) -> bool:
    """The headers that Outlook writes above what is answered, perhaps under a rule."""
    if _RULE.match(lines[number]):
        number += 1
        while number < len(lines) and not lines[number].strip():
            number += 1
    if number >= len(lines) or not _FROM.match(lines[number]):
        return False
    return sum(bool(_BESIDE_FROM.match(line)) for line in lines[number + 1 : number + 7]) >= 2
