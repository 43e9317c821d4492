"""Whether every stored content is on the disk, byte for byte."""

from collections.abc import Iterator

from workflows.files.models import Blob
from workflows.files.reading import open_files
from workflows.files.storage import FileIsDamaged, read


def problems() -> Iterator[str]:
    """Russian sentences, one for each content that is gone or changed, with the names that lead to it."""
    for blob in Blob.objects.order_by("pk").iterator(chunk_size=200):
        try:
            data = read(blob)
        except FileIsDamaged as damaged:
            yield f"Файлы: {damaged} Имена: {', '.join(_names(blob)) or 'нет'}."
        else:
            if len(data) != blob.size:
                yield f"Файлы: у содержимого {blob.sha256[:12]}… записан размер {blob.size}, а на диске {len(data)} байт."


def _names(blob: Blob) -> Iterator[str]:
    """A file that only some may read is called by its key: its name may be that of a citizen, and the report goes into the log."""
    files = list(blob.files.order_by("pk")[:3])
    shown = set(open_files().filter(pk__in=[file.pk for file in files]).values_list("pk", flat=True))
    for file in files:
        yield f"«{file.name}»" if file.pk in shown else f"файл № {file.pk}"
