"""Which files a print may load: those of our own static folder and data: URIs. Everything else is refused aloud.

A print has no address of its own, so a reserved host stands for the static folder: no path of this machine and no
real address can get into the file, and `../` has nowhere to climb.
"""

from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import DataHandler, Request

from django.conf import settings

from workflows.errors import RuleBroken

BASE = "https://static.invalid/"


class ForbiddenSource(RuleBroken):
    """A print asks for a file that it may not load."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was loaded: the bytes and what they are."""

    content: bytes
    media_type: str


def load(url: str) -> Source:
    """The file that a print asks for, or a refusal."""
    if url.startswith("data:"):
        return _inline(url)
    path = _own_file(url)
    return Source(path.read_bytes(), guess_type(path.name)[0] or "application/octet-stream")


def _inline(url: str) -> Source:
    try:
        response = DataHandler().data_open(Request(url))  # noqa: S310  the scheme is data: and opens nothing
    except ValueError as broken:
        raise ForbiddenSource("В печатной форме повреждён встроенный файл (data:). Исправьте шаблон.") from broken
    return Source(response.read(), response.headers.get_content_type())


def _own_file(url: str) -> Path:
    if not url.startswith(BASE):
        raise ForbiddenSource(
            f"Печатная форма обращается к «{url}». Разрешены только файлы оформления самого сайта: уберите ссылку."
        )
    name = unquote(urlsplit(url).path).lstrip("/")
    for folder in settings.STATICFILES_DIRS:
        root = Path(folder).resolve()
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.is_file():
            return path
    raise ForbiddenSource(f"Печатной форме нужен файл «{name}», но в папке оформления сайта его нет. Проверьте шаблон.")
