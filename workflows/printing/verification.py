"""Whether every print is still the one that was stored. The bytes themselves are checked with the files."""

from collections.abc import Iterator

from django.db.models import F

from workflows.printing.models import Print


def problems() -> Iterator[str]:
    """Russian sentences, one for each print whose hash is not that of its file."""
    for stored in Print.objects.exclude(sha256=F("file__blob__sha256")).select_related("file", "request"):
        yield f"Печатные формы: «{stored}» ({stored.request}): записан хеш {stored.sha256[:12]}…, у файла другой."
