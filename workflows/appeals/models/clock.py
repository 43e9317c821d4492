"""Terms of law that run for an appeal: a row for each revision, never changed; what runs now is a small table beside."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from workflows.appeals.models.appeal import Appeal
from workflows.appeals.models.vocabulary import ClockKind, ExtensionGround, StopCause
from workflows.archive.models import FrozenModel
from workflows.terms.counting import Preset


class Clock(FrozenModel):
    """One revision of one term: what it rests on, how it was counted, until when.

    `legal_due_on` is the text of the law («N дней»), `control_due_on` the day by which the house acts, `outer_on` the
    first working day on or after the legal one (shown, never a target). A revision is made by an extension, a changed
    calendar or a correction, never by a new executor.
    """

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="clocks")
    kind = models.CharField("что должно быть сделано", max_length=12, choices=ClockKind)
    paper = models.ForeignKey("appeals.Paper", models.PROTECT, verbose_name="каким документом", null=True, blank=True, related_name="clocks")
    basis = models.CharField("норма", max_length=40, help_text="Как её называют люди: «59-ФЗ 12(1)».")
    base_on = models.DateField("считается от")
    days = models.PositiveSmallIntegerField("дней")
    preset = models.CharField("счёт дней", max_length=10, choices=Preset)
    calendar = models.CharField("версия календаря", max_length=64, blank=True)
    legal_due_on = models.DateField("срок по закону")
    control_due_on = models.DateField("контрольная дата")
    outer_on = models.DateField("ближайший рабочий день")
    trace = models.TextField("расчёт", default="[]", help_text="Шаги расчёта, канонический JSON.")
    revision = models.PositiveSmallIntegerField("версия", default=1)
    previous = models.OneToOneField("self", models.PROTECT, verbose_name="вместо", null=True, blank=True, related_name="next")
    reason = models.CharField("почему пересчитано", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "срок"
        verbose_name_plural = "сроки обращений"
        ordering = ["appeal", "pk"]
        constraints = [
            models.CheckConstraint(
                name="clock_revised_with_reason",
                condition=Q(previous=None, revision=1) | Q(previous__isnull=False, revision__gt=1) & ~Q(reason=""),
                violation_error_message="Пересчёт срока требует причины.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} до {self.control_due_on:%d.%m.%Y} ({self.basis}, версия {self.revision})"

    @property
    def limit_on(self) -> date:
        """The last day on which nothing is late: the text of the law, or the moved day where the house counts by ГК РФ, ст. 193."""
        return self.control_due_on if self.preset == Preset.CIVIL else self.legal_due_on

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The steps of the calculation as stored."""
        found: list[dict[str, Any]] = json.loads(self.trace)
        return found


class RunningClock(models.Model):
    """Which revision runs now. Derived: made, moved and removed by `actions.clocks` in the transaction of the fact.

    Lists of what is due read this small table, however many appeals have ended.
    """

    clock = models.OneToOneField(Clock, models.PROTECT, verbose_name="срок", related_name="running")
    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="running")
    kind = models.CharField("что должно быть сделано", max_length=12, choices=ClockKind)
    paper = models.ForeignKey("appeals.Paper", models.PROTECT, verbose_name="каким документом", null=True, blank=True, related_name="+")
    limit_on = models.DateField("последний день без просрочки", db_index=True)
    control_due_on = models.DateField("контрольная дата", db_index=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "идущий срок"
        verbose_name_plural = "идущие сроки"
        ordering = ["control_due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["appeal", "kind"], condition=Q(paper=None), name="one_running_clock"),
            models.UniqueConstraint(fields=["appeal", "kind", "paper"], condition=Q(paper__isnull=False), name="one_running_clock_per_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} до {self.control_due_on:%d.%m.%Y}"


class ClockStop(FrozenModel):
    """Why and when a term stopped. A duty to tell somebody is done by a sending alone: no document, no tick."""

    clock = models.OneToOneField(Clock, models.PROTECT, verbose_name="срок", related_name="stop")
    cause = models.CharField("чем закончился", max_length=10, choices=StopCause)
    on = models.DateField("день")
    sending = models.ForeignKey("appeals.Sending", models.PROTECT, verbose_name="отправка", null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "окончание срока"
        verbose_name_plural = "окончания сроков"

    def __str__(self) -> str:
        return f"{self.get_cause_display()} {self.on:%d.%m.%Y}"


class ClockBreach(FrozenModel):
    """That a term was not kept: written once, whatever happens later."""

    clock = models.OneToOneField(Clock, models.PROTECT, verbose_name="срок", related_name="breach")
    breached_on = models.DateField("первый день просрочки")
    at = models.DateTimeField("когда замечено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "нарушение срока"
        verbose_name_plural = "нарушения сроков"
        ordering = ["-breached_on", "-pk"]

    def __str__(self) -> str:
        return f"Просрочено с {self.breached_on:%d.%m.%Y}"


class Extension(FrozenModel):
    """«…вправе продлить срок рассмотрения обращения не более чем на 30 дней, уведомив о продлении…» (59-ФЗ, ст. 12, ч. 2). Once."""

    MOST_DAYS = 30

    appeal = models.OneToOneField(Appeal, models.PROTECT, verbose_name="обращение", related_name="extension")
    ground = models.CharField("основание", max_length=12, choices=ExtensionGround)
    reason = models.TextField("почему")
    request = models.ForeignKey("appeals.Paper", models.PROTECT, verbose_name="запрос", null=True, blank=True, related_name="+")
    days = models.PositiveSmallIntegerField("на сколько дней")
    old_due_on = models.DateField("прежний срок")
    new_due_on = models.DateField("новый срок")
    notice = models.OneToOneField("appeals.Paper", models.PROTECT, verbose_name="уведомление", related_name="extension")
    decided_on = models.DateField("день решения")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто решил", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "reason"})

    class Meta(FrozenModel.Meta):
        verbose_name = "продление срока"
        verbose_name_plural = "продления сроков"
        constraints = [
            models.CheckConstraint(name="extension_within_30_days", condition=Q(days__gte=1, days__lte=30), violation_error_message="Срок продлевают не более чем на 30 дней."),
            models.CheckConstraint(name="extension_moves_forward", condition=Q(new_due_on__gt=F("old_due_on"))),
            models.CheckConstraint(
                name="extension_has_reason",
                condition=~Q(reason="") & (Q(ground="exceptional") | Q(request__isnull=False)),
                violation_error_message="Напишите причину или выберите запрос.",
            ),
        ]

    def __str__(self) -> str:
        return f"Продлено до {self.new_due_on:%d.%m.%Y}"
