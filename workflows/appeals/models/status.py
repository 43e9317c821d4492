"""The code by which a citizen asks how the letter stands, without an account. Nobody keeps the code itself: a slow hash of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from workflows.appeals.models.appeal import Appeal
from workflows.appeals.models.applicant import Applicant
from workflows.archive.models import FrozenModel


class StatusCode(FrozenModel):
    """That a code was given out. The last one counts, as long as it has not ended."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="status_codes")
    digest = models.CharField("медленный хеш кода", max_length=200, help_text="С солью: по нему код не узнать.")
    on_paper = models.BooleanField("на бумаге", help_text="Такой код видели чужие глаза: при первом входе он меняется на новый.")
    reason = models.CharField("почему выдан", max_length=100)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто выдал", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда дан")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "код проверки статуса"
        verbose_name_plural = "коды проверки статуса"

    def __str__(self) -> str:
        return f"Код к обращению {self.appeal_id}"


class StatusCodeEnd(FrozenModel):
    """That a code opens nothing any more."""

    class Cause(models.TextChoices):
        """Why it ended."""

        REPLACED = "replaced", "выдан новый"
        USED = "used", "код с бумаги сменён при первом входе"

    code = models.OneToOneField(StatusCode, models.PROTECT, verbose_name="код", related_name="end")
    cause = models.CharField("почему", max_length=10, choices=Cause)
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "окончание кода"
        verbose_name_plural = "окончания кодов"

    def __str__(self) -> str:
        return f"Код № {self.code_id}: {self.get_cause_display()}"


class AddressConfirmation(FrozenModel):
    """That who reads the mail box of this applicant has said so: by a key sent there and given back to us.

    An address that a clerk typed from paper or that somebody wrote into a form is no proof; this row is.
    """

    applicant = models.OneToOneField(Applicant, models.PROTECT, verbose_name="заявитель", related_name="confirmation")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"applicant"})

    class Meta(FrozenModel.Meta):
        verbose_name = "подтверждение электронной почты"
        verbose_name_plural = "подтверждения электронной почты"

    def __str__(self) -> str:
        return f"Почта заявителя № {self.applicant_id} подтверждена"
