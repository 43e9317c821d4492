"""What an amending or repealing order did: each change that it made, and the end of an act."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workflows.archive.models import FrozenModel
from workflows.orders.models import Order
from workflows.regulations.amending.operations import Op
from workflows.regulations.models.redaction import Redaction
from workflows.regulations.models.regulation import Regulation

OPERATIONS = [
    (str(Op.REPLACE_WORDS), "слова заменены"),
    (str(Op.INSERT_WORDS), "слова добавлены"),
    (str(Op.DELETE_WORDS), "слова исключены"),
    (str(Op.REPLACE_PARAGRAPH), "абзац изложен заново"),
    (str(Op.REPLACE_HEADING), "название изложено заново"),
    (str(Op.REPLACE_PROVISION), "изложен заново"),
    (str(Op.INSERT_PARAGRAPH), "дополнен абзацем"),
    (str(Op.INSERT_PROVISION), "дополнен пунктом"),
    (str(Op.REPEAL_PARAGRAPH), "абзац утратил силу"),
    (str(Op.REPEAL_PROVISION), "утратил силу"),
    (str(Op.RENAME), "переименован"),
    (str(Op.NEW_EDITION), "новая редакция"),
]


class AmendmentInstruction(FrozenModel):
    """One change made by an order. `payload` carries it out again: applied to the base it gives the redaction."""

    redaction = models.ForeignKey(Redaction, models.PROTECT, verbose_name="редакция", related_name="instructions")
    order = models.ForeignKey(Order, models.PROTECT, verbose_name="приказ", related_name="instructions")
    ordinal = models.PositiveSmallIntegerField("№")
    op = models.CharField("что сделано", max_length=20, choices=OPERATIONS)
    part = models.CharField("часть", max_length=20)
    target = models.UUIDField("что изменено", null=True)
    target_key = models.CharField("ключ адреса", max_length=100, blank=True)
    wording = models.TextField("как сказано в приказе")
    payload = models.TextField("указание", help_text="Канонический JSON.")
    base_sha256 = models.CharField("хеш изменяемого", max_length=64, blank=True)
    effective_from = models.DateField("действует с")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "изменение"
        verbose_name_plural = "изменения"
        ordering = ["redaction", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["redaction", "ordinal"], name="instruction_once_in_its_place"),
            models.CheckConstraint(name="instruction_says_something", condition=~Q(payload="")),
        ]
        indexes = [models.Index(fields=["target"], name="instruction_target")]

    def __str__(self) -> str:
        return self.wording[:120]


class Repeal(FrozenModel):
    """The end of an act by an order. Its text stays readable for ever."""

    regulation = models.OneToOneField(Regulation, models.PROTECT, verbose_name="локальный акт", related_name="repeal")
    order = models.ForeignKey(Order, models.PROTECT, verbose_name="приказ", related_name="repeals")
    redaction = models.ForeignKey(Redaction, models.PROTECT, verbose_name="последняя редакция", related_name="+")
    source_draft = models.PositiveBigIntegerField("№ проекта")
    effective_from = models.DateField("утрачивает силу с")
    successor = models.ForeignKey(Regulation, models.PROTECT, verbose_name="вместо него", null=True, related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta(FrozenModel.Meta):
        verbose_name = "признание утратившим силу"
        verbose_name_plural = "признания утратившими силу"

    def __str__(self) -> str:
        return f"{self.regulation}: с {self.effective_from:%d.%m.%Y}"
