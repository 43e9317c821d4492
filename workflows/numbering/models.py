"""Series of numbers: how a number is written and when counting starts anew. All of it is data."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from workflows.errors import BadInput
from workflows.numbering.template import render


class Reset(models.TextChoices):
    """When counting begins at 1 again."""

    NEVER = "never", "никогда"
    YEAR = "year", "каждый год"
    MONTH = "month", "каждый месяц"


class SeriesQuerySet(models.QuerySet["Series"]):
    def for_orders(self) -> "SeriesQuerySet":
        """Those in which orders are numbered."""
        return self.filter(is_for_orders=True)


class Series(models.Model):
    """A series of numbers, such as the orders with the index «У»."""

    code = models.SlugField("код", unique=True)
    title = models.CharField("название", max_length=200)
    index = models.CharField(
        "индекс", max_length=20, blank=True, help_text="Буква или слово в конце номера, например «У»."
    )
    template = models.CharField(
        "образец номера",
        max_length=100,
        default="{seq:02}/{mm}{yy}-{idx}",
        help_text="Знаки: {seq} или {seq:02} – порядковый номер, {dd}, {mm}, {yy}, {yyyy} – день, месяц, год, {idx} – индекс.",
    )
    reset = models.CharField("счёт начинается заново", max_length=10, choices=Reset, default=Reset.YEAR)

    is_for_orders = models.BooleanField("для приказов", default=True, editable=False)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()
    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "серия номеров"
        verbose_name_plural = "серии номеров"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a template that the numbers could not be written by."""
        try:
            render(self.template, seq=1, on=None, index=self.index)
        except BadInput as broken:
            raise ValidationError({"template": str(broken)}) from broken


class Counter(models.Model):
    """The last number given in a series and period. Changed by `next_number` alone."""

    series = models.ForeignKey(Series, models.PROTECT, verbose_name="серия")
    period = models.CharField("период", max_length=10, blank=True)
    last = models.PositiveIntegerField("последний номер", default=0)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "счётчик номеров"
        verbose_name_plural = "счётчики номеров"
        constraints = [models.UniqueConstraint(fields=["series", "period"], name="counter_once_per_period")]

    def __str__(self) -> str:
        return f"{self.series} {self.period}: {self.last}"
