"""A .docx as numbered lines: paragraphs and rows of tables in reading order, with the numbers Word draws."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from workflows.errors import BadInput
from workflows.regulations.importing.docx_numbering import Numbering, read_numbering
from workflows.regulations.importing.docx_package import Package
from workflows.regulations.importing.docx_paragraph import Notes, Noticed, Reader
from workflows.regulations.importing.docx_xml import Element, child, children, local, value
from workflows.regulations.importing.source import Line, Source
from workflows.regulations.importing.title_words import STAMP

MAIN = "word/document.xml"
RELATIONS = "_rels/.rels"
STORIES = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}


def read_docx(name: str, data: bytes) -> Source:
    """The lines of a .docx; a damaged, encrypted or hostile one is refused."""
    package = Package(name, data)
    main = _main_part(package)
    parts = _related(package, main)
    body = child(package.xml(main), "body")
    if body is None:
        raise BadInput(f"В файле «{name}» нет текста документа. Сохраните его в Word заново как .docx и загрузите снова.")
    styles = {value(each, "styleId") or "": each for each in children(_part(package, parts, "styles"), "style")}
    numbering = read_numbering(_part(package, parts, "numbering"), styles)
    notes = {kind: _notes(_part(package, parts, kind + "s")) for kind in ("footnote", "endnote")}
    return _Story(numbering, notes).source(name, body)


def _main_part(package: Package) -> str:
    if RELATIONS in package:
        for each in package.xml(RELATIONS):
            if (each.get("Type") or "").endswith("/officeDocument") and each.get("TargetMode") != "External":
                part = posixpath.normpath((each.get("Target") or "").lstrip("/"))
                if part in package:
                    return part
    if MAIN in package:
        return MAIN
    raise BadInput(f"В файле «{package.name}» нет текста документа. Сохраните его в Word заново как .docx и загрузите снова.")


def _related(package: Package, main: str) -> dict[str, str]:
    folder, base = posixpath.split(main)
    relations = f"{folder}/_rels/{base}.rels".lstrip("/")
    found = {}
    for each in package.xml(relations) if relations in package else ():
        if each.get("TargetMode") != "External":
            target = each.get("Target") or ""
            part = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
            found[(each.get("Type") or "").rpartition("/")[2]] = part
    return found


def _part(package: Package, parts: dict[str, str], kind: str) -> Element | None:
    part = parts.get(kind, f"word/{kind}.xml")
    return package.xml(part) if part in package else None


def _notes(root: Element | None) -> Notes:
    found: Notes = {}
    for each in root if root is not None else ():
        if value(each, "type") in (None, "normal"):
            found[value(each, "id") or ""] = each
    return found


class _Story:
    """One pass over the body; paragraphs are counted as Word counts them, from 1."""

    def __init__(self, numbering: Numbering, notes: dict[str, Notes]) -> None:
        self.noticed = Noticed()
        self.reader = Reader(numbering, notes, self.noticed)
        self.lines: list[Line] = []
        self.count = 0

    def source(self, name: str, body: Element) -> Source:
        for block in self._blocks(body):
            self._block(block)
        self.reader.flush(self.count, self.lines)
        return Source(name, tuple(self.lines), self.noticed.findings())

    def _blocks(self, parent: Element) -> Iterator[Element]:
        for each in parent:
            if local(each) in STORIES:
                yield from self._blocks(each)
            elif local(each) in ("del", "moveFrom"):
                self.noticed.at("tracked_changes", self.count + 1)
            else:
                yield each

    def _block(self, block: Element) -> None:
        kind = local(block)
        if kind == "p":
            self.count += 1
            self.lines += self.reader.paragraph(block, self.count)
        elif kind == "tbl":
            self._table(block)
        elif kind in ("altChunk", "subDoc"):
            self.noticed.at("embedded_left_out", self.count + 1)

    def _table(self, table: Element) -> None:
        rows = [[list(self._cell(cell)) for cell in children_through(row, "tc")] for row in children_through(table, "tr")]
        if _only_layout(rows):
            for cell in (cell for column in _columns(rows) for cell in column):
                self.lines += cell
            return
        for row in rows:
            first = next((line.number for cell in row for line in cell), self.count)
            text = " | ".join(" ".join(line.shown for line in cell if line.shown) for cell in row)
            if text.strip(" |"):
                self.lines.append(Line(first, text, row=True))
                self.noticed.at("table_flattened", first)

    def _cell(self, cell: Element) -> Iterator[Line]:
        start = len(self.lines)
        for block in self._blocks(cell):
            self._block(block)
        mine = self.lines[start:]
        del self.lines[start:]
        yield from mine


def children_through(parent: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also those inside content controls and accepted insertions."""
    for each in parent:
        if local(each) == name:
            if name != "tr" or child(each, "trPr", "del") is None:
                yield each
        elif local(each) in STORIES:
            yield from children_through(each, name)


def _columns(rows: list[list[list[Line]]]) -> Iterator[list[list[Line]]]:
    for index in range(max((len(row) for row in rows), default=0)):
        yield [row[index] for row in rows if index < len(row)]


def _only_layout(rows: list[list[list[Line]]]) -> bool:
    """A table that only places stamps («УТВЕРЖДЕНО») on the title page, or a frame around text."""
    cells = [cell for row in rows for cell in row]
    return len(cells) == 1 or any(STAMP.match(line.text) for cell in cells for line in cell)


