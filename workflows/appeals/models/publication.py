"""Answers that stand on the site for everybody (59-ФЗ, ст. 10, ч. 4)."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from workflows.appeals.models.paper import Paper
from workflows.archive.models import FrozenModel


class AnswerPublication(FrozenModel):
    """The depersonalised words of a sent answer, and the signatory who confirmed that they name nobody (ст. 6, ч. 2)."""

    paper = models.OneToOneField(Paper, models.PROTECT, verbose_name="ответ", related_name="publication")
    title = models.CharField("заголовок", max_length=300)
    text = models.TextField("обезличенный текст")
    text_sha256 = models.CharField("хеш текста", max_length=64)
    published_on = models.DateField("день")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто подтвердил", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "публикация ответа"
        verbose_name_plural = "публикации ответов"
        ordering = ["-published_on", "-pk"]

    def __str__(self) -> str:
        return f"Публикация ответа № {self.pk}"
