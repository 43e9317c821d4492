"""Giving a stored file to a browser so that it can do no harm there."""

from urllib.parse import quote

from django.http import HttpResponse

from workflows.files.models import StoredFile
from workflows.files.storage import read


def download(stored: StoredFile, *, name: str | None = None) -> HttpResponse:
    """The file as an attachment: never shown inside our pages, never guessed by the browser."""
    response = HttpResponse(read(stored.blob), content_type=stored.media_type)
    response["Content-Disposition"] = f"attachment; filename=\"file\"; filename*=UTF-8''{quote(name or stored.name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["ETag"] = f'"{stored.blob.sha256}"'
    return response
