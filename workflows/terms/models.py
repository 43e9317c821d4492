"""Terms as data: how many days a norm gives, with the article, the source and who has checked it."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from workflows.terms.values import Certainty, TermValue, Unit, days_in_words


class TermQuerySet(models.QuerySet["LegalTerm"]):
    def valid(self, on: date) -> "TermQuerySet":
        """Terms whose norm holds on the day."""
        begun, not_ended = Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on)
        return self.filter(begun, not_ended)


class LegalTerm(models.Model):
    """One norm in one period: a changed law is a new row, and an old day is counted by the old one."""

    basis = models.CharField(
        "основание", max_length=60, help_text="Как его называют люди: «59-ФЗ 12(1)», «ПП 1802 16», «ТК 372»."
    )
    law = models.CharField("закон", max_length=40, editable=False, help_text="Начало основания: «59-ФЗ», «ПП 1802».")
    title = models.CharField("что нужно успеть", max_length=200)
    article = models.CharField("норма", max_length=300, help_text="Полное название акта, статья, часть.")
    wording = models.TextField("что говорит норма", help_text="Слова нормы в кавычках; пересказ – без них.")
    days = models.PositiveSmallIntegerField("дней", validators=[MinValueValidator(1), MaxValueValidator(366)])
    unit = models.CharField("какие дни", max_length=10, choices=Unit)
    counted_from = models.CharField("от чего считается", max_length=200)
    certainty = models.CharField("откуда число", max_length=10, choices=Certainty)
    source = models.CharField("источник", max_length=300, help_text="Где прочитано или почему так принято.")
    valid_from = models.DateField("действует с", null=True, blank=True, help_text="Пусто – начало не внесено.")
    valid_to = models.DateField("действует по", null=True, blank=True, help_text="Включительно; пусто – бессрочно.")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="кто сверил",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    checked_at = models.DateTimeField("когда сверено", null=True, blank=True, editable=False)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"checked_by"})
    history = HistoricalRecords()
    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = "срок"
        verbose_name_plural = "сроки"
        ordering = ["law", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["basis", "valid_from"],
                name="term_begins_once",
                violation_error_message="Срок с этим основанием и этим началом уже внесён.",
            ),
            models.UniqueConstraint(
                fields=["basis"],
                condition=Q(valid_from=None),
                name="term_without_beginning_once",
                violation_error_message="Срок с этим основанием без дня начала уже внесён.",
            ),
            models.UniqueConstraint(
                fields=["basis"],
                condition=Q(valid_to=None),
                name="term_without_end_once",
                violation_error_message="Срок с этим основанием уже действует бессрочно. Сначала укажите его последний день.",
            ),
            models.CheckConstraint(
                name="term_ends_after_it_begins",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                violation_error_message="Последний день действия раньше первого.",
            ),
            models.CheckConstraint(
                name="term_has_days",
                condition=Q(days__gte=1, days__lte=366),
                violation_error_message="Срок – от 1 до 366 дней.",
            ),
            models.CheckConstraint(
                name="term_checked_by_and_at",
                condition=Q(checked_by=None, checked_at=None) | ~Q(checked_by=None) & ~Q(checked_at=None),
                violation_error_message="Кто сверил и когда – указываются вместе.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.basis} – {self.title}"

    @property
    def value(self) -> TermValue:
        """What the counting needs of it."""
        return TermValue(self.basis, self.days, Unit(self.unit), self.counted_from)

    @property
    def length(self) -> str:
        """«30 календарных дней»."""
        return days_in_words(self.days, Unit(self.unit))

    def holds(self, *, on: date) -> bool:
        """Whether the norm is in force on the day, as `valid` asks the database."""
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)

    @property
    def held(self) -> str:
        """«с 01.03.2022 по 29.02.2028», «с 02.11.2006», «по 29.02.2028», «бессрочно»."""
        ends = (("с", self.valid_from), ("по", self.valid_to))
        return " ".join(f"{word} {day:%d.%m.%Y}" for word, day in ends if day) or "бессрочно"
