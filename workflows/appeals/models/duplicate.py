"""That a letter is the same one come in once more."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from workflows.appeals.models.appeal import Appeal
from workflows.archive.models import FrozenModel


class TechnicalDuplicate(FrozenModel):
    """An unregistered letter that came twice: it is kept beside the first one, and nothing of either is deleted or renumbered.

    A second letter about the same is none: it is registered as «повторное».
    """

    appeal = models.OneToOneField(Appeal, models.PROTECT, verbose_name="дубль", related_name="duplicate")
    original = models.ForeignKey(Appeal, models.PROTECT, verbose_name="первое письмо", related_name="duplicates")
    is_same_content = models.BooleanField("текст и файлы совпадают", help_text="Нет – так решил человек и написал почему.")
    reason = models.TextField("почему", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто отметил", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "технический дубль"
        verbose_name_plural = "технические дубли"
        ordering = ["appeal"]
        constraints = [
            models.CheckConstraint(name="duplicate_of_another", condition=~Q(appeal=F("original")), violation_error_message="Письмо не дублирует само себя."),
            models.CheckConstraint(
                name="duplicate_by_choice_has_reason",
                condition=Q(is_same_content=True) | ~Q(reason=""),
                violation_error_message="Письма различаются. Напишите, почему это дубль.",
            ),
        ]

    def __str__(self) -> str:
        return f"Дубль письма {self.original_id}"
