"""Places and acts in words, for sentences to a person."""

from __future__ import annotations

from workflows.printing.words import NBSP, long_date
from workflows.regulations.references.acts import NAMES, Act, ActKind
from workflows.regulations.references.citations import Path, Step, Unit

_ONES = (
    *("", "первый", "второй", "третий", "четвёртый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый"),
    *("одиннадцатый", "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый", "шестнадцатый"),
    *("семнадцатый", "восемнадцатый", "девятнадцатый"),
)
_TENS = {20: ("двадцатый", "двадцать"), 30: ("тридцатый", "тридцать"), 40: ("сороковой", "сорок"), 50: ("пятидесятый", "пятьдесят")}
WORDS = {
    Unit.PARAGRAPH: ("абзац", "абзаца"),
    Unit.SUBPOINT: ("подпункт", "подпункта"),
    Unit.POINT: ("пункт", "пункта"),
    Unit.PART: ("часть", "части"),
    Unit.ARTICLE: ("статья", "статьи"),
    Unit.CHAPTER: ("глава", "главы"),
    Unit.SECTION: ("раздел", "раздела"),
    Unit.APPENDIX: ("приложение", "приложения"),
}
ACCUSATIVE = {"часть": "часть", "статья": "статью", "глава": "главу"}
FEMININE = frozenset({Unit.PART, Unit.ARTICLE, Unit.CHAPTER})
SHORT = {
    Unit.PARAGRAPH: "абз.",
    Unit.SUBPOINT: "подп.",
    Unit.POINT: "п.",
    Unit.PART: "ч.",
    Unit.ARTICLE: "ст.",
    Unit.CHAPTER: "гл.",
    Unit.SECTION: "разд.",
    Unit.APPENDIX: "прил.",
}


def ordinal_word(number: int) -> str:
    """«двадцать второй»; a figure for what nobody spells out."""
    if number < len(_ONES):
        return _ONES[number]
    ten = number - number % 10
    if ten not in _TENS:
        return str(number)
    return _TENS[ten][0] if number == ten else f"{_TENS[ten][1]} {_ONES[number % 10]}"


def led_to(path: Path) -> str:
    """«абзац второй пункта 2.2», «главу 3»: after «указывает на»."""
    inner, *outer = (_step(step, number) for number, step in enumerate(reversed(path)))
    word, _, rest = inner.partition(" ")
    first = f"{ACCUSATIVE.get(word, word)} {rest}".strip()
    return " ".join([first, *outer])


def _step(step: Step, depth: int) -> str:
    word = WORDS[step.unit][min(depth, 1)]
    if not step.label:
        return word if not depth else f"этого {word}" if step.unit not in FEMININE else f"этой {word}"
    label = ordinal_word(int(step.label)) if step.unit is Unit.PARAGRAPH and step.label.isdecimal() and not depth else step.label
    return f"{word} «{label}»" if len(label) == 1 and label.isalpha() and label.islower() else f"{word} {label}"


def pinpoint(path: Path) -> str:
    """«п. 2 ч. 1 ст. 30»: as short as in a table."""
    return " ".join(f"{SHORT[step.unit]}{NBSP}{step.label}{'–' + step.last if step.last else ''}" for step in reversed(path) if step.label)


def act_words(act: Act) -> str:
    """«Федеральный закон от 29 декабря 2012 г. № 273-ФЗ»; a code by its own name."""
    if act.kind in (ActKind.CODE, ActKind.CONSTITUTION):
        return act.title or NAMES[act.kind]
    if act.kind in (ActKind.STANDARD, ActKind.SANITARY):
        return f"ГОСТ {act.number}" if act.kind is ActKind.STANDARD else act.number
    name = " ".join(filter(None, [NAMES[act.kind], act.issuer]))
    day = f"от{NBSP}{long_date(act.adopted)}" if act.adopted else ""
    number = f"№{NBSP}{act.number}" if act.number else ""
    return " ".join(filter(None, [name, day, number]))
