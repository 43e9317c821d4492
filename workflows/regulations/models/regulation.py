"""The regulation as a work: what all its redactions share."""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.people.models import Unit

# «…не позднее пяти рабочих дней со дня получения проекта указанного локального нормативного акта» (ТК РФ, ст. 372, ч. 2)
WORKERS_DAYS = 5


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


class BodyKind(models.TextChoices):
    """Whose body it is: the law sets a term for workers alone."""

    COUNCIL = "council", "совет обучающихся или родителей"
    WORKERS = "workers", "представительный орган работников"


class OpinionBody(models.Model):
    """A body whose opinion is taken into account: a council of students, of parents, of workers."""

    name = models.CharField("название", max_length=200, unique=True, help_text="Например «совет родителей».")
    genitive = models.CharField("в родительном падеже", max_length=200, help_text="Например «совета родителей».")
    basis = models.CharField("основание", max_length=300, blank=True, help_text="Например «273-ФЗ, ст. 30, ч. 3».")
    kind = models.CharField("чей орган", max_length=10, choices=BodyKind, default=BodyKind.COUNCIL)
    term_days = models.PositiveSmallIntegerField(
        "срок для мнения, рабочих дней",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Для советов – из устава или положения о совете; пусто, если срок не установлен. Для работников пусто значит 5 (ТК РФ, ст. 372).",
    )

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "орган, чьё мнение учитывается"
        verbose_name_plural = "органы, чьё мнение учитывается"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="workers_have_five_working_days",
                condition=~Q(kind=BodyKind.WORKERS) | Q(term_days=None) | Q(term_days__gte=WORKERS_DAYS),
                violation_error_message="Закон даёт работникам 5 рабочих дней (ТК РФ, ст. 372, ч. 2). Срок может быть только больше.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_workers(self) -> bool:
        return self.kind == BodyKind.WORKERS

    @property
    def term(self) -> int | None:
        """Working days for the opinion; None when neither the law nor the charter sets a term."""
        return WORKERS_DAYS if self.is_of_workers and self.term_days is None else self.term_days


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
