"""`/admin/case-files/`: case files and acts of destruction."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail.admin.viewsets.base import ViewSet

from workflows.appeals.views import case_files, destruction


class CaseFilesDesk(ViewSet):
    """Its item stands in the menu of appeals (`wagtail_hooks`)."""

    name = "case_files"
    url_prefix = "case-files"
    icon = "folder"

    def on_register(self) -> None:
        """The menu is made by hand."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", case_files.index, name="index"),
            path("new/", case_files.OpenView.as_view(), name="open"),
            path("<int:pk>/", case_files.card, name="card"),
            path("<int:pk>/fill/", case_files.FillView.as_view(), name="fill"),
            path("<int:pk>/close/", case_files.CloseView.as_view(), name="close"),
            path("<int:pk>/hold/", case_files.HoldView.as_view(), name="hold"),
            path("<int:pk>/release/", case_files.ReleaseView.as_view(), name="release"),
            path("<int:pk>/cover/", case_files.cover, name="cover"),
            path("<int:pk>/inventory/", case_files.inventory, name="inventory"),
            path("destroy/", destruction.DestroyView.as_view(), name="destroy"),
            path("acts/", destruction.acts, name="acts"),
            path("acts/<int:pk>/", destruction.act, name="act"),
            path("acts/<int:pk>/print/", destruction.act_print, name="act_print"),
        ]
