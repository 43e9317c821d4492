"""Letters about the course of an appeal: what became of each change of stage, and whether the citizen wants to read of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workflows.appeals.models import Appeal
from workflows.appeals.stages import Stage
from workflows.archive.models import FrozenModel
from workflows.tracking.stages import Outcome


class StageNotice(FrozenModel):
    """What was done about one change of stage: a letter, or why there is none. `change` is the name of the change in the queue."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="stage_notices")
    change = models.UUIDField("какая перемена", unique=True)
    start = models.CharField("из стадии", max_length=20, choices=Stage)
    end = models.CharField("в стадию", max_length=20, choices=Stage)
    on = models.DateField("день перемены")
    outcome = models.CharField("что сделано", max_length=10, choices=Outcome)
    at = models.DateTimeField("когда решено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "известие о ходе рассмотрения"
        verbose_name_plural = "известия о ходе рассмотрения"
        ordering = ["appeal", "pk"]

    def __str__(self) -> str:
        return f"Обращение {self.appeal_id}, {self.get_end_display()}: {self.get_outcome_display()}"


class NewsChoice(FrozenModel):
    """That the citizen has turned letters about the course off, or on again. The last row counts; without one they come."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="news_choices")
    wants = models.BooleanField("присылать письма о ходе")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "выбор о письмах"
        verbose_name_plural = "выборы о письмах"
        ordering = ["appeal", "pk"]

    def __str__(self) -> str:
        return f"Обращение {self.appeal_id}: {'присылать' if self.wants else 'не присылать'}"
