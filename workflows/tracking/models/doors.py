"""Doors of the citizen: attempts to enter, keys from letters, the cabinet. Accounts of the staff have nothing to do with them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workflows.appeals.models import Appeal, Assurance, Paper
from workflows.archive.models import FrozenModel
from workflows.tracking.stages import Purpose, Sort


class Brake(models.Model):
    """How many attempts one number, one part of the network or all together have made, and from when on the next is let in."""

    sort = models.CharField("что считается", max_length=12, choices=Sort)
    digest = models.CharField("кто, хеш с солью дня", max_length=64)
    misses = models.PositiveIntegerField("попыток", default=0)
    free_at = models.DateTimeField("следующая не раньше", null=True, blank=True)
    at = models.DateTimeField("последняя попытка", db_index=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"digest"})

    class Meta:
        verbose_name = "счётчик попыток"
        verbose_name_plural = "счётчики попыток"
        constraints = [models.UniqueConstraint(fields=["sort", "digest"], name="brake_once")]

    def __str__(self) -> str:
        return f"{self.get_sort_display()}: попыток {self.misses}"


class EmailKey(models.Model):
    """A key sent to a mail box: good for one press of a button, for an hour. Without a letter behind it, it opens nothing."""

    purpose = models.CharField("для чего", max_length=10, choices=Purpose)
    email = models.EmailField("адрес")
    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", null=True, blank=True, related_name="+")
    digest = models.CharField("хеш ключа", max_length=64, unique=True)
    asked_at = models.DateTimeField("когда попросили", db_index=True)
    used_at = models.DateTimeField("когда использован", null=True, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"email"})

    class Meta:
        verbose_name = "ключ из письма"
        verbose_name_plural = "ключи из писем"

    def __str__(self) -> str:
        return f"Ключ № {self.pk}: {self.get_purpose_display()}"


class CabinetSession(models.Model):
    """One browser in which somebody has entered the cabinet: the reader of a mail box, or who signed in by the provider.

    `email` is a mail box that is known to be theirs, `subject` a hash of the account at the provider; one of them may be empty.
    """

    email = models.EmailField("адрес", blank=True, db_index=True)
    assurance = models.CharField("личность", max_length=10, choices=Assurance, default=Assurance.EMAIL)
    subject = models.CharField("хеш учётной записи", max_length=64, blank=True, db_index=True)
    issuer = models.CharField("адрес службы входа", max_length=300, blank=True)
    through = models.CharField("служба входа", max_length=60, blank=True)
    digest = models.CharField("хеш ключа сеанса", max_length=64, unique=True)
    started_at = models.DateTimeField("когда начат")
    seen_at = models.DateTimeField("когда замечен")
    ended_at = models.DateTimeField("когда закончен", null=True, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"email", "subject"})

    class Meta:
        verbose_name = "сеанс кабинета"
        verbose_name_plural = "сеансы кабинета"
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="session_is_somebodys",
                condition=~models.Q(email="") | ~models.Q(subject=""),
                violation_error_message="Сеанс кабинета принадлежит почте или учётной записи.",
            )
        ]

    def __str__(self) -> str:
        return f"Сеанс № {self.pk}"


class CabinetAppeal(models.Model):
    """An appeal that the reader of a mail box has put into the cabinet by its number and code."""

    email = models.EmailField("адрес")
    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="+")
    at = models.DateTimeField("когда добавлено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"email"})

    class Meta:
        verbose_name = "обращение в кабинете"
        verbose_name_plural = "обращения в кабинете"
        constraints = [models.UniqueConstraint(fields=["email", "appeal"], name="in_cabinet_once")]

    def __str__(self) -> str:
        return f"Обращение {self.appeal_id} в кабинете"


class Opening(FrozenModel):
    """That the citizen has opened a paper on the site: who holds the code or the mail box, nothing else is known of them."""

    paper = models.ForeignKey(Paper, models.PROTECT, verbose_name="документ", related_name="openings")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "документ открыт на сайте"
        verbose_name_plural = "документы, открытые на сайте"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Документ {self.paper_id} открыт {self.at:%d.%m.%Y}"
