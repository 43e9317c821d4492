"""What was shown to whom, and what each decided: rows written once."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from workflows.archive.models import FrozenModel
from workflows.files.models import StoredFile
from workflows.regulations.models.draft import RedactionDraft
from workflows.regulations.models.regulation import OpinionBody
from workflows.regulations.stages import Decision, OpinionResult


class Submission(FrozenModel):
    """One round of approval: the exact text and the exact route, frozen when the author hands the draft in."""

    draft = models.ForeignKey(RedactionDraft, models.PROTECT, verbose_name="проект", related_name="submissions")
    number = models.PositiveSmallIntegerField("№ круга")
    content = models.TextField("текст", help_text="Канонический JSON.")
    content_sha256 = models.CharField("хеш текста", max_length=64)
    stages = models.JSONField("изменения", null=True, help_text="Указания приказа по дням вступления в силу; пусто – у первого утверждения.")
    route = models.JSONField("маршрут", help_text="Шаги в том виде, в каком они были при передаче.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто передал", related_name="+")
    at = models.DateTimeField("когда передан")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "route"})

    class Meta(FrozenModel.Meta):
        verbose_name = "передача на согласование"
        verbose_name_plural = "передачи на согласование"
        ordering = ["draft", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="submission_round_once")]

    def __str__(self) -> str:
        return f"{self.draft}, круг {self.number}"


class ApprovalRecord(FrozenModel):
    """A decision of a person at a step, bound to the hash of what the person was shown."""

    submission = models.ForeignKey(Submission, models.PROTECT, verbose_name="круг", related_name="records")
    step = models.PositiveSmallIntegerField("шаг маршрута", help_text="Место шага в снимке маршрута, с нуля.")
    step_title = models.CharField("название шага", max_length=200)
    decision = models.CharField("решение", max_length=10, choices=Decision)
    comment = models.TextField("замечания", blank=True)
    content_sha256 = models.CharField("хеш показанного", max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", related_name="+")
    by_name = models.CharField("имя", max_length=300)
    by_position = models.CharField("должность", max_length=200, blank=True)
    instead_of = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="за кого", null=True, related_name="+")
    instead_words = models.TextField("за кого и по какому документу", null=True)  # noqa: DJ001  rows written before stay as they are
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "by_name", "comment", "instead_of", "instead_words"})

    class Meta(FrozenModel.Meta):
        verbose_name = "решение по проекту"
        verbose_name_plural = "решения по проектам"
        ordering = ["submission", "at", "pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "step"], name="one_decision_per_step")]

    def __str__(self) -> str:
        return f"{self.step_title}: {self.get_decision_display()}"


class OpinionRecord(FrozenModel):
    """The opinion of a council on the text of one round (273-ФЗ, ст. 30, ч. 3)."""

    submission = models.ForeignKey(Submission, models.PROTECT, verbose_name="круг", related_name="opinions")
    body = models.ForeignKey(OpinionBody, models.PROTECT, verbose_name="орган", related_name="+")
    body_name = models.CharField("название органа", max_length=200)
    result = models.CharField("результат", max_length=10, choices=OpinionResult)
    protocol_number = models.CharField("№ протокола", max_length=50, blank=True)
    protocol_date = models.DateField("дата протокола", null=True, blank=True)
    comment = models.TextField("пояснение", blank=True)
    scan = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="скан", null=True, blank=True, related_name="+")
    content_sha256 = models.CharField("хеш текста", max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "comment"})

    class Meta(FrozenModel.Meta):
        verbose_name = "учёт мнения"
        verbose_name_plural = "учёт мнений"
        ordering = ["submission", "body_name"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "body"], name="one_opinion_per_body"),
            models.CheckConstraint(
                name="opinion_has_protocol",
                condition=models.Q(result__in=[OpinionResult.NO_BODY, OpinionResult.NO_ANSWER])
                | ~models.Q(protocol_number="") & models.Q(protocol_date__isnull=False),
                violation_error_message="Укажите номер и дату протокола.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_name}: {self.get_result_display()}"
