"""Other acts as they are cited: kind, date, number, and one key for all spellings of one act."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActKind(StrEnum):
    """Kinds of acts that a local act cites."""

    CONSTITUTION = "constitution"
    FKZ = "fkz"
    FZ = "fz"
    LAW = "law"
    CODE = "code"
    DECREE = "decree"
    GOVERNMENT = "pprf"
    RESOLUTION = "resolution"
    ORDER = "order"
    DIRECTIVE = "directive"
    DECISION = "decision"
    LETTER = "letter"
    STANDARD = "gost"
    SANITARY = "sanpin"
    CHARTER = "charter"


NAMES = {
    ActKind.CONSTITUTION: "Конституция Российской Федерации",
    ActKind.FKZ: "Федеральный конституционный закон",
    ActKind.FZ: "Федеральный закон",
    ActKind.LAW: "Закон",
    ActKind.CODE: "Кодекс",
    ActKind.DECREE: "Указ",
    ActKind.GOVERNMENT: "Постановление Правительства Российской Федерации",
    ActKind.RESOLUTION: "Постановление",
    ActKind.ORDER: "Приказ",
    ActKind.DIRECTIVE: "Распоряжение",
    ActKind.DECISION: "Решение",
    ActKind.LETTER: "Письмо",
    ActKind.STANDARD: "ГОСТ",
    ActKind.SANITARY: "Санитарные правила",
    ActKind.CHARTER: "Устав",
}

CODES = {
    "тк": "Трудовой кодекс Российской Федерации",
    "гк": "Гражданский кодекс Российской Федерации",
    "гпк": "Гражданский процессуальный кодекс Российской Федерации",
    "апк": "Арбитражный процессуальный кодекс Российской Федерации",
    "нк": "Налоговый кодекс Российской Федерации",
    "ск": "Семейный кодекс Российской Федерации",
    "ук": "Уголовный кодекс Российской Федерации",
    "упк": "Уголовно-процессуальный кодекс Российской Федерации",
    "жк": "Жилищный кодекс Российской Федерации",
    "бк": "Бюджетный кодекс Российской Федерации",
    "зк": "Земельный кодекс Российской Федерации",
    "кас": "Кодекс административного судопроизводства Российской Федерации",
    "коап": "Кодекс Российской Федерации об административных правонарушениях",
}


@dataclass(frozen=True, slots=True)
class Act:
    """An act outside the text. `issuer` stands as it was written («Минобрнауки России»), `title` without its quotes."""

    kind: ActKind
    adopted: date | None = None
    number: str = ""
    issuer: str = ""
    title: str = ""

    @property
    def key(self) -> str:
        """«fz:2012-12-29:273-фз»: the same for every way of writing the date, the number and the case."""
        number = unicodedata.normalize("NFC", self.number).replace("\u2011", "-").casefold()
        return f"{self.kind}:{self.adopted.isoformat() if self.adopted else ''}:{' '.join(number.split())}"
