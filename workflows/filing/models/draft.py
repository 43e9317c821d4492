"""A letter that is being written: everything typed and every file, until it is sent or forgotten."""

from __future__ import annotations

from dataclasses import fields
from typing import ClassVar

from django.db import models
from django.db.models import Q

from workflows.appeals.models import Appeal
from workflows.filing.words import Words

WORDS = tuple(field.name for field in fields(Words))


class Draft(models.Model):
    """One form on its way. Its key is random, stands in the pages of the form and, signed, in a cookie of its author.

    The same pages sent again are the same letter. On sending the words are erased here and `sent` leads to the letter; from
    then on the cookie alone opens the receipt. The code of access stays sealed for a day.
    """

    form_key = models.CharField("ключ формы", max_length=32, unique=True)
    happened = models.TextField("что произошло", blank=True)
    asked = models.TextField("о чём просят", blank=True)
    child = models.TextField("имя ребёнка", blank=True)
    group = models.TextField("класс или группа", blank=True)
    category = models.TextField("кто", blank=True)
    last_name = models.TextField("фамилия", blank=True)
    first_name = models.TextField("имя", blank=True)
    patronymic = models.TextField("отчество", blank=True)
    reply_by = models.TextField("куда отвечать", blank=True)
    email = models.TextField("электронная почта", blank=True)
    postal_address = models.TextField("почтовый адрес", blank=True)
    phone = models.TextField("телефон", blank=True)
    is_trapped = models.BooleanField("заполнено скрытое поле", default=False)
    failures = models.PositiveSmallIntegerField("неудачных проверок", default=0)
    started_at = models.DateTimeField("когда начат")
    touched_at = models.DateTimeField("когда изменён", db_index=True)
    sent = models.OneToOneField(Appeal, models.PROTECT, verbose_name="обращение", null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField("когда отправлен", null=True, blank=True)
    sealed_code = models.TextField("код доступа, зашифрован", blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({*WORDS, "form_key", "sealed_code"})

    class Meta:
        verbose_name = "черновик обращения"
        verbose_name_plural = "черновики обращений"
        constraints = [
            models.CheckConstraint(
                name="sent_draft_says_nothing",
                condition=Q(sent=None, sent_at=None, sealed_code="") | Q(sent__isnull=False, sent_at__isnull=False, **dict.fromkeys(WORDS, "")),
                violation_error_message="Отправленный черновик не хранит написанного.",
            )
        ]

    def __str__(self) -> str:
        return f"Черновик № {self.pk}"

    @property
    def words(self) -> Words:
        """Everything typed so far."""
        return Words(**{name: getattr(self, name) for name in WORDS})


class DraftFile(models.Model):
    """A file that was uploaded with a draft: bytes beside the archive, so that they can really be erased."""

    draft = models.ForeignKey(Draft, models.CASCADE, verbose_name="черновик", related_name="files")
    name = models.CharField("имя файла", max_length=255)
    media_type = models.CharField("вид содержимого", max_length=100)
    size = models.PositiveBigIntegerField("размер, байт")
    sha256 = models.CharField("sha256", max_length=64)
    place = models.CharField("имя на диске", max_length=64, unique=True)
    at = models.DateTimeField("когда загружен")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"name"})

    class Meta:
        verbose_name = "файл черновика"
        verbose_name_plural = "файлы черновиков"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["draft", "sha256"], name="draft_holds_a_file_once")]

    def __str__(self) -> str:
        return f"{self.draft}: файл № {self.pk}"
