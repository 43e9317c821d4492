"""The one thing that must be remembered to count: a secret of the day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class DailySalt(models.Model):
    """A random salt for one day: when it is removed, nobody can learn any more who came on that day."""

    day = models.DateField("день", unique=True)
    salt = models.CharField("соль", max_length=64)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "соль дня"
        verbose_name_plural = "соли дней"

    def __str__(self) -> str:
        return f"Соль на {self.day:%d.%m.%Y}"
