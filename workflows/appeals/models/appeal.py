"""The appeal itself and its questions."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from workflows.appeals.models.applicant import Applicant
from workflows.appeals.models.intake import IntakeItem
from workflows.appeals.models.reference import Topic
from workflows.appeals.models.vocabulary import Channel, Form, Kind, Regime, Repeat, Result, Sensitivity
from workflows.appeals.stages import MOVES, OPEN, Stage
from workflows.errors import NotAllowed, WrongStage
from workflows.numbering.models import Series
from workflows.people.models import Unit

UNNUMBERED = (Stage.RECEIVED, Stage.NOT_AN_APPEAL, Stage.TECHNICAL_DUPLICATE, Stage.ORAL_ANSWERED, Stage.WITHDRAWN, Stage.FILED, Stage.DESTROYED)
KEPT = "Обращения не удаляют: их хранят в деле и уничтожают по акту."


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Words about appeals; who may see which is said by `access`."""

    def open(self) -> AppealQuerySet:
        """Those that still need work."""
        return self.filter(stage__in=OPEN)

    def registered(self) -> AppealQuerySet:
        """Those with a number: the journal."""
        return self.exclude(registered_on=None)

    def update(self, **kwargs: Any) -> int:
        if "stage" in kwargs or "number" in kwargs:
            raise NotAllowed("Стадия и номер обращения меняются только действием на его карточке.")
        return super().update(**kwargs)

    def delete(self) -> NoReturn:
        raise NotAllowed(KEPT)


