"""Spaces that must not break, put in on output only: the stored text and its hash never change.

Only a space becomes a no-break space, so what is searched, compared and copied stays the same but for spaces.
"""

import re
from collections.abc import Iterable
from html import escape

from workflows.printing.words import MONTHS, NBSP

BEFORE_NUMBER = (
    *("пункт", "пункта", "пункту", "пункте", "пунктом", "пункты", "пунктов", "пунктам", "пунктах", "пунктами"),
    *("подпункт", "подпункта", "подпункте", "подпунктом", "раздел", "раздела", "разделе", "разделом"),
    *("статья", "статьи", "статье", "статьёй", "статьей", "часть", "части", "абзац", "абзаца", "абзаце"),
    *("п.", "пп.", "ст.", "ч.", "гл.", "абз.", "стр.", "прил.", "разд.", "вх."),
)
AFTER_NUMBER = (
    *MONTHS,
    *(
        "г.",
        "гг.",
        "год",
        "руб",
        "коп",
        "час",
        "мин",
        "дн",
        "день",
        "рабоч",
        "календарн",
        "недел",
        "месяц",
        "балл",
        "процент",
    ),
)
SHORT = (*"авикосуя", "во", "до", "за", "из", "ко", "на", "не", "ни", "об", "от", "по", "со")


def _after(words: Iterable[str]) -> str:
    """A look-behind for «one of the words and a space»; Python wants each to be of one width."""
    spellings = {spelling for word in words for spelling in (word, word.capitalize())}
    widths = sorted({len(word) for word in spellings})
    groups = (sorted(re.escape(word) for word in spellings if len(word) == width) for width in widths)
    return "(?:" + "|".join(rf"(?<=\b(?:{'|'.join(group)}) )" for group in groups) + ")"


GLUE = re.compile(
    " (?:"
    r"(?=[–—-] )"
    rf"|(?=\d)(?:(?<=№ )|(?<=§ )|{_after(BEFORE_NUMBER)}|{_after(MONTHS)})"
    rf"|(?<=\d )(?={'|'.join(re.escape(word) for word in AFTER_NUMBER)})"
    rf"|{_after(SHORT)}"
    r"|(?=[А-ЯЁ])(?<=\b[А-ЯЁ]\. )"
    r"|(?=[А-ЯЁ]\.[А-ЯЁ]\.)"
    r"|(?=«?[А-ЯЁ]{2})(?<=[А-ЯЁ]{2} )"
    r"|(?<=«[–—] )|(?<=^[–—] )"
    ")"
)
WHOLE = re.compile(rf"№{NBSP}\w+(?:[/.-]\w+)+")

REFERENCE = rf"\b(?:ст|ч|п|пп|подп|абз)\.{NBSP}\d+(?:\.\d+)*"
TOGETHER = re.compile(rf"№{NBSP}\w+(?:[/.-]\w+)*|{REFERENCE}(?:(?:,[ {NBSP}]|[ {NBSP}]и[ {NBSP}]|[ {NBSP}]){REFERENCE})*|\b\d+-ФЗ\b(?:[ {NBSP}]\d+\([\d.]+\))?|\b\d+-[А-ЯЁ]+/\d{{4}}\b")


def bound(text: str) -> str:
    """The text with its numbers, dates, initials and short words kept on one line with their neighbours."""
    return GLUE.sub(NBSP, text)


def name_html(organisation: str) -> str:
    """The name of an organisation for the head of a document: what stands in quotes begins a line of its own."""
    return bound_html(organisation).replace(" «", "<br>«", 1)


def bound_html(text: str) -> str:
    """The same, escaped for HTML; a number with a hyphen in it («№ 273-ФЗ») gets a span that keeps it whole."""
    glued = escape(bound(text), quote=False)
    return WHOLE.sub(r'<span class="nobr">\g<0></span>', glued) if "№" in glued else glued


def together(text: str) -> str:
    """Plain words whose references to law stay on one line: for labels and hints, where no tag can stand."""
    return TOGETHER.sub(lambda found: found[0].replace(" ", NBSP), bound(text))


def whole_html(text: str) -> str:
    """The text, escaped; a number («№ 001-ОГ/2026»), a law («59-ФЗ») and a reference («ст. 8, ч. 2») never break across lines."""
    return TOGETHER.sub(r'<span class="nobr">\g<0></span>', escape(bound(text), quote=False))
