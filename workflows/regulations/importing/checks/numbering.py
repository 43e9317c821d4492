"""Numbers of provisions: gaps, repetitions, order, and one way of writing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from workflows.regulations.importing.checks.draft import Draft, at
from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.marks import Family
from workflows.regulations.importing.structure import Branch, Placed
from workflows.regulations.tree import Kind

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
FULL = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def sequence(draft: Draft) -> Iterator[Finding]:
    """Numbered provisions one after another, each compared with the number before it on its level."""
    seen: set[tuple[int, ...]] = set()
    last: dict[tuple[int, ...], tuple[int, str]] = {}
    chapter: object = None
    for place in draft.placed:
        mark = place.branch.mark
        if place.node.kind is Kind.SECTION and not (mark and mark.family is Family.NUMBER):
            chapter = place.node.uid
        if place.node.kind not in (Kind.SECTION, Kind.POINT, Kind.SUBPOINT) or mark is None or mark.family is not Family.NUMBER:
            continue
        if _plain(mark.label):
            yield from _compare(place, mark.parts, seen, last, restarted=chapter is not None)
            seen.add(mark.parts)
            last[mark.parts[:-1]] = (mark.parts[-1], mark.label)


def _plain(label: str) -> bool:
    """«2.2¹» and «2.2-1» are inserted provisions and stand outside the count."""
    return all(part.isascii() and part.isdigit() for part in label.split("."))


def _compare(
    place: Placed, parts: tuple[int, ...], seen: set[tuple[int, ...]], last: dict[tuple[int, ...], tuple[int, str]], *, restarted: bool
) -> Iterator[Finding]:
    label, above = place.node.label, parts[:-1]
    before, before_label = last.get(above, (0, ""))
    if parts in seen:
        yield _repeated(place, restarted=restarted and len(parts) == 1 and parts[-1] == 1)
    elif parts[-1] < before:
        yield at(place, "numbering_order", f"Пункт {label} стоит после {before_label}. Проверьте порядок пунктов.")
    elif parts[-1] > before + 1:
        missing = ".".join(map(str, (*above, before + 1)))
        after = f"после {before_label}" if before_label else "в начале"
        yield at(place, "numbering_gap", f"Пропущен номер {missing}: {after} идёт {label}. Проверьте, не потерян ли текст.")
    parent = place.parent.mark if place.parent is not None else None
    if parent is not None and parent.family is Family.NUMBER and above and parent.parts != above[: len(parent.parts)]:
        yield at(place, "numbering_wrong_section", f"Пункт {label} стоит внутри {place.parent.label if place.parent else ''}. Проверьте номер или место.")


def _repeated(place: Placed, *, restarted: bool) -> Finding:
    label = place.node.label
    if restarted:
        return at(place, "numbering_restarts", f"В новом разделе нумерация снова начинается с {label}: ссылка на пункт станет неоднозначной. Сделайте номера сквозными.", Severity.CHECK)
    return at(place, "numbering_duplicate", f"Номер {label} уже есть выше. Исправьте номер: два пункта не могут называться одинаково.")


def sections(draft: Draft) -> Iterator[Finding]:
    """«Раздел 1», «II.»: counted within their own level."""
    for siblings in _all_siblings(draft):
        marks = [each for each in siblings if each.mark and each.mark.family in (Family.WORD, Family.ROMAN, Family.APPENDIX) and each.mark.parts]
        for before, after in pairwise(marks):
            if before.mark and after.mark and after.mark.parts[0] not in (before.mark.parts[0] + 1, 1):
                code = "numbering_duplicate" if after.mark.parts == before.mark.parts else "numbering_gap"
                yield Finding(code, after.label, f"После «{before.label}» идёт «{after.label}». Проверьте номера.", Severity.DEFECT, after.span)


def items(draft: Draft) -> Iterator[Finding]:
    """«а), б), г)» and «1), 3)» inside one list."""
    for place in draft.placed:
        for family in (Family.LETTER, Family.BRACKET):
            marked = [each for each in place.branch.children if each.mark is not None and each.mark.family is family]
            yield from _items(place, marked)


def _items(place: Placed, marked: Sequence[Branch]) -> Iterator[Finding]:
    before, seen = "", set()
    for branch in marked:
        if branch.label in seen:
            yield _item(place, branch, "numbering_duplicate", f"Номер «{branch.label})» в перечне повторяется. Исправьте номер.")
        elif not _follows(before, branch.label) and not (not before and len(marked) == 1):
            said = f"после «{before})»" if before else "первым"
            yield _item(place, branch, "numbering_gap", f"В перечне {said} идёт «{branch.label})». Проверьте, не потерян ли текст.")
        before = branch.label
        seen.add(before)


def _follows(before: str, label: str) -> bool:
    if label.isascii() and label.isdigit():
        return int(label) == int(before or 0) + 1 if not before or before.isdigit() else False
    alphabets = (LETTERS, FULL, LETTERS.upper(), FULL.upper(), "abcdefghijklmnopqrstuvwxyz")
    return any(label in each and (each[: each.index(label)][-1:] == before) for each in alphabets)


def _item(place: Placed, branch: Branch, code: str, message: str) -> Finding:
    return Finding(code, place.label, message, Severity.DEFECT, branch.span)


def one_style(draft: Draft) -> Iterator[Finding]:
    """«1.1.» beside «1.2», and «а)» beside «1)» in one list."""
    kinds = (Kind.SECTION, Kind.POINT, Kind.SUBPOINT)
    for depth in range(1, 7):
        marked = [each for each in draft.placed if each.node.kind in kinds and _depth(each) == depth and each.branch.mark]
        tails = [each.branch.mark.tail for each in marked if each.branch.mark]
        if len(frozenset(tails)) > 1:
            common = max(frozenset(tails), key=tails.count)
            odd = next(each for each in marked if each.branch.mark and each.branch.mark.tail != common)
            yield at(odd, "mixed_numbering", f"Номер «{odd.node.label}» написан не так, как остальные: с точкой и без неё. Приведите к одному виду.")
    for place in draft.placed:
        yield from _mixed_list(place)


def _depth(place: Placed) -> int:
    mark = place.branch.mark
    return len(mark.parts) if mark is not None and mark.family is Family.NUMBER else 0


def _mixed_list(place: Placed) -> Iterator[Finding]:
    families = [each.mark.family for each in place.branch.children if each.kind is Kind.ITEM and each.mark and each.mark.family is not Family.NUMBER]
    if len(frozenset(families)) > 1:
        odd = next(each for each in place.branch.children if each.mark and each.mark.family is not families[0] and each.kind is Kind.ITEM)
        yield _item(place, odd, "mixed_numbering", "В одном перечне разные обозначения: буквы, цифры или тире. Приведите к одному виду.")


def _all_siblings(draft: Draft) -> Iterator[Sequence[Branch]]:
    yield [place.branch for place in draft.placed if place.parent is None]
    for place in draft.placed:
        yield place.branch.children
