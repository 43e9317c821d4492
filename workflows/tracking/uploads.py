"""Files that a citizen adds to a known appeal: looked at before they are stored."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile

from workflows.errors import BadInput
from workflows.files.models import StoredFile
from workflows.files.storage import store

MOST_FILES = 10
MOST_BYTES = 20 * 1024 * 1024
MOST_TOGETHER = 50 * 1024 * 1024
MEGABYTE = 1024 * 1024
STARTS: dict[str, tuple[tuple[bytes, ...], str]] = {
    "pdf": ((b"%PDF-",), "application/pdf"),
    "jpg": ((b"\xff\xd8\xff",), "image/jpeg"),
    "jpeg": ((b"\xff\xd8\xff",), "image/jpeg"),
    "png": ((b"\x89PNG\r\n\x1a\n",), "image/png"),
    "heic": ((), "image/heic"),
    "docx": ((b"PK\x03\x04",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ((b"PK\x03\x04",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "odt": ((b"PK\x03\x04",), "application/vnd.oasis.opendocument.text"),
    "doc": ((b"\xd0\xcf\x11\xe0",), "application/msword"),
    "txt": ((), "text/plain; charset=utf-8"),
}
TAKEN = "PDF, JPG, PNG, HEIC, DOC, DOCX, XLSX, ODT, TXT"


def must_be_acceptable(files: Sequence[UploadedFile]) -> None:
    """Refuse what is too much, too large or not what its name says, each with its sentence."""
    if len(files) > MOST_FILES:
        raise BadInput(f"Файлов {len(files)}, за один раз сайт принимает до {MOST_FILES}. Отправьте остальные следующим сообщением.")
    if sum(file.size or 0 for file in files) > MOST_TOGETHER:
        raise BadInput(f"Вместе файлы больше {MOST_TOGETHER // MEGABYTE} МБ. Отправьте их двумя сообщениями.")
    for file in files:
        _must_be_acceptable(file)


def kept(files: Sequence[UploadedFile]) -> list[StoredFile]:
    """The originals, byte for byte. Called when everything else about the message is right."""
    return [store(file.read(), name=file.name or "файл", media_type=STARTS[_ending(file)][1], by=None) for file in files]


def _must_be_acceptable(file: UploadedFile) -> None:
    name, size = file.name or "файл", file.size or 0
    if size > MOST_BYTES:
        raise BadInput(f"Файл «{name}» больше {MOST_BYTES // MEGABYTE} МБ. Уменьшите его или отправьте частями.")
    if size == 0:
        raise BadInput(f"Файл «{name}» пуст. Выберите его ещё раз.")
    if _ending(file) not in STARTS:
        raise BadInput(f"Файл «{name}» такого вида сайт не принимает. Подойдут: {TAKEN}.")
    starts = STARTS[_ending(file)][0]
    first = file.read(16)
    file.seek(0)
    if (starts and not first.startswith(starts)) or first.startswith(b"MZ"):
        raise BadInput(f"Файл «{name}» внутри не то, что сказано в его имени. Откройте его на своём устройстве и сохраните заново.")


def _ending(file: UploadedFile) -> str:
    return (file.name or "").rpartition(".")[2].lower()
