"""References of acts: where the words of a redaction lead, the register of cited acts, and what their changes call for."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.archive.models import FrozenModel
from workflows.people.models import Unit
from workflows.regulations.models.draft import RedactionDraft
from workflows.regulations.models.redaction import Redaction
from workflows.regulations.models.regulation import Regulation
from workflows.regulations.references.acts import NAMES, Act, ActKind
from workflows.regulations.references.spoken import act_words

CITED_KINDS = [(str(kind), name) for kind, name in NAMES.items()]


class ActState(models.TextChoices):
    """How a cited act stands, as a person has found out and said."""

    IN_FORCE = "in_force", "действует"
    CHANGED = "changed", "изменён"
    REPEALED = "repealed", "утратил силу"


class ExternalActQuerySet(models.QuerySet["ExternalAct"]):
    """Words about the register of cited acts."""

    def unconfirmed(self) -> ExternalActQuerySet:
        """Found in a text; nobody has looked at them yet."""
        return self.filter(confirmed_at=None)

    def unwatched(self) -> ExternalActQuerySet:
        """Confirmed and in force, but nobody answers for them, or no day is set: their change would pass unseen."""
        nobody = Q(owner=None, unit=None) | Q(review_on=None)
        return self.exclude(confirmed_at=None).exclude(state=ActState.REPEALED).filter(nobody)

    def overdue(self, on: date) -> ExternalActQuerySet:
        """Nobody has checked by the day whether they still hold."""
        return self.filter(review_on__lt=on).exclude(state=ActState.REPEALED)


class ExternalAct(models.Model):
    """An act outside that ours cite. It is found in a text by the program and confirmed by a person, who watches it from then on."""

    key = models.CharField("ключ", max_length=250, unique=True, editable=False, help_text="«fz:2012-12-29:273-фз»: один для всех написаний.")
    kind = models.CharField("вид", max_length=20, choices=CITED_KINDS)
    adopted_on = models.DateField("дата акта", null=True, blank=True)
    number = models.CharField("номер", max_length=220, blank=True)
    issuer = models.CharField("кем принят", max_length=400, blank=True, help_text="Например «Минобрнауки России».")
    title = models.CharField("название", max_length=1600, blank=True, help_text="Без кавычек: «Об образовании в Российской Федерации».")
    address = models.CharField(
        "официальный адрес",
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"], message="Впишите адрес целиком, вместе с https://")],
        help_text="Где акт опубликован официально. Только с ним читатель увидит ссылку на акт.",
    )
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="ответственное подразделение", null=True, blank=True, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто следит", null=True, blank=True, related_name="+", help_text="Увидит напоминания и пункты для проверки."
    )
    review_on = models.DateField("проверить не позднее", null=True, blank=True, help_text="Когда снова посмотреть, не изменился ли акт.")
    state = models.CharField("состояние", max_length=20, choices=ActState, default=ActState.IN_FORCE, editable=False)
    changed_on = models.DateField("изменён или утратил силу с", null=True, blank=True, editable=False)
    note = models.TextField("заметка", blank=True)
    found_at = models.DateTimeField("внесён", auto_now_add=True)
    confirmed_at = models.DateTimeField("подтверждён", null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто подтвердил", null=True, blank=True, editable=False, related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"owner", "confirmed_by"})
    objects: ClassVar[Any] = ExternalActQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "внешний акт"
        verbose_name_plural = "внешние акты"
        ordering = ["kind", "adopted_on", "number"]
        constraints = [
            models.CheckConstraint(name="external_act_confirmed_by_somebody", condition=Q(confirmed_at=None, confirmed_by=None) | Q(confirmed_at__isnull=False, confirmed_by__isnull=False)),
            models.CheckConstraint(
                name="external_act_changed_on_a_day",
                condition=Q(state=ActState.IN_FORCE) | Q(changed_on__isnull=False),
                violation_error_message="Укажите, с какого дня акт изменён или утратил силу.",
            ),
        ]

    def __str__(self) -> str:
        return act_words(self.act)

    @property
    def act(self) -> Act:
        """As the grammar knows it."""
        return Act(ActKind(self.kind), self.adopted_on, self.number, self.issuer, self.title)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def is_gone(self) -> bool:
        return self.state == ActState.REPEALED


class CrossReference(models.Model):
    """A reference in the words of a redaction. Derived from its text: `rebuild_references` writes all of them anew."""

    redaction = models.ForeignKey(Redaction, models.PROTECT, verbose_name="редакция", related_name="references")
    source = models.UUIDField("где сказано")
    in_heading = models.BooleanField("в названии", default=False)
    start = models.PositiveIntegerField("с какого знака")
    end = models.PositiveIntegerField("по какой знак")
    target = models.UUIDField("на что указывает", null=True)
    act = models.ForeignKey(ExternalAct, models.PROTECT, verbose_name="внешний акт", null=True, related_name="citations")
    pinpoint = models.CharField("место в акте", max_length=300, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "ссылка в тексте"
        verbose_name_plural = "ссылки в тексте"
        ordering = ["redaction", "pk"]
        constraints = [
            models.CheckConstraint(name="reference_leads_to_one", condition=Q(target__isnull=False, act=None) | Q(target=None, act__isnull=False)),
            models.CheckConstraint(name="reference_has_words", condition=Q(end__gt=models.F("start"))),
        ]
        indexes = [models.Index(fields=["redaction", "source"], name="reference_source"), models.Index(fields=["target"], name="reference_target")]

    def __str__(self) -> str:
        return f"{self.redaction}: {self.start}–{self.end}"


class ReferenceWaiver(FrozenModel):
    """Why a reference that leads nowhere, or to what has lost its force, stays as it is. Shown to all who decide on the text."""

    draft = models.ForeignKey(RedactionDraft, models.PROTECT, verbose_name="проект", related_name="waivers")
    source = models.UUIDField("где сказано")
    place = models.CharField("место", max_length=200)
    words = models.TextField("слова ссылки")
    problem = models.TextField("что не так")
    reason = models.TextField("почему остаётся")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто объяснил", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "объяснение ссылки"
        verbose_name_plural = "объяснения ссылок"
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(name="waiver_says_why", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.place}: «{self.words}»"


class ReviewQuerySet(models.QuerySet["ReferenceReview"]):
    """Words about provisions to look through."""

    def open(self) -> ReviewQuerySet:
        return self.filter(done_at=None)


class ReferenceReview(models.Model):
    """A provision in force to be looked through because an act that it cites has changed."""

    act = models.ForeignKey(ExternalAct, models.PROTECT, verbose_name="внешний акт", related_name="reviews")
    changed_on = models.DateField("акт изменён с")
    state = models.CharField("что с ним", max_length=20, choices=ActState)
    regulation = models.ForeignKey(Regulation, models.PROTECT, verbose_name="локальный акт", related_name="+")
    redaction = models.ForeignKey(Redaction, models.PROTECT, verbose_name="редакция", related_name="+")
    source = models.UUIDField("какой пункт")
    place = models.CharField("место", max_length=200)
    opened_at = models.DateTimeField("внесён", auto_now_add=True)
    decision = models.TextField("что решено", blank=True)
    done_at = models.DateTimeField("проверен", null=True, blank=True, editable=False)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто проверил", null=True, blank=True, editable=False, related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"done_by"})
    objects: ClassVar[Any] = ReviewQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "пункт для проверки"
        verbose_name_plural = "пункты для проверки"
        ordering = ["changed_on", "regulation", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["act", "changed_on", "state", "source"], name="review_once_for_a_change"),
            models.CheckConstraint(
                name="review_done_by_somebody",
                condition=Q(done_at=None, done_by=None, decision="") | (Q(done_at__isnull=False, done_by__isnull=False) & ~Q(decision="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regulation}, {self.place}"
