"""Stored files in the staff desk: found and downloaded, never changed."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.widgets.button import Button

from workflows.archive.viewsets import FactCardView, FactIndexView, FactViewSet
from workflows.files.models import StoredFile
from workflows.files.reading import open_files
from workflows.files.views import give


class FilesView(FactIndexView):
    """All files that have no readers of their own, the last one first."""

    default_ordering = ["-pk"]
    empty_message = "Здесь появятся исходные файлы документов, сканы и построенные печатные формы."

    def get_base_queryset(self) -> QuerySet[StoredFile]:
        return open_files().select_related("blob", "added_by")


class FileView(FactCardView):
    """The card of a file with its download."""

    def get_object(self, queryset: QuerySet[StoredFile] | None = None) -> StoredFile:
        return get_object_or_404(open_files(), pk=self.pk)

    @property
    def header_more_buttons(self) -> list[Button]:
        return [Button("Скачать", url=reverse("files:download", args=[self.object.pk]), icon_name="download")]


class StoredFileViewSet(FactViewSet):
    """`/admin/files/`."""

    model = StoredFile
    name = "files"
    icon = "doc-full"
    menu_label = "Файлы"
    menu_order = 30
    index_view_class = FilesView
    inspect_view_class = FileView
    list_display = [
        TitleColumn("name", label="Имя", url_name="files:inspect"),
        Column("size", label="Размер", accessor=lambda stored: filesizeformat(stored.blob.size)),
        DateColumn("added_at", label="Когда добавлен", sort_key="pk"),
        Column("added_by", label="Кто добавил", accessor=lambda stored: stored.added_by or "программа"),
    ]
    list_filter = {"media_type": ["exact"], "added_at": ["date"]}
    search_fields = ["name", "blob__sha256"]
    inspect_view_fields = ["name", "media_type", "blob", "added_at", "added_by"]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("download/<int:pk>/", give, name="download")]
