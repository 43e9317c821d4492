"""Lists that are not of appeals: what waits for a signature, running terms, forwardings, sendings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, TextChoices
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import HeaderButton

from workflows.appeals.models import (
    DeliveryState,
    Forwarding,
    Paper,
    PaperKind,
    RunningClock,
    Sending,
    Unsent,
)
from workflows.appeals.queries import lists, papers
from workflows.appeals.queries.names import named
from workflows.appeals.queries.rows import scale_today
from workflows.appeals.rules import visible_to
from workflows.appeals.rules.printing import prints_registers
from workflows.appeals.views.cells import PLAIN, LampColumn
from workflows.appeals.views.filters import TermFilters
from workflows.appeals.views.lists import DeskList, Tab
from workflows.appeals.views.screen import address_of
from workflows.orders.views import WHOLE, WIDE
from workflows.printing.templatetags.typography_tags import whole
from workflows.printing.typography import bound


def _of_appeal(get: Any = lambda row: row.appeal) -> Column:
    return TitleColumn("appeal", label="Обращение", accessor=lambda row: whole(get(row)), get_url=lambda row: address_of(get(row)), classname=WHOLE)


def _paper_page(paper: Paper) -> str:
    return reverse("appeals:paper", args=[paper.appeal_id, paper.pk])


class SigningView(DeskList):
    """«На подписи»: papers to sign and papers to agree."""

    model = Paper
    slug = "signing"
    page_title = "На подписи"
    is_searchable = False
    empty_message = "Подписывать и согласовывать нечего. Письмо появляется здесь, когда исполнитель передаёт его вам."

    def get_base_queryset(self) -> QuerySet[Paper]:
        return papers.at_signature(self.request.user, on=self.on)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("paper", label="Документ", accessor=whole, get_url=_paper_page, classname=WIDE),
            Column("appeal", label="Обращение", accessor=lambda row: whole(row.appeal), classname=WHOLE),
            Column("to", label="Кому", accessor=lambda row: row.to_body or ("заявителю" if row.is_to_citizen else "в дело"), classname=PLAIN),
            Column("stage", label="Ждёт", accessor="get_stage_display", classname=PLAIN),
            Column("signatory", label="Подписывает", accessor=lambda row: row.signatory.short_name if row.signatory else "", classname=PLAIN),
            Column("author", label="Составитель", accessor=lambda row: row.author.short_name, classname=PLAIN),
        ]


class ControlView(DeskList):
    """«Контроль»: all running terms, the nearest first."""

    model = RunningClock
    slug = "control"
    page_title = "Контроль сроков"
    filterset_class = TermFilters
    is_searchable = False
    empty_message = "Ни один срок не идёт. Срок появляется здесь, когда обращение поступает, регистрируется или требует уведомления."

    def get_base_queryset(self) -> QuerySet[RunningClock]:
        return lists.terms(self.request.user, None, on=self.on)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton("Контрольный список (PDF)", url=reverse("appeals:control_print"), icon_name="doc-full")] if prints_registers(self.request.user, reads_all=self.reads_all) else []

    @cached_property
    def columns(self) -> list[Column]:
        scale, reads_all = scale_today(on=self.on), self.reads_all
        return [
            _of_appeal(),
            LampColumn("lamp", label="Осталось", accessor=scale.lamp, classname=PLAIN),
            Column("control", label="Контрольная дата", accessor=lambda row: f"{row.control_due_on:%d.%m.%Y}", classname=PLAIN),
            Column("legal", label="Срок по закону", accessor=lambda row: whole(f"{row.clock.legal_due_on:%d.%m.%Y} ({row.clock.basis})"), classname=WIDE),
            Column("applicant", label="Заявитель", accessor=lambda row: bound(named(row.appeal, answers_for_it=reads_all)), classname=PLAIN),
            Column("stage", label="Состояние", accessor=lambda row: row.appeal.get_stage_display(), classname=PLAIN),
        ]


class ForwardingsView(DeskList):
    """«Переадресации»: what went where, and whether both papers have left."""

    model = Forwarding
    slug = "forwardings"
    page_title = "Переадресации"
    is_searchable = False
    empty_message = "Переадресаций нет. Они появляются здесь, когда руководитель решает направить обращение по компетенции."

    def get_base_queryset(self) -> QuerySet[Forwarding]:
        sent = Sending.objects.filter(paper=OuterRef("cover")).order_by("pk").values("sent_on")[:1]
        told = Sending.objects.filter(paper__demanded_by__decision=OuterRef("decision"), paper__kind=PaperKind.FORWARDING_NOTICE).order_by("pk")
        found = Forwarding.objects.filter(decision__appeal__in=visible_to(self.request.user, on=self.on, reads_all=self.reads_all))
        found = found.select_related("decision__appeal", "body", "cover").prefetch_related("questions")
        return found.annotate(sent_on=Subquery(sent), told_on=Subquery(told.values("sent_on")[:1])).order_by("-pk")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            _of_appeal(lambda row: row.decision.appeal),
            Column("body", label="Куда", classname=WIDE),
            Column("ground", label="Основание", accessor=lambda row: whole(row.decision.get_ground_display()), classname=PLAIN),
            Column("questions", label="Вопросы", accessor=lambda row: ", ".join(str(one.position) for one in row.questions.all()), classname=PLAIN),
            Column("sent", label="Направлено", accessor=lambda row: _day(row.sent_on, "ещё нет"), classname=PLAIN),
            Column("told", label="Гражданин уведомлён", accessor=lambda row: _day(row.told_on, "ещё нет"), classname=PLAIN),
        ]


def _day(day: Any, otherwise: str) -> str:
    return f"{day:%d.%m.%Y}" if day else otherwise


class Sent(TextChoices):
    """Saved views of the sendings."""

    WAITING = "", "Ждут отправки"
    BOUNCED = "bounced", "Вернулись"
    UNKNOWN = "unknown", "Неизвестно"
    ALL = "all", "Все отправки"


class SendingsView(DeskList):
    """«Отправки и возвраты»: signed papers that have not left, sendings that came back or of which nothing is known, and all of them."""

    model = Sending
    slug = "sendings"
    page_title = "Отправки и возвраты"
    is_searchable = False

    @property
    def view(self) -> Sent:
        asked = self.request.GET.get("view", "")
        return Sent(asked) if asked in Sent.values else Sent.WAITING

    def tabs(self) -> list[Tab]:
        return self.tabs_of(Sent, self.view)

    def get_base_queryset(self) -> QuerySet[Any]:
        visible = visible_to(self.request.user, on=self.on, reads_all=self.reads_all)
        if self.view == Sent.WAITING:
            unsent = Paper.objects.filter(pk__in=Unsent.objects.order_by().values("paper"), appeal__in=visible, appeal__case_file=None)
            return unsent.select_related("appeal", "to_body").order_by("signed_on", "pk")
        return self._sendings().filter(paper__appeal__in=visible).select_related("paper__appeal").order_by("-sent_on", "-pk")

    def _sendings(self) -> QuerySet[Sending]:
        if self.view == Sent.BOUNCED:
            return lists.bounced()
        return lists.unknown() if self.view == Sent.UNKNOWN else lists.with_last_state(Sending.objects.all())

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton("Реестр отправлений (PDF)", url=reverse("appeals:register_print", args=["sendings"]), icon_name="doc-full")] if prints_registers(self.request.user, reads_all=self.reads_all) else []

    @cached_property
    def columns(self) -> list[Column]:
        if self.view == Sent.WAITING:
            return [
                TitleColumn("paper", label="Документ", accessor=whole, get_url=_paper_page, classname=WIDE),
                Column("appeal", label="Обращение", accessor=lambda row: whole(row.appeal), classname=WHOLE),
                Column("to", label="Кому", accessor=lambda row: row.to_body or "заявителю", classname=PLAIN),
                Column("signed", label="Подписан", accessor=lambda row: f"{row.signed_on:%d.%m.%Y}", classname=PLAIN),
            ]
        return [
            TitleColumn("paper", label="Документ", accessor=lambda row: whole(row.paper), get_url=lambda row: _paper_page(row.paper), classname=WIDE),
            Column("appeal", label="Обращение", accessor=lambda row: whole(row.paper.appeal), classname=WHOLE),
            Column("medium", label="Как", accessor="get_medium_display", classname=PLAIN),
            Column("sent", label="Отправлено", accessor=lambda row: f"{row.sent_on:%d.%m.%Y}", classname=PLAIN),
            Column("state", label="Доставка", accessor=lambda row: str(DeliveryState(row.last_state).label) if row.last_state else "нет сведений", classname=PLAIN),
        ]

    @cached_property
    def empty_message(self) -> str:  # type: ignore[override]  # the words depend on the view
        return {
            Sent.WAITING: "Все подписанные документы отправлены. Документ появляется здесь сразу после подписания.",
            Sent.BOUNCED: "Возвратов нет. Отправка появляется здесь, когда почта или сервер возвращает её.",
            Sent.UNKNOWN: "Судьба каждого письма известна. Письмо появляется здесь, если связь с почтовым сервером прервалась, когда оно было уже передано.",
            Sent.ALL: "Отправок ещё нет. Их записывает делопроизводитель, когда документ уходит.",
        }[self.view]


ALL: Sequence[type[DeskList]] = (SigningView, ControlView, ForwardingsView, SendingsView)
