"""The journal of registration as a file: asked for by a person, built by the queue, kept for a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

MOST_ATTEMPTS = 3
PATIENCE = timedelta(minutes=5)  # a builder says after each portion of rows that it lives: silence longer than this is its death
KEPT = timedelta(hours=24)  # names of citizens do not lie about in files


class JournalExportQuerySet(models.QuerySet["JournalExport"]):
    def unfinished(self) -> JournalExportQuerySet:
        """Those that are still to be built."""
        return self.filter(finished_at=None, attempts__lt=MOST_ATTEMPTS)

    def abandoned(self, now: datetime) -> JournalExportQuerySet:
        """Unfinished ones of which nothing has been heard for long: their builder was stopped."""
        return self.unfinished().filter(beat_at__lt=now - PATIENCE)

    def outdated(self, now: datetime) -> JournalExportQuerySet:
        """Those whose file must go."""
        return self.filter(finished_at__lt=now - KEPT, is_removed=False)


class JournalExport(models.Model):
    """One wish for the journal: whose rows, of which days, how far it is. The file itself lies outside the archive of files, for it must go."""

    class Form(models.TextChoices):
        """Which file."""

        XLSX = "xlsx", "XLSX (Excel)"
        CSV = "csv", "CSV"

    form = models.CharField("вид файла", max_length=4, choices=Form)
    first_on = models.DateField("зарегистрированные с", null=True, blank=True)
    last_on = models.DateField("по", null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто запросил", related_name="+")
    asked_at = models.DateTimeField("когда запросил")
    total = models.PositiveIntegerField("строк всего", default=0)
    done = models.PositiveIntegerField("строк готово", default=0)
    attempts = models.PositiveSmallIntegerField("попыток", default=0)
    beat_at = models.DateTimeField("последний признак работы")
    trouble = models.CharField("что помешало", max_length=300, blank=True)
    finished_at = models.DateTimeField("когда готов", null=True, blank=True)
    size = models.PositiveBigIntegerField("размер, байт", default=0)
    sha256 = models.CharField("sha256", max_length=64, blank=True)
    is_removed = models.BooleanField("файл удалён", default=False)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"asked_by"})
    objects = JournalExportQuerySet.as_manager()

    class Meta:
        verbose_name = "выгрузка журнала обращений"
        verbose_name_plural = "выгрузки журнала обращений"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="journal_export_days_in_order",
                condition=Q(first_on=None) | Q(last_on=None) | Q(last_on__gte=F("first_on")),
                violation_error_message="Последний день раньше первого. Поменяйте их местами.",
            ),
            models.CheckConstraint(name="finished_export_has_hash", condition=Q(finished_at=None) | ~Q(sha256="")),
        ]

    def __str__(self) -> str:
        return f"Выгрузка журнала № {self.pk}"

    @property
    def is_ready(self) -> bool:
        """Whether the file is there."""
        return self.finished_at is not None and not self.is_removed

    @property
    def is_given_up(self) -> bool:
        """Whether nobody will build it any more."""
        return self.finished_at is None and self.attempts >= MOST_ATTEMPTS

    @property
    def is_running(self) -> bool:
        """Whether it is waited for."""
        return self.finished_at is None and not self.is_given_up

    @property
    def expires_at(self) -> datetime | None:
        """When the file goes."""
        return self.finished_at + KEPT if self.finished_at else None

    @property
    def percent(self) -> int:
        """How far it is."""
        return 100 * self.done // self.total if self.total else 0
