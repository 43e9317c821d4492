"""Staff views of the register of orders."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from workflows.errors import Incomplete, NotAllowed, RuleBroken, why_not
from workflows.files.http import download
from workflows.orders import actions, rules
from workflows.orders.actions import PRINT
from workflows.orders.documents import facts_of
from workflows.orders.forms import JournalForm, OrderFilters, OutsideSignatureForm
from workflows.orders.journal_sheet import journal_pdf, years_of
from workflows.orders.models import DetachedSignature, Order
from workflows.orders.queries import having, newest_first, visible_to
from workflows.people.http import StaffRequest
from workflows.printing.downloads import GivesTables, attached
from workflows.printing.queue import found
from workflows.printing.tables import Heading
from workflows.printing.words import long_date

JOURNAL = "Журнал регистрации приказов"
ATTACH = "Приложить электронную подпись"
SHOWN_ON_SITE = "На сайте она уже стоит рядом с приказом."
WIDE, WHOLE = "register register--wide", "register register__whole"  # classes of cells, for phones
HEADINGS = (
    Heading("Номер", 14),
    Heading("Дата", 12),
    Heading("Заголовок", 60),
    Heading("Серия", 28),
    Heading("Стадия", 12),
    Heading("Кто подписал", 40),
    Heading("Хеш подписанного текста", 66),
)


class RegisterView(GivesTables, generic.IndexView):
    """The register: projects first, then signed orders from the last one down."""

    filterset_class = OrderFilters
    page_title = "Приказы"
    any_permission_required = ["view"]
    is_searchable = True
    default_ordering = None
    table_name = "prikazy"
    table_headings = HEADINGS

    def get_base_queryset(self) -> QuerySet[Order]:
        return newest_first(visible_to(self.request.user, on=timezone.localdate()))

    def search_queryset(self, queryset: QuerySet[Order]) -> QuerySet[Order]:
        return having(queryset, self.search_query) if self.is_searching else queryset

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "number",
                label="Номер",
                accessor=lambda order: order.number or "без номера",
                get_url=_card,
                classname=WHOLE,
            ),
            Column(
                "signed_on",
                label="Дата",
                accessor=lambda order: spelled(order.signed_on),
                sort_key="signed_on",
                classname=WHOLE,
            ),
            Column("title", label="Заголовок", classname=WIDE),
            Column("series", label="Серия", classname="register"),
            Column("stage", label="Стадия", accessor="get_stage_display", classname=WHOLE),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [*self.table_buttons, HeaderButton("Журнал регистрации", url=self.journal_url, icon_name="doc-full")]

    @property
    def journal_url(self) -> str:
        """The printed journal of the series and the year that are chosen here."""
        chosen = {name: self.request.GET[name] for name in ("series", "year") if self.request.GET.get(name)}
        return f"{reverse('orders:journal')}{f'?{urlencode(chosen)}' if chosen else ''}"

    def table_rows(self, shown: QuerySet[Order]) -> Iterator[tuple[object, ...]]:
        return (_cells(order) for order in shown.iterator(chunk_size=500))

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return "Таких приказов нет. Измените слова поиска или отбор."
        return "Здесь появятся приказы. Проект приказа готовят на странице проекта локального акта, номер он получает при подписании."


def _card(order: Order) -> str:
    return reverse("orders:inspect", args=[order.pk])


def _cells(order: Order) -> tuple[object, ...]:
    signer = f"{order.signature.post} {order.signature.name}" if order.signature else ""
    return (
        order.number,
        order.signed_on,
        order.title,
        order.series,
        order.get_stage_display(),
        signer,
        order.content_sha256,
    )


def spelled(day: date | None) -> str:
    """«26.02.2026», or nothing."""
    return f"{day:%d.%m.%Y}" if day else ""


class CardView(generic.InspectView):
    """An order as it was signed, or its project as it stands."""

    page_title = "Карточка"
    any_permission_required = ["view"]

    def get_object(self, queryset: QuerySet[Order] | None = None) -> Order:
        return get_object_or_404(visible_to(self.request.user, on=timezone.localdate()), pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        order = self.object
        return super().get_context_data(
            **kwargs,
            card=order,
            order=facts_of(order),
            signed_on=long_date(order.signed_on) if order.signed_on else "",
            is_printed=order.is_signed and found(PRINT, order.pk) is not None,
            attached=order.detached.select_related("file__blob", "by") if order.is_signed else (),
            may_attach=order.is_signed and not why_not(rules.may_attach, self.request.user, order, on=timezone.localdate()),
        )

    def get_fields_context(self) -> list[dict[str, Any]]:
        return []


class Refused(View):
    """Every road of Wagtail's that would change an order: it says why not and leads back to the card."""

    model: type[Model] | None = None
    index_url_name = ""
    inspect_url_name = ""
    sentence = "Приказы здесь не создают, не правят и не удаляют. Проект приказа готовят на странице проекта, подписанный приказ меняют другим приказом."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.model is None or not policy_registry.get_by_type(self.model).user_has_permission(request.user, "view"):
            raise PermissionDenied
        messages.error(request, self.sentence)
        return redirect(self.index_url_name)