class Appeal(models.Model):
    """A proposal, statement or complaint (59-ФЗ, ст. 4) from its receipt on."""

    intake = models.OneToOneField(IntakeItem, models.PROTECT, verbose_name="поступление", related_name="appeal")
    stage = models.CharField("стадия", max_length=20, choices=Stage, default=Stage.RECEIVED, editable=False)
    channel = models.CharField("канал", max_length=10, choices=Channel, editable=False)
    received_on = models.DateField("день поступления", editable=False)
    kind = models.CharField("вид", max_length=10, choices=Kind, blank=True)
    form = models.CharField("форма", max_length=10, choices=Form)
    regime = models.CharField("порядок рассмотрения", max_length=15, choices=Regime, default=Regime.APPEAL)
    regime_note = models.CharField("пояснение к порядку", max_length=300, blank=True, help_text="Например «канал вне п. 1 ст. 4».")
    applicant = models.ForeignKey(Applicant, models.PROTECT, verbose_name="заявитель", related_name="appeals")
    summary = models.CharField("краткое содержание", max_length=500, blank=True)
    safe_summary = models.TextField("безопасное изложение", blank=True, help_text="То, что увидит человек, на которого жалуются: без имён заявителя и ребёнка.")
    is_collective = models.BooleanField("коллективное", default=False)
    people_count = models.PositiveIntegerField("подписавших", default=1)
    repeat = models.CharField("повторность", max_length=10, choices=Repeat, default=Repeat.FIRST)
    repeat_of = models.ForeignKey("self", models.PROTECT, verbose_name="предыдущее обращение", null=True, blank=True, related_name="repeated_by")
    sensitivity = models.CharField("доступ", max_length=10, choices=Sensitivity, default=Sensitivity.ORDINARY)
    is_danger = models.BooleanField("угроза безопасности", default=False)
    on_control = models.BooleanField("на контроле", default=False)
    is_migration = models.BooleanField("о нарушениях миграционного законодательства", default=False)
    partly_forwarded = models.BooleanField("частично переадресовано", default=False, editable=False)

    series = models.ForeignKey(Series, models.PROTECT, verbose_name="серия номеров", null=True, blank=True, editable=False, related_name="+")
    seq = models.PositiveIntegerField("порядковый номер", null=True, blank=True, editable=False)
    period = models.CharField("период номера", max_length=10, blank=True, editable=False)
    number = models.CharField("регистрационный номер", max_length=50, blank=True, editable=False)
    registered_on = models.DateField("дата регистрации", null=True, blank=True, editable=False)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто зарегистрировал", null=True, blank=True, editable=False, related_name="+")
    concluded_on = models.DateField("дата завершения", null=True, blank=True, editable=False, help_text="День, в который ушёл ответ или последнее уведомление.")
    case_file = models.ForeignKey("appeals.CaseFile", models.PROTECT, verbose_name="дело", null=True, blank=True, editable=False, related_name="appeals")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"applicant", "summary", "safe_summary", "registered_by", "intake"})
    history = HistoricalRecords()
    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = "обращение"
        verbose_name_plural = "обращения"
        ordering = ["-registered_on", "-pk"]
        permissions = [
            ("register_appeal", "Может регистрировать обращения и вести их журнал"),
            ("read_all_appeals", "Может читать все обращения, кроме закрытых"),
            ("read_restricted_appeals", "Может читать и закрытые обращения"),
            ("confirm_refusal", "Может подтвердить, что письмо не является обращением"),
            ("report_appeals", "Может строить отчёты по обращениям"),
            ("receive_citizens", "Может вести личный приём"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "period", "seq"], name="appeal_number_once"),
            models.CheckConstraint(
                name="appeal_registered_whole",
                condition=Q(registered_on=None, registered_by=None, number="", seq=None, series=None)
                | Q(registered_on__isnull=False, registered_by__isnull=False, seq__isnull=False, series__isnull=False) & ~Q(number=""),
                violation_error_message="Номер, дата и регистратор указываются вместе.",
            ),
            models.CheckConstraint(
                name="appeal_in_work_has_number",
                condition=Q(registered_on__isnull=False) | Q(stage__in=UNNUMBERED),
                violation_error_message="Незарегистрированное обращение не рассматривают.",
            ),
            models.CheckConstraint(
                name="appeal_registered_after_receipt",
                condition=Q(registered_on=None) | Q(registered_on__gte=F("received_on")),
                violation_error_message="Дата регистрации раньше даты поступления.",
            ),
            models.CheckConstraint(
                name="registered_appeal_has_kind",
                condition=Q(registered_on=None) | ~Q(kind=""),
                violation_error_message="Выберите вид: предложение, заявление или жалоба.",
            ),
            models.CheckConstraint(
                name="concluded_appeal_has_day",
                condition=Q(stage__in=OPEN) & Q(concluded_on=None) | ~Q(stage__in=OPEN) & Q(concluded_on__isnull=False),
                violation_error_message="У завершённого обращения есть день завершения, у открытого – нет.",
            ),
            models.CheckConstraint(
                name="collective_appeal_has_people",
                condition=Q(is_collective=False) | Q(people_count__gte=2),
                violation_error_message="Коллективное обращение подписывают двое или больше.",
            ),
            models.CheckConstraint(
                name="appeal_repeats_another",
                condition=Q(repeat_of=None) | ~Q(repeat_of=F("id")),
                violation_error_message="Обращение не повторяет само себя.",
            ),
        ]
        indexes = [
            models.Index(fields=["-registered_on", "-id"], name="appeals_of_journal"),
            models.Index(fields=["received_on", "id"], condition=Q(stage__in=OPEN), name="appeals_open"),
            models.Index(fields=["stage", "-registered_on"], name="appeals_by_stage"),
            *(models.Index(fields=["-registered_on", "-id"], condition=Q((mark, True)), name=f"appeals_{mark}") for mark in ("is_danger", "on_control", "partly_forwarded")),
            models.Index(fields=["number"], name="appeals_by_number"),
            models.Index(fields=["concluded_on"], name="appeals_by_end"),
            models.Index(
                fields=["registered_on", "concluded_on", "stage", "kind", "channel", "form", "repeat", "is_collective", "people_count", "applicant", "id"],
                name="appeals_of_reports",  # everything that a report asks of the register itself
            ),
        ]

    def __str__(self) -> str:
        return f"Обращение № {self.number}" if self.number else f"Поступление от {self.received_on:%d.%m.%Y} (вх. {self.intake_id})"

    def move_to(self, stage: Stage) -> None:
        """Change the stage as MOVES allows; called by actions alone."""
        if stage not in MOVES[Stage(self.stage)]:
            raise WrongStage(f"{self}: из стадии «{self.get_stage_display()}» нельзя перейти в «{stage.label}».")
        self.stage = stage

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: nothing is dropped."""
        raise NotAllowed(KEPT)

    @property
    def is_open(self) -> bool:
        """Whether it still needs work."""
        return self.stage in OPEN


class Question(models.Model):
    """One question of an appeal: the unit of accounting, with its code, unit, result and measures."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="questions")
    position = models.PositiveSmallIntegerField("№")
    text = models.CharField("вопрос", max_length=500)
    topic = models.ForeignKey(Topic, models.PROTECT, verbose_name="тема", null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="подразделение", null=True, blank=True, related_name="+")
    result = models.CharField("результат", max_length=12, choices=Result, blank=True)
    measures = models.TextField("меры", blank=True)
    answer = models.TextField("ответ на вопрос", blank=True, help_text="Эти слова войдут в ответ заявителю.")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text", "answer", "measures"})
    history = HistoricalRecords()

    class Meta:
        verbose_name = "вопрос обращения"
        verbose_name_plural = "вопросы обращений"
        ordering = ["appeal", "position"]
        constraints = [models.UniqueConstraint(fields=["appeal", "position"], name="question_position_once")]
        indexes = [models.Index(fields=["appeal", "topic", "result"], name="questions_of_reports")]

    def __str__(self) -> str:
        return f"Вопрос {self.position}"


class ComplainedOf(models.Model):
    """The person whose decision or act is complained of: never executor, visa or signatory here (59-ФЗ, ст. 8, ч. 6)."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="complained_of")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="сотрудник", null=True, blank=True, related_name="+")
    body = models.ForeignKey("appeals.CompetentBody", models.PROTECT, verbose_name="орган", null=True, blank=True, related_name="+")
    words = models.CharField("как назван в обращении", max_length=300, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user", "words"})
    history = HistoricalRecords()

    class Meta:
        verbose_name = "на кого жалуются"
        verbose_name_plural = "на кого жалуются"
        ordering = ["appeal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["appeal", "user"], name="complained_of_once"),
            models.CheckConstraint(
                name="complained_of_is_named",
                condition=Q(user__isnull=False) | Q(body__isnull=False) | ~Q(words=""),
                violation_error_message="Укажите сотрудника или то, как он назван в обращении.",
            ),
        ]

    def __str__(self) -> str:
        return f"Обращение {self.appeal_id}: на кого жалуются"
