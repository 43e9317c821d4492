"""Private files, addressed by their content."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from workflows.archive.models import FrozenModel


class Blob(FrozenModel):
    """Bytes kept once, under their sha256, outside the public media folder."""

    sha256 = models.CharField("sha256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("размер, байт")
    stored_at = models.DateTimeField("когда сохранено", auto_now_add=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "содержимое файла"
        verbose_name_plural = "содержимое файлов"

    def __str__(self) -> str:
        return f"{self.sha256[:12]}… ({self.size})"


class StoredFile(FrozenModel):
    """A named file: many names may lead to one content."""

    blob = models.ForeignKey(Blob, models.PROTECT, verbose_name="содержимое", related_name="files")
    name = models.CharField("имя файла", max_length=255)
    media_type = models.CharField("вид содержимого", max_length=100)
    added_at = models.DateTimeField("когда добавлен", auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто добавил", null=True, related_name="+"
    )

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"name", "added_by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "файл"
        verbose_name_plural = "файлы"

    def __str__(self) -> str:
        return self.name
