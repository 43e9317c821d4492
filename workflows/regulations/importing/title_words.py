"""Words of the title page: kinds of acts with their gender, stamps, months, places and years."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

MASCULINE, FEMININE, NEUTER, PLURAL = "m", "f", "n", "pl"


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act: its name, gender and the stem by which its other forms are known."""

    name: str
    gender: str
    stem: str


KINDS: Mapping[str, ActKind] = {
    kind.name.casefold(): kind
    for kind in (
        ActKind("Порядок", MASCULINE, "поряд"),
        ActKind("Положение", NEUTER, "положени"),
        ActKind("Правила", PLURAL, "правил"),
        ActKind("Инструкция", FEMININE, "инструкци"),
        ActKind("Регламент", MASCULINE, "регламент"),
        ActKind("Устав", MASCULINE, "устав"),
        ActKind("Кодекс", MASCULINE, "кодекс"),
        ActKind("Политика", FEMININE, "политик"),
        ActKind("Программа", FEMININE, "программ"),
        ActKind("Стандарт", MASCULINE, "стандарт"),
        ActKind("Перечень", MASCULINE, "перечн"),
        ActKind("Методика", FEMININE, "методик"),
        ActKind("Концепция", FEMININE, "концепци"),
        ActKind("План", MASCULINE, "план"),
        ActKind("Режим", MASCULINE, "режим"),
        ActKind("Требования", PLURAL, "требовани"),
        ActKind("Нормы", PLURAL, "норм"),
    )
}
APPROVED: Mapping[str, tuple[str, ...]] = {
    MASCULINE: ("УТВЕРЖДЁН", "УТВЕРЖДЕН"),
    FEMININE: ("УТВЕРЖДЕНА",),
    NEUTER: ("УТВЕРЖДЕНО",),
    PLURAL: ("УТВЕРЖДЕНЫ",),
}
APPROVAL = re.compile(r"(УТВЕРЖД[ЕЁ]Н[АОЫ]?|УТВЕРЖДАЮ|ВВЕД[ЕЁ]Н[АОЫ]? В ДЕЙСТВИЕ)(?!\w)[:.]?", re.IGNORECASE)
OTHER_STAMP = re.compile(r"(СОГЛАСОВАН[АОЫ]?|ПРИНЯТ[АОЫ]?|РАССМОТРЕН[АОЫ]?|ОДОБРЕН[АОЫ]?|УЧТЕНО|С УЧ[ЕЁ]ТОМ МНЕНИЯ)(?!\w)", re.IGNORECASE)
STAMP = re.compile(rf"(?:{APPROVAL.pattern}|{OTHER_STAMP.pattern})", re.IGNORECASE)
APPENDIX_TO_ORDER = re.compile(r"приложение(\s*(№|N)?\s*\d+)?\s*(к приказу.*)?$", re.IGNORECASE)
TO_ORDER = re.compile(r"к приказу(?!\w)", re.IGNORECASE)
OF_APPROVAL = re.compile(
    r"\(в\s+(?:новой\s+)?ред|приказ|распоряжени|решени|протокол|директор|ректор|начальник|заведующ|председател|генеральн|и\.\s?о\.|от\s|№|N\s?\d|_{2,}|[«\"]?\s*_*\d{0,2}_*\s*[»\"]\s|\d{1,2}\.\d{1,2}\.\d{2,4}|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s",
    re.IGNORECASE,
)
MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_PLACE = r"(?:(?:г|гор|пос|с|д|пгт)\.\s*|город\s+|село\s+)?[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁа-яё][а-яё]*){0,3}"
_YEAR = r"(?:19|20)\d\d\s*(?:г\.?|год|года)?"
IMPRINT = re.compile(rf"(?:{_PLACE}\s*,?\s*[-–—]?\s*{_YEAR}|{_YEAR})$")
IMPRINT_PLACE = re.compile(rf"{_PLACE}\s*,?$")
IMPRINT_YEAR = re.compile(rf"{_YEAR}$")
FIRST_WORDS = re.compile(r"[«\"]?([А-ЯЁа-яё-]+)(?:\s+([А-ЯЁа-яё-]+))?(?:\s+([А-ЯЁа-яё-]+))?")
ADJECTIVE = re.compile(r".*(ый|ий|ой|ая|яя|ое|ее|ые|ие)$", re.IGNORECASE)


def kind_of(line: str) -> ActKind | None:
    """The kind of act that a line of the title names first, adjectives before it allowed («Должностная инструкция»)."""
    words = FIRST_WORDS.match(line)
    if words is None or not line.lstrip("«\"")[:1].isupper():
        return None
    for word in filter(None, words.groups()):
        if word.casefold() in KINDS:
            return KINDS[word.casefold()]
        if not ADJECTIVE.match(word):
            return None
    return None


def is_heading_case(line: str) -> bool:
    """All in capitals, as headings often are."""
    letters = [char for char in line if char.isalpha()]
    return len(letters) > 3 and all(char.isupper() for char in letters)
