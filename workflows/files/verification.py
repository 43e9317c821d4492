"""Whether every stored content is on the disk, byte for byte."""

from collections.abc import Iterator

from workflows.files.models import Blob
from workflows.files.storage import FileIsDamaged, read


def problems() -> Iterator[str]:
    """Russian sentences, one for each content that is gone or changed, with the names that lead to it."""
    for blob in Blob.objects.order_by("pk").iterator(chunk_size=200):
        try:
            data = read(blob)
        except FileIsDamaged as damaged:
            names = ", ".join(f"«{name}»" for name in blob.files.values_list("name", flat=True)[:3])
            yield f"Файлы: {damaged} Имена: {names or 'нет'}."
        else:
            if len(data) != blob.size:
                yield f"Файлы: у содержимого {blob.sha256[:12]}… записан размер {blob.size}, а на диске {len(data)} байт."
