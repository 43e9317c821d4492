"""Who wants to hear of changes, and what each has been told. An address is the only thing known of a follower."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workflows.following.stages import NoticeKind
from workflows.regulations.models import Redaction, Regulation


class FollowerQuerySet(models.QuerySet["Follower"]):
    """Words about followers."""

    def staying(self) -> FollowerQuerySet:
        """Those who have not left, confirmed or not."""
        return self.filter(left_at=None)

    def confirmed(self) -> FollowerQuerySet:
        """Those who get letters."""
        return self.staying().exclude(confirmed_at=None)


class Follower(models.Model):
    """An address that asked for letters about one act, or about all. On leaving the address is erased."""

    email = models.EmailField("адрес", blank=True)
    regulation = models.ForeignKey(Regulation, models.PROTECT, verbose_name="акт", null=True, blank=True, related_name="+", help_text="Пусто – все акты.")
    asked_at = models.DateTimeField("когда попросили", auto_now_add=True)
    confirmed_at = models.DateTimeField("когда подтвердили", null=True, blank=True)
    left_at = models.DateTimeField("когда отказались", null=True, blank=True)
    key_sha256 = models.CharField("хеш ключа подтверждения", max_length=64, unique=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"email"})
    objects = FollowerQuerySet.as_manager()

    class Meta:
        verbose_name = "подписчик"
        verbose_name_plural = "подписчики"
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["email", "regulation"], condition=Q(left_at=None, regulation__isnull=False), name="follows_an_act_once"),
            models.UniqueConstraint(fields=["email"], condition=Q(left_at=None, regulation=None), name="follows_all_acts_once"),
            models.CheckConstraint(
                name="who_left_is_forgotten",
                condition=Q(left_at=None) & ~Q(email="") | Q(left_at__isnull=False, email=""),
                violation_error_message="У того, кто отказался от писем, адрес не хранится.",
            ),
        ]

    def __str__(self) -> str:
        return f"Подписчик № {self.pk}"


class Notice(models.Model):
    """One letter about one event to one follower: the unique row is why nobody is told twice."""

    follower = models.ForeignKey(Follower, models.CASCADE, verbose_name="подписчик", related_name="notices")
    redaction = models.ForeignKey(Redaction, models.PROTECT, verbose_name="редакция", related_name="+")
    kind = models.CharField("о чём", max_length=10, choices=NoticeKind)
    at = models.DateTimeField("когда", auto_now_add=True)
    key_sha256 = models.CharField("хеш ключа отказа", max_length=64, unique=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "извещение"
        verbose_name_plural = "извещения"
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["follower", "redaction", "kind"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.redaction}"


class Knock(models.Model):
    """An attempt to subscribe, counted by a keyed hash: who asked cannot be read from it."""

    digest = models.CharField("кто, хеш с ключом", max_length=64, db_index=True)
    at = models.DateTimeField("когда", auto_now_add=True, db_index=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"digest"})

    class Meta:
        verbose_name = "просьба о подписке"
        verbose_name_plural = "просьбы о подписке"

    def __str__(self) -> str:
        return f"Просьба № {self.pk}"
