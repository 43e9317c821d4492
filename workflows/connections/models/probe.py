"""What is heard of the mail: letters to ourselves that come back, and when anything came last."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Probe(models.Model):
    """The letter to ourselves of one day. `key` stands in its Message-ID before the «@»."""

    on = models.DateField("за какой день", unique=True)
    key = models.UUIDField("ключ письма", unique=True)
    written_at = models.DateTimeField("когда написано")
    came_at = models.DateTimeField("когда вернулось", null=True, blank=True)
    warned_at = models.DateTimeField("когда предупреждены администраторы", null=True, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "письмо самим себе"
        verbose_name_plural = "письма самим себе"
        ordering = ["-on"]

    def __str__(self) -> str:
        return f"Письмо самим себе за {self.on:%d.%m.%Y}"


class Pulse(models.Model):
    """When the last letter of any sort was taken from the mailbox. One row."""

    heard_at = models.DateTimeField("когда забрано последнее письмо")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "пульс почты"
        verbose_name_plural = "пульс почты"

    def __str__(self) -> str:
        return f"Последнее письмо забрано {self.heard_at:%d.%m.%Y %H:%M} UTC"
