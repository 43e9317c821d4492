"""A mistake of reproduction: what the paper says and what the site showed. The redaction itself is never touched."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from workflows.archive.models import FrozenModel
from workflows.files.models import StoredFile
from workflows.regulations.models.redaction import Redaction


class Erratum(FrozenModel):
    """One mistake with which a redaction was shown, and what was done about it.

    It changes no text: what is wrong in the approved text itself is changed by an order alone.
    """

    redaction = models.ForeignKey(Redaction, models.PROTECT, verbose_name="редакция", related_name="errata")
    provision_uid = models.UUIDField("структурная единица", null=True)
    place = models.CharField("место", max_length=200, help_text="«п. 2.2», «титульный лист в PDF».")
    paper_says = models.TextField("как в подлиннике")
    site_showed = models.TextField("как было показано")
    explanation = models.TextField("что исправлено", help_text="Отчего ошибка и что сделано: построена новая страница, заменён файл.")
    scan = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="скан", null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "исправление ошибки воспроизведения"
        verbose_name_plural = "исправления ошибок воспроизведения"
        ordering = ["redaction", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="erratum_shows_a_difference",
                condition=~Q(paper_says=F("site_showed")) & ~Q(paper_says=""),
                violation_error_message="Подлинник и показанное совпадают: исправлять нечего.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.redaction}, {self.place}"
