"""Bytes of drafts: beside the archive of files, under random names, erased for good."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

FOLDER = "drafts"


def write(data: bytes) -> str:
    """Keep the bytes; the name by which they are found."""
    name = secrets.token_hex(16)
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return name


def read(name: str) -> bytes:
    """The bytes."""
    return path_of(name).read_bytes()


def erase(name: str) -> None:
    """No more of them; nothing to do when they are gone."""
    path_of(name).unlink(missing_ok=True)


def path_of(name: str) -> Path:
    """Where the bytes lie."""
    return Path(settings.PRIVATE_ROOT) / FOLDER / name


def older_than(moment: datetime) -> Iterator[str]:
    """Names of what was written before the moment."""
    folder = Path(settings.PRIVATE_ROOT) / FOLDER
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.stat().st_mtime < moment.timestamp():
            yield path.name
