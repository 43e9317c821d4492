"""The code by which a citizen asks how the letter stands, without an account."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workflows.appeals.models.appeal import Appeal
from workflows.archive.keys import new_key
from workflows.archive.models import FrozenModel


class StatusCode(FrozenModel):
    """A code that nobody can guess, told to the applicant alone: one for an appeal, for ever."""

    appeal = models.OneToOneField(Appeal, models.PROTECT, verbose_name="обращение", related_name="status_code")
    code = models.CharField("код", max_length=20, unique=True, default=new_key)
    at = models.DateTimeField("когда дан")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"code"})

    class Meta(FrozenModel.Meta):
        verbose_name = "код проверки статуса"
        verbose_name_plural = "коды проверки статуса"

    def __str__(self) -> str:
        return f"Код к обращению {self.appeal_id}"