def journal(request: StaffRequest) -> HttpResponse:
    """«Журнал регистрации приказов»: choose the series and the year, get the PDF."""
    on = timezone.localdate()
    try:
        rules.may_print_journal(request.user, on=on)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("orders:index")
    asked = request.GET if "print" in request.GET else None
    form = JournalForm(asked, years=years_of(on), initial={"year": on.year, **request.GET.dict()})
    if form.is_valid():
        try:
            return attached(journal_pdf(form.cleaned_data["series"], form.cleaned_data["year"], at=timezone.now()))
        except RuleBroken as broken:
            messages.error(request, str(broken))
    crumbs = [{"url": reverse("orders:index"), "label": "Приказы"}, {"url": "", "label": JOURNAL}]
    context = {"form": form, "page_title": JOURNAL, "header_title": JOURNAL, "breadcrumbs_items": crumbs}
    return render(request, "staff/orders/journal.html", context)


def print_order(request: StaffRequest, pk: int) -> HttpResponse:
    """The stored print of a signed order."""
    order = get_object_or_404(visible_to(request.user, on=timezone.localdate()), pk=pk)
    stored = found(PRINT, order.pk)
    if not request.user.has_perm("orders.view_order"):
        raise PermissionDenied
    if stored is None:
        messages.warning(request, "Печатная форма ещё готовится. Обновите страницу через минуту.")
        return redirect("orders:inspect", order.pk)
    return download(stored)


def attach(request: StaffRequest, pk: int) -> HttpResponse:
    """«Приложить электронную подпись»: a detached signature made outside, under the print of this order."""
    today = timezone.localdate()
    order = get_object_or_404(visible_to(request.user, on=today), pk=pk)
    try:
        rules.may_attach(request.user, order, on=today)
        actions.print_to_sign(order)
    except NotAllowed as broken:
        raise PermissionDenied(str(broken)) from broken
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("orders:inspect", pk)
    form = OutsideSignatureForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _attached(request, order, form, today):
        return redirect("orders:inspect", pk)
    above = [{"url": reverse("orders:index"), "label": "Приказы"}, {"url": reverse("orders:inspect", args=[pk]), "label": str(order)}]
    facts = {"card": order, "form": form, "page_title": ATTACH, "header_title": ATTACH, "header_icon": "key"}
    return render(request, "staff/orders/attach.html", {**facts, "breadcrumbs_items": [*above, {"url": "", "label": ATTACH}]})


def _attached(request: StaffRequest, order: Order, form: OutsideSignatureForm, today: date) -> bool:
    try:
        kept = actions.attach_signature(order, form.signature(), by=request.user, on=today, at=timezone.now())
    except RuleBroken as broken:
        form.add_error("told" if isinstance(broken, Incomplete) else "file", str(broken))
        return False
    messages.success(request, f"Подпись приложена: {kept.signer}. {SHOWN_ON_SITE if order.for_site else ''}")
    return True


def signature_file(request: StaffRequest, pk: int, signature: int) -> HttpResponse:
    """The file of a signature, to those who may read the order."""
    if not request.user.has_perm("orders.view_order"):
        raise PermissionDenied
    order = get_object_or_404(visible_to(request.user, on=timezone.localdate()), pk=pk)
    kept = DetachedSignature.objects.filter(order=order, pk=signature).select_related("file__blob").first()
    if kept is None:
        raise Http404
    return download(kept.file)
