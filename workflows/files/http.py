"""Giving a stored file to a browser so that it can do no harm there."""

from urllib.parse import quote

from django.http import HttpResponse

from workflows.files.models import Derived, StoredFile
from workflows.files.storage import read


def download(stored: StoredFile, *, name: str | None = None) -> HttpResponse:
    """The file as an attachment: never shown inside our pages, never guessed by the browser."""
    response = HttpResponse(read(stored.blob), content_type=stored.media_type)
    response["Content-Disposition"] = f"attachment; filename=\"file\"; filename*=UTF-8''{quote(name or stored.name)}"
    _tame(response, stored)
    return response


def picture(derived: Derived) -> HttpResponse:
    """A copy that the program has drawn itself, shown in a page; the only file that is."""
    response = HttpResponse(read(derived.copy.blob), content_type="image/jpeg")
    response["Content-Disposition"] = "inline"
    _tame(response, derived.copy)
    return response


def _tame(response: HttpResponse, stored: StoredFile) -> None:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["ETag"] = f'"{stored.blob.sha256}"'
