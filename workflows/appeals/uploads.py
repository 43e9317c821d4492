"""How much may come with one appeal, by whichever door, and the files that citizens hand in on the site."""

from __future__ import annotations

from collections.abc import Sequence

from workflows.appeals.policy import policy
from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.screening.accepting import Limits, Offered, acceptable, sized
from workflows.screening.formats import FORMATS

KINDS = "PDF, фотографии, документы Word и Excel, текст, ZIP, звук и видео"
ENDINGS = tuple(sorted({f".{ending}" for one in FORMATS.values() if one.allowed for ending in one.endings}))


def limits() -> Limits:
    """How much may come with one appeal."""
    given = policy().uploads
    return Limits(count=given.files, one_bytes=given.each, total_bytes=given.total)


def in_words(given: Limits) -> str:
    """«Файлов – до 10, каждый не больше 20 МБ, вместе не больше 50 МБ.»"""
    return f"Файлов – до {given.count}, каждый не больше {sized(given.one_bytes)}, вместе не больше {sized(given.total_bytes)}."


def kept(files: Sequence[Offered]) -> list[StoredFile]:
    """The originals, byte for byte, under names that can be read; raises BadInput about the first that cannot be taken."""
    looks = acceptable(files, limits())
    return [store(offered.file.read(), name=look.name, media_type=look.media_type, by=None) for offered, look in zip(files, looks, strict=True)]
