"""Papers of an appeal: drafted, agreed, signed; once signed, frozen with their content and hash."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.appeals.models.appeal import Appeal
from workflows.appeals.models.reference import CompetentBody, LetterTemplate
from workflows.appeals.models.vocabulary import DeliveryState, Medium, PaperKind, Verdict
from workflows.appeals.stages import PAPER_MOVES, Ground, PaperStage
from workflows.archive.erasing import ERASED
from workflows.archive.models import FrozenModel
from workflows.errors import NotAllowed, WrongStage
from workflows.files.models import StoredFile
from workflows.numbering.models import Series
from workflows.signing.models import Signature

NO_DELETING = "Документы не удаляют: ненужный проект отменяют, подписанный заменяют новым «взамен»."


class PaperQuerySet(models.QuerySet["Paper"]):
    def signed(self) -> PaperQuerySet:
        """Those that exist as documents."""
        return self.filter(stage=PaperStage.SIGNED)

    def update(self, **kwargs: Any) -> int:
        if "stage" in kwargs or "number" in kwargs:
            raise NotAllowed("Стадия и номер документа меняются только действием.")
        return super().update(**kwargs)

    def delete(self) -> NoReturn:
        raise NotAllowed(NO_DELETING)


class Paper(models.Model):
    """A letter to the citizen or a body, or a decision kept in the file. `content` is canonical JSON, fixed when signed.

    The rows of signed papers are closed in the database as well.
    """

    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", related_name="papers")
    kind = models.CharField("документ", max_length=30, choices=PaperKind)
    ground = models.CharField("основание", max_length=20, choices=Ground, blank=True)
    stage = models.CharField("стадия", max_length=15, choices=PaperStage, default=PaperStage.DRAFT, editable=False)
    to_body = models.ForeignKey(CompetentBody, models.PROTECT, verbose_name="кому (орган)", null=True, blank=True, related_name="+", help_text="Пусто – заявителю.")
    heading = models.CharField("заголовок", max_length=300, blank=True)
    body = models.TextField("текст", blank=True)
    template = models.ForeignKey(LetterTemplate, models.PROTECT, verbose_name="шаблон", null=True, blank=True, related_name="+")
    names_third_person = models.BooleanField("называет ребёнка или третье лицо", default=False, help_text="Подписывающий подтвердил, что имя в письме нужно.")
    replaces = models.OneToOneField("self", models.PROTECT, verbose_name="взамен", null=True, blank=True, related_name="replaced_by")
    signatory = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто подпишет", null=True, blank=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="составитель", related_name="+")
    created_at = models.DateTimeField("создан")

    series = models.ForeignKey(Series, models.PROTECT, verbose_name="серия номеров", null=True, blank=True, editable=False, related_name="+")
    seq = models.PositiveIntegerField("порядковый номер", null=True, blank=True, editable=False)
    period = models.CharField("период номера", max_length=10, blank=True, editable=False)
    number = models.CharField("исх. №", max_length=50, blank=True, editable=False)
    signed_on = models.DateField("дата", null=True, blank=True, editable=False)
    signature = models.OneToOneField(Signature, models.PROTECT, verbose_name="подпись", null=True, blank=True, editable=False, related_name="+")
    content = models.TextField("содержание", blank=True, editable=False, help_text="Канонический JSON подписанного.")
    content_sha256 = models.CharField("хеш содержания", max_length=64, blank=True, editable=False)
    scan = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="скан с подписью чернилами", null=True, blank=True, editable=False, related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"heading", "body", "signatory", "author", "content", "scan", "signature"})
    history = HistoricalRecords()
    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = "документ по обращению"
        verbose_name_plural = "документы по обращениям"
        ordering = ["appeal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "period", "seq"], name="paper_number_once"),
            models.CheckConstraint(
                name="signed_paper_is_whole",
                condition=~Q(stage=PaperStage.SIGNED)
                | Q(signed_on__isnull=False, signature__isnull=False) & ~Q(number="") & ~Q(content="") & ~Q(content_sha256=""),
                violation_error_message="У подписанного документа есть номер, дата, подпись и содержание.",
            ),
            models.CheckConstraint(
                name="unsigned_paper_has_no_number",
                condition=Q(stage=PaperStage.SIGNED) | Q(number="", signed_on=None, signature=None, seq=None),
                violation_error_message="Номер дают при подписании.",
            ),
        ]
        indexes = [
            models.Index(fields=["signatory"], condition=Q(stage=PaperStage.ON_SIGNATURE), name="papers_to_sign"),
            models.Index(fields=["created_at", "id"], condition=Q(stage__in=[PaperStage.ON_VISA, PaperStage.ON_SIGNATURE]), name="papers_waiting"),
        ]

    def __str__(self) -> str:
        named = self.get_kind_display()
        return f"{named[0].upper()}{named[1:]} № {self.number}" if self.number else f"Проект: {named}"

    def move_to(self, stage: PaperStage) -> None:
        """Change the stage as PAPER_MOVES allows; called by actions alone."""
        if stage not in PAPER_MOVES[PaperStage(self.stage)]:
            raise WrongStage(f"{self}: из стадии «{self.get_stage_display()}» нельзя перейти в «{stage.label}».")
        self.stage = stage

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: nothing is dropped."""
        raise NotAllowed(NO_DELETING)

    @property
    def is_erased(self) -> bool:
        """Whether an act has destroyed its words: number, day and hash are left."""
        return self.content == ERASED

    @property
    def is_to_citizen(self) -> bool:
        """Whether it goes to the applicant; a decision kept in the file goes to nobody."""
        return self.to_body_id is None and self.kind != PaperKind.TERMINATION


