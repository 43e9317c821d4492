"""Letters that the program writes by itself in answer to a letter: counted, so that two programs never write to each other for ever."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workflows.appeals.models import Appeal
from workflows.archive.models import FrozenModel
from workflows.inbox.models import RawLetter


class Sort(models.TextChoices):
    """What it says."""

    TAKEN = "taken", "письмо получено"
    LAWFUL_WAY = "lawful_way", "как подать обращение"


class AutoLetter(FrozenModel):
    """At most one for a letter that came. The address is kept as a keyed hash: it is counted, never read."""

    letter = models.OneToOneField(RawLetter, models.PROTECT, verbose_name="в ответ на", related_name="auto_letter")
    sort = models.CharField("о чём", max_length=10, choices=Sort)
    address_key = models.CharField("хеш адреса", max_length=64)
    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", null=True, blank=True, related_name="+")
    message_id = models.CharField("идентификатор нашего письма", max_length=200)
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"address_key"})

    class Meta(FrozenModel.Meta):
        verbose_name = "письмо от программы"
        verbose_name_plural = "письма от программы"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["address_key", "at"], name="auto_letters_of_address"), models.Index(fields=["message_id"], name="auto_letters_by_id")]

    def __str__(self) -> str:
        return f"{self.get_sort_display()}: в ответ на письмо № {self.letter_id}"
