"""What has been found out about files from outside. Facts name no person: the name of a file stays with the file."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from workflows.archive.models import FrozenModel
from workflows.files.models import StoredFile
from workflows.screening.clamd import Answer
from workflows.screening.findings import MEANINGS, Code, Finding
from workflows.screening.looking import ENGINE

MOST_BREAKS = 3  # work that has killed its worker so often is not begun again
PATIENCE = timedelta(minutes=5)  # longer than Q_CLUSTER["timeout"]: work begun earlier has been stopped


class ScanAnswer(models.TextChoices):
    """What the scanner said of a file."""

    CLEAN = Answer.CLEAN.value, "вирусов нет"
    INFECTED = Answer.INFECTED.value, "найден вирус"
    UNSCANNABLE = Answer.UNSCANNABLE.value, "проверить нельзя"
    ERROR = Answer.ERROR.value, "сканер не ответил"


class Undrawn(models.TextChoices):
    """Why there is no picture of a file that otherwise has one."""

    LOCKED = "locked", "предпросмотра нет: файл закрыт паролем"
    BROKEN = "broken", "предпросмотра нет: файл повреждён или передан не до конца"
    HEAVY = "heavy", "предпросмотра нет: страница слишком сложная"
    NO_PROGRAM = "no_program", "предпросмотра нет: программа просмотра не установлена"


FINAL = (ScanAnswer.CLEAN, ScanAnswer.INFECTED, ScanAnswer.UNSCANNABLE)


class Screening(FrozenModel):
    """A look at a file: once for each file and each version of the engine."""

    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл", related_name="screenings")
    engine = models.CharField("версия проверки", max_length=20)
    format = models.CharField("что это", max_length=20)
    media_type = models.CharField("вид содержимого", max_length=100)
    allowed = models.BooleanField("вид из принимаемых, опасного нет")
    found = models.TextField("что замечено", default="[]", help_text="JSON: пары «код – подробность», без имён и слов из файла.")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    NEEDS_ITS_FILE: ClassVar[bool] = False

    class Meta(FrozenModel.Meta):
        verbose_name = "осмотр файла"
        verbose_name_plural = "осмотры файлов"
        constraints = [models.UniqueConstraint(fields=["file", "engine"], name="file_looked_at_once")]

    def __str__(self) -> str:
        return f"Осмотр файла № {self.file_id}"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed; a code that this version does not know is passed over."""
        pairs: list[list[str]] = json.loads(self.found)
        return tuple(Finding(Code(code), detail) for code, detail in pairs if code in MEANINGS)


class ScanAttempt(FrozenModel):
    """One question to the scanner and its answer. Whether a file is clean is derived from these rows."""

    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл", related_name="scans")
    answer = models.CharField("ответ", max_length=12, choices=ScanAnswer.choices)
    detail = models.CharField("подробность", max_length=100, blank=True, help_text="Имя вируса или что помешало.")
    at = models.DateTimeField("когда", db_index=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    NEEDS_ITS_FILE: ClassVar[bool] = False

    class Meta(FrozenModel.Meta):
        verbose_name = "проверка на вирусы"
        verbose_name_plural = "проверки на вирусы"

    def __str__(self) -> str:
        return f"Файл № {self.file_id}: {self.get_answer_display()}"


class FileCheckQuerySet(models.QuerySet["FileCheck"]):
    """Words about work that is not done."""

    def waiting(self) -> FileCheckQuerySet:
        return self.filter(settled_at=None)

    def abandoned(self, now: datetime) -> FileCheckQuerySet:
        """Waiting for so long that nobody is at work on them."""
        return self.waiting().filter(tried_at__lt=now - PATIENCE)

    def outdated(self, *, scanned: bool) -> FileCheckQuerySet:
        """Done once, with an engine of an earlier version or, where a scanner is wanted now, without one."""
        me = OuterRef("file")
        lacking = Q(~Exists(Screening.objects.filter(file=me, engine=ENGINE)))
        if scanned:
            lacking |= Q(~Exists(ScanAttempt.objects.filter(file=me, answer__in=FINAL)))
        return self.filter(lacking, settled_at__isnull=False, file__dropped=None)


class FileCheck(models.Model):
    """A file that must be checked: asked for in the transaction that takes it in, so that no crash loses it."""

    file = models.OneToOneField(StoredFile, models.PROTECT, verbose_name="файл", related_name="check_asked")
    asked_at = models.DateTimeField("когда попросили")
    tried_at = models.DateTimeField("когда последний раз брались")
    breaks = models.PositiveSmallIntegerField("сколько раз работа прервалась", default=0)
    settled_at = models.DateTimeField("когда закончено", null=True, blank=True)
    undrawn = models.CharField("почему нет предпросмотра", max_length=12, choices=Undrawn, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    NEEDS_ITS_FILE: ClassVar[bool] = False
    objects: ClassVar[Any] = FileCheckQuerySet.as_manager()

    class Meta:
        verbose_name = "очередь проверки файла"
        verbose_name_plural = "очередь проверки файлов"
        indexes = [models.Index(fields=["tried_at"], condition=Q(settled_at=None), name="files_to_check")]

    def __str__(self) -> str:
        return f"Проверить файл № {self.file_id}"
