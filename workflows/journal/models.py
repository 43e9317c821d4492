"""The journal of events: append-only, each entry bound to the one before it by a hash."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from workflows.archive.models import FrozenModel


class Entry(FrozenModel):
    """One event. `sha256` covers all other fields and the hash of the entry before it."""

    seq = models.PositiveBigIntegerField("№", unique=True)
    at = models.DateTimeField("когда")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", null=True, related_name="+")
    by_name = models.CharField("кто (как записано)", max_length=300, blank=True)
    verb = models.CharField("событие", max_length=60)
    subject = models.CharField(
        "предмет", max_length=100, db_index=True, help_text="Например «regulations.redaction:12»."
    )
    summary = models.CharField("что произошло", max_length=500)
    facts = models.TextField("данные", default="{}", help_text="Канонический JSON.")
    previous = models.CharField("хеш предыдущей записи", max_length=64)
    sha256 = models.CharField("хеш записи", max_length=64, unique=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "by_name"})

    class Meta(FrozenModel.Meta):
        verbose_name = "запись журнала"
        verbose_name_plural = "журнал событий"
        ordering = ["-seq"]

    def __str__(self) -> str:
        return f"{self.seq}. {self.summary}"


class Head(models.Model):
    """The end of the chain: one row, locked while an entry is written."""

    seq = models.PositiveBigIntegerField("последний №", default=0)
    sha256 = models.CharField("последний хеш", max_length=64, default="0" * 64)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "конец журнала"
        verbose_name_plural = "конец журнала"

    def __str__(self) -> str:
        return f"№ {self.seq}"
