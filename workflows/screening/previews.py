"""Pictures small enough for the screen, made by the worker: turned upright, without EXIF and comments. The original stays as it came.

Of a PDF the first page is shown.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO
from warnings import catch_warnings

import pillow_heif
from django.db import IntegrityError, transaction
from PIL import Image, ImageFile, ImageOps

from workflows.files.models import Derived, Dropped, StoredFile
from workflows.files.storage import opened, read, store
from workflows.screening import pdf_pages, pictures
from workflows.screening.bits import Bits
from workflows.screening.models import Undrawn

SIZES = {Derived.Sort.PREVIEW: 1600, Derived.Sort.THUMBNAIL: 320}
PILLOW = {"jpeg": ("JPEG", "MPO"), "png": ("PNG",), "webp": ("WEBP",), "tiff": ("TIFF",), "heic": ("HEIF",)}
MOST_POINTS = 50_000_000  # 200 megabytes of memory when unpacked
MOST_JPEG_POINTS = 85_000_000  # JPEG is made smaller while it is read
QUALITY = 80
PAPER = (255, 255, 255)
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error, Image.DecompressionBombError)

pillow_heif.register_heif_opener()


def make(file: StoredFile, code: str) -> list[Derived]:
    """The copies of a picture that are not there yet; none of what cannot be drawn."""
    wanted = [sort for sort in SIZES if not Derived.objects.filter(original=file, sort=sort).exists()]
    if code not in PILLOW or not wanted:
        return []
    with opened(file.blob) as content:
        drawn = draw(content, code)
    return [kept for sort in wanted if drawn and (kept := _keep(file, sort, drawn[sort]))]


def make_of_page(file: StoredFile) -> Undrawn | None:
    """The same of the first page of a PDF; why it is not drawn, if it is not."""
    wanted = [sort for sort in SIZES if not Derived.objects.filter(original=file, sort=sort).exists()]
    if not wanted:
        return None
    page = pdf_pages.first_page(read(file.blob))
    if isinstance(page, Undrawn):
        return page
    for sort in wanted:
        _keep(file, sort, _jpeg(page, SIZES[sort]))
    return None


def draw(content: BinaryIO, code: str) -> dict[Derived.Sort, bytes]:
    """JPEGs of each size; nothing when the picture is broken or too large to be unpacked."""
    width, height = pictures.points(Bits(content), code)
    if not 0 < width * height <= (MOST_JPEG_POINTS if code == "jpeg" else MOST_POINTS):
        return {}
    content.seek(0)
    try:
        with _whole_alone(), Image.open(content, formats=PILLOW[code]) as found:
            picture = _plain(found)
    except UNREADABLE:
        return {}
    return {sort: _jpeg(picture, size) for sort, size in SIZES.items()}


@contextmanager
def _whole_alone() -> Iterator[None]:
    """A picture that is cut off is not drawn, although the library of printing has Pillow draw such for the whole process.

    What Pillow finds odd in a picture of a stranger is no warning to anybody.
    """
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with catch_warnings(category=UserWarning, action="ignore"):
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _plain(found: Image.Image) -> Image.Image:
    """Upright, on white paper, without anything but its points."""
    found.draft("RGB", (max(SIZES.values()),) * 2)
    upright = ImageOps.exif_transpose(found)
    upright.thumbnail((max(SIZES.values()),) * 2)
    if upright.has_transparency_data:
        layer = upright.convert("RGBA")
        plain = Image.new("RGB", layer.size, PAPER)
        plain.paste(layer, mask=layer.getchannel("A"))
        return plain
    plain = Image.new("RGB", upright.size, PAPER)
    plain.paste(upright.convert("RGB"))
    return plain


def _jpeg(picture: Image.Image, size: int) -> bytes:
    small = picture.copy()
    small.thumbnail((size, size))
    written = BytesIO()
    small.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def _keep(file: StoredFile, sort: Derived.Sort, data: bytes) -> Derived | None:
    """The locked original is either destroyed already or waits with its destruction until the copy can go with it."""
    try:
        with transaction.atomic():
            StoredFile.objects.select_for_update().get(pk=file.pk)
            if Dropped.objects.filter(file=file).exists():
                return None
            copy = store(data, name=f"{sort.label}.jpg", media_type="image/jpeg", by=None)
            made: Derived = Derived.objects.create(original=file, copy=copy, sort=sort)
            return made
    except IntegrityError:  # another worker was first; its copy stands
        first: Derived = Derived.objects.get(original=file, sort=sort)
        return first
