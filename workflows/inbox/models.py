"""Letters that arrived: the bytes as facts; what could be read of them, derived; how far each mailbox has been read."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from workflows.archive.models import FrozenModel, FrozenQuerySet
from workflows.files.models import StoredFile
from workflows.inbox.parsing.letter import Nature

MOST_ATTEMPTS = 5
NATURES = (
    (Nature.NORMAL.value, "обычное"),
    (Nature.AUTOMATIC.value, "автоматическое"),
    (Nature.BOUNCE.value, "отчёт о недоставке"),
    (Nature.RECEIPT.value, "уведомление о прочтении"),
    (Nature.LIST.value, "рассылка"),
)


class RawLetterQuerySet(FrozenQuerySet):
    """Words about letters."""

    def copies(self) -> models.QuerySet[Any]:
        """Those whose very bytes came before: from another folder, from a mailbox made anew, from a file."""
        return self.filter(Exists(RawLetter.objects.filter(file=OuterRef("file"), pk__lt=OuterRef("pk"))))

    def unread(self) -> models.QuerySet[Any]:
        """Those that nobody has tried to understand yet, or whose reading was cut short; copies and what is destroyed need none."""
        begun = Q(reading=None) | Q(reading__outcome=Reading.Outcome.BEGUN)
        earlier = RawLetter.objects.filter(file=OuterRef("file"), pk__lt=OuterRef("pk"))
        return self.filter(begun, ~Exists(earlier), file__dropped=None).order_by(F("reading__attempts").asc(nulls_first=True), "pk")


class RawLetter(FrozenModel):
    """One letter as the server gave it. Stored and committed before anything tries to understand it.

    The four fields from `account` to `uid` are how IMAP knows a letter; `received_at` is the moment of the server. Of a letter
    over the limit the headers alone are kept: `is_whole` says so. The same bytes fetched again lead to the same file.
    """

    account = models.CharField("ящик", max_length=300)
    folder = models.CharField("папка", max_length=300)
    uidvalidity = models.BigIntegerField("поколение папки")
    uid = models.BigIntegerField("номер в папке")
    received_at = models.DateTimeField("когда принято сервером")
    size = models.PositiveBigIntegerField("размер, байт")
    is_whole = models.BooleanField("получено целиком")
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="как получено", related_name="letters")
    collected_at = models.DateTimeField("когда забрано")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"file"})
    objects: ClassVar[Any] = RawLetterQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        verbose_name = "полученное письмо"
        verbose_name_plural = "полученные письма"
        ordering = ["-received_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["account", "folder", "uidvalidity", "uid"], name="letter_fetched_once")]

    def __str__(self) -> str:
        return f"Письмо № {self.pk}"

    @property
    def first(self) -> RawLetter:
        """The letter whose bytes these were when they came first: itself, unless it is a copy."""
        return RawLetter.objects.filter(file=self.file_id).order_by("pk").first() or self


class Reading(models.Model):
    """What could be understood of a letter. Derived: it can be made anew from the bytes at any time, and is removed with them."""

    class Outcome(models.TextChoices):
        """How far the reading came."""

        BEGUN = "begun", "начато"
        READ = "read", "прочитано"
        UNREADABLE = "unreadable", "не прочитано"

    letter = models.OneToOneField(RawLetter, models.PROTECT, verbose_name="письмо", related_name="reading")
    outcome = models.CharField("итог", max_length=10, choices=Outcome, default=Outcome.BEGUN)
    attempts = models.PositiveSmallIntegerField("попыток", default=0)
    reason = models.CharField("что помешало", max_length=500, blank=True)
    message_id = models.CharField("идентификатор письма", max_length=500, blank=True, db_index=True)
    body_sha256 = models.CharField("хеш содержания", max_length=64, blank=True)
    references = models.JSONField("на что отвечает", default=list, blank=True)
    subject = models.TextField("тема", blank=True)
    sender_name = models.TextField("имя отправителя", blank=True)
    sender_email = models.CharField("адрес отправителя", max_length=320, blank=True, db_index=True)
    reply_to = models.CharField("адрес для ответа", max_length=320, blank=True)
    recipients = models.JSONField("на какие адреса пришло", default=list, blank=True)
    written_at = models.DateTimeField("написано, по словам письма", null=True, blank=True)
    text = models.TextField("текст", blank=True)
    html = models.TextField("текст с разметкой", blank=True)
    charset = models.CharField("кодировка", max_length=100, blank=True)
    charset_guessed = models.BooleanField("кодировка угадана", default=False)
    quoted_from = models.PositiveIntegerField("с какого места цитата", null=True, blank=True)
    nature = models.CharField("вид письма", max_length=10, choices=NATURES, default=Nature.NORMAL.value)
    bounce = models.JSONField("отчёт о доставке", null=True, blank=True)
    authenticity = models.JSONField("признаки подлинности", default=list, blank=True)
    defects = models.JSONField("недостатки", default=list, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        {"subject", "sender_name", "sender_email", "reply_to", "recipients", "text", "html", "bounce", "references", "message_id"}
    )

    class Meta:
        verbose_name = "прочитанное в письме"
        verbose_name_plural = "прочитанное в письмах"
        ordering = ["letter"]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.get_outcome_display()}"

    @property
    def is_read(self) -> bool:
        """Whether its fields say anything."""
        return self.outcome == self.Outcome.READ

    @property
    def words(self) -> str:
        """The text without the quotation."""
        return self.text[: self.quoted_from] if self.quoted_from is not None else self.text

    @property
    def quotation(self) -> str:
        """The earlier letter that the text repeats."""
        return self.text[self.quoted_from :] if self.quoted_from is not None else ""

    @property
    def sender_words(self) -> str:
        """«Мария Петрова <petrova@example.org>», as the letter names its sender."""
        return f"{self.sender_name} <{self.sender_email}>".strip() if self.sender_email else self.sender_name


class ReadFile(models.Model):
    """A file found in a letter. Derived with the reading; the stored file stays the same when a letter is read anew."""

    reading = models.ForeignKey(Reading, models.CASCADE, verbose_name="прочитанное", related_name="files")
    place = models.PositiveSmallIntegerField("по порядку")
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл", related_name="+")
    inside = models.CharField("из чего извлечён", max_length=255, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"file"})

    class Meta:
        verbose_name = "файл письма"
        verbose_name_plural = "файлы писем"
        ordering = ["reading", "place"]
        constraints = [models.UniqueConstraint(fields=["reading", "place"], name="read_file_place_once")]

    def __str__(self) -> str:
        return f"Файл {self.place} письма {self.reading_id}"


class Cursor(models.Model):
    """How far a folder has been read, and what hindered the last visit. A position only: what came is told by the letters."""

    account = models.CharField("ящик", max_length=300)
    folder = models.CharField("папка", max_length=300)
    uidvalidity = models.BigIntegerField("поколение папки", default=0)
    last_uid = models.BigIntegerField("последний номер", default=0)
    visited_at = models.DateTimeField("последний успешный заход", null=True, blank=True)
    scanned_at = models.DateTimeField("последняя сверка всей папки", null=True, blank=True)
    trouble = models.CharField("что помешало", max_length=500, blank=True)
    troubled_at = models.DateTimeField("с какого времени мешает", null=True, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "место в почтовом ящике"
        verbose_name_plural = "места в почтовых ящиках"
        ordering = ["account", "folder"]
        constraints = [models.UniqueConstraint(fields=["account", "folder"], name="cursor_of_folder_once")]

    def __str__(self) -> str:
        return f"{self.folder}: {self.last_uid}"
