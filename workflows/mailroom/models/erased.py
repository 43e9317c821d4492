"""What is left of a letter that became no appeal when its term of keeping is over."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workflows.archive.models import FrozenModel
from workflows.inbox.models import RawLetter


class ErasedLetter(FrozenModel):
    """That a letter was erased, by which term. Its hash, its dates and the decision on it stay where they were; of the sender the domain alone."""

    letter = models.OneToOneField(RawLetter, models.PROTECT, verbose_name="письмо", related_name="erased")
    sender_domain = models.CharField("домен отправителя", max_length=255, blank=True)
    days = models.PositiveIntegerField("сколько дней хранили после решения")
    basis = models.CharField("откуда этот срок", max_length=300, blank=True)
    at = models.DateTimeField("когда стёрто")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "стёртое письмо"
        verbose_name_plural = "стёртые письма"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Письмо № {self.letter_id}: стёрто"
