"""The door of the importer: any bytes become a source or one clear sentence."""

from __future__ import annotations

from pathlib import PurePath

from workflows.errors import BadInput
from workflows.regulations.importing.docx_reader import read_docx
from workflows.regulations.importing.plain_text import read_text
from workflows.regulations.importing.source import MAX_BYTES, Source, checked

ASK = "Откройте его в редакторе, сохраните как .docx и загрузите снова."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SIGNATURES = (
    (b"%PDF", "это PDF"),
    (b"{\\rtf", "это RTF"),
    (b"\x89PNG", "это картинка"),
    (b"\xff\xd8\xff", "это картинка"),
    (b"GIF8", "это картинка"),
    (b"Rar!", "это архив"),
    (b"7z\xbc\xaf", "это архив"),
    (b"\x1f\x8b", "это архив"),
)
PROGRAMS = (b"MZ", b"\x7fELF")
FOREIGN = {
    ".doc": "старый формат Word",
    ".rtf": "это RTF",
    ".pdf": "это PDF",
    ".odt": "это OpenDocument",
    ".html": "это веб-страница",
    ".htm": "это веб-страница",
}


def read_source(name: str, data: bytes) -> Source:
    """The lines of a .txt, .md or .docx; anything else is refused with the next step."""
    name = PurePath(name.replace("\0", "")).name or "без имени"
    if len(data) > MAX_BYTES:
        raise BadInput(f"Файл «{name}» больше 50 МБ (предел). Уберите из него рисунки или разделите его и загрузите снова.")
    if not data.strip():
        raise BadInput(f"Файл «{name}» пуст. Загрузите файл с текстом документа (.docx или .txt).")
    _refuse_foreign(name, data)
    return checked(read_docx(name, data) if data.startswith(b"PK") else read_text(name, data))


def _refuse_foreign(name: str, data: bytes) -> None:
    if data.startswith(OLE):
        raise BadInput(_ole_sentence(name, data))
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise BadInput(f"Файл «{name}» загрузить нельзя: {what}. {ASK}")
    foreign = FOREIGN.get(PurePath(name).suffix.lower())
    if foreign:
        raise BadInput(f"Файл «{name}» загрузить нельзя: {foreign}. {ASK}")
    if data.startswith(PROGRAMS):
        raise BadInput(f"Файл «{name}» загрузить нельзя: это программа, а не документ. Выберите файл .docx или .txt.")


def _ole_sentence(name: str, data: bytes) -> str:
    if ENCRYPTED in data:
        return f"Файл «{name}» защищён паролем. Снимите пароль в Word, сохраните документ и загрузите снова."
    return f"Файл «{name}» загрузить нельзя: это старый формат Word (.doc). {ASK}"
