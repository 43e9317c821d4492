"""The register of redactions in the staff desk: read and download; the archive is not changed."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from workflows.errors import why_not
from workflows.files.http import download
from workflows.orders.views import WHOLE, WIDE, Refused, spelled
from workflows.orders.viewsets import ReadOnlyViewSet
from workflows.people.http import StaffRequest
from workflows.printing.models import Print
from workflows.printing.queue import found
from workflows.regulations import resolver, rules
from workflows.regulations.deadlines import Term, publication_term
from workflows.regulations.errata import errata_of, may_record
from workflows.regulations.models import Redaction
from workflows.regulations.queries import status
from workflows.regulations.resolver import Step
from workflows.regulations.stages import RedactionStatus
from workflows.workdays.queries import workdays

FORMS = {
    "regulations.redaction.pdf": "PDF",
    "regulations.redaction.docx": "DOCX",
    "regulations.redaction.akn": "Akoma Ntoso XML",
    "regulations.redaction.json": "JSON",
}


def register() -> QuerySet[Redaction]:
    """All redactions with the number of their files."""
    built = Print.objects.filter(request__form__in=FORMS, request__subject_id=OuterRef("pk")).order_by()
    counted = built.values("request__subject_id").annotate(count=Count("pk")).values("count")
    found_rows: QuerySet[Redaction] = Redaction.objects.select_related("regulation__repeal", "order__signature", "signed_with", "publication")
    return found_rows.annotate(prints=Coalesce(Subquery(counted, output_field=IntegerField()), 0))


class Standings:
    """How each redaction of the acts on a page stands today: all steps in one query."""

    def __init__(self, on: date) -> None:
        self.on = on
        self._steps: dict[int, list[Step]] | None = None

    def of(self, row: Redaction) -> RedactionStatus:
        if self._steps is None:
            self._steps = defaultdict(list)
            for act, number, since in Redaction.objects.values_list("regulation_id", "number", "effective_from"):
                self._steps[act].append(Step(number, since))
        repeal = getattr(row.regulation, "repeal", None)
        own = Step(row.number, row.effective_from)
        return resolver.standing(own, self._steps[row.regulation_id], on=self.on, repealed_from=repeal and repeal.effective_from).status


def publication_due(redaction: Redaction) -> Term | None:
    """The term of publication: as it stands today, or as it stood on the day of publication."""
    signed_on = redaction.made_by.signed_on
    if signed_on is None:
        return None
    published = getattr(redaction, "publication", None)
    on = timezone.localdate(published.at) if published else timezone.localdate()
    return publication_term(workdays(), signed_on, on=on)


class RedactionsView(generic.IndexView):
    """One row for each redaction."""

    page_title = "Редакции"
    any_permission_required = ["view"]
    is_searchable = False
    default_ordering = None

    def get_base_queryset(self) -> QuerySet[Redaction]:
        return register().order_by(F("regulation__short_title"), "-number")

    @cached_property
    def columns(self) -> list[Column]:
        standings = Standings(timezone.localdate())
        return [
            TitleColumn(
                "regulation",
                label="Локальный акт",
                get_url=lambda row: reverse("redactions:inspect", args=[row.pk]),
                classname=WIDE,
            ),
            Column("number", label="Редакция", accessor=lambda row: f"№\u00a0{row.number}", classname=WHOLE),
            Column("status", label="Сегодня", accessor=lambda row: standings.of(row).label, classname=WHOLE),
            Column(
                "effective_from",
                label="С какого дня",
                accessor=lambda row: f"с {spelled(row.effective_from)}",
                classname=WHOLE,
            ),
            Column(
                "order",
                label="Приказ",
                accessor=lambda row: f"от {spelled(row.order.signed_on)} №\u00a0{row.order.number}",
                classname=WHOLE,
            ),
            Column(
                "prints", label="Файлы", accessor=lambda row: f"файлов {row.prints} из {len(FORMS)}", classname=WHOLE
            ),
        ]

    @cached_property
    def no_results_message(self) -> str:
        return (
            "Здесь появятся редакции локальных актов. Редакция создаётся сама, когда руководитель подписывает приказ."
        )


class RedactionCardView(generic.InspectView):
    """A redaction with its order, its files and its place on the site."""

    page_title = "Карточка"
    any_permission_required = ["view"]

    def get_object(self, queryset: QuerySet[Redaction] | None = None) -> Redaction:
        return get_object_or_404(register(), pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        card = self.object
        built = set(
            Print.objects.filter(request__form__in=FORMS, request__subject_id=card.pk).values_list(
                "request__form", flat=True
            )
        )
        prints = [(form, title, form in built) for form, title in FORMS.items()]
        publication = getattr(card, "publication", None)
        why = why_not(rules.may_amend, self.request.user, card, on=timezone.localdate())
        return super().get_context_data(
            **kwargs,
            card=card,
            status=status(card, on=timezone.localdate()).label,
            prints=prints,
            publication=publication,
            due=publication_due(card),
            errata=errata_of(card),
            may_record_erratum=not why_not(may_record, self.request.user),
            may_amend=not why,
            why_not_amend=why if self.request.user.has_perm("regulations.add_redactiondraft") else "",
        )

    def get_fields_context(self) -> list[dict[str, Any]]:
        return []


class RefusedRedaction(Refused):
    """Every road of Wagtail's that would change a redaction."""

    sentence = "Редакцию не создают, не правят и не удаляют: её вводит в действие и меняет только подписанный приказ."


def print_redaction(request: StaffRequest, pk: int, form: str) -> HttpResponse:
    """A stored file of a redaction."""
    if not request.user.has_perm("regulations.view_redaction"):
        raise PermissionDenied
    redaction = get_object_or_404(Redaction, pk=pk)
    if form not in FORMS:
        raise Http404
    stored = found(form, redaction.pk)
    if stored is None:
        messages.warning(request, "Файл ещё готовится. Обновите страницу через минуту.")
        return redirect("redactions:inspect", redaction.pk)
    return download(stored)


class RedactionViewSet(ReadOnlyViewSet):
    """`/admin/redactions/`."""

    model = Redaction
    name = "redactions"
    icon = "list-ol"
    menu_label = "Редакции"
    menu_name = "redactions"
    menu_order = 30
    inspect_template_name = "staff/desk/redaction.html"
    index_view_class = RedactionsView
    inspect_view_class = RedactionCardView
    refused_view_class = RefusedRedaction

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("print/<int:pk>/<str:form>/", print_redaction, name="print")]
