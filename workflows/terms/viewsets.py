"""Terms in the staff desk."""

from django.urls import URLPattern, path

from workflows.people.viewsets import ReferenceViewSet
from workflows.terms.forms import TermForm
from workflows.terms.models import LegalTerm
from workflows.terms.views import NewTermView, TermCardView, TermsView, TermView, check, count_page


class LegalTermViewSet(ReferenceViewSet):
    """Terms: entered and changed with a reason, never deleted; old days are counted by old rows."""

    model = LegalTerm
    icon = "history"
    menu_label = "Сроки по закону"
    menu_order = 70
    index_view_class = TermsView
    add_view_class = NewTermView
    edit_view_class = TermView
    inspect_view_class = TermCardView
    inspect_view_enabled = True
    inspect_template_name = "staff/terms/card.html"
    inspect_view_fields = [
        "basis",
        "title",
        "article",
        "wording",
        "days",
        "unit",
        "counted_from",
        "certainty",
        "source",
        "valid_from",
        "valid_to",
    ]
    search_fields = ["basis", "title", "article", "wording"]

    def get_form_class(self, for_update: bool = False) -> type[TermForm]:
        return TermForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("check/<int:pk>/", check, name="check"),
            path("count/", count_page, name="count"),
        ]
