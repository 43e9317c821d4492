"""Documents of Office and OpenOffice, which are ZIPs with an order of their own: their sort, their macros, what they bring along."""

from __future__ import annotations

import re

from workflows.screening import ole, ole_passwords, zips
from workflows.screening.bits import Bits
from workflows.screening.findings import Code, Finding
from workflows.screening.formats import FORMATS, ODF
from workflows.screening.zips import Directory

CONTENTS, KIND, MANIFEST = "[content_types].xml", "mimetype", "meta-inf/manifest.xml"
MOST_READ = 256 * 1024
MICROSOFT = ((b"wordprocessingml", "docx"), (b"spreadsheetml", "xlsx"), (b"presentationml", "pptx"), (b"ms-word", "docx"), (b"ms-excel", "xlsx"), (b"ms-powerpoint", "pptx"))
OPEN = {f"{ODF}.text": "odt", f"{ODF}.spreadsheet": "ods", f"{ODF}.presentation": "odp"}
PROGRAMS = ("classes.dex", "meta-inf/manifest.mf", "appxmanifest.xml", "plugin.xml")
MACROS = re.compile(r"vbaproject\.bin$|vbadata\.xml$|/macrosheets/|/activex/|^basic/|^scripts/.", re.IGNORECASE)
EMBEDDED = re.compile(r"/embeddings/.*\.bin$|^object \d+/|^objectreplacements/", re.IGNORECASE)
TEMPLATE = re.compile(rb"attachedTemplate[^>]*TargetMode\s*=\s*[\"']External|TargetMode\s*=\s*[\"']External[\"'][^>]*attachedTemplate", re.IGNORECASE)
CODES = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})


def sort_of(bits: Bits, directory: Directory) -> str:
    """«docx» and the like by what stands inside, «program» for an archive that a machine runs, otherwise «zip»."""
    if contents := directory.named(CONTENTS):
        said = zips.beginning(bits, contents, most=MOST_READ)
        return next((code for word, code in MICROSOFT if word in said), "zip")
    if kind := directory.named(KIND):
        said = zips.beginning(bits, kind, most=100)
        return OPEN.get(said.decode("ascii", "replace").strip().removesuffix("-template"), "zip")
    names = {entry.name.lower() for entry in directory.entries[:50]}
    return "program" if names & set(PROGRAMS) else "zip"


def findings(bits: Bits, directory: Directory) -> list[Finding]:
    """What is noticed in a document that is a ZIP."""
    names = [entry.name for entry in directory.entries]
    found = [Finding(Code.DAMAGED)] if not directory.is_whole else []
    if any(MACROS.search(name) for name in names):
        found.append(Finding(Code.MACROS))
    if any(EMBEDDED.search(name) for name in names):
        found.append(Finding(Code.EMBEDDED))
    if any(entry.is_encrypted for entry in directory.entries) or b"encryption-data" in _read(bits, directory, MANIFEST):
        found.append(Finding(Code.ENCRYPTED))
    if TEMPLATE.search(_read(bits, directory, "word/_rels/settings.xml.rels")):
        found.append(Finding(Code.REMOTE))
    return found


def _read(bits: Bits, directory: Directory, name: str) -> bytes:
    entry = directory.named(name)
    return zips.beginning(bits, entry, most=MOST_READ) if entry else b""


def compound_findings(bits: Bits) -> list[Finding]:
    """The same for documents of older programs."""
    names = ole.names_in(bits)
    locked = [Finding(Code.ENCRYPTED)] if names & ole.ENCRYPTED or ole_passwords.is_locked(bits) else []
    said = ((ole.MACROS, Code.MACROS), (ole.EMBEDDED, Code.EMBEDDED))
    return [*locked, *(Finding(code) for wanted, code in said if names & wanted)]


def rich_text_findings(bits: Bits) -> list[Finding]:
    """An object inside RTF is started by its program when the document opens."""
    has_object = any(b"\\objdata" in block or b"\\objupdate" in block for _, block in bits.blocks(overlap=16))
    return [Finding(Code.EMBEDDED)] if has_object else []


def is_office(code: str) -> bool:
    """Whether the format is a document that is a ZIP."""
    return code in CODES and code in FORMATS
