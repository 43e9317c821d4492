"""Letters that went out about a campaign: each person gets each of them once."""

from typing import ClassVar

from django.db import models

from workflows.acquaintance.models.addressee import Addressee
from workflows.acquaintance.stages import LetterKind
from workflows.archive.models import FrozenModel


class Reminder(FrozenModel):
    """One letter to one person. The row and the letter commit together, so that no restart doubles or loses it."""

    addressee = models.ForeignKey(Addressee, models.PROTECT, verbose_name="кому", related_name="reminders")
    kind = models.CharField("о чём", max_length=10, choices=LetterKind)
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"addressee"})

    class Meta(FrozenModel.Meta):
        verbose_name = "письмо об ознакомлении"
        verbose_name_plural = "письма об ознакомлении"
        constraints = [models.UniqueConstraint(fields=["addressee", "kind"], name="reminded_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%d.%m.%Y}"
