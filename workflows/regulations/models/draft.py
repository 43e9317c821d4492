"""The draft of a redaction: the only thing that lives in Wagtail's workbench. Nothing of it has legal force."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.locks import BaseLock
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from workflows.archive.models import FrozenModel
from workflows.errors import NotAllowed, WrongStage
from workflows.files.models import StoredFile
from workflows.orders.models import Order
from workflows.regulations.blocks import ProvisionsBlock
from workflows.regulations.models.redaction import Redaction
from workflows.regulations.models.regulation import Regulation
from workflows.regulations.models.route import ApprovalRoute
from workflows.regulations.stages import EDITABLE, FINAL, MOVES, DraftWay, Stage

KEPT = ("regulation_id", "base_id", "way", "choices", "successor_id", "source_id", "order_id", "order_round", "author_id", "stage", "findings", "created_at")
NO_DELETING = "Проекты не удаляют: они хранятся вместе с решениями по ним. Ненужный проект отклоните."
NO_PUBLISHING = "Проект вступает в силу только приказом. Передайте его на согласование, затем на подпись."


class StageLock(BaseLock):
    """The text is closed for everybody from submission until it comes back."""

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> str:
        return f"Текст закрыт: проект {self.object.get_stage_display()}. Чтобы изменить его, отзовите проект на доработку."

    def get_description(self, user: Any) -> str:
        return "Во время согласования и подписания текст не меняется ни для кого."


class DraftQuerySet(models.QuerySet["RedactionDraft"]):
    def open(self) -> DraftQuerySet:
        """Drafts that still go somewhere."""
        return self.exclude(stage__in=FINAL)

    def update(self, **kwargs: Any) -> int:
        if "stage" in kwargs:
            raise NotAllowed("Стадия проекта меняется только действием на его странице.")
        return super().update(**kwargs)

    def delete(self) -> NoReturn:
        raise NotAllowed(NO_DELETING)


class RedactionDraft(PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """A text on its way to an order. Wagtail keeps its editing; its publishing is switched off."""

    regulation = models.ForeignKey(Regulation, models.PROTECT, verbose_name="локальный акт", related_name="drafts")
    base = models.ForeignKey(Redaction, models.PROTECT, verbose_name="на основе редакции", null=True, blank=True, editable=False)
    way = models.CharField("что делает", max_length=10, choices=DraftWay, default=DraftWay.FIRST, blank=True, editable=False)
    choices = models.JSONField("выбор составителя", default=dict, blank=True, editable=False, help_text="Как подробно и с какого дня меняется каждый пункт.")
    successor = models.ForeignKey(Regulation, models.PROTECT, verbose_name="акт вместо отменяемого", null=True, blank=True, editable=False, related_name="+")
    title = models.CharField("полное название акта", max_length=1000)
    organisation = models.CharField("организация на титульном листе", max_length=500, blank=True)
    approval_word = models.CharField("слово грифа", max_length=40, blank=True, help_text="«УТВЕРЖДЁН», «УТВЕРЖДЕНО»…")
    imprint = models.CharField("место и год", max_length=100, blank=True, help_text="«Москва, 2026».")
    body = StreamField(ProvisionsBlock(), verbose_name="текст", blank=True)
    reason = models.TextField("зачем нужен проект", blank=True)
    effective_from = models.DateField("вступает в силу с", null=True, blank=True, help_text="Пусто – со дня подписания приказа.")
    route = models.ForeignKey(ApprovalRoute, models.PROTECT, verbose_name="маршрут согласования", null=True, blank=True)
    source = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="исходный файл", null=True, blank=True, editable=False, related_name="+")
    findings = models.JSONField("замечания разбора", default=list, blank=True, editable=False)
    stage = models.CharField("стадия", max_length=20, choices=Stage, default=Stage.DRAFT, editable=False)
    order = models.OneToOneField(Order, models.PROTECT, verbose_name="приказ", null=True, blank=True, editable=False, related_name="redaction_draft")
    order_round = models.PositiveSmallIntegerField("приказ подготовлен для круга", null=True, blank=True, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="составитель", editable=False, related_name="+")
    created_at = models.DateTimeField("создан", auto_now_add=True)

    revisions = GenericRelation("wagtailcore.Revision", content_type_field="content_type", object_id_field="object_id", for_concrete_model=False)
    workflow_states = GenericRelation("wagtailcore.WorkflowState", content_type_field="base_content_type", object_id_field="object_id", for_concrete_model=False)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"author"})
    objects = DraftQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("organisation"), FieldPanel("approval_word"), FieldPanel("imprint")], heading="Титульный лист", classname="collapsed"),
        MultiFieldPanel([FieldPanel("reason"), FieldPanel("effective_from"), FieldPanel("route")], heading="Утверждение"),
    ]

    class Meta:
        verbose_name = "проект редакции"
        verbose_name_plural = "проекты редакций"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="approved_draft_has_order",
                condition=~Q(stage=Stage.APPROVED) | Q(order__isnull=False),
                violation_error_message="Без приказа проект не утверждается.",
            ),
            models.CheckConstraint(
                name="draft_of_changes_has_base",
                condition=Q(way=DraftWay.FIRST) | Q(base__isnull=False),
                violation_error_message="Изменения готовят на основе действующей редакции.",
            ),
            models.CheckConstraint(name="draft_is_never_live", condition=Q(live=False), violation_error_message=NO_PUBLISHING),
        ]

    def __str__(self) -> str:
        return f"Проект: {self.regulation}" if self.way == DraftWay.FIRST else f"Проект: {self.regulation}, {self.get_way_display()}"

    @property
    def changes_an_act(self) -> bool:
        """Whether the act is already in force by an earlier order."""
        return self.way != DraftWay.FIRST

    def move_to(self, stage: Stage) -> None:
        """Change the stage as MOVES allows; called by actions alone."""
        if stage not in MOVES[Stage(self.stage)]:
            raise WrongStage(f"{self}: из стадии «{self.get_stage_display()}» нельзя перейти в «{stage.label}».")
        self.stage = stage

    @property
    def is_editable(self) -> bool:
        return self.stage in EDITABLE

    def get_lock(self) -> BaseLock | None:
        """Wagtail's lock while the text may change, ours for everybody afterwards."""
        return super().get_lock() if self.is_editable else StageLock(self)

    def with_content_json(self, content: Any) -> RedactionDraft:
        """A revision brings back words alone: where the draft stands is never taken from an older version."""
        found: RedactionDraft = super().with_content_json(content)
        for name in KEPT:
            setattr(found, name, getattr(self, name))
        return found

    def save_revision(self, user: Any = None, **kwargs: Any) -> Any:
        """Keep a revision of an open text; a closed one is refused, and who edited is remembered."""
        stage = RedactionDraft.objects.values_list("stage", flat=True).get(pk=self.pk)
        if stage not in EDITABLE:
            raise WrongStage(f"{self}: текст закрыт. Отзовите проект на доработку, чтобы изменить его.")
        revision = super().save_revision(user=user, **kwargs)
        if user is not None and user.pk:
            DraftEdit.objects.create(draft=self, user=user)
        return revision

    def publish(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: only a signed order puts a text into force."""
        raise NotAllowed(NO_PUBLISHING)

    def unpublish(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: a draft is never on the site."""
        raise NotAllowed("Проект не опубликован, снимать его с публикации не нужно.")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: nothing is dropped; a draft that is not needed is rejected and stays readable."""
        raise NotAllowed(NO_DELETING)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "staff/regulations/preview.html"


class DraftEdit(FrozenModel):
    """Who edited a draft and when: those who wrote a text neither agree nor sign it."""

    draft = models.ForeignKey(RedactionDraft, models.PROTECT, verbose_name="проект", related_name="edits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", related_name="+")
    at = models.DateTimeField("когда", auto_now_add=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user"})

    class Meta(FrozenModel.Meta):
        verbose_name = "правка проекта"
        verbose_name_plural = "правки проекта"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.draft}: {self.user}"
