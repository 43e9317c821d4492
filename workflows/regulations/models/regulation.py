"""The regulation as a work: what all its redactions share."""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from simple_history.models import HistoricalRecords

from workflows.people.models import Unit


class ActKind(models.TextChoices):
    """Kinds of local acts; the value is how the kind is written."""

    ORDER = "Порядок", "Порядок"
    STATUTE = "Положение", "Положение"
    RULES = "Правила", "Правила"
    INSTRUCTION = "Инструкция", "Инструкция"
    REGLAMENT = "Регламент", "Регламент"


@dataclass(frozen=True, slots=True)
class CaseForms:
    """The kind of an act in the cases that orders need, and the participles that agree with it.

    `approved` is the word of the approval stamp, `approved_by` stands in «Внести в Порядок, утверждённый …»,
    `void` in «Признать утратившим силу Порядок».
    """

    genitive: str
    accusative: str
    instrumental: str
    prepositional: str
    approved: str
    approved_by: str
    void: str


CASES: dict[str, CaseForms] = {
    ActKind.ORDER: CaseForms("Порядка", "Порядок", "Порядком", "Порядке", "УТВЕРЖДЁН", "утверждённый", "утратившим"),
    ActKind.STATUTE: CaseForms("Положения", "Положение", "Положением", "Положении", "УТВЕРЖДЕНО", "утверждённое", "утратившим"),
    ActKind.RULES: CaseForms("Правил", "Правила", "Правилами", "Правилах", "УТВЕРЖДЕНЫ", "утверждённые", "утратившими"),
    ActKind.INSTRUCTION: CaseForms("Инструкции", "Инструкцию", "Инструкцией", "Инструкции", "УТВЕРЖДЕНА", "утверждённую", "утратившей"),
    ActKind.REGLAMENT: CaseForms("Регламента", "Регламент", "Регламентом", "Регламенте", "УТВЕРЖДЁН", "утверждённый", "утратившим"),
}


class OpinionBody(models.Model):
    """A body whose opinion is taken into account: a council of students, of parents, of workers."""

    name = models.CharField("название", max_length=200, unique=True, help_text="Например «совет родителей».")
    genitive = models.CharField("в родительном падеже", max_length=200, help_text="Например «совета родителей».")
    basis = models.CharField("основание", max_length=300, blank=True, help_text="Например «273-ФЗ, ст. 30, ч. 3».")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "орган, чьё мнение учитывается"
        verbose_name_plural = "органы, чьё мнение учитывается"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Regulation(models.Model):
    """A local act. Its text lives in redactions; from the first of them on, its title changes by order alone."""

    uid = models.UUIDField("постоянный идентификатор", default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField("адрес на сайте", max_length=100, unique=True, help_text="Латиницей: «servisy-vzaimodeystviya».")
    kind = models.CharField("вид акта", max_length=20, choices=ActKind)
    title = models.CharField("полное название", max_length=1000)
    short_title = models.CharField("краткое название", max_length=200, help_text="Для списков и меню.")
    owner = models.ForeignKey(Unit, models.PROTECT, verbose_name="ответственное подразделение", null=True, blank=True)
    audience = models.CharField("для кого", max_length=200, blank=True)
    opinions = models.ManyToManyField(OpinionBody, verbose_name="чьё мнение учитывается", blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords(m2m_fields=[opinions])

    class Meta:
        verbose_name = "локальный акт"
        verbose_name_plural = "локальные акты"
        ordering = ["short_title"]

    def __str__(self) -> str:
        return self.short_title

    @property
    def cases(self) -> CaseForms:
        """The kind of this act declined."""
        return CASES[self.kind]

    @property
    def approval_word(self) -> str:
        """«УТВЕРЖДЁН» agreeing with the kind (ГОСТ Р 7.0.97-2025, гриф утверждения)."""
        return self.cases.approved
