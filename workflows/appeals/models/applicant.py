"""Who writes and about whom: as they were at receipt. A correction is a new row with its reason."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from workflows.appeals.models.vocabulary import Category, ReplyBy
from workflows.archive.models import FrozenModel


class Applicant(FrozenModel):
    """The applicant of one appeal as known from `at` on; `Appeal.applicant` points to the row that counts."""

    last_name = models.CharField("фамилия", max_length=150, blank=True, db_index=True)
    first_name = models.CharField("имя", max_length=150, blank=True)
    patronymic = models.CharField("отчество", max_length=150, blank=True)
    category = models.CharField("кто", max_length=10, choices=Category, default=Category.OTHER)
    postal_address = models.CharField("почтовый адрес", max_length=500, blank=True)
    email = models.EmailField("электронная почта", blank=True, db_index=True)
    phone = models.CharField("телефон", max_length=50, blank=True)
    reply_by = models.CharField("куда отвечать", max_length=10, choices=ReplyBy)
    dative = models.CharField("кому (дательный падеж)", max_length=300, blank=True, help_text="Впишите, если программа склоняет имя неверно.")
    salutation = models.CharField("обращение в письме", max_length=200, blank=True, help_text="«Уважаемая Мария Петровна!»; пусто – программа составит сама.")
    represents = models.CharField("чей представитель", max_length=300, blank=True, help_text="По какому праву пишет за другого: «мать», «доверенность от …».")
    reason = models.CharField("почему исправлено", max_length=300, blank=True)
    previous = models.OneToOneField("self", models.PROTECT, verbose_name="вместо", null=True, blank=True, related_name="next")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        {"last_name", "first_name", "patronymic", "category", "postal_address", "email", "phone", "reply_by", "dative", "salutation", "represents", "by"}
    )

    class Meta(FrozenModel.Meta):
        verbose_name = "заявитель"
        verbose_name_plural = "заявители"
        constraints = [
            models.CheckConstraint(
                name="applicant_reply_goes_somewhere",
                condition=~Q(reply_by=ReplyBy.POST, postal_address="") & ~Q(reply_by=ReplyBy.EMAIL, email=""),
                violation_error_message="Укажите адрес, на который отвечать.",
            ),
            models.CheckConstraint(
                name="applicant_corrected_with_reason",
                condition=Q(previous=None) | ~Q(reason=""),
                violation_error_message="Напишите, почему данные заявителя исправлены.",
            ),
        ]
        indexes = [
            models.Index(  # a search by name reads this alone
                fields=["last_name", "first_name", "patronymic", "id"],
                name="applicants_by_name",
                opclasses=[*["varchar_pattern_ops"] * 3, "int8_ops"],
            ),
            models.Index(fields=["id", "category"], name="applicants_of_reports"),
        ]

    def __str__(self) -> str:
        return f"Заявитель № {self.pk}"

    @property
    def full_name(self) -> str:
        """«Иванова Мария Петровна»; empty for an anonymous letter."""
        return " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part)

    @property
    def is_anonymous(self) -> bool:
        """No surname or nowhere to answer (59-ФЗ, ст. 11, ч. 1)."""
        return not self.last_name or self.reply_by == ReplyBy.NOWHERE


class SubjectPerson(FrozenModel):
    """The pupil whom the appeal is about; seen by a narrower circle than the applicant. A correction is a new row."""

    appeal = models.ForeignKey("appeals.Appeal", models.PROTECT, verbose_name="обращение", related_name="subject_people")
    name = models.CharField("имя", max_length=300)
    group = models.CharField("класс или группа", max_length=100, blank=True)
    note = models.CharField("пояснение", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"name", "group", "note", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "о ком обращение"
        verbose_name_plural = "о ком обращения"
        ordering = ["appeal", "pk"]

    def __str__(self) -> str:
        return f"О ком обращение: запись № {self.pk}"


class CoApplicant(FrozenModel):
    """One more signatory of a collective appeal (59-ФЗ, ст. 2): the contact person is `Appeal.applicant`."""

    appeal = models.ForeignKey("appeals.Appeal", models.PROTECT, verbose_name="обращение", related_name="co_applicants")
    name = models.CharField("имя", max_length=300)
    contact = models.CharField("адрес или телефон", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"name", "contact", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "подписавший коллективное обращение"
        verbose_name_plural = "подписавшие коллективное обращение"
        ordering = ["appeal", "pk"]

    def __str__(self) -> str:
        return f"Подписавший № {self.pk}"
