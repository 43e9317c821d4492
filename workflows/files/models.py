"""Private files, addressed by their content."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from workflows.archive.models import FrozenModel, FrozenQuerySet


class BlobQuerySet(FrozenQuerySet):
    """Words about contents."""

    def dropped(self) -> models.QuerySet[Any]:
        """Contents that no file needs any more: all their files are destroyed by acts."""
        files = StoredFile.objects.filter(blob=OuterRef("pk"))
        return self.filter(Exists(files), ~Exists(files.filter(dropped=None)))

    def kept(self) -> models.QuerySet[Any]:
        """Contents whose bytes must be on the disk."""
        return self.exclude(pk__in=self.dropped().values("pk"))


class Blob(FrozenModel):
    """Bytes kept once, under their sha256, outside the public media folder."""

    sha256 = models.CharField("sha256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("размер, байт")
    stored_at = models.DateTimeField("когда сохранено", auto_now_add=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    objects: ClassVar[Any] = BlobQuerySet.as_manager()

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


class Derived(FrozenModel):
    """A copy that the program has made of a file for the screen. It is seen where its original is, and goes with it."""

    class Sort(models.TextChoices):
        """What the copy is for."""

        THUMBNAIL = "thumbnail", "значок"
        PREVIEW = "preview", "просмотр"

    original = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="исходный файл", related_name="derived")
    copy = models.OneToOneField(StoredFile, models.PROTECT, verbose_name="копия", related_name="derived_from")
    sort = models.CharField("для чего", max_length=10, choices=Sort.choices)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    NEEDS_ITS_FILE: ClassVar[bool] = False

    class Meta(FrozenModel.Meta):
        verbose_name = "копия файла для экрана"
        verbose_name_plural = "копии файлов для экрана"
        constraints = [models.UniqueConstraint(fields=["original", "sort"], name="derived_once")]

    def __str__(self) -> str:
        return f"{self.get_sort_display()} файла № {self.original_id}"


class Dropped(FrozenModel):
    """That a file is kept no longer: why, by whom, when. Its name is erased, its bytes are removed, its hash stays.

    Bytes that another file still needs stay for it. Nobody stands in `by` when a term of keeping has ended by itself.
    """

    file = models.OneToOneField(StoredFile, models.PROTECT, verbose_name="файл", related_name="dropped")
    reason = models.CharField("почему", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", null=True, related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})
    NEEDS_ITS_FILE: ClassVar[bool] = False

    class Meta(FrozenModel.Meta):
        verbose_name = "уничтоженный файл"
        verbose_name_plural = "уничтоженные файлы"

    def __str__(self) -> str:
        return f"{self.reason}: файл № {self.file_id}"
