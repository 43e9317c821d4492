"""Series of numbers in the staff desk."""

from django.utils import timezone
from wagtail.admin.ui.tables import Column

from workflows.numbering.forms import SeriesForm
from workflows.numbering.models import Series
from workflows.numbering.template import render
from workflows.people.viewsets import ReferenceViewSet


def first_number(series: Series) -> str:
    """How the first number of today would be written."""
    return render(series.template, seq=1, on=timezone.localdate(), index=series.index)


class SeriesViewSet(ReferenceViewSet):
    """Series: entered and changed, never deleted."""

    model = Series
    icon = "list-ol"
    menu_order = 40
    list_display = ["title", Column("sample", label="Как пишется номер", accessor=first_number), "reset"]
    search_fields = ["title", "code"]

    def get_form_class(self, for_update: bool = False) -> type[SeriesForm]:
        return SeriesForm
