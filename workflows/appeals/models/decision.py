"""Decisions that end an appeal without an answer on the merits, send it on, or ask others for material."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from workflows.appeals.models.appeal import Appeal, Question
from workflows.appeals.models.paper import Paper
from workflows.appeals.models.reference import CompetentBody
from workflows.appeals.stages import Ground
from workflows.archive.models import FrozenModel


class Refusal(FrozenModel):
    """«Не является обращением»: proposed by the clerk, confirmed by a second person (59-ФЗ, ст. 4, п. 1)."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="поступление", related_name="refusals")
    reason = models.TextField("почему")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто предложил", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "предложение не считать обращением"
        verbose_name_plural = "предложения не считать обращением"
        ordering = ["appeal", "at", "pk"]

    def __str__(self) -> str:
        return f"Предложение № {self.pk}"


class Decision(FrozenModel):
    """A decision of the head by ст. 8 or ст. 11. It works when every paper it demands has left; until then it may be withdrawn."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="decisions")
    ground = models.CharField("основание", max_length=20, choices=Ground)
    reason = models.TextField("обоснование")
    is_whole = models.BooleanField("целиком", default=True, help_text="Нет – только часть вопросов, своя часть рассматривается дальше.")
    published_at = models.URLField("адрес опубликованного ответа", max_length=500, blank=True)
    earlier_answers = models.ManyToManyField(Paper, verbose_name="прежние ответы", blank=True, related_name="+")
    no_new_arguments = models.BooleanField("новых доводов нет", default=False)
    asks_results = models.BooleanField("просить сообщить о результатах", default=False, help_text="59-ФЗ, ст. 8, ч. 5.")
    late_reason = models.CharField("почему позже срока", max_length=300, blank=True)
    decided_on = models.DateField("день решения")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто решил", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "reason"})

    class Meta(FrozenModel.Meta):
        verbose_name = "решение по обращению"
        verbose_name_plural = "решения по обращениям"
        ordering = ["appeal", "pk"]
        constraints = [
            models.CheckConstraint(name="decision_has_reason", condition=~Q(reason=""), violation_error_message="Напишите обоснование."),
            models.CheckConstraint(
                name="published_answer_has_address",
                condition=~Q(ground=Ground.PUBLISHED) | ~Q(published_at=""),
                violation_error_message="Укажите адрес опубликованного ответа.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}, {self.decided_on:%d.%m.%Y}"


class DecisionPaper(FrozenModel):
    """A paper that a decision demands: it works when all of them have left."""

    decision = models.ForeignKey(Decision, models.PROTECT, verbose_name="решение", related_name="papers")
    paper = models.OneToOneField(Paper, models.PROTECT, verbose_name="документ", related_name="demanded_by")
    at = models.DateTimeField("когда внесено", auto_now_add=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "документ решения"
        verbose_name_plural = "документы решений"
        ordering = ["decision", "pk"]

    def __str__(self) -> str:
        return f"{self.decision}: {self.paper}"


class DecisionEnd(FrozenModel):
    """How a decision ended: it took effect, or it was withdrawn with a reason before it did."""

    decision = models.OneToOneField(Decision, models.PROTECT, verbose_name="решение", related_name="end")
    took_effect = models.BooleanField("исполнено")
    reason = models.CharField("почему отменено", max_length=300, blank=True)
    on = models.DateField("день")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "окончание решения"
        verbose_name_plural = "окончания решений"
        constraints = [models.CheckConstraint(name="withdrawn_decision_has_reason", condition=Q(took_effect=True) | ~Q(reason=""))]

    def __str__(self) -> str:
        return f"{'Исполнено' if self.took_effect else 'Отменено'} {self.on:%d.%m.%Y}"


class Forwarding(FrozenModel):
    """One addressee of a forwarding, with the questions that go there and the cover letter (59-ФЗ, ст. 8, ч. 3–4)."""

    decision = models.ForeignKey(Decision, models.PROTECT, verbose_name="решение", related_name="forwardings")
    body = models.ForeignKey(CompetentBody, models.PROTECT, verbose_name="куда", related_name="forwardings")
    questions = models.ManyToManyField(Question, verbose_name="вопросы", related_name="forwardings")
    cover = models.OneToOneField(Paper, models.PROTECT, verbose_name="сопроводительное письмо", related_name="forwarding")
    at = models.DateTimeField("когда внесено", auto_now_add=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "переадресация"
        verbose_name_plural = "переадресации"
        ordering = ["decision", "pk"]
        constraints = [models.UniqueConstraint(fields=["decision", "body"], name="one_forwarding_per_body")]

    def __str__(self) -> str:
        return f"Направлено: {self.body}"


class InfoRequest(FrozenModel):
    """A request for material to another body (59-ФЗ, ст. 10, ч. 1, п. 2): it answers in 15 days, our own term runs on."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="info_requests")
    body = models.ForeignKey(CompetentBody, models.PROTECT, verbose_name="у кого", related_name="+")
    paper = models.OneToOneField(Paper, models.PROTECT, verbose_name="запрос", related_name="info_request")
    wanted = models.TextField("что запрошено")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто запросил", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "wanted"})

    class Meta(FrozenModel.Meta):
        verbose_name = "запрос материалов"
        verbose_name_plural = "запросы материалов"
        ordering = ["appeal", "pk"]

    def __str__(self) -> str:
        return f"Запрос материалов № {self.pk}"


class InfoReply(FrozenModel):
    """That a requested body has answered."""

    request = models.OneToOneField(InfoRequest, models.PROTECT, verbose_name="запрос", related_name="reply")
    received_on = models.DateField("когда получено")
    gist = models.TextField("что получено", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "gist"})

    class Meta(FrozenModel.Meta):
        verbose_name = "ответ на запрос"
        verbose_name_plural = "ответы на запросы"

    def __str__(self) -> str:
        return f"Ответ получен {self.received_on:%d.%m.%Y}"
