"""The words of the grammar in all their cases: units, ordinals, and what acts are called."""

from __future__ import annotations

from workflows.regulations.references.citations import Unit

_HARD = ("", "а", "у", "ом", "е"), ("ы", "ов", "ам", "ами", "ах")
_DECLINED = (
    (Unit.POINT, "пункт", *_HARD),
    (Unit.SUBPOINT, "подпункт", *_HARD),
    (Unit.SECTION, "раздел", *_HARD),
    (Unit.PARAGRAPH, "абзац", ("", "а", "у", "ем", "е"), ("ы", "ев", "ам", "ами", "ах")),
    (Unit.CHAPTER, "глав", ("а", "е", "у", "ой", "ою"), ("ы", "", "ам", "ами", "ах")),
    (Unit.ARTICLE, "стать", ("я", "е", "ю", "ей", "ею"), ("и", "ям", "ями", "ях")),
    (Unit.PART, "част", ("ь", "ью"), ("и", "ей", "ям", "ями", "ях")),
    (Unit.APPENDIX, "приложени", ("е", "ю", "ем", "и"), ("я", "й", "ям", "ями", "ях")),
)

# Word → (unit, whether a list may follow); a form that is singular and plural alike («части») lets a list follow.
UNITS = {
    stem + ending: (unit, plural)
    for unit, stem, *numbers in _DECLINED
    for plural, endings in zip((False, True), numbers, strict=True)
    for ending in endings
} | {"статей": (Unit.ARTICLE, True)}

# These stand with a full stop: «п. 2.2», «пп. 2.2–2.4».
SHORT = {
    "п": Unit.POINT,
    "пп": Unit.POINT,
    "подп": Unit.SUBPOINT,
    "абз": Unit.PARAGRAPH,
    "разд": Unit.SECTION,
    "гл": Unit.CHAPTER,
    "ст": Unit.ARTICLE,
    "ч": Unit.PART,
    "прил": Unit.APPENDIX,
}

_STEMS = (
    *("перв", "втор", "треть", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    *("одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат"),
    *("восемнадцат", "девятнадцат", "двадцат"),
)
_ENDINGS = ("ый", "ой", "ого", "ому", "ым", "ом", "ая", "ую", "ою", "ое", "ые", "ых", "ыми")
_SOFT = ("третий", *("треть" + ending for ending in ("его", "ему", "им", "ем", "я", "ей", "ю", "ею", "е", "и", "их", "ими")))

ORDINALS = {stem + ending: number for number, stem in enumerate(_STEMS, start=1) if stem != "треть" for ending in _ENDINGS}
ORDINALS |= dict.fromkeys(_SOFT, 3)
ORDINALS |= {stem + ending: number for stem, number in (("тридцат", 30), ("пятидесят", 50)) for ending in _ENDINGS}
ORDINALS |= {"сороков" + ending: 40 for ending in _ENDINGS}
TENS = {"двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50}

OWN = ("настоящ", "данн")
CONJUNCTIONS = frozenset({"и", "или", "либо"})
OF_THE_KIND = ("порядк", "порядок", "положени", "правил", "инструкци", "регламент")  # stems of what local acts are called

# In the genitive after «пункта 5 …» these words belong to another document.
FOREIGN = frozenset(
    (
        *("закона", "законов", "кодекса", "кодексов", "конституции", "устава", "указа", "указов", "постановления", "постановлений"),
        *("приказа", "приказов", "распоряжения", "решения", "письма", "протокола", "лицензии", "гост", "санпин", "основ"),
        *("правил", "порядка", "положения", "инструкции", "регламента", "рекомендаций", "требований", "стандарта", "стандартов"),
        *("договора", "договоров", "соглашения", "контракта", "перечня", "программы", "плана", "концепции", "стратегии"),
    )
)
NOT_THE_ACT = ("договор", "соглашени", "контракт", "приказ", "закон", "кодекс", "постановлени")  # «настоящего договора»
GENITIVE = ("ого", "его", "ой", "ей", "ых", "их")  # endings of the adjectives before them
ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def ordinal(word: str) -> int:
    """«вторым» → 2; 0 for a word that is no ordinal."""
    return ORDINALS.get(word, 0)


def arabic(roman: str) -> int:
    """«XIV» → 14; 0 for what is no Roman number."""
    if not roman or len(roman) > 10 or any(sign not in ROMANS for sign in roman):
        return 0
    values = [ROMANS[sign] for sign in roman]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def folded_kind(kind: str) -> str:
    """«Порядок» and «Порядка» begin alike: the stem by which the words of a text are compared with its kind."""
    return kind.casefold().replace("ё", "е").replace("порядок", "порядк")
