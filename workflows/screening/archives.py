"""What an archive holds, found out without unpacking it anywhere: names, programs, passwords, archives inside, and how large it grows."""

from __future__ import annotations

from io import BytesIO

from workflows.screening import office, sniffing, texts, zips
from workflows.screening.bits import Bits
from workflows.screening.findings import Code, Finding
from workflows.screening.formats import RUN_BY_NAME, SHOWN_BY_BROWSER, WITH_MACROS
from workflows.screening.names import ending
from workflows.screening.zips import Directory, Entry

MOST_INSIDE = 200  # files in an archive that a person may be asked to read
MOST_UNPACKED = 300 * 1024 * 1024
MOST_RATIO = 200
SUSPECTED_FROM = 10 * 1024 * 1024  # a small text may be packed however well
MOST_DOCUMENT = 16 * 1024 * 1024  # of a document inside that is read into memory to look for macros
MEGABYTE = 1024 * 1024
MORE_ARCHIVES = frozenset({"rar", "7z", "gz", "bz2", "xz", "tar", "cab", "zip", "tnef"})
PROGRAMS = frozenset({"program", "script", "lnk"})
PAGES = frozenset({"html", "svg"})


def findings(bits: Bits, directory: Directory) -> list[Finding]:
    """What is noticed in a ZIP; a swollen one is not read further."""
    if not directory.is_whole:
        return [Finding(Code.DAMAGED)]
    files = [entry for entry in directory.entries if not entry.is_folder]
    if directory.count > MOST_INSIDE:
        return [Finding(Code.MANY_ENTRIES, str(directory.count))]
    if swollen := _swollen(bits, files):
        return [swollen]
    found = [Finding(Code.ENCRYPTED)] if any(entry.is_encrypted for entry in files) else []
    for entry in files:
        found += _inside(bits, entry)
    return list(dict.fromkeys(found))


def swelling(bits: Bits, directory: Directory) -> Finding | None:
    """The same danger in a document: those who open it unpack it."""
    return _swollen(bits, [entry for entry in directory.entries if not entry.is_folder])


def _swollen(bits: Bits, files: list[Entry]) -> Finding | None:
    """First what the directory says, then – it may lie – what really comes out, counted and thrown away."""
    said = sum(entry.size for entry in files)
    if said > MOST_UNPACKED or (said > SUSPECTED_FROM and said > MOST_RATIO * bits.size):
        return Finding(Code.BOMB, f"{said // MEGABYTE} МБ")
    for entry in files:
        came = sum(len(piece) for piece in zips.unpacked(bits, entry, most=entry.size + 1))
        if came > entry.size:
            return Finding(Code.BOMB, "больше, чем сказано в самом архиве")
    return None


def _inside(bits: Bits, entry: Entry) -> list[Finding]:
    """Its name is believed where it threatens, its bytes in any case."""
    last = ending(entry.name.rpartition("/")[2].rstrip(". "))
    head = b"" if entry.is_encrypted else zips.beginning(bits, entry)
    code = sniffing.signed(head) or _worded(head, last)
    if last in RUN_BY_NAME or code in PROGRAMS:
        return [Finding(Code.PROGRAM_INSIDE, f".{last}" if last in RUN_BY_NAME else "под именем документа")]
    if last in SHOWN_BY_BROWSER or code in PAGES:
        return [Finding(Code.PAGE_INSIDE, f".{last}" if last in SHOWN_BY_BROWSER else "под другим именем")]
    if last in WITH_MACROS:
        return [Finding(Code.MACROS)]
    if head.startswith((zips.LOCAL, zips.END)):
        return _document(bits, entry)
    return [Finding(Code.NESTED)] if code in MORE_ARCHIVES or last in MORE_ARCHIVES else []


def _worded(head: bytes, last: str) -> str:
    text = texts.decoded(head) if head else None
    return "" if text is None else "script" if last in RUN_BY_NAME else texts.sort_of(text)


def _document(bits: Bits, entry: Entry) -> list[Finding]:
    """A ZIP inside a ZIP is a document of Office or an archive; the latter is not gone into."""
    if entry.size > MOST_DOCUMENT:
        return [Finding(Code.NESTED)]
    inner = Bits(BytesIO(b"".join(zips.unpacked(bits, entry, most=MOST_DOCUMENT))))
    directory = zips.directory_of(inner)
    code = office.sort_of(inner, directory)
    if code == "program":
        return [Finding(Code.PROGRAM_INSIDE, "под именем документа")]
    if not office.is_office(code):
        return [Finding(Code.NESTED)]
    return [finding for finding in office.findings(inner, directory) if finding.code in (Code.MACROS, Code.ENCRYPTED)]
