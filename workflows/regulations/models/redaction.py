"""The archive: redactions and their provisions, written once by `sign_order` and never changed."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from wagtail.search import index

from workflows.archive.models import FrozenModel, FrozenQuerySet
from workflows.orders.models import Order
from workflows.regulations.models.regulation import Regulation
from workflows.regulations.tree import Kind

KINDS = [
    (Kind.SECTION, "раздел"),
    (Kind.POINT, "пункт"),
    (Kind.SUBPOINT, "подпункт"),
    (Kind.PARAGRAPH, "абзац"),
    (Kind.ITEM, "строка перечня"),
]


class RedactionQuerySet(FrozenQuerySet):
    """Words about redactions on a day."""

    def in_force(self, on: date) -> RedactionQuerySet:
        """For each regulation the redaction that holds on the day: the rule of `resolver.holding` in SQL."""
        latest = Redaction.objects.filter(regulation=OuterRef("regulation"), effective_from__lte=on).order_by("-number").values("pk")[:1]
        return self.filter(pk=Subquery(latest)).exclude(regulation__repeal__effective_from__lte=on)


class Redaction(FrozenModel):
    """One edition of a regulation: the text that an order put into force.

    `base` is the redaction whose text the order changed; the first one has none. When a later order comes into force
    earlier, the redactions after its day are built anew: such a one keeps the `order` whose changes it carries,
    `rebased_from` names the redaction it replaces and `signed_with` the order whose signing made it necessary.
    """

    regulation = models.ForeignKey(Regulation, models.PROTECT, verbose_name="локальный акт", related_name="redactions")
    number = models.PositiveIntegerField("№ редакции")
    order = models.ForeignKey(Order, models.PROTECT, verbose_name="приказ", related_name="redactions")
    base = models.ForeignKey("self", models.PROTECT, verbose_name="на основе редакции", null=True, related_name="built")
    rebased_from = models.ForeignKey("self", models.PROTECT, verbose_name="вместо редакции", null=True, related_name="rebased")
    signed_with = models.ForeignKey(Order, models.PROTECT, verbose_name="построена при подписании", null=True, related_name="+")
    source_draft = models.PositiveBigIntegerField("№ проекта", help_text="Без связи: проект можно убрать, редакция остаётся.")
    title = models.CharField("название", max_length=1000)
    approval_word = models.CharField("слово грифа", max_length=40, blank=True, help_text="Как на бумаге: «УТВЕРЖДЕНО».")
    effective_from = models.DateField("действует с")
    content = models.TextField("текст", help_text="Канонический JSON: по нему считается хеш.")
    content_sha256 = models.CharField("хеш текста", max_length=64)
    html = models.TextField("текст для страницы", help_text="Построен один раз при подписании.")
    html_sha256 = models.CharField("хеш страницы", max_length=64)
    renderer = models.CharField("чем построена страница", max_length=40)
    created_at = models.DateTimeField("внесена", auto_now_add=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    objects: ClassVar[Any] = RedactionQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        verbose_name = "редакция"
        verbose_name_plural = "редакции"
        ordering = ["regulation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["regulation", "number"], name="redaction_number_once"),
            models.CheckConstraint(name="redaction_numbers_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.regulation}, редакция № {self.number}"

    @property
    def made_by(self) -> Order:
        """The order whose signing made this row: the terms of the redaction run from its day."""
        return self.signed_with or self.order


class Provision(index.Indexed, FrozenModel):
    """A provision as it stands in one redaction. `uid` is the same in all redactions, `key` is its address here."""

    redaction = models.ForeignKey(Redaction, models.PROTECT, verbose_name="редакция", related_name="provisions")
    uid = models.UUIDField("постоянный идентификатор")
    kind = models.CharField("вид", max_length=20, choices=KINDS)
    label = models.CharField("номер", max_length=40, blank=True)
    key = models.CharField("ключ адреса", max_length=100)
    heading = models.CharField("название", max_length=1000, blank=True)
    text = models.TextField("текст", blank=True)
    text_sha256 = models.CharField("хеш текста", max_length=64)
    repealed = models.BooleanField("утратила силу", default=False)
    parent = models.ForeignKey("self", models.PROTECT, verbose_name="входит в", null=True, related_name="children")
    position = models.PositiveIntegerField("место в тексте")
    depth = models.PositiveSmallIntegerField("глубина")
    introduced_by = models.ForeignKey(Order, models.PROTECT, verbose_name="введён приказом", related_name="+")
    last_changed_by = models.ForeignKey(Order, models.PROTECT, verbose_name="изменён приказом", related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    search_fields = [
        index.SearchField("heading", boost=4),
        index.SearchField("text"),
        index.SearchField("label", boost=8),
        index.FilterField("redaction_id"),
        index.FilterField("key"),
    ]

    class Meta(FrozenModel.Meta):
        verbose_name = "структурная единица"
        verbose_name_plural = "структурные единицы"
        ordering = ["redaction", "position"]
        constraints = [
            models.UniqueConstraint(fields=["redaction", "uid"], name="provision_uid_once"),
            models.UniqueConstraint(fields=["redaction", "key"], name="provision_key_once"),
            models.UniqueConstraint(fields=["redaction", "position"], name="provision_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.label}".strip()


class LabelUse(FrozenModel):
    """A label once used in a regulation never denotes another provision; only a new edition begins the count anew."""

    regulation = models.ForeignKey(Regulation, models.PROTECT, verbose_name="локальный акт", related_name="labels")
    key = models.CharField("ключ номера", max_length=100)
    edition = models.PositiveSmallIntegerField("№ полной редакции", default=1)
    uid = models.UUIDField("чей")
    first = models.ForeignKey(Redaction, models.PROTECT, verbose_name="с редакции", related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "занятый номер"
        verbose_name_plural = "занятые номера"
        constraints = [models.UniqueConstraint(fields=["regulation", "edition", "key"], name="label_belongs_to_one")]

    def __str__(self) -> str:
        return self.key


class Publication(FrozenModel):
    """The fact that a redaction was put on the site (ПП РФ № 1802, п. 16: «…в течение 10 рабочих дней»)."""

    redaction = models.OneToOneField(Redaction, models.PROTECT, verbose_name="редакция", related_name="publication")
    at = models.DateTimeField("когда размещена")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто разместил", null=True, related_name="+")
    address = models.CharField("адрес", max_length=300)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "размещение на сайте"
        verbose_name_plural = "размещения на сайте"

    def __str__(self) -> str:
        return f"{self.redaction}: {self.at:%d.%m.%Y}"
