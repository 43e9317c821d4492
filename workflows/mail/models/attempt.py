"""Attempts to hand a letter over: the beginning is stored before the connection, the end when the server has spoken.

An attempt without an end is one whose worker was stopped: whether the server has the letter is then not known.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workflows.archive.models import FrozenModel


class Outcome(models.TextChoices):
    """What an attempt came to."""

    ACCEPTED = "accepted", "принято сервером"
    TEMPORARY = "temporary", "временный отказ"
    PERMANENT = "permanent", "окончательный отказ"
    UNKNOWN = "unknown", "неизвестно"


class Step(models.TextChoices):
    """How far the talk with the server came."""

    BUILDING = "building", "составление письма"
    CONNECTION = "connection", "соединение"
    SENDER = "sender", "отправитель"
    RECIPIENT = "recipient", "получатель"
    TEXT = "text", "передача текста"
    ANSWER = "answer", "ответ на переданное"


class Attempt(FrozenModel):
    """That an attempt began. It outlives its letter, whose name it keeps; the pair of name and number is given to one worker only."""

    letter_uid = models.UUIDField("письмо")
    number = models.PositiveSmallIntegerField("попытка")
    begun_at = models.DateTimeField("когда начата")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "попытка отправки"
        verbose_name_plural = "попытки отправки"
        ordering = ["letter_uid", "number"]
        constraints = [models.UniqueConstraint(fields=["letter_uid", "number"], name="attempt_number_once")]

    def __str__(self) -> str:
        return f"Попытка {self.number}, {self.begun_at:%d.%m.%Y %H:%M}"


class AttemptEnd(FrozenModel):
    """How an attempt ended: what the server said, without addresses, and the number that it gave the letter."""

    attempt = models.OneToOneField(Attempt, models.PROTECT, verbose_name="попытка", related_name="end")
    outcome = models.CharField("итог", max_length=10, choices=Outcome)
    step = models.CharField("на чём закончилась", max_length=10, choices=Step)
    code = models.PositiveSmallIntegerField("код ответа", null=True, blank=True)
    words = models.CharField("ответ сервера", max_length=300, blank=True)
    queue_id = models.CharField("номер в очереди сервера", max_length=100, blank=True)
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "итог попытки"
        verbose_name_plural = "итоги попыток"
        ordering = ["attempt"]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}, {self.at:%d.%m.%Y %H:%M}"
