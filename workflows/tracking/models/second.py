"""The second step at the door of an appeal that few may read."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workflows.appeals.models import StatusCode
from workflows.tracking.models.doors import CabinetSession


class OneTimeCode(models.Model):
    """Six digits sent to the mail box on file after the right number and code: good for minutes, for few attempts, for once."""

    code = models.ForeignKey(StatusCode, models.PROTECT, verbose_name="код, который подошёл", related_name="+")
    session = models.ForeignKey(CabinetSession, models.CASCADE, verbose_name="кабинет, в который добавляют", null=True, blank=True, related_name="+")
    digest = models.CharField("хеш цифр", max_length=64)
    asked_at = models.DateTimeField("когда послан", db_index=True)
    tries = models.PositiveSmallIntegerField("неверных попыток", default=0)
    used_at = models.DateTimeField("когда использован", null=True, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "одноразовый код"
        verbose_name_plural = "одноразовые коды"

    def __str__(self) -> str:
        return f"Одноразовый код № {self.pk}"
