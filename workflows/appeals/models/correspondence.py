"""What comes after the first letter: more material, requests of the citizen, and notes of the staff among themselves."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from workflows.appeals.models.appeal import Appeal
from workflows.appeals.models.intake import IntakeItem
from workflows.archive.models import FrozenModel


class Message(FrozenModel):
    """A further item that belongs to an appeal: added material, a reply to a request, a statement to stop."""

    class Sort(models.TextChoices):
        """What the citizen or the body wants by it."""

        MATERIAL = "material", "дополнительные материалы"
        QUESTION = "question", "вопрос о ходе рассмотрения"
        STOP = "stop", "заявление о прекращении рассмотрения"
        REPLY = "reply", "ответ на запрос"
        CONTACT = "contact", "изменение адреса для ответа"

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="messages")
    intake = models.OneToOneField(IntakeItem, models.PROTECT, verbose_name="поступление", related_name="message")
    sort = models.CharField("что это", max_length=10, choices=Sort)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"intake", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "сообщение по обращению"
        verbose_name_plural = "сообщения по обращениям"
        ordering = ["appeal", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_sort_display()}: запись № {self.pk}"


class Note(FrozenModel):
    """A note of the staff: never part of the correspondence with the citizen."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="notes")
    text = models.TextField("заметка")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "внутренняя заметка"
        verbose_name_plural = "внутренние заметки"
        ordering = ["appeal", "at", "pk"]

    def __str__(self) -> str:
        return f"Заметка № {self.pk}"


class Reading(FrozenModel):
    """Who opened what of an appeal that few may read (59-ФЗ, ст. 6): kept for cards, files, prints and exports."""

    class What(models.TextChoices):
        """What was opened."""

        CARD = "card", "карточка"
        FILE = "file", "файл"
        PRINT = "print", "документ"
        EXPORT = "export", "выгрузка"
        HISTORY = "history", "история"

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="readings")
    what = models.CharField("что открыто", max_length=10, choices=What)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "просмотр обращения"
        verbose_name_plural = "просмотры обращений"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["appeal", "-at"], name="readings_of_appeal")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.at:%d.%m.%Y}"
