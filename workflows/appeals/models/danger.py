"""Alarms: words of danger that are looked for, where they were met, who has seen the alarm, how it ended."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.appeals.models.appeal import Appeal
from workflows.appeals.models.intake import IntakeItem
from workflows.appeals.models.reception import ReceptionCard
from workflows.archive.models import FrozenModel, FrozenQuerySet


class DangerSort(models.TextChoices):
    """What is feared."""

    SELF_HARM = "self_harm", "человек может причинить вред себе"
    CHILD = "child", "ребёнок может быть в опасности"
    VIOLENCE = "violence", "угроза насилия"
    EQUIPMENT = "equipment", "опасное помещение или оборудование"
    HARM = "harm", "вред здоровью"


class DangerWord(models.Model):
    """One rule of the search: words that stand near each other, or a false friend that takes them out."""

    phrase = models.CharField(
        "слова",
        max_length=700,
        unique=True,
        help_text="Через пробел – слова, которые стоят рядом в одном предложении; через «|» – любое из них; «*» в конце – любое окончание; «=» в начале – только эта форма. Остальные слова ищутся во всех падежах и временах.",
    )
    sort = models.CharField("о чём предупреждает", max_length=10, choices=DangerSort, blank=True)
    is_exception = models.BooleanField("ложный друг", default=False, help_text="Если эти слова стоят рядом, тревоги нет: «убить время».")
    note = models.CharField("почему", max_length=300, blank=True)
    is_active = models.BooleanField("ищется", default=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "слова об угрозе"
        verbose_name_plural = "слова об угрозе"
        ordering = ["is_exception", "sort", "phrase"]
        constraints = [
            models.CheckConstraint(
                name="danger_word_warns_of_something",
                condition=Q(is_exception=True, sort="") | Q(is_exception=False) & ~Q(sort=""),
                violation_error_message="Выберите, о чём предупреждают слова; у ложного друга это поле пусто.",
            )
        ]

    def __str__(self) -> str:
        return self.phrase[:100]


class DangerCheck(FrozenModel):
    """That what came was looked through: once for each item, whatever was found."""

    item = models.OneToOneField(IntakeItem, models.PROTECT, verbose_name="поступление", related_name="danger_check")
    at = models.DateTimeField("когда проверено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "проверка на угрозу"
        verbose_name_plural = "проверки на угрозу"

    def __str__(self) -> str:
        return f"{self.item}: проверено"


class CardDangerCheck(FrozenModel):
    """The same of a card of reception that has led to no appeal: what was said aloud is searched like what is written."""

    card = models.OneToOneField(ReceptionCard, models.PROTECT, verbose_name="карточка приёма", related_name="danger_check")
    at = models.DateTimeField("когда проверено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "проверка карточки на угрозу"
        verbose_name_plural = "проверки карточек на угрозу"

    def __str__(self) -> str:
        return f"{self.card}: проверено"


class DangerQuerySet(FrozenQuerySet):
    """Words about alarms."""

    def ringing(self) -> Any:
        """Those that nobody has ended."""
        return self.filter(end=None)


class Danger(FrozenModel):
    """An alarm: what came and where the words stand in it, or who has raised it by hand.

    `found` keeps places and rules, never words of the letter: [начало, конец, слова правила, о чём].
    """

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="dangers")
    item = models.OneToOneField(IntakeItem, models.PROTECT, verbose_name="поступление", null=True, blank=True, related_name="danger")
    found = models.JSONField("что найдено", default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто поднял тревогу", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})
    objects: ClassVar[Any] = DangerQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        verbose_name = "тревога"
        verbose_name_plural = "тревоги"
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(name="danger_has_a_source", condition=Q(item__isnull=False) | Q(by__isnull=False))]

    def __str__(self) -> str:
        return f"Тревога от {self.at:%d.%m.%Y}"

    @property
    def reason(self) -> str:
        """What is feared, in words that name nobody."""
        sorts = dict.fromkeys(sort for *_, sort in self.found)
        return "; ".join(str(DangerSort(sort).label) for sort in sorts if sort in DangerSort.values) or "отметил сотрудник"


class DangerSeen(FrozenModel):
    """Who opened the card while the alarm rang, and when first."""

    danger = models.ForeignKey(Danger, models.PROTECT, verbose_name="тревога", related_name="seen")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "просмотр тревоги"
        verbose_name_plural = "просмотры тревог"
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["danger", "by"], name="danger_seen_once")]

    def __str__(self) -> str:
        return f"Просмотр № {self.pk}"


class DangerEnd(FrozenModel):
    """How the alarm ended: measures were taken, or a person has looked and there is no danger."""

    class Outcome(models.TextChoices):
        """Two ends."""

        MEASURES = "measures", "принято к сведению, меры"
        NO_DANGER = "no_danger", "проверено: угрозы нет"

    danger = models.OneToOneField(Danger, models.PROTECT, verbose_name="тревога", related_name="end")
    outcome = models.CharField("чем закончилась", max_length=10, choices=Outcome)
    words = models.TextField("что сделано или проверено")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"words", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "конец тревоги"
        verbose_name_plural = "концы тревог"

    def __str__(self) -> str:
        return self.get_outcome_display()
