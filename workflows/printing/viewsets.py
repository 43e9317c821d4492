"""Prints in the staff desk."""

from django.urls import URLPattern, path
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from workflows.archive.viewsets import FactViewSet
from workflows.printing.forms import PrintFilters
from workflows.printing.models import MOST_ATTEMPTS, PrintRequest
from workflows.printing.views import PrintsView, PrintView, try_again


def state(request: PrintRequest) -> str:
    """How the request stands, in a word."""
    if hasattr(request, "print"):
        return "построена"
    return "не построена" if request.attempts >= MOST_ATTEMPTS else "ждёт очереди"


class PrintRequestViewSet(FactViewSet):
    """`/admin/printrequest/`."""

    model = PrintRequest
    icon = "doc-full-inverse"
    menu_label = "Печатные формы"
    menu_order = 40
    index_view_class = PrintsView
    inspect_view_class = PrintView
    inspect_template_name = "staff/printing/request.html"
    filterset_class = PrintFilters
    list_display = [
        TitleColumn("form", label="Форма", accessor=str, url_name="printrequest:inspect"),
        Column("state", label="Состояние", accessor=state),
        "attempts",
        Column("trouble", label="Что помешало"),
        DateColumn("requested_at", label="Когда запрошена", sort_key="requested_at"),
    ]
    search_fields = ["form", "trouble", "key"]
    inspect_view_fields = ["form", "subject_id", "key", "requested_at", "tried_at", "attempts", "trouble"]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("again/<int:pk>/", try_again, name="again")]
