"""Files to import: the real Порядок, acts written in a line or two, and Word documents with real numbering."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from workflows.regulations.importing import Finding, Imported, read_regulation, read_source
from workflows.regulations.tree import Node

ROOT = Path(__file__).resolve().parents[4]
SEED = ROOT / "site/portal/demo/texts/poryadok.txt"
TITLE = "ПОРЯДОК\nведения школьного сайта\n\n"


def act(body: str, title: str = TITLE) -> Imported:
    """A text file as UTF-8, imported."""
    return imported("act.txt", (title + body).encode())


def imported(name: str, data: bytes) -> Imported:
    """Any file, imported."""
    return read_regulation(read_source(name, data))


def seed() -> Imported:
    """The real document."""
    return imported("poryadok.txt", SEED.read_bytes())


def found(what: Imported, code: str) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in what.findings if finding.code == code]


def labels(what: Imported, code: str) -> list[str]:
    """Where the findings of one code stand."""
    return [finding.label for finding in found(what, code)]


def outline(nodes: Sequence[Node]) -> list[tuple[object, ...]]:
    """Provisions without identities: kind, label, words, children."""
    return [(str(node.kind), node.label, node.heading or node.text, outline(node.children)) for node in nodes]


def node_of(what: Imported, label: str) -> Node:
    """The provision called so."""
    return next(node for node in what.text.walk() if node.label == label)


LEVELS = {
    "act": [("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3."), ("russianLower", "%4)")],
    "dash": [("bullet", "-")],
    "letters": [("russianLower", "%1)")],
    "roman": [("upperRoman", "%1.")],
    "chapters": [("decimal", "Глава %1."), ("decimal", "%2.")],
}


class WordFile:
    """A .docx written paragraph by paragraph; numbers are drawn by Word and stand nowhere in the text."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.numbering = self.document.part.numbering_part.element
        for old in list(self.numbering):
            self.numbering.remove(old)
        self.nums: dict[str, int] = {}
        for index, (name, levels) in enumerate(LEVELS.items(), start=1):
            self.numbering.append(_abstract(index, levels))
            self.nums[name] = index
        for index in self.nums.values():
            self.numbering.append(_num(index, index))

    def again(self, name: str, copy: str, overrides: str = "") -> None:
        """Another list over the same definition, with overrides."""
        self.nums[copy] = len(self.nums) + 1
        self.numbering.append(_num(self.nums[copy], self.nums[name], overrides))

    def add(self, text: str = "", numbered: str = "", level: int = 0, style: str | None = None) -> docx.text.paragraph.Paragraph:
        """A paragraph, in a list when `numbered` names one."""
        paragraph = self.document.add_paragraph(text, style=style)
        if numbered:
            self.number(paragraph._p.get_or_add_pPr(), numbered, level)
        return paragraph

    def number(self, properties: object, numbered: str, level: int | None = 0) -> None:
        """Put a paragraph or a style into a list."""
        element = OxmlElement("w:numPr")
        if level is not None:
            ilvl = OxmlElement("w:ilvl")
            ilvl.set(qn("w:val"), str(level))
            element.append(ilvl)
        num = OxmlElement("w:numId")
        num.set(qn("w:val"), str(self.nums[numbered]))
        element.append(num)
        properties.append(element)

    def bytes(self) -> bytes:
        """The file."""
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def imported(self) -> Imported:
        """The file, imported."""
        return imported("act.docx", self.bytes())


def _abstract(index: int, levels: list[tuple[str, str]]) -> object:
    drawn = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{index}">{drawn}</w:abstractNum>')


def _num(num: int, abstract: int, overrides: str = "") -> object:
    return parse_xml(f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>')


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """The same .docx with one part put in or replaced."""
    return zipped(parts_of(data) | {name: part})