class PaperVisa(FrozenModel):
    """A visa under the draft of a paper, bound to the hash of what was shown; a visa of another hash does not count."""

    paper = models.ForeignKey(Paper, models.PROTECT, verbose_name="документ", related_name="visas")
    verdict = models.CharField("решение", max_length=10, choices=Verdict)
    remark = models.TextField("замечание", blank=True)
    shown_sha256 = models.CharField("хеш показанного", max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", related_name="+")
    at = models.DateTimeField("когда")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by", "remark"})

    class Meta(FrozenModel.Meta):
        verbose_name = "виза документа"
        verbose_name_plural = "визы документов"
        ordering = ["paper", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="returning_visa_has_remark",
                condition=~Q(verdict=Verdict.RETURNED) | ~Q(remark=""),
                violation_error_message="Напишите, что исправить.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}, {self.at:%d.%m.%Y}"


class AskedVisa(models.Model):
    """Whose visa a draft waits for."""

    paper = models.ForeignKey(Paper, models.PROTECT, verbose_name="документ", related_name="asked_visas")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="чья виза", related_name="asked_paper_visas")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user"})
    history = HistoricalRecords()

    class Meta:
        verbose_name = "запрошенная виза"
        verbose_name_plural = "запрошенные визы"
        ordering = ["paper", "pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "user"], name="paper_visa_asked_once")]

    def __str__(self) -> str:
        return f"Документ {self.paper_id}: виза"


class PaperFile(FrozenModel):
    """A file that goes with a paper: a copy of the appeal, a reference, an original that is returned."""

    paper = models.ForeignKey(Paper, models.PROTECT, verbose_name="документ", related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл", related_name="+")
    title = models.CharField("как назвать в письме", max_length=300)
    sheets = models.PositiveSmallIntegerField("листов", null=True, blank=True)
    at = models.DateTimeField("когда приложено", auto_now_add=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"file", "title"})

    class Meta(FrozenModel.Meta):
        verbose_name = "приложение к документу"
        verbose_name_plural = "приложения к документам"
        ordering = ["paper", "pk"]

    def __str__(self) -> str:
        return f"Приложение № {self.pk}"


class Unsent(models.Model):
    """A signed paper that has not left yet. Derived: made by the signature, removed by the first sending, each in the transaction of the fact.

    The list of what waits reads this small table, however many papers have left.
    """

    paper = models.OneToOneField(Paper, models.PROTECT, verbose_name="документ", related_name="unsent")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "неотправленный документ"
        verbose_name_plural = "неотправленные документы"
        ordering = ["paper"]

    def __str__(self) -> str:
        return f"Документ {self.paper_id} ждёт отправки"


class Sending(FrozenModel):
    """That a signed paper left: how, where to, on which day. A second sending of the same paper is another row."""

    paper = models.ForeignKey(Paper, models.PROTECT, verbose_name="документ", related_name="sendings")
    medium = models.CharField("как", max_length=10, choices=Medium)
    address = models.CharField("куда", max_length=500)
    sent_on = models.DateField("день отправки")
    postal_number = models.CharField("номер почтового отправления", max_length=50, blank=True)
    message_id = models.CharField("идентификатор письма", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто отправил", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"address", "by", "postal_number"})

    class Meta(FrozenModel.Meta):
        verbose_name = "отправка"
        verbose_name_plural = "отправки"
        ordering = ["-sent_on", "-pk"]
        indexes = [
            models.Index(fields=["-sent_on", "-id"], name="sendings_by_day"),
            models.Index(fields=["message_id"], condition=~Q(message_id=""), name="sendings_by_letter"),
        ]

    def __str__(self) -> str:
        return f"{self.get_medium_display()}, {self.sent_on:%d.%m.%Y}"


class CameBack(models.Model):
    """A paper whose last sending came back and that has not left again. Derived: made by the news of it, removed by the next sending or by the case file.

    The list of what came back reads this small table, however many sendings ever did.
    """

    paper = models.OneToOneField(Paper, models.PROTECT, verbose_name="документ", related_name="came_back")
    sending = models.OneToOneField(Sending, models.PROTECT, verbose_name="что вернулось", related_name="came_back")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "вернувшийся документ"
        verbose_name_plural = "вернувшиеся документы"
        ordering = ["paper"]

    def __str__(self) -> str:
        return f"Документ {self.paper_id} вернулся"


class SendingEvent(FrozenModel):
    """What became known of a sending: accepted, bounced, delivered. The last one counts."""

    sending = models.ForeignKey(Sending, models.PROTECT, verbose_name="отправка", related_name="events")
    state = models.CharField("состояние", max_length=10, choices=DeliveryState)
    detail = models.CharField("подробности", max_length=500, blank=True, help_text="Ответ сервера, отметка почты – без имён и адресов.")
    on = models.DateField("день")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", null=True, blank=True, related_name="+")
    at = models.DateTimeField("когда внесено")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "событие отправки"
        verbose_name_plural = "события отправок"
        ordering = ["sending", "pk"]
        indexes = [
            models.Index(fields=["sending"], condition=Q(state=DeliveryState.BOUNCED), name="sendings_bounced"),
            models.Index(fields=["sending"], condition=Q(state=DeliveryState.UNKNOWN), name="sendings_unknown"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.on:%d.%m.%Y}"
