"""Which files the form takes, and how many with one letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from workflows.errors import BadInput

MEGA = 1024 * 1024
TAKEN = frozenset(["pdf", "jpg", "jpeg", "png", "heic", "heif", "webp", "gif", "bmp", "tif", "tiff", "odt", "doc", "docx", "rtf", "txt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "zip", "mp3", "m4a", "ogg", "wav", "mp4", "mov", "3gp", "eml", "msg", "p7s", "sig"])


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that somebody wants to hand in, open for reading."""

    name: str
    file: BinaryIO
    size: int


@dataclass(frozen=True, slots=True)
class Limits:
    """How many, how big each, how big all together, in bytes."""

    count: int
    one_bytes: int
    total_bytes: int


FORM = Limits(count=20, one_bytes=25 * MEGA, total_bytes=150 * MEGA)
KINDS = "PDF, фотографии, документы Word и Excel, текст, ZIP, звук и видео"


def must_be_acceptable(files: Sequence[Offered], limits: Limits) -> None:
    """Refuse what cannot be taken, with the sentence that says what to do instead."""
    for one in files:
        _one(one.name, one.size, limits)
    must_fit([one.size for one in files], limits)


def must_fit(sizes: Sequence[int], limits: Limits) -> None:
    """How many files go with one letter and how big they are together."""
    if len(sizes) > limits.count:
        raise BadInput(f"К обращению можно приложить не больше {limits.count} файлов. Остальные соедините в один PDF или архив ZIP.")
    if sum(sizes) > limits.total_bytes:
        raise BadInput(f"Все файлы вместе больше {limits.total_bytes // MEGA} МБ. Уберите часть или уменьшите фотографии.")


def _one(name: str, size: int, limits: Limits) -> None:
    if size == 0:
        raise BadInput(f"Файл «{name}» пустой. Проверьте его и приложите снова.")
    if size > limits.one_bytes:
        raise BadInput(f"Файл «{name}» больше {limits.one_bytes // MEGA} МБ. Уменьшите его или разделите на части.")
    if PurePath(name).suffix.lower().lstrip(".") not in TAKEN:
        raise BadInput(f"Файлы такого вида, как «{name}», мы не принимаем. Подойдут: {KINDS}.")

