"""Whether every stored content is on the disk, byte for byte, and what acts have destroyed is not."""

from collections.abc import Iterator

from workflows.files.models import Blob
from workflows.files.reading import open_files
from workflows.files.storage import FileIsDamaged, path_of, read


def problems() -> Iterator[str]:
    """Russian sentences, one for each content that is gone or changed, with the names that lead to it."""
    yield from _left_over()
    for blob in Blob.objects.kept().order_by("pk").iterator(chunk_size=200):
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


def _left_over() -> Iterator[str]:
    """Bytes that were destroyed and that are on the disk all the same."""
    for sha256 in Blob.objects.dropped().order_by("pk").values_list("sha256", flat=True).iterator(chunk_size=1000):
        if path_of(sha256).exists():
            yield f"Файлы: содержимое {sha256[:12]}… уничтожено, но ещё лежит на диске. Проверьте очередь заданий."


def notes() -> Iterator[str]:
    """What is no damage and must be known: contents of which only the hash is left."""
    if count := Blob.objects.dropped().count():
        yield f"Файлов, уничтоженных по актам и срокам: {count}; хранятся их хеши и размеры, содержимого нет."
