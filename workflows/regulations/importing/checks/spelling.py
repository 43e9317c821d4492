"""Letters, hyphens and signs inside one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflows.regulations.importing.checks.draft import Draft, where
from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.words import around

WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
LATIN = re.compile(r"[A-Za-z]+")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
LOOKALIKE = str.maketrans("aceopxyABCEHKMOPTXY", "асеорхуАВСЕНКМОРТХУ")
ALONE = re.compile(r"(?<=[а-яё] )[aceoky](?= [а-яё])")
HYPHEN = re.compile(r"(?<=[^\s]) - (?=[^\s])")
SIGNS = (
    ("missing_space", re.compile(r"[а-яё»)][,;:!?][А-Яа-яЁё«]|\)[А-Яа-яЁё]"), "нет пробела", Severity.DEFECT),
    ("space_before_punctuation", re.compile(r"(?<=[\w»)]) [,;:.!?](?=\s|$)"), "лишний пробел перед знаком", Severity.DEFECT),
    ("double_punctuation", re.compile(r"[,;:]\s?[,;:.]|(?<!\.)\.\.(?!\.)"), "два знака препинания подряд", Severity.DEFECT),
    ("abbreviation_without_dot", re.compile(r"(?<!\w)(?:др|пр|т\.\s?[дпе])(?=\s*(?:[;,)]|$))"), "сокращение без точки", Severity.DEFECT),
    ("stray_comma", re.compile(r"(?<!\w)\w+(?:ется|ются|ится|ятся), (?!друг|перв|втор|трет)[а-яё]+(?:ый|ий|ая|яя|ое|ые|ие)(?= [а-яё])"), "возможно, лишняя запятая между сказуемым и подлежащим", Severity.CHECK),
)  # fmt: skip
SUBORDINATE = re.compile(r"котор\w+[^,.;]*$|(?<!\w)(?:если|когда|как|где)(?!\w)[^,.;]*$", re.IGNORECASE)
OPEN_LIST = re.compile(r"(?<!\w)(?:и|или)\s+(?:др\.?(?!\w)|пр\.?(?!\w)|т\.\s?[дп]\.?|другие(?=[).;]|$)|прочее|прочие(?=[).;]|$)|тому подобн\w+|так далее)")


def mixed_alphabet(draft: Draft) -> Iterator[Finding]:
    """«видеoинформацией» with a Latin «o»: looks right, is not found by any search."""
    everywhere = frozenset(word for text, _, _ in draft.told() for word in WORD.findall(text))
    for text, label, lines in draft.told():
        met: set[str] = set()
        for word in WORD.findall(text):
            if word not in met and _is_mixed(word, everywhere):
                met.add(word)
                yield _mixed(word, label, lines)
        for found in ALONE.finditer(text):
            yield _mixed(found.group(), label, lines, around(text, found.start(), found.end()))


def _is_mixed(word: str, everywhere: frozenset[str]) -> bool:
    if not LATIN.search(word):
        return False
    return bool(CYRILLIC.search(word)) or (len(word) > 1 and word.isupper() and word.translate(LOOKALIKE) in everywhere)


def _mixed(word: str, label: str, lines: tuple[int, int], shown: str = "") -> Finding:
    letters = ", ".join(f"«{letter}»" for letter in dict.fromkeys("".join(LATIN.findall(word))))
    message = f"{where(label)}: в слове «{shown or word}» латинские буквы: {letters}. Замените русскими приказом об изменениях или до подписания."
    return Finding("mixed_alphabet", label, message, Severity.DEFECT, lines)


def hyphen_as_dash(draft: Draft) -> Iterator[Finding]:
    """A hyphen between spaces where a dash belongs."""
    for text, label, lines in draft.told():
        found = list(HYPHEN.finditer(text))
        if found:
            quoted = around(text, found[0].start(), found[0].end())
            times = f" Таких мест: {len(found)}." if len(found) > 1 else ""
            message = f"{where(label)}: дефис вместо тире: «{quoted}».{times} Поставьте «–»."
            yield Finding("hyphen_as_dash", label, message, Severity.DEFECT, lines)


def signs(draft: Draft) -> Iterator[Finding]:
    """Punctuation that is wrong wherever it stands."""
    for text, label, lines in draft.told():
        for code, pattern, what, severity in SIGNS:
            for found in pattern.finditer(text):
                if code == "stray_comma" and SUBORDINATE.search(text[max(0, found.start() - 200) : found.start()]):
                    continue
                quoted = around(text, found.start(), found.end())
                yield Finding(code, label, f"{where(label)}: {what}: «{quoted}». Сверьте с бумагой и исправьте.", severity, lines)


def open_lists(draft: Draft) -> Iterator[Finding]:
    """«и др.»: nobody can tell what an act with an open list permits."""
    for text, label, lines in draft.told():
        for found in OPEN_LIST.finditer(text):
            quoted = around(text, found.start(), found.end(), 30)
            message = f"{where(label)}: перечень открыт: «{quoted}». Назовите всё, что имеется в виду, если это возможно."
            yield Finding("open_list", label, message, Severity.CHECK, lines)
