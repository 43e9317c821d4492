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
_SIGNATURE = "--"
LONGEST_ATTRIBUTION = 400


def quoted_from(text: str) -> int | None:
    """The place in the text; None when nothing is quoted or the sender writes below and between."""
    lines = text.split("\n")
    for number in range(len(lines)):
        if _FORWARDED.match(lines[number]):
            return None
        if _begins(lines, number):
            return _place(lines, number)
    return None


def _place(lines: Sequence[str], number: int) -> int | None:
    place = sum(len(line) + 1 for line in lines[:number])
    return place if any(line.strip() for line in lines[:number]) else None


def _begins(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    if not line.strip():
        return False
    if _ORIGINAL.match(line) or _is_block(lines, number):
        return True
    if line.startswith(">"):
        return _is_quoted(lines[number:])
    for length in (1, 2):
        said = " ".join(part.strip() for part in lines[number : number + length])
        if _is_attribution(said):
            rest = lines[number + length :]
            return _is_quoted(rest) or (not _has_marks(rest) and bool(_ADDRESS.search(said)))
    return False


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


def _has_marks(lines: Sequence[str]) -> bool:
    return any(line.startswith(">") for line in lines)


def _is_quoted(lines: Sequence[str]) -> bool:
    """Whether all that follows is marked with «>», a signature at the end apart."""
    is_marked = False
    for line in lines:
        if line.startswith(">"):
            is_marked = True
        elif line.rstrip() == _SIGNATURE and is_marked:
            return True
        elif line.strip():
            return False
    return is_marked
