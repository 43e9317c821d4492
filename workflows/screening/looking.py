"""A look at a file from outside: what it is, whether such files are taken, what is noticed. It never fails on bad bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from workflows.screening import archives, names, office, ole, pdfs, pictures, zips
from workflows.screening.bits import Bits
from workflows.screening.findings import Code, Finding, Severity
from workflows.screening.formats import PROMISED, RUN_BY_NAME, SHOWN_BY_BROWSER, WITH_MACROS, Format, Kind
from workflows.screening.sniffing import sniff

ENGINE = "2"  # raised when files already looked at must be looked at again
OF_WORDS = frozenset({"txt", "csv", "eml", "xml"})
SAYS_OF_ITSELF = {
    "empty": Code.EMPTY,
    "program": Code.PROGRAM,
    "script": Code.PROGRAM,
    "lnk": Code.SHORTCUT,
    "html": Code.PAGE,
    "svg": Code.PAGE,
    "unknown": Code.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a look has shown. `name` is the name cleaned."""

    name: str
    format: Format
    findings: tuple[Finding, ...]

    @property
    def media_type(self) -> str:
        return self.format.media_type

    @property
    def kind(self) -> Kind:
        return self.format.kind

    @property
    def allowed(self) -> bool:
        """Of a kind that is taken, and without danger."""
        return self.format.allowed and not any(finding.severity == Severity.DANGER for finding in self.findings)


def look(source: bytes | BinaryIO, name: str) -> Look:
    """Look at bytes or at an open file; the file is left at its beginning."""
    bits = Bits(source)
    plain = names.cleaned(name)
    ending = names.ending(plain)
    found = sniff(bits, ending)
    findings = tuple(dict.fromkeys((*_content(bits, found), *_named(found, ending), *_altered(name))))
    if not isinstance(source, bytes):
        source.seek(0)
    return Look(plain, found, findings)


def _content(bits: Bits, found: Format) -> Iterator[Finding]:
    if found.code in SAYS_OF_ITSELF:
        yield Finding(SAYS_OF_ITSELF[found.code], {"html": "HTML", "svg": "SVG"}.get(found.code, ""))
    elif not found.allowed:
        yield Finding(Code.SEALED if found.kind == Kind.ARCHIVE else Code.FORBIDDEN, found.words)
    elif found.code == "zip":
        yield from archives.findings(bits, zips.directory_of(bits))
    elif found.kind == Kind.IMAGE:
        yield from _picture(bits, found)
    elif found.code == "pdf":
        yield from pdfs.findings(bits)
    elif found.code == "rtf":
        yield from office.rich_text_findings(bits)
    else:
        yield from _document(bits, found)


def _document(bits: Bits, found: Format) -> Iterator[Finding]:
    if bits.at(0, 8) == ole.MAGIC:
        yield from office.compound_findings(bits)
    elif office.is_office(found.code):
        directory = zips.directory_of(bits)
        yield from office.findings(bits, directory)
        if swollen := archives.swelling(bits, directory):
            yield swollen


def _picture(bits: Bits, found: Format) -> Iterator[Finding]:
    width, height = pictures.points(bits, found.code)
    if not width * height:
        yield Finding(Code.DAMAGED)
    elif width * height > pictures.MOST_POINTS:
        yield Finding(Code.PIXELS, f"{width} × {height}")


def _named(found: Format, ending: str) -> Iterator[Finding]:
    """What the name promises against what the file is."""
    if ending in RUN_BY_NAME | SHOWN_BY_BROWSER and found.kind not in (Kind.PROGRAM, Kind.PAGE):
        yield Finding(Code.PROGRAM_NAME, f".{ending}")
    elif ending in WITH_MACROS:
        yield Finding(Code.MACROS)
    elif found.allowed and not ending:
        yield Finding(Code.NO_ENDING, found.words)
    elif found.allowed and ending not in found.endings:
        is_text_instead = found.code in OF_WORDS and PROMISED.get(ending, found).code not in OF_WORDS
        said = f"как .{ending}, а внутри {found.words}"
        yield Finding(Code.DISGUISED, said) if is_text_instead else Finding(Code.MISNAMED, found.words)


def _altered(name: str) -> Iterator[Finding]:
    if names.is_altered(name):
        yield Finding(Code.NAME_CLEANED)
