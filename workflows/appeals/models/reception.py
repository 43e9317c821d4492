"""Personal reception (59-ФЗ, ст. 13): hours, bookings, cards."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from workflows.appeals.models.appeal import Appeal
from workflows.appeals.models.vocabulary import ReceptionOutcome
from workflows.archive.models import FrozenModel
from workflows.numbering.models import Series


class ReceptionSlot(models.Model):
    """A time when an official receives one visitor."""

    official = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто принимает", related_name="reception_slots")
    starts_at = models.DateTimeField("начало")
    ends_at = models.DateTimeField("конец")
    place = models.CharField("где", max_length=200)
    visitor = models.CharField("кто записан", max_length=300, blank=True)
    phone = models.CharField("телефон", max_length=50, blank=True)
    about = models.CharField("о чём", max_length=300, blank=True)
    has_priority = models.BooleanField("первоочередной приём", default=False, help_text="59-ФЗ, ст. 13, ч. 7.")
    is_cancelled = models.BooleanField("отменён", default=False, editable=False)
    did_not_come = models.BooleanField("не пришёл", default=False, editable=False)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"official", "visitor", "phone", "about"})
    history = HistoricalRecords()

    class Meta:
        verbose_name = "время приёма"
        verbose_name_plural = "время приёма"
        ordering = ["starts_at", "official"]
        constraints = [
            models.CheckConstraint(name="slot_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at")), violation_error_message="Приём кончается позже, чем начинается."),
            models.UniqueConstraint(fields=["official", "starts_at"], condition=Q(is_cancelled=False), name="one_visitor_at_a_time", violation_error_message="На это время приём уже назначен."),
        ]

    def __str__(self) -> str:
        return f"Приём {timezone.localtime(self.starts_at):%d.%m.%Y %H:%M}"


class ReceptionCard(FrozenModel):
    """Карточка личного приёма: what was said and how it ended; the number of the identity document is not kept."""

    number = models.CharField("№", max_length=50)
    series = models.ForeignKey(Series, models.PROTECT, verbose_name="серия номеров", related_name="+")
    seq = models.PositiveIntegerField("порядковый номер")
    period = models.CharField("период номера", max_length=10, blank=True)
    slot = models.OneToOneField(ReceptionSlot, models.PROTECT, verbose_name="время приёма", null=True, blank=True, related_name="card")
    official = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто принимал", related_name="+")
    official_words = models.CharField("имя и должность принимавшего", max_length=300)
    received_on = models.DateField("день приёма")
    place = models.CharField("где", max_length=200, blank=True)
    appeal = models.OneToOneField(Appeal, models.PROTECT, verbose_name="обращение", null=True, blank=True, related_name="reception_card")
    visitor = models.CharField("посетитель", max_length=300)
    postal_address = models.CharField("адрес", max_length=500, blank=True)
    phone = models.CharField("телефон", max_length=50, blank=True)
    identity_document = models.CharField("какой документ предъявлен", max_length=100, help_text="«Паспорт». Номер не записывают.")
    gist = models.TextField("содержание")
    has_asked_before = models.BooleanField("обращался ранее", default=False)
    agrees_to_oral = models.BooleanField("согласен на устный ответ", default=False)
    outcome = models.CharField("результат", max_length=10, choices=ReceptionOutcome)
    outcome_words = models.TextField("что отвечено", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"official", "official_words", "visitor", "postal_address", "phone", "identity_document", "gist", "outcome_words", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "карточка личного приёма"
        verbose_name_plural = "карточки личного приёма"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "period", "seq"], name="reception_number_once"),
            models.CheckConstraint(
                name="oral_answer_needs_consent",
                condition=~Q(outcome=ReceptionOutcome.ORAL) | Q(agrees_to_oral=True),
                violation_error_message="Устный ответ дают только с согласия посетителя (59-ФЗ, ст. 13, ч. 3).",
            ),
            models.CheckConstraint(
                name="written_outcome_has_appeal",
                condition=~Q(outcome__in=[ReceptionOutcome.WRITTEN, ReceptionOutcome.TAKEN]) | Q(appeal__isnull=False),
                violation_error_message="Письменный ответ дают по зарегистрированному обращению.",
            ),
            models.CheckConstraint(name="reception_says_how_it_ended", condition=Q(outcome__in=[ReceptionOutcome.WRITTEN, ReceptionOutcome.TAKEN]) | ~Q(outcome_words=""), violation_error_message="Напишите, что отвечено."),
        ]

    def __str__(self) -> str:
        return f"Карточка приёма № {self.number}"
