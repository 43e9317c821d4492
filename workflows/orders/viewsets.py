"""The register of orders in the staff desk: read, search, print; nothing is changed here."""

from typing import Any

from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet

from workflows.orders.models import Order
from workflows.orders.views import CardView, Refused, RegisterView, attach, journal, print_order, signature_file


class ReadOnlyViewSet(ModelViewSet):
    """A register of facts: a list and cards. Wagtail's addresses for changing stay, to answer with a sentence."""

    refused_view_class: type[Refused] = Refused
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 30

    def get_urlpatterns(self) -> list[URLPattern]:
        refused = self.construct_view(self.refused_view_class)
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("new/", refused, name="add"),
            path("edit/<int:pk>/", refused, name="edit"),
            path("delete/<int:pk>/", refused, name="delete"),
        ]

    def get_form_class(self, for_update: bool = False) -> Any:
        return None


class OrderViewSet(ReadOnlyViewSet):
    """`/admin/orders/`."""

    model = Order
    name = "orders"
    icon = "doc-full-inverse"
    menu_label = "Приказы"
    menu_name = "orders"
    menu_order = 20
    inspect_template_name = "staff/orders/card.html"
    index_view_class = RegisterView
    inspect_view_class = CardView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("print/<int:pk>/", print_order, name="print"),
            path("journal/", journal, name="journal"),
            path("attach/<int:pk>/", attach, name="attach"),
            path("signature/<int:pk>/<int:signature>/", signature_file, name="signature"),
        ]
