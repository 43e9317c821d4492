"""How the register of orders is narrowed down."""

import django_filters
from wagtail.admin.filters import WagtailFilterSet

from workflows.numbering.models import Series
from workflows.orders.models import Order
from workflows.orders.stages import Stage


class OrderFilters(WagtailFilterSet):
    """By series, by year of the date, by stage."""

    series = django_filters.ModelChoiceFilter(label="Серия", queryset=Series.objects.all(), empty_label="Все")
    year = django_filters.NumberFilter(
        label="Год", field_name="signed_on", lookup_expr="year", min_value=1990, max_value=2100
    )
    stage = django_filters.ChoiceFilter(label="Стадия", choices=Stage.choices, empty_label="Все")

    class Meta:
        model = Order
        fields: list[str] = []
