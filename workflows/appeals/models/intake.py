"""What came in, as it came: stored before anything tries to understand it, never changed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from workflows.appeals.models.vocabulary import Assurance, Channel
from workflows.archive.models import FrozenModel
from workflows.files.models import StoredFile


class IntakeItem(FrozenModel):
    """One letter, form, sheet of paper or call. `received_on` is the day in the zone of the organisation: terms run from it.

    `idempotency_key` is made where the item is made (the rendered form, the message, the registrar's page), so that the
    same item sent twice is stored once.
    """

    channel = models.CharField("канал", max_length=10, choices=Channel)
    idempotency_key = models.CharField("ключ повторной отправки", max_length=100, unique=True)
    received_at = models.DateTimeField("когда поступило")
    received_on = models.DateField("день поступления")
    subject = models.CharField("тема", max_length=500, blank=True)
    text = models.TextField("текст", blank=True, help_text="Как написано заявителем.")
    text_sha256 = models.CharField("хеш текста", max_length=64)
    sender_words = models.TextField("отправитель, как указано", blank=True)
    assurance = models.CharField("личность", max_length=10, choices=Assurance, default=Assurance.NONE)
    sheets = models.PositiveSmallIntegerField("листов", null=True, blank=True)
    attached_sheets = models.PositiveSmallIntegerField("листов приложений", null=True, blank=True)
    envelope = models.CharField("конверт", max_length=300, blank=True, help_text="Штемпель, номер отправления.")
    sent_number = models.CharField("исх. № отправителя", max_length=100, blank=True)
    sent_on = models.DateField("дата отправителя", null=True, blank=True)
    raw = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="как получено", null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто принял", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"subject", "text", "sender_words", "envelope", "by", "raw"})

    class Meta(FrozenModel.Meta):
        verbose_name = "поступление"
        verbose_name_plural = "поступления"
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["text_sha256"], name="intake_by_text")]
        constraints = [
            models.CheckConstraint(
                name="intake_says_something",
                condition=~Q(text="") | Q(raw__isnull=False) | Q(sheets__gt=0),
                violation_error_message="Внесите текст, скан или число листов: иначе нечего рассматривать.",
            )
        ]

    def __str__(self) -> str:
        return f"Поступление № {self.pk}"


class Identification(FrozenModel):
    """By whom the author of an item was known: the service, a keyed hash of the account there, when they signed in. Nothing more is kept."""

    item = models.OneToOneField(IntakeItem, models.PROTECT, verbose_name="поступление", related_name="identification")
    level = models.CharField("уровень", max_length=10, choices=Assurance)
    issuer = models.CharField("адрес службы входа", max_length=300)
    through = models.CharField("служба входа", max_length=60)
    subject = models.CharField("хеш учётной записи", max_length=64, db_index=True)
    at = models.DateTimeField("когда вошёл")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"subject"})

    class Meta(FrozenModel.Meta):
        verbose_name = "подтверждение личности"
        verbose_name_plural = "подтверждения личности"

    def __str__(self) -> str:
        return f"{self.item}: {self.get_level_display()}"


class IntakeFile(FrozenModel):
    """A file that came with an item: the original, whatever it is."""

    item = models.ForeignKey(IntakeItem, models.PROTECT, verbose_name="поступление", related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл", related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"file"})

    class Meta(FrozenModel.Meta):
        verbose_name = "файл поступления"
        verbose_name_plural = "файлы поступлений"
        ordering = ["item", "pk"]

    def __str__(self) -> str:
        return f"{self.item}: файл № {self.pk}"
