"""That a text was given to a body for its opinion: from this day its term runs."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from workflows.archive.models import FrozenModel
from workflows.regulations.models.approval import Submission
from workflows.regulations.models.regulation import OpinionBody


class OpinionRequest(FrozenModel):
    """The text of one round given to one body.

    `term_days` is the term as it was told to the body: a setting changed later moves no term that runs already.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, verbose_name="круг", related_name="opinion_requests")
    body = models.ForeignKey(OpinionBody, models.PROTECT, verbose_name="орган", related_name="+")
    body_name = models.CharField("название органа", max_length=200)
    sent_on = models.DateField("получен органом", help_text="С этого дня считается срок.")
    how = models.CharField("как передан", max_length=200)
    term_days = models.PositiveSmallIntegerField("срок, рабочих дней", null=True)
    content_sha256 = models.CharField("хеш текста", max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "how"})

    class Meta(FrozenModel.Meta):
        verbose_name = "направление на учёт мнения"
        verbose_name_plural = "направления на учёт мнения"
        ordering = ["submission", "body_name"]
        constraints = [models.UniqueConstraint(fields=["submission", "body"], name="one_request_per_body")]

    def __str__(self) -> str:
        return f"{self.body_name}: направлено {self.sent_on:%d.%m.%Y}"
