"""A plain text file: which encoding it is in, and its lines without the asterisks of Markdown."""

from __future__ import annotations

import codecs
import re

from workflows.errors import BadInput
from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.source import MAX_CHARACTERS, Line, Source

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
SINGLE_BYTE = ("cp1251", "koi8-r", "cp866")
FREQUENT = frozenset("оеаинтсрвл")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
LINE_END = re.compile(r"\r\n|\r|\n")
BOLD = re.compile(r"\*\*")
UNDERLINED = re.compile(r"(?<![\w_])__(?=[^\s_])([^_]+)(?<=[^\s_])__(?![\w_])")
ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?![\w*])")
ESCAPED = re.compile(r"\\([.\-*_#()\[\]])")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+")


def read_text(name: str, data: bytes) -> Source:
    """The lines of a text file in whichever of the usual encodings it is."""
    text, found = _decoded(name, data)
    if len(text) > MAX_CHARACTERS:
        raise BadInput(
            f"В файле «{name}» больше 2 миллионов знаков, около тысячи страниц (предел). Разделите документ и загрузите части по отдельности."
        )
    if CONTROL.search(text):
        raise _binary(name)
    lines, marked = [], []
    for number, raw in enumerate(LINE_END.split(text), start=1):
        plain = _without_markers(raw)
        heading = bool(HEADING.match(raw))
        if plain != raw:
            marked.append(number)
        lines.append(Line(number, plain.strip(), heading=heading))
    return Source(name, tuple(lines), tuple(found + _marker_finding(marked)), wraps=True)


def _without_markers(raw: str) -> str:
    plain = HEADING.sub("", raw, count=1) if HEADING.match(raw) else raw
    for pattern, kept in ((BOLD, ""), (UNDERLINED, r"\1"), (ITALIC, r"\1"), (ESCAPED, r"\1")):
        plain = pattern.sub(kept, plain)
    return plain


def _marker_finding(marked: list[int]) -> list[Finding]:
    if not marked:
        return []
    where = f"в строке {marked[0]}" if len(marked) == 1 else f"в строках {marked[0]}–{marked[-1]}"
    message = f"Знаки разметки («**», «#», «\\») {where} убраны. Проверьте, что это было только оформление."
    return [Finding("markdown_markers", "", message, Severity.CHANGED, (marked[0], marked[-1]))]


def _decoded(name: str, data: bytes) -> tuple[str, list[Finding]]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _marked_broken(data[len(bom) :].decode(encoding, errors="replace"), name)
    if b"\0" in data:
        return _utf16_without_bom(name, data), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _guessed(name, data)


def _utf16_without_bom(name: str, data: bytes) -> str:
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data.decode(encoding, errors="replace")
        if "\ufffd" not in text and _share(text, "а", "я") > 0.3:
            return text
    raise _binary(name)


def _share(text: str, first: str, last: str) -> float:
    return sum(first <= char <= last for char in text.casefold()) / max(1, len(text))


def _guessed(name: str, data: bytes) -> tuple[str, list[Finding]]:
    patched = data.decode("utf-8", errors="replace")
    if patched.count("\ufffd") * 50 < len(patched) and _share(patched, "а", "я") > 0.3:
        return _marked_broken(patched, name)
    readings = {encoding: data.decode(encoding, errors="replace") for encoding in SINGLE_BYTE}
    encoding = max(readings, key=lambda each: _russian(readings[each]))
    text = readings[encoding]
    foreign = sum(char > "\x7f" for char in text)
    if CONTROL.search(text) or sum("а" <= char.casefold() <= "я" for char in text) < foreign * 0.6:
        raise _binary(name)
    message = f"Файл записан не в UTF-8; кодировка определена по содержанию: {encoding}. Проверьте, что текст читается верно."
    return text, [Finding("encoding_guessed", "", message, Severity.CHECK)]


def _russian(text: str) -> float:
    """How much the reading looks like Russian prose: frequent small letters for, odd signs against."""
    return sum((char in FREQUENT) * 2 - (char > "\x7f" and not char.isalpha() and char not in "«»–—№…") for char in text)


def _marked_broken(text: str, name: str) -> tuple[str, list[Finding]]:
    count = text.count("\ufffd")
    if count * 10 > len(text):
        raise _binary(name)
    if not count:
        return text, []
    message = f"Нечитаемых символов: {count}, они показаны знаком «\ufffd». Впишите нужные буквы по бумажному экземпляру."
    return text, [Finding("broken_characters", "", message, Severity.DEFECT)]


def _binary(name: str) -> BadInput:
    return BadInput(f"Файл «{name}» не текстовый: прочитать его нельзя. Сохраните документ как .docx или .txt и загрузите снова.")
