"""What is known for ever of a letter that came by the form."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workflows.appeals.models import Appeal, Applicant
from workflows.archive.models import FrozenModel
from workflows.filing.stages import Held, Proof, Way


class Filed(FrozenModel):
    """How a letter passed the form, and why it should be looked at first when it should. It was taken all the same."""

    appeal = models.OneToOneField(Appeal, models.PROTECT, verbose_name="обращение", related_name="filed")
    proof = models.CharField("проверка", max_length=10, choices=Proof)
    held = models.CharField("очередь проверки", max_length=10, choices=Held, blank=True)
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "подача с сайта"
        verbose_name_plural = "подачи с сайта"

    def __str__(self) -> str:
        return f"Подача с сайта № {self.pk}"


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
