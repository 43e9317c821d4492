"""The production calendar as data: a clerk enters it, a person confirms each year."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords


class DayKind(models.TextChoices):
    """How a special day differs from its weekday."""

    OFF = "off", "выходной"
    WORKING = "working", "рабочий"


class CalendarYear(models.Model):
    """A year whose calendar is entered. Days are counted only in years that a person has confirmed."""

    year = models.PositiveSmallIntegerField("год", unique=True)
    source = models.CharField(
        "источник",
        max_length=300,
        help_text="Акт о переносе выходных, например «Постановление Правительства РФ от 24.09.2025 № 1466».",
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто сверил", null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField("когда сверено", null=True, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"confirmed_by"})
    history = HistoricalRecords()

    class Meta:
        verbose_name = "год производственного календаря"
        verbose_name_plural = "производственный календарь: годы"
        ordering = ["year"]
        constraints = [
            models.CheckConstraint(
                name="calendar_confirmed_by_and_at",
                condition=models.Q(confirmed_by=None, confirmed_at=None)
                | ~models.Q(confirmed_by=None) & ~models.Q(confirmed_at=None),
                violation_error_message="Кто сверил и когда – указываются вместе.",
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class SpecialDay(models.Model):
    """A day that is not what its weekday says: a holiday, a transferred day off, a working Saturday."""

    day = models.DateField("день", unique=True)
    kind = models.CharField("какой", max_length=10, choices=DayKind)
    title = models.CharField("почему", max_length=200)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "особый день"
        verbose_name_plural = "производственный календарь: особые дни"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} – {self.get_kind_display()}"
