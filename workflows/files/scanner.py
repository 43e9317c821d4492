"""Scans that wait in a folder of the server, where the scanner of the office puts them.

The folder is named at the start of the program (`SCANNER_FOLDER`), never on a screen: whoever could name it could read any file of
the server. Only plain files that lie in the folder itself are offered; a link, a folder or another name is never opened.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from workflows.errors import BadInput
from workflows.files.kept import MEDIA_TYPES, MOST_SCAN
from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.people.models import User

log = logging.getLogger(__name__)

SCANS = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"})
TYPES = {**MEDIA_TYPES, ".tif": "image/tiff", ".tiff": "image/tiff"}
TAKEN = "принято"
QUIET = timedelta(seconds=5)  # a file that grew a moment ago is still being written
MOST_OFFERED = 30
GONE = "Файла «{name}» в папке сканера больше нет: его уже приняли или убрали. Обновите страницу."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A scan that nobody has taken yet."""

    name: str
    size: int
    at: datetime


def waiting(*, at: datetime, most: int = MOST_SCAN) -> list[Waiting]:
    """The newest scans of the folder; nothing when no folder is named or it cannot be read."""
    try:
        return sorted(_found(at=at, most=most), key=lambda one: one.at, reverse=True)[:MOST_OFFERED]
    except OSError as broken:
        log.warning("Папка сканера не читается (%s).", type(broken).__name__)
        return []


def _found(*, at: datetime, most: int) -> Iterator[Waiting]:
    if not settings.SCANNER_FOLDER:
        return
    with os.scandir(settings.SCANNER_FOLDER) as entries:
        for entry in entries:
            if not _is_offered(entry.name) or not entry.is_file(follow_symlinks=False):
                continue
            facts = entry.stat(follow_symlinks=False)
            changed = datetime.fromtimestamp(facts.st_mtime, UTC)
            if 0 < facts.st_size <= most and changed <= at - QUIET:
                yield Waiting(entry.name, facts.st_size, changed)


def _is_offered(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in SCANS


def take(name: str, *, by: User, most: int = MOST_SCAN) -> StoredFile:
    """Store the scan of this name. It stays in the folder until `put_away`: a form that goes wrong loses nothing."""
    if not settings.SCANNER_FOLDER or name != Path(name).name or not _is_offered(name):
        raise BadInput(GONE.format(name=Path(name).name[:100]))
    return store(_bytes_of(name, most=most), name=name, media_type=TYPES[Path(name).suffix.lower()], by=by)


def _bytes_of(name: str, *, most: int) -> bytes:
    """The bytes of a plain file of the folder: a link put in its place meanwhile is not followed."""
    if "\0" in name:
        raise BadInput(GONE.format(name=""))
    try:
        folder = os.open(settings.SCANNER_FOLDER, os.O_RDONLY | os.O_DIRECTORY)
        try:
            opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
        finally:
            os.close(folder)
    except OSError as broken:
        raise BadInput(GONE.format(name=name)) from broken
    facts = os.fstat(opened)
    if not stat.S_ISREG(facts.st_mode) or facts.st_size > most:
        os.close(opened)
        raise BadInput(GONE.format(name=name))
    with os.fdopen(opened, "rb") as scan:
        return scan.read()


def put_away(names: list[str]) -> None:
    """Move what was taken aside, so that it is not offered again; where that cannot be done it stays and is offered still."""
    folder = Path(settings.SCANNER_FOLDER)
    for name in names:
        try:
            (folder / TAKEN).mkdir(exist_ok=True)
            (folder / name).rename(_free(folder / TAKEN / name))
        except OSError as broken:
            log.warning("Принятый скан не убран из папки сканера (%s).", type(broken).__name__)


def _free(path: Path) -> Path:
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem} ({number})")
    return found
