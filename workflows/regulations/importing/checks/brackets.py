"""Brackets, quotation marks and the sign at the end of a provision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workflows.regulations.importing.checks.draft import Draft, at, where
from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.structure import Branch, Placed
from workflows.regulations.importing.words import is_finished, last_words
from workflows.regulations.tree import Kind

INLINE_LABEL = re.compile(r"(?:^|[\s«])(?:[а-яёa-z]|\d{1,2})$", re.IGNORECASE)
ITEM_ENDS = (";", ".", ",", ":")


def brackets(draft: Draft) -> Iterator[Finding]:
    """A bracket without its pair; inner and outer guillemets may share one closing sign."""
    for text, label, lines in draft.told():
        what = _unpaired(text)
        if what:
            message = f"{where(label)}: {what} в словах «{last_words(text, 6)}» или раньше. Найдите пару и исправьте."
            yield Finding("unclosed_bracket", label, message, Severity.DEFECT, lines)


def _unpaired(text: str) -> str:
    depth = 0
    for index, char in enumerate(text):
        if char == ")" and not depth and INLINE_LABEL.search(text[max(0, index - 4) : index]):
            continue
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return "лишняя скобка «)»"
    if depth:
        return "скобка «(» не закрыта"
    opened, closed = text.count("«"), text.count("»")
    if closed > opened:
        return "лишняя закрывающая кавычка"
    return "открытая кавычка не закрыта" if opened and not closed else ""


def final_stops(draft: Draft) -> Iterator[Finding]:
    """Points and paragraphs end with a stop, items with their own sign."""
    for place in draft.placed:
        branch = place.branch
        if branch.row or not branch.text or branch.kind is Kind.ITEM or is_finished(branch.text):
            continue
        message = f"В конце нет знака препинания: «…{last_words(branch.text)}». Поставьте точку или двоеточие."
        yield at(place, "no_final_stop", message)
    yield from _items(draft.placed)


def _items(placed: Sequence[Placed]) -> Iterator[Finding]:
    for place in placed:
        items = [each for each in place.branch.children if each.kind is Kind.ITEM]
        bare = [each for each in items if each.text and not each.text.endswith(ITEM_ENDS) and not is_finished(each.text)]
        if bare:
            yield _at_item(place, bare[0], f"Абзацев перечня без знака в конце: {len(bare)}, первый «…{last_words(bare[0].text)}». Поставьте «;» или точку.")
        elif items and place.branch.children[-1] is items[-1] and items[-1].text.endswith((";", ",")):
            yield _at_item(place, items[-1], f"Перечень кончается не точкой: «…{last_words(items[-1].text)}». Поставьте точку или допишите перечень.")


def _at_item(place: Placed, item: Branch, message: str) -> Finding:
    return Finding("no_final_stop", place.label, message, Severity.DEFECT, item.span)


def empty(draft: Draft) -> Iterator[Finding]:
    """A number without words, a section without points, a colon without a list."""
    for index, place in enumerate(draft.placed):
        branch = place.branch
        following = draft.placed[index + 1].branch if index + 1 < len(draft.placed) else None
        if branch.kind is Kind.SECTION and not branch.children:
            yield at(place, "empty_section", f"Раздел «{branch.heading or branch.label}» пуст. Проверьте, не потерян ли его текст в источнике.", Severity.CHECK)
        elif branch.kind is not Kind.SECTION and not branch.text and not branch.children:
            yield at(place, "empty_provision", f"После номера «{branch.label}» нет текста. Впишите его или уберите номер.", Severity.CHECK)
        elif branch.text.endswith(":") and not branch.children and _stands_alone(branch, following):
            yield at(place, "list_expected", f"После «…{last_words(branch.text)}» ничего не перечислено. Проверьте, не потерян ли перечень.", Severity.CHECK)


def _stands_alone(branch: Branch, following: Branch | None) -> bool:
    return following is None or branch.kind is not Kind.PARAGRAPH or following.kind in (Kind.SECTION, Kind.POINT)
