"""Reminders about terms: each step is sent once to each recipient, and nothing is forgotten after a week of downtime."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from workflows.appeals.models.clock import Clock
from workflows.appeals.models.danger import Danger
from workflows.appeals.models.paper import Sending
from workflows.appeals.models.work import Assignment
from workflows.archive.models import FrozenModel


class Reminder(FrozenModel):
    """The lock of one step: (revision of the term, step, recipient). What is not here and is due will be sent.

    A danger belongs to no term and a bounced sending may come back twice: each of them is locked by itself.
    """

    class Step(models.TextChoices):
        """How many days before the control date; afterwards up the ladder."""

        DAYS_10 = "10", "за 10 дней"
        DAYS_5 = "5", "за 5 дней"
        DAYS_3 = "3", "за 3 дня"
        DAYS_1 = "1", "за день"
        TODAY = "0", "в последний день"
        OVERDUE = "overdue", "просрочено"
        DANGER = "danger", "угроза безопасности"
        BOUNCED = "bounced", "уведомление вернулось"

    clock = models.ForeignKey(Clock, models.PROTECT, verbose_name="срок", related_name="reminders")
    sending = models.ForeignKey(Sending, models.PROTECT, verbose_name="вернувшаяся отправка", null=True, blank=True, related_name="reminders")
    danger = models.ForeignKey(Danger, models.PROTECT, verbose_name="тревога", null=True, blank=True, related_name="reminders")
    step = models.CharField("шаг", max_length=10, choices=Step)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кому", related_name="+")
    rung = models.CharField("кто это", max_length=20, help_text="Ступень лестницы: исполнитель, ответственный, заместитель, руководитель.")
    due_on = models.DateField("к какому дню")
    at = models.DateTimeField("когда поставлено в письмо")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"recipient"})

    class Meta(FrozenModel.Meta):
        verbose_name = "напоминание"
        verbose_name_plural = "напоминания"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["clock", "step", "recipient"], condition=Q(sending=None, danger=None), name="reminded_of_term_once"),
            models.UniqueConstraint(fields=["sending", "step", "recipient"], condition=Q(sending__isnull=False), name="reminded_of_sending_once"),
            models.UniqueConstraint(fields=["danger", "recipient"], condition=Q(danger__isnull=False), name="reminded_of_danger_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {self.due_on:%d.%m.%Y}"


class ErrandReminder(FrozenModel):
    """The lock of one step of an assignment with a day of its own: (assignment, day, step, recipient). A changed day begins its ladder anew."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, verbose_name="поручение", related_name="reminders")
    due_on = models.DateField("к какому дню")
    step = models.CharField("шаг", max_length=10, choices=Reminder.Step)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кому", related_name="+")
    rung = models.CharField("кто это", max_length=20)
    at = models.DateTimeField("когда поставлено в письмо")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"recipient"})

    class Meta(FrozenModel.Meta):
        verbose_name = "напоминание о поручении"
        verbose_name_plural = "напоминания о поручениях"
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["assignment", "due_on", "step", "recipient"], name="reminded_of_errand_once")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {self.due_on:%d.%m.%Y}"


class MorningDigest(FrozenModel):
    """That the letters of a morning were written: later on the same day only what cannot wait is told."""

    day = models.DateField("день", unique=True)
    at = models.DateTimeField("когда составлена")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "утренняя сводка"
        verbose_name_plural = "утренние сводки"
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"Сводка за {self.day:%d.%m.%Y}"
