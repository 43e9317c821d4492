"""What a person decided on a letter that the program left aside."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from workflows.appeals.models import Appeal
from workflows.archive.models import FrozenModel
from workflows.mailroom.models.filing import Filing


class Choice(models.TextChoices):
    """What may be decided."""

    ATTACHED = "attached", "приложено к обращению"
    APPEAL = "appeal", "принято как новое поступление"
    NOT_AN_APPEAL = "not_appeal", "не является обращением"
    DUPLICATE = "duplicate", "дубль"


class Doubt(FrozenModel):
    """One person thinks that a letter is no appeal: a second one decides."""

    filing = models.ForeignKey(Filing, models.PROTECT, verbose_name="письмо", related_name="doubts")
    reason = models.CharField("почему", max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто предложил", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "предложение не считать письмо обращением"
        verbose_name_plural = "предложения не считать письма обращениями"
        ordering = ["filing", "pk"]

    def __str__(self) -> str:
        return f"Письмо № {self.filing.letter_id}: предложено не считать обращением"


class Resolution(FrozenModel):
    """The decision: one for a letter, for ever."""

    filing = models.OneToOneField(Filing, models.PROTECT, verbose_name="письмо", related_name="resolution")
    choice = models.CharField("решение", max_length=10, choices=Choice)
    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", null=True, blank=True, related_name="+")
    doubt = models.OneToOneField(Doubt, models.PROTECT, verbose_name="чьё предложение подтверждено", null=True, blank=True, related_name="confirmed_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто решил", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "решение по письму"
        verbose_name_plural = "решения по письмам"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="letter_is_refused_by_two",
                condition=~Q(choice=Choice.NOT_AN_APPEAL) | Q(doubt__isnull=False),
                violation_error_message="Что письмо не обращение, решают двое.",
            ),
            models.CheckConstraint(
                name="attached_letter_names_appeal",
                condition=~Q(choice__in=[Choice.ATTACHED, Choice.APPEAL]) | Q(appeal__isnull=False),
                violation_error_message="К какому обращению приложено?",
            ),
        ]

    def __str__(self) -> str:
        return f"Письмо № {self.filing.letter_id}: {self.get_choice_display()}"
