"""Counters and one-time things: kept as hashes, forgotten within days."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workflows.appeals.models import Appeal, Applicant


class Knock(models.Model):
    """One letter, file or request for a code, counted by whom: a network, a contact, all."""

    digest = models.CharField("кто, хеш с солью дня", max_length=64)
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"digest"})

    class Meta:
        verbose_name = "подача в счёте"
        verbose_name_plural = "подачи в счёте"
        indexes = [models.Index(fields=["digest", "at"], name="knocks_of_one")]

    def __str__(self) -> str:
        return f"Подача в счёте № {self.pk}"


class SpentWork(models.Model):
    """A proof of work that was used: the unique row refuses it a second time, whichever server sees it."""

    challenge = models.CharField("задача", max_length=64, unique=True)
    at = models.DateTimeField("когда", db_index=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "решённая задача"
        verbose_name_plural = "решённые задачи"

    def __str__(self) -> str:
        return f"Решённая задача № {self.pk}"


class AskedConfirmation(models.Model):
    """A letter with a code and a link that was sent to the address of an applicant; forgotten when it expires."""

    appeal = models.OneToOneField(Appeal, models.PROTECT, verbose_name="обращение", related_name="+")
    applicant = models.ForeignKey(Applicant, models.PROTECT, verbose_name="чей адрес", related_name="+")
    code_sha256 = models.CharField("хеш кода", max_length=64)
    key_sha256 = models.CharField("хеш ключа ссылки", max_length=64, unique=True)
    asked_at = models.DateTimeField("когда послан")
    tries = models.PositiveSmallIntegerField("неверных кодов", default=0)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"applicant", "code_sha256", "key_sha256"})

    class Meta:
        verbose_name = "просьба подтвердить почту"
        verbose_name_plural = "просьбы подтвердить почту"

    def __str__(self) -> str:
        return f"Просьба подтвердить почту № {self.pk}"
