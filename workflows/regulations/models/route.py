"""The route by which drafts are agreed; copied into each submission, so that a later change touches nobody's visa."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.regulations.stages import StepKind


class ApprovalRoute(models.Model):
    """A named sequence of steps."""

    title = models.CharField("название", max_length=200, unique=True)
    is_default = models.BooleanField("по умолчанию", default=False)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "маршрут согласования"
        verbose_name_plural = "маршруты согласования"
        ordering = ["-is_default", "title"]
        constraints = [models.UniqueConstraint(fields=["is_default"], condition=Q(is_default=True), name="one_default_route")]

    def __str__(self) -> str:
        return self.title


class RouteStep(models.Model):
    """One step. A visa has a holder; the signature belongs to whoever holds the signing authority on the day."""

    route = models.ForeignKey(ApprovalRoute, models.CASCADE, verbose_name="маршрут", related_name="steps")
    position = models.PositiveSmallIntegerField("очередь", help_text="Шаги с одним номером идут одновременно.")
    kind = models.CharField("что нужно", max_length=10, choices=StepKind, default=StepKind.VISA)
    title = models.CharField("название шага", max_length=200, help_text="Например «Юрист».")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", null=True, blank=True, related_name="+")
    days = models.PositiveSmallIntegerField("срок, рабочих дней", default=3)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"holder"})
    history = HistoricalRecords()

    class Meta:
        verbose_name = "шаг маршрута"
        verbose_name_plural = "шаги маршрута"
        ordering = ["route", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="visa_step_has_holder",
                condition=~Q(kind=StepKind.VISA) | Q(holder__isnull=False),
                violation_error_message="У шага с визой должен быть указан человек.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"
