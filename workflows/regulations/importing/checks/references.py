"""References of the act to its own provisions: «пунктах 2.2, 2.4 и 3.1–3.5», «подпункт «а» пункта 2.2», «раздел 5»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflows.regulations.importing.checks.draft import Draft, where
from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.words import around
from workflows.regulations.tree import Kind, Node

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,5}[¹²³⁴⁵⁶⁷⁸⁹⁰]*"
_LIST = rf"{_NUMBER}(?:\s*(?:[–—-]|,\s*(?:и\s+)?|и\s|или\s|до\s)\s*{_NUMBER})*"
POINTS = re.compile(
    rf"(?<!\w)(?P<word>(?:под)?пункт(?:а|у|е|ом|ы|ов|ам|ах|ами)?|(?:под)?п{{1,2}}\.|раздел(?:а|у|е|ом|ы|ов|ам|ах|ами)?|глав(?:а|ы|е|у|ой)|прил(?:ожени)?\w{{0,3}}\.?)\s*№?\s*(?P<list>{_LIST})(?![\w/]|\.\d)(?P<dot>\.(?=\s+[а-яё]))?",
    re.IGNORECASE,
)
LETTER = re.compile(rf"подпункт\w*\s+«?([а-я])[»)]?\s+пункта\s+({_NUMBER})(?!\w)", re.IGNORECASE)
PIECE = re.compile(rf"({_NUMBER})(\s*[–—-]\s*(?={_NUMBER}))?")
OWN = re.compile(r"\s*\.?\s*(?:настоящ|данн\w{2,3}\s+(?:поряд|положени|правил|инструкц|регламент)|к\s+настоящ)", re.IGNORECASE)
ANOTHER = re.compile(
    r"\s*[.,]?\s*(?:(?:и|или)\s+)?(?:(?:част\w+|стать\w+|ст\.|пункт\w*|п\.|раздел\w*|глав\w+|абзац\w*|подпункт\w*)\s*[\d.,–\s]*)*(?:[а-яё]+(?:ого|его|ой|ых|их)\s+){0,3}"
    r"(?:федеральн|закон|постановлени|приказ|устав|кодекс|конституци|указ|договор|распоряжени|решени|протокол|гост|санпин|правил\w*,?\s+утв|порядк\w*,?\s+утв|положени\w*,?\s+(?:об?\s|утв)|(?:гражданск|трудов|налогов|семейн)|статьи|ст\.|рекомендаци|лицензи)",
    re.IGNORECASE,
)


def references(draft: Draft) -> Iterator[Finding]:
    """Each reference to this act must lead somewhere."""
    known = _Known(draft)
    for text, label, lines in draft.told():
        if not label:
            continue
        for found in POINTS.finditer(text):
            after = text[found.end() :][:200]
            if found.group("dot"):
                quoted = around(text, found.start(), found.end())
                yield Finding("stray_dot_in_reference", label, f"{where(label)}: лишняя точка после номера: «{quoted}». Уберите её.", Severity.DEFECT, lines)
            dangling = list(_dangling(known, found, label, lines))
            if dangling and (OWN.match(after) or not ANOTHER.match(after)):
                yield from dangling
        yield from _letters(known, text, label, lines)


class _Known:
    """What can be referred to."""

    def __init__(self, draft: Draft) -> None:
        numbered = (Kind.SECTION, Kind.POINT, Kind.SUBPOINT)
        self.nodes = {place.node.label: place.node for place in draft.placed if place.node.kind in numbered and place.node.label}
        self.counted = {str(place.branch.mark.parts[0]) for place in draft.placed if place.node.kind is Kind.SECTION and place.branch.mark and place.branch.mark.parts}
        self.appendices = frozenset(re.sub(r"\D", "", label) or "1" for label in self.nodes if label.casefold().startswith("прил"))
        self.inside = frozenset(place.node.label for place in draft.placed if place.node.label)

    def has(self, word: str, number: str) -> bool:
        if word.startswith("прил"):
            return number in self.appendices
        if word.startswith(("раздел", "глав")):
            return number in self.nodes or number in self.counted
        return number in self.nodes or number in self.inside


def _dangling(known: _Known, found: re.Match[str], label: str, lines: tuple[int, int]) -> Iterator[Finding]:
    word = found.group("word").casefold()
    for number in _numbers(found.group("list")):
        if not known.has(word, number):
            said = f"{found.group('word')} {number}"
            message = f"{where(label)}: ссылка «{said}» никуда не ведёт: такого в документе нет. Исправьте номер или укажите другой акт."
            yield Finding("dangling_reference", label, message, Severity.DEFECT, lines)


def _numbers(listed: str) -> Iterator[str]:
    """All numbers of a list, those inside a range of one level included."""
    first = ""
    for piece in PIECE.finditer(listed):
        number = piece.group(1)
        if first:
            yield from _between(first, number)
        yield number
        first = number if piece.group(2) else ""


def _between(first: str, last: str) -> Iterator[str]:
    head, _, start = first.rpartition(".")
    other, _, end = last.rpartition(".")
    if head == other and start.isdecimal() and end.isdecimal() and int(end) - int(start) < 200:
        for number in range(int(start) + 1, int(end)):
            yield f"{head}.{number}" if head else str(number)


def _letters(known: _Known, text: str, label: str, lines: tuple[int, int]) -> Iterator[Finding]:
    for found in LETTER.finditer(text):
        letter, number = found.group(1).casefold(), found.group(2)
        node = known.nodes.get(number)
        if node is not None and not _has_letter(node, letter):
            message = f"{where(label)}: ссылка «{found.group()}» никуда не ведёт: в пункте {number} нет «{letter})». Исправьте ссылку."
            yield Finding("dangling_reference", label, message, Severity.DEFECT, lines)


def _has_letter(node: Node, letter: str) -> bool:
    return any(child.label.casefold() == letter for child in node.walk())
