"""Prints: asked for once, built by the queue, stored for ever."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from workflows.archive.keys import new_key
from workflows.archive.models import FrozenModel
from workflows.files.models import StoredFile

MOST_ATTEMPTS = 5
PATIENCE = timedelta(minutes=2)  # as long as Q_CLUSTER["timeout"]: an attempt begun earlier has been stopped


class PrintRequestQuerySet(models.QuerySet["PrintRequest"]):
    def waiting(self) -> models.QuerySet["PrintRequest"]:
        """Requests without a print that may still be tried."""
        return self.filter(print=None, attempts__lt=MOST_ATTEMPTS)

    def abandoned(self, now: datetime) -> models.QuerySet["PrintRequest"]:
        """Waiting requests that nobody has touched for so long that nobody is at work on them."""
        return self.waiting().filter(tried_at__lt=now - PATIENCE)

    def failed(self) -> models.QuerySet["PrintRequest"]:
        """Requests given up after the last attempt: a person has to look."""
        return self.filter(print=None, attempts__gte=MOST_ATTEMPTS)


class PrintRequest(models.Model):
    """A print that must exist: made in the transaction of the fact that needs it, so that no crash loses it."""

    form = models.CharField("форма", max_length=60, help_text="Ключ из PRINT_BUILDERS.")
    subject_id = models.PositiveBigIntegerField("предмет")
    key = models.CharField("ключ проверки", max_length=20, unique=True, default=new_key, editable=False)
    requested_at = models.DateTimeField("когда запрошена", auto_now_add=True)
    tried_at = models.DateTimeField("когда последний раз бралась в работу", default=timezone.now)
    attempts = models.PositiveSmallIntegerField("попыток", default=0)
    trouble = models.TextField("что помешало", blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    objects = PrintRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "запрос печатной формы"
        verbose_name_plural = "запросы печатных форм"
        constraints = [models.UniqueConstraint(fields=["form", "subject_id"], name="print_asked_once")]

    def __str__(self) -> str:
        return f"{self.title}, запись {self.subject_id}"

    @property
    def title(self) -> str:
        """The form as people call it."""
        title: str = settings.PRINT_TITLES.get(self.form, self.form)
        return title


class Print(FrozenModel):
    """The stored print: its bytes are never built again."""

    request = models.OneToOneField(PrintRequest, models.PROTECT, verbose_name="запрос", related_name="print")
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл", related_name="+")
    sha256 = models.CharField("sha256", max_length=64)
    renderer = models.CharField("чем построена", max_length=60)
    built_at = models.DateTimeField("когда построена", auto_now_add=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "печатная форма"
        verbose_name_plural = "печатные формы"
        constraints = [models.CheckConstraint(name="print_has_hash", condition=~Q(sha256=""))]
        indexes = [models.Index(fields=["sha256"], name="print_by_hash")]

    def __str__(self) -> str:
        return self.file.name
