"""Who works on an appeal and by when."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.appeals.models.appeal import Appeal, Question
from workflows.appeals.models.vocabulary import AssignmentRole, AssignmentState

ACTIVE = (AssignmentState.GIVEN, AssignmentState.ACCEPTED)


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def active(self) -> AssignmentQuerySet:
        """Those that bind somebody now."""
        return self.filter(state__in=ACTIVE)


class Assignment(models.Model):
    """What one person has to do for an appeal: exactly one is responsible, any number helps."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="assignments")
    question = models.ForeignKey(Question, models.PROTECT, verbose_name="вопрос", null=True, blank=True, related_name="assignments")
    parent = models.ForeignKey("self", models.PROTECT, verbose_name="в составе поручения", null=True, blank=True, related_name="parts")
    paper = models.ForeignKey("appeals.Paper", models.PROTECT, verbose_name="отправить документ", null=True, blank=True, related_name="resend_tasks", help_text="Поручение закроется, когда документ уйдёт.")
    role = models.CharField("роль", max_length=12, choices=AssignmentRole)
    executor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кому", related_name="appeal_assignments")
    text = models.TextField("что сделать", blank=True)
    due_on = models.DateField("срок", null=True, blank=True)
    state = models.CharField("состояние", max_length=10, choices=AssignmentState, default=AssignmentState.GIVEN, editable=False)
    remark = models.TextField("замечание или отчёт", blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто поручил", related_name="+")
    given_at = models.DateTimeField("когда поручено")
    ended_at = models.DateTimeField("когда закрыто", null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто закрыл", null=True, blank=True, editable=False, related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"executor", "given_by", "ended_by", "text", "remark"})
    history = HistoricalRecords()
    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "поручение"
        verbose_name_plural = "поручения"
        ordering = ["appeal", "given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["appeal"],
                condition=Q(role=AssignmentRole.RESPONSIBLE, state__in=ACTIVE),
                name="one_responsible_per_appeal",
                violation_error_message="Ответственный исполнитель у обращения один.",
            ),
            models.UniqueConstraint(fields=["appeal", "executor", "question"], condition=Q(state__in=ACTIVE), name="one_assignment_per_person"),
            models.CheckConstraint(
                name="assignment_ended_by_and_at",
                condition=Q(state__in=ACTIVE, ended_at=None, ended_by=None) | ~Q(state__in=ACTIVE) & Q(ended_at__isnull=False, ended_by__isnull=False),
                violation_error_message="У закрытого поручения есть тот, кто его закрыл, и время.",
            ),
        ]
        indexes = [
            models.Index(fields=["executor", "due_on"], condition=Q(state__in=ACTIVE), name="assignments_active"),
            models.Index(fields=["appeal", "executor"], condition=Q(role=AssignmentRole.RESPONSIBLE), name="assignments_of_reports"),
        ]

    def __str__(self) -> str:
        return f"Поручение № {self.pk}: {self.get_role_display()}"

    @property
    def is_active(self) -> bool:
        """Whether it binds its person now."""
        return self.state in ACTIVE
