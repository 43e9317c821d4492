"""One paragraph of Word as lines: insertions accepted, deletions dropped, nothing left out without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workflows.regulations.importing.docx_numbering import Numbering
from workflows.regulations.importing.docx_xml import Element, child, local, number, switched_on, value
from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.source import Line

Notes = dict[str, Element]
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
SILENT = {"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "Fallback", "fldChar", "tblPr"}
LOST = dict.fromkeys(("blip", "imagedata", "chart"), "picture_left_out") | {"OLEObject": "embedded_left_out"}
SAYS = {
    "tracked_changes": ("В документе есть неутверждённые исправления: вставки приняты, удалённое отброшено. Сверьте с бумагой.", Severity.CHANGED),
    "table_flattened": ("Таблица перенесена строками, столбцы разделены знаком «|». Проверьте порядок и оформите её заново.", Severity.CHANGED),
    "footnote_moved": ("Текст сноски поставлен отдельным абзацем после места сноски. Проверьте, где ему быть.", Severity.CHANGED),
    "text_box_moved": ("Текст из надписи (рамки) поставлен отдельным абзацем. Проверьте, где ему быть.", Severity.CHANGED),
    "picture_left_out": ("Рисунок не перенесён: в текст попадают только слова. Приложите его отдельно.", Severity.CHECK),
    "embedded_left_out": ("Вложенный документ не перенесён. Откройте его и вставьте текст в основной документ.", Severity.CHECK),
    "hidden_text_left_out": ("Скрытый текст не перенесён: на бумаге его нет. Проверьте, что он не нужен.", Severity.CHANGED),
    "contents_left_out": ("Оглавление не перенесено: сайт строит его сам.", Severity.CHANGED),
}  # fmt: skip


@dataclass(slots=True)
class Noticed:
    """Where each oddity of the file was met, so that each is told once."""

    places: dict[str, list[int]] = field(default_factory=dict)

    def at(self, code: str, line: int) -> None:
        """Remember one meeting."""
        self.places.setdefault(code, []).append(line)

    def findings(self) -> tuple[Finding, ...]:
        """One finding for each code, with the first and last place."""
        return tuple(
            Finding(code, "", SAYS[code][0] + _count(lines), SAYS[code][1], (min(lines), max(lines)))
            for code, lines in self.places.items()
        )


def _count(lines: list[int]) -> str:
    return f" Мест в файле: {len(lines)}." if len(lines) > 1 else ""


@dataclass(slots=True)
class _Gathered:
    text: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


class Reader:
    """Reads paragraphs in order; keeps the text of one whose end mark was deleted for the next."""

    def __init__(self, numbering: Numbering, notes: dict[str, Notes], noticed: Noticed) -> None:
        self.numbering, self.notes, self.noticed = numbering, notes, noticed
        self._carried, self._carried_mark = "", ""

    def paragraph(self, element: Element, count: int) -> list[Line]:
        """The lines of one paragraph; more than one where it has line breaks, boxes or notes."""
        properties = child(element, "pPr")
        style = value(child(properties, "pStyle")) or ""
        if self._contents(style):
            self.noticed.at("contents_left_out", count)
            return []
        gathered = _Gathered()
        self._gather(element, count, gathered)
        mark = self._carried_mark or self.numbering.mark(properties, style)
        text = self._carried + "".join(gathered.text)
        self._carried = self._carried_mark = ""
        if child(properties, "rPr", "del") is not None:
            self.noticed.at("tracked_changes", count)
            self._carried, self._carried_mark = text, mark
            return []
        lines = self._lines(text, mark, count, heading=self._heading(properties, style))
        return lines + self._aside(gathered, count)

    def flush(self, count: int, lines: list[Line]) -> None:
        """A paragraph whose end was deleted and after which nothing came."""
        if self._carried:
            lines += self._lines(self._carried, self._carried_mark, count, heading=False)

    def _lines(self, text: str, mark: str, count: int, *, heading: bool) -> list[Line]:
        pieces = text.split("\n")
        first = Line(count, pieces[0].strip(), mark=mark, heading=heading)
        return [first] + [Line(count, piece.strip(), soft=True) for piece in pieces[1:] if piece.strip()]

    def _aside(self, gathered: _Gathered, count: int) -> list[Line]:
        found = []
        for code, elements in (("text_box_moved", gathered.boxes), ("footnote_moved", gathered.notes)):
            for element in elements:
                lines = [line for each in _own_paragraphs(element) for line in self.paragraph(each, count)]
                if any(line.shown for line in lines):
                    self.noticed.at(code, count)
                    found += lines
        return found

    def _contents(self, style: str) -> bool:
        name = value(child(self.numbering.styles.get(style), "name")) or ""
        return name.lower().startswith("toc ") and name[4:].isdigit()

    def _heading(self, properties: Element | None, style: str) -> bool:
        if child(properties, "outlineLvl") is not None:
            return number(child(properties, "outlineLvl"), 9) < 9
        found = self.numbering.styles.get(style)
        name = (value(child(found, "name")) or style).lower()
        return name.startswith(("heading ", "заголовок "))

    def _gather(self, element: Element, count: int, into: _Gathered) -> None:
        for each in element:
            kind = local(each)
            if kind in ("del", "moveFrom"):
                self.noticed.at("tracked_changes", count)
            elif kind == "r":
                self._run(each, count, into)
            elif kind not in SILENT:
                if kind in ("ins", "moveTo"):
                    self.noticed.at("tracked_changes", count)
                self._gather(each, count, into)

    def _run(self, run: Element, count: int, into: _Gathered) -> None:
        if switched_on(child(run, "rPr", "vanish")):
            self.noticed.at("hidden_text_left_out", count)
            return
        before = len(into.text)
        self._inside(run, count, into)
        if value(child(run, "rPr", "vertAlign")) == "superscript":
            into.text[before:] = [text.translate(SUPERSCRIPT) for text in into.text[before:]]

    def _inside(self, element: Element, count: int, into: _Gathered) -> None:
        for each in element:
            kind = local(each)
            if kind == "t":
                into.text.append((each.text or "").replace("\n", " "))
            elif kind in SIGNS:
                into.text.append(SIGNS[kind])
            elif kind in ("footnoteReference", "endnoteReference"):
                note = self.notes[kind.removesuffix("Reference")].pop(value(each, "id") or "", None)
                into.notes += [note] if note is not None else []
            elif kind == "txbxContent":
                into.boxes.append(each)
            elif kind in LOST:
                self.noticed.at(LOST[kind], count)
            elif kind not in SILENT:
                self._inside(each, count, into)


def _own_paragraphs(element: Element) -> Iterator[Element]:
    """Paragraphs of a box or a note, without those of a box inside it: they come with their own paragraph."""
    for each in element:
        if local(each) == "p":
            yield each
        elif local(each) != "txbxContent":
            yield from _own_paragraphs(each)
