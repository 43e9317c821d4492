"""Case files: where finished appeals are kept, for how long, and how they are destroyed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.appeals.models.reception import ReceptionCard
from workflows.appeals.models.reference import CaseIndex
from workflows.archive.models import FrozenModel
from workflows.numbering.models import Series


def _years(count: int) -> str:
    """«1 год», «3 года», «5 лет»."""
    if count % 10 == 1 and count % 100 != 11:
        return "год"
    return "года" if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else "лет"


class CaseFile(models.Model):
    """A volume of a case: closed at the end of its year, kept from 1 January after it."""

    index = models.ForeignKey(CaseIndex, models.PROTECT, verbose_name="индекс", related_name="files")
    year = models.PositiveSmallIntegerField("год")
    volume = models.PositiveSmallIntegerField("том", default=1)
    closed_on = models.DateField("закрыто", null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто закрыл", null=True, blank=True, editable=False, related_name="+")
    on_hold = models.BooleanField("не уничтожать", default=False, editable=False)
    hold_reason = models.CharField("почему не уничтожать", max_length=300, blank=True, editable=False)
    destroyed_by_act = models.ForeignKey("appeals.DestructionAct", models.PROTECT, verbose_name="акт об уничтожении", null=True, blank=True, editable=False, related_name="case_files")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"closed_by"})
    history = HistoricalRecords()

    class Meta:
        verbose_name = "дело"
        verbose_name_plural = "дела"
        ordering = ["-year", "index", "volume"]
        constraints = [
            models.UniqueConstraint(fields=["index", "year", "volume"], name="case_file_once"),
            models.CheckConstraint(
                name="case_closed_by_and_on",
                condition=Q(closed_on=None, closed_by=None) | Q(closed_on__isnull=False, closed_by__isnull=False),
                violation_error_message="Кто закрыл и когда – указываются вместе.",
            ),
            models.CheckConstraint(name="hold_has_reason", condition=Q(on_hold=False) | ~Q(hold_reason=""), violation_error_message="Напишите, почему дело нельзя уничтожать."),
            models.CheckConstraint(
                name="held_file_is_not_destroyed",
                condition=Q(destroyed_by_act=None) | Q(on_hold=False, closed_on__isnull=False),
                violation_error_message="Дело под запретом или незакрытое не уничтожают.",
            ),
        ]

    def __str__(self) -> str:
        return f"Дело {self.index.index}, {self.year} год, том {self.volume}"

    def term(self) -> str:
        """«5 лет ЭПК», «постоянно»."""
        years = self.index.years
        if years is None:
            return "постоянно"
        return f"{years} {_years(years)}{' ЭПК' if self.index.expert_check else ''}"

    def keep_until(self) -> date | None:
        """The last day of keeping, counted from 1 January after the year; None for ever."""
        return date(self.year + self.index.years, 12, 31) if self.index.years is not None else None


class FiledCard(FrozenModel):
    """A card of reception that led to no appeal, in its case file: one that did goes with its appeal."""

    card = models.OneToOneField(ReceptionCard, models.PROTECT, verbose_name="карточка", related_name="filed")
    case_file = models.ForeignKey(CaseFile, models.PROTECT, verbose_name="дело", related_name="cards")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто положил в дело", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "карточка в деле"
        verbose_name_plural = "карточки в делах"
        ordering = ["case_file", "pk"]

    def __str__(self) -> str:
        return f"{self.card} в деле"


class DestructionAct(FrozenModel):
    """Акт об уничтожении дел с истёкшим сроком: who decided, by which protocol, what went and what stays."""

    number = models.CharField("№", max_length=50)
    series = models.ForeignKey(Series, models.PROTECT, verbose_name="серия номеров", related_name="+")
    seq = models.PositiveIntegerField("порядковый номер")
    period = models.CharField("период номера", max_length=10, blank=True)
    made_on = models.DateField("дата акта")
    protocol = models.CharField("протокол экспертной комиссии", max_length=200)
    content = models.TextField("содержание", help_text="Канонический JSON: дела, число обращений, что удалено и что сохранено.")
    content_sha256 = models.CharField("хеш содержания", max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто составил", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "акт об уничтожении"
        verbose_name_plural = "акты об уничтожении"
        ordering = ["-made_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["series", "period", "seq"], name="act_number_once")]

    def __str__(self) -> str:
        return f"Акт № {self.number}"


class DestroyedRow(FrozenModel):
    """That one row went by an act: the guards of every other table ask this one, so that it alone knows how rows hang together.

    Entered by `actions.erasing` after the stage of the appeal; a guard lets in only what belongs to a destroyed appeal or file.
    """

    class Kind(models.TextChoices):
        """Of which table the row is."""

        APPEAL = "appeal", "обращение"
        INTAKE = "intake", "поступление"
        APPLICANT = "applicant", "заявитель"
        PAPER = "paper", "документ"
        SENDING = "sending", "отправка"
        DECISION = "decision", "решение"
        REQUEST = "request", "запрос материалов"
        CARD = "card", "карточка приёма"
        FILE = "file", "файл"

    act = models.ForeignKey(DestructionAct, models.PROTECT, verbose_name="акт", related_name="rows")
    kind = models.CharField("что", max_length=10, choices=Kind)
    target = models.PositiveBigIntegerField("запись")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "уничтоженная запись"
        verbose_name_plural = "уничтоженные записи"
        constraints = [models.UniqueConstraint(fields=["kind", "target"], name="row_destroyed_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, запись {self.target}"
