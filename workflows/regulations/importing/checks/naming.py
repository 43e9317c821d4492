"""How the act calls itself: its kind, its stamp, its title in the text, the abbreviations it introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflows.regulations.importing.checks.draft import Draft, where
from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.structure import Placed
from workflows.regulations.importing.title_words import APPROVED, KINDS
from workflows.regulations.importing.words import around
from workflows.regulations.tree import Kind

STEMS = {kind.stem: kind for kind in KINDS.values()}
_FORMS = "|".join(sorted(STEMS, key=len, reverse=True))
THIS_ACT = re.compile(rf"(?<!\w)(настоящ|данн)\w{{2,3}}\s+({_FORMS})(\w{{0,4}})(?!\w)", re.IGNORECASE)
CALLED = re.compile(r"\(далее\s*[-–—]")
OWN_NAME = re.compile(r"Настоящ(?:ий|ая|ее|ие)\s+(.{10,})$")
LONGEST_NAME = 1500
ABBREVIATION = re.compile(r"\(далее\s*[-–—]\s*([А-ЯЁ]{2,8})\)")
PIECE = re.compile(r"[А-Яа-яЁё]+")
REACH = 12


def wrong_kind(draft: Draft) -> Iterator[Finding]:
    """«В настоящем Положении» inside a Порядок: copied from another act."""
    own = KINDS.get(draft.text.kind.casefold())
    if own is None:
        return
    for text, label, lines in draft.told():
        for found in THIS_ACT.finditer(text):
            stem = found.group(2).casefold()
            if stem != own.stem and (found.group(2)[0].isupper() or found.group(1).casefold() == "настоящ"):
                message = f"{where(label)}: документ назван чужим видом: «{found.group()}», а это {own.name}. Исправьте название вида."
                yield Finding("wrong_document_kind", label, message, Severity.DEFECT, lines)


def approval_word(draft: Draft) -> Iterator[Finding]:
    """The stamp agrees with the kind in gender: «УТВЕРЖДЁН» for a Порядок (ГОСТ Р 7.0.97, гриф утверждения)."""
    own, word = KINDS.get(draft.text.kind.casefold()), draft.text.approval_word.upper()
    if own is None or not word or word == "УТВЕРЖДАЮ" or not word.startswith("УТВЕРЖД"):
        return
    if word not in APPROVED[own.gender]:
        right = APPROVED[own.gender][0]
        message = f"На титуле «{word}», а вид документа «{own.name}» требует «{right}». Исправьте при следующем изменении."
        yield Finding("approval_word", "", message, Severity.DEFECT, draft.title_lines)


def title_differs(draft: Draft) -> Iterator[Finding]:
    """«Настоящий Порядок … (далее – Порядок)» should repeat the title word for word."""
    for text, label, lines in draft.told():
        called = CALLED.search(text)
        found = OWN_NAME.search(text[max(0, called.start() - LONGEST_NAME) : called.start()].rstrip()) if called else None
        if found is None or not label:
            continue
        said, title = found.group(1).split(), draft.text.title.split()
        alike = len(frozenset(_bare(said)) & frozenset(_bare(title)))
        if said != title and len(title) > 3 and alike * 10 >= len(title) * 7 and " ".join(said).casefold() != draft.text.title.casefold():
            message = f"{where(label)} название приведено не так, как на титуле: {_difference(said, title)}. Приведите к одному виду."
            yield Finding("title_differs", label, message, Severity.DEFECT, lines)
        return


def _bare(words: list[str]) -> list[str]:
    return [word.strip("()«».,").casefold() for word in words]


def _difference(said: list[str], title: list[str]) -> str:
    for one, other in zip(said, title, strict=False):
        if one.casefold() != other.casefold():
            return f"«{one}» вместо «{other}»"
    return "одно длиннее другого"


def abbreviations(draft: Draft) -> Iterator[Finding]:
    """«…образовательных технологий осуществляется (далее – ДОТ)»: the letters fit words that stand further left."""
    for place in draft.placed:
        for found in ABBREVIATION.finditer(place.branch.text):
            before = place.branch.text[max(0, found.start() - 400) : found.start()]
            letters = found.group(1)
            meant = _meant(letters.casefold(), before)
            if meant:
                quoted = around(place.branch.text, found.start(), found.end())
                message = f"{where(place.label)}: «{quoted}»: сокращение {letters} стоит не после слов «{meant}», к которым относится. Переставьте."
                yield Finding("abbreviation_misplaced", place.label, message, Severity.DEFECT, place.branch.span)


def _meant(letters: str, before: str) -> str:
    """The words whose initials make the abbreviation, when other words stand between them and it."""
    pieces = list(PIECE.finditer(before))[-REACH - len(letters) :]
    count = len(letters)
    for shift in range(len(pieces) - count + 1):
        end = len(pieces) - shift
        chosen = pieces[end - count : end]
        if "".join(piece.group()[0] for piece in chosen).casefold() == letters:
            return before[chosen[0].start() : chosen[-1].end()] if shift else ""
    return ""


def unnumbered(draft: Draft) -> Iterator[Finding]:
    """A text without numbers, headings without numbers, appendices: kept, and told."""
    numbered = (Kind.SECTION, Kind.POINT, Kind.SUBPOINT)
    if not any(place.node.kind in numbered and place.node.label for place in draft.placed):
        message = "В тексте нет пронумерованных разделов и пунктов: он загружен абзацами. Расставьте номера в проекте."
        yield Finding("no_numbering", "", message, Severity.CHECK)
    for place in draft.placed:
        if place.node.kind is Kind.SECTION:
            yield from _section(place)


def _section(place: Placed) -> Iterator[Finding]:
    label, heading = place.node.label, place.node.heading
    if label.casefold().startswith("приложение"):
        message = f"«{label}» сохранено разделом в конце текста; его пункты стоят внутри него. Проверьте, часть ли это акта."
        yield Finding("appendix_kept", label, message, Severity.CHECK, place.branch.span)
    elif not label:
        message = f"Строка «{heading}» принята за заголовок без номера. Проверьте, так ли это."
        yield Finding("heading_without_number", "", message, Severity.CHECK, place.branch.span)
