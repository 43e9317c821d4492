"""Orders of the general director and their clauses. Frozen at signing, in code and in the database."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.archive.models import FrozenModel, refuse
from workflows.errors import WrongStage
from workflows.files.models import StoredFile
from workflows.numbering.models import Series
from workflows.orders.lines import Line, lines_of
from workflows.orders.stages import MOVES, ClauseKind, HashMatch, SignatureFormat, SignerSource, Stage
from workflows.printing.models import Print
from workflows.signing.models import Signature


class OrderQuerySet(models.QuerySet["Order"]):
    """Words about orders. Signed ones are out of reach of bulk writes."""

    def signed(self) -> "OrderQuerySet":
        return self.filter(stage=Stage.SIGNED)

    def on_site(self) -> "OrderQuerySet":
        """Signed orders that the public register shows."""
        return self.signed().filter(for_site=True)

    def update(self, **kwargs: Any) -> int:
        if self.signed().exists():
            refuse(self.model)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        if self.signed().exists():
            refuse(self.model)
        return super().delete()


class Order(models.Model):
    """An order. Its number is given at signing, never earlier."""

    series = models.ForeignKey(Series, models.PROTECT, verbose_name="серия")
    title = models.CharField("заголовок", max_length=1000, help_text="О чём приказ: «Об утверждении Порядка …».")
    preamble = models.TextField("преамбула", blank=True, help_text="До слова «ПРИКАЗЫВАЮ».")
    place = models.CharField("место издания", max_length=100, blank=True)
    for_site = models.BooleanField("показывать на сайте", default=True)
    stage = models.CharField("стадия", max_length=10, choices=Stage, default=Stage.PROJECT, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="составитель", null=True, related_name="+")
    created_at = models.DateTimeField("создан", auto_now_add=True)

    seq = models.PositiveIntegerField("порядковый номер", null=True, editable=False)
    period = models.CharField("период нумерации", max_length=10, blank=True, editable=False)
    number = models.CharField("номер", max_length=100, blank=True, editable=False)
    signed_on = models.DateField("дата приказа", null=True, editable=False)
    signature = models.OneToOneField(Signature, models.PROTECT, verbose_name="подпись", null=True, editable=False, related_name="order")
    content = models.TextField("подписанный текст", blank=True, editable=False, help_text="Канонический JSON.")
    content_sha256 = models.CharField("хеш подписанного текста", max_length=64, blank=True, editable=False)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"author", "preamble", "content"})
    history = HistoricalRecords()
    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = "приказ"
        verbose_name_plural = "приказы"
        ordering = ["-signed_on", "-seq", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "period", "seq"], name="order_number_given_once"),
            models.CheckConstraint(
                name="order_signed_has_everything",
                condition=(
                    Q(stage=Stage.PROJECT, seq=None, number="", signed_on=None, signature=None, content_sha256="")
                    | Q(stage=Stage.SIGNED, seq__isnull=False, signed_on__isnull=False, signature__isnull=False)
                    & ~Q(number="")
                    & ~Q(content_sha256="")
                ),
                violation_error_message="У подписанного приказа есть номер, дата и подпись, у проекта их нет.",
            ),
        ]

    def __str__(self) -> str:
        return f"Приказ от {self.signed_on:%d.%m.%Y} № {self.number}" if self.signed_on else f"Проект приказа «{self.title}»"

    @property
    def is_signed(self) -> bool:
        return self.stage == Stage.SIGNED

    def move_to(self, stage: Stage) -> None:
        """Change the stage as MOVES allows; called by actions alone."""
        if stage not in MOVES[Stage(self.stage)]:
            raise WrongStage(f"{self}: из стадии «{self.get_stage_display()}» нельзя перейти в «{stage.label}».")
        self.stage = stage

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a project; a signed order is refused."""
        if self.pk and Order.objects.signed().filter(pk=self.pk).exists():
            refuse(Order)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Throw a project away; a signed order is refused."""
        if self.pk and Order.objects.signed().filter(pk=self.pk).exists():
            refuse(Order)
        return super().delete(*args, **kwargs)


class OrderClause(models.Model):
    """One clause of an order, in its place."""

    order = models.ForeignKey(Order, models.CASCADE, verbose_name="приказ", related_name="clauses")
    position = models.PositiveSmallIntegerField("№ пункта")
    kind = models.CharField("что делает", max_length=10, choices=ClauseKind)
    text = models.TextField("текст")
    effective_from = models.DateField("вступает в силу с", null=True, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text"})

    class Meta:
        verbose_name = "пункт приказа"
        verbose_name_plural = "пункты приказа"
        ordering = ["order", "position"]
        constraints = [models.UniqueConstraint(fields=["order", "position"], name="clause_place_once")]

    def __str__(self) -> str:
        return f"{self.position}. {self.text[:80]}"

    @property
    def lines(self) -> tuple[Line, ...]:
        """The clause as it is laid out: sub-clauses and quoted paragraphs on lines of their own."""
        return lines_of(self.text)


class DetachedSignature(FrozenModel):
    """A signature made outside (УКЭП, 63-ФЗ, ст. 5, ч. 4) under the stored print of an order, kept beside it.

    Nobody has verified it here: what is stored is what the file says of itself.
    """

    order = models.ForeignKey(Order, models.PROTECT, verbose_name="приказ", related_name="detached")
    signed = models.ForeignKey(Print, models.PROTECT, verbose_name="подписанный файл", related_name="+")
    signed_sha256 = models.CharField("хеш подписанного файла", max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл подписи", related_name="+")
    sha256 = models.CharField("хеш файла подписи", max_length=64)
    format = models.CharField("формат", max_length=10, choices=SignatureFormat)
    algorithm = models.CharField("алгоритм хеша", max_length=100)
    match = models.CharField("хеш внутри подписи и наш файл", max_length=10, choices=HashMatch)
    signer = models.CharField("кто подписал", max_length=300)
    signer_source = models.CharField("откуда известно", max_length=12, choices=SignerSource)
    certificate = models.CharField("№ сертификата", max_length=100, blank=True)
    valid_from = models.DateField("сертификат действует с", null=True)
    valid_to = models.DateField("сертификат действует по", null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто приложил", related_name="+")
    at = models.DateTimeField("когда приложена")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"signer", "certificate", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "приложенная электронная подпись"
        verbose_name_plural = "приложенные электронные подписи"
        ordering = ["order", "at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["order", "sha256"], name="signature_attached_once"),
            models.CheckConstraint(name="attached_signature_has_signer", condition=~Q(signer="")),
        ]
        indexes = [models.Index(fields=["sha256"], name="attached_signature_by_hash")]

    def __str__(self) -> str:
        return f"{self.signer}, {self.order}"


def spoken_date(day: date) -> str:
    """«26 февраля 2026 г.»: how people read a date."""
    months = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
    return f"{day.day} {months[day.month - 1]} {day.year} г."
