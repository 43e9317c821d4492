"""Keeping bytes on the disk by their hash, and giving them back checked."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from workflows.errors import RuleBroken
from workflows.files.models import Blob, StoredFile
from workflows.people.models import User

LONGEST_NAME = 255


class FileIsDamaged(RuleBroken):
    """The bytes on the disk are not those that were stored."""


class FileIsDestroyed(RuleBroken):
    """The file was destroyed by an act: only its hash is kept."""


def path_of(sha256: str) -> Path:
    """Where the content lies: two levels of folders, so that none grows without end."""
    return Path(settings.PRIVATE_ROOT) / sha256[:2] / sha256[2:4] / sha256


def store(data: bytes, *, name: str, media_type: str, by: User | None) -> StoredFile:
    """Keep the bytes and give them a name. The disk is written first: a lost row leaves a harmless orphan."""
    sha256 = hashlib.sha256(data).hexdigest()
    _write(path_of(sha256), data)
    blob, _ = Blob.objects.get_or_create(sha256=sha256, defaults={"size": len(data)})
    stored: StoredFile = StoredFile.objects.create(blob=blob, name=_fit(name), media_type=media_type, added_by=by)
    _write(path_of(sha256), data)  # an act may have removed the same bytes meanwhile; the row above now holds them
    return stored


def _fit(name: str) -> str:
    """The name without control characters, short enough for its column; its ending stays."""
    plain = "".join(char for char in name if char.isprintable()) or "файл"
    if len(plain) <= LONGEST_NAME:
        return plain
    stem, dot, ending = plain.rpartition(".")
    tail = f"{dot}{ending}" if stem and len(ending) <= 10 else ""
    return plain[: LONGEST_NAME - len(tail)] + tail


def _write(path: Path, data: bytes) -> None:
    if path.exists() and path.stat().st_size == len(data):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        draft.write(data)
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).replace(path)


def read(blob: Blob) -> bytes:
    """The bytes of the content; raises FileIsDamaged when they are gone or changed, FileIsDestroyed when an act removed them."""
    data = _existing(blob).read_bytes()
    if hashlib.sha256(data).hexdigest() != blob.sha256:
        raise FileIsDamaged(f"Файл {blob.sha256[:12]}… изменён после сохранения. Восстановите его из резервной копии.")
    return data


def opened(blob: Blob) -> BinaryIO:
    """The content as an open file, for who reads it piece by piece and does not pass it on; raises as `read` where it is gone."""
    return _existing(blob).open("rb")


def _existing(blob: Blob) -> Path:
    path = path_of(blob.sha256)
    if path.exists():
        return path
    if Blob.objects.dropped().filter(pk=blob.pk).exists():
        raise FileIsDestroyed(f"Файл {blob.sha256[:12]}… уничтожен по акту или по сроку: хранится только его хеш.")
    raise FileIsDamaged(f"Файл {blob.sha256[:12]}… не найден в хранилище. Восстановите его из резервной копии.")
