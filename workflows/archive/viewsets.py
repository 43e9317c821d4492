"""A register of facts in the staff desk: a list with search and filters, and a card of each; no way to change."""

from django.urls import URLPattern, path
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet


class FactIndexView(generic.IndexView):
    """The list; an empty one says what will appear in it."""

    any_permission_required = ["view"]
    empty_message = "Здесь пока ничего нет."

    @property
    def no_results_message(self) -> str:
        return (
            "Ничего не найдено. Измените слова поиска или отбор."
            if self.is_searching or self.is_filtering
            else self.empty_message
        )


class FactCardView(generic.InspectView):
    """The card of one fact."""

    any_permission_required = ["view"]
    page_title = "Запись"


class FactViewSet(ModelViewSet):
    """Wagtail's viewset without its addresses for changing. Register its model with `FactsPolicy`."""

    menu_hook = "register_archive_menu_item"
    index_view_class = FactIndexView
    inspect_view_class = FactCardView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: list[str] = []
    search_backend_name = None
    list_per_page = 50

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
        ]

    def get_common_view_kwargs(self, **kwargs: object) -> dict[str, object]:
        closed = dict.fromkeys(("add", "edit", "delete", "history", "usage"))
        names = {f"{name}_url_name": None for name in closed}
        return {**super().get_common_view_kwargs(**kwargs), **names}
