"""The journal in the staff desk: read, searched, filtered, never changed."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import HeaderButton

from workflows.archive.viewsets import FactIndexView, FactViewSet
from workflows.journal.models import Entry


def written_at(entry: Entry) -> str:
    """The day and the minute: «минуту назад» is no answer in a journal."""
    return date_format(timezone.localtime(entry.at), "j E Y\xa0г., H:i")


class JournalView(FactIndexView):
    """All events, the last one first."""

    default_ordering = ["-seq"]
    @property
    def header_buttons(self) -> list[HeaderButton]:
        """The screen of prints, known here by its name alone."""
        return [HeaderButton("Журнал за период", url=reverse("journal_print"), icon_name="download")]

    empty_message = (
        "Здесь появятся события: передачи на согласование, визы, подписи, публикации. Их записывает программа."
    )


class EntryViewSet(FactViewSet):
    """`/admin/journal/`."""

    model = Entry
    name = "journal"
    icon = "history"
    menu_label = "Журнал событий"
    menu_order = 10
    index_view_class = JournalView
    list_display = [
        TitleColumn("summary", label="Что произошло", url_name="journal:inspect"),
        Column("at", label="Когда", accessor=written_at, sort_key="at"),
        Column("by_name", label="Кто", accessor=lambda entry: entry.by_name or "программа"),
        Column("seq", label="№", sort_key="seq"),
    ]
    list_filter = {"verb": ["exact"], "at": ["date"], "by": ["exact"], "subject": ["exact"]}
    search_fields = ["summary", "by_name", "subject"]
    inspect_view_fields = ["seq", "at", "by_name", "summary", "verb", "subject", "facts", "previous", "sha256"]
