"""What is known for ever of a letter that came by the form."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from workflows.appeals.models import Appeal, Applicant
from workflows.appeals.stages import Stage
from workflows.archive.models import FrozenModel, FrozenQuerySet
from workflows.filing.stages import Held, Proof, Seen, Way


class FiledQuerySet(FrozenQuerySet):
    """Words about letters of the form."""

    def waiting(self) -> models.QuerySet[Any]:
        """Those that nobody has looked through yet: what came first, first."""
        return self.exclude(held=Held.NOT_AT_ALL).filter(look=None).exclude(appeal__stage=Stage.DESTROYED).order_by("at", "pk")


class Filed(FrozenModel):
    """How a letter passed the form, and why it should be looked at first when it should. It was taken all the same."""

    appeal = models.OneToOneField(Appeal, models.PROTECT, verbose_name="обращение", related_name="filed")
    proof = models.CharField("проверка", max_length=10, choices=Proof)
    held = models.CharField("очередь проверки", max_length=10, choices=Held, blank=True)
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    objects: ClassVar[Any] = FiledQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        verbose_name = "подача с сайта"
        verbose_name_plural = "подачи с сайта"
        indexes = [models.Index(fields=["id"], condition=~Q(held=Held.NOT_AT_ALL), name="letters_held")]

    def __str__(self) -> str:
        return f"Подача с сайта № {self.pk}"


class Look(FrozenModel):
    """That a person has looked at a letter that was held, and what they saw. Its terms never waited for it."""

    filed = models.OneToOneField(Filed, models.PROTECT, verbose_name="подача", related_name="look")
    seen = models.CharField("что увидели", max_length=10, choices=Seen)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто просмотрел", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "просмотр подачи"
        verbose_name_plural = "просмотры подач"

    def __str__(self) -> str:
        return f"{self.filed}: {self.get_seen_display()}"


class Confirmation(FrozenModel):
    """That the applicant reads the mail box named in the letter. A later fact: the letter was taken without it."""

    appeal = models.OneToOneField(Appeal, models.PROTECT, verbose_name="обращение", related_name="email_confirmation")
    applicant = models.ForeignKey(Applicant, models.PROTECT, verbose_name="чей адрес", related_name="+")
    way = models.CharField("как", max_length=10, choices=Way)
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"applicant"})

    class Meta(FrozenModel.Meta):
        verbose_name = "подтверждение почты"
        verbose_name_plural = "подтверждения почты"

    def __str__(self) -> str:
        return f"Подтверждение почты № {self.pk}"
