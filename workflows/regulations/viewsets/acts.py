"""The register of local acts: how each stands today, what comes next, what is being changed."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from workflows.orders.views import WHOLE, WIDE
from workflows.printing.downloads import GivesTables
from workflows.printing.tables import Heading
from workflows.regulations.acts_register import ActRow, rows_of
from workflows.regulations.forms.acts_register import ActFilters
from workflows.regulations.models import Regulation

HEADINGS = (
    Heading("Локальный акт", 40),
    Heading("Полное название", 60),
    Heading("Вид", 14),
    Heading("Ответственные", 24),
    Heading("Сегодня", 18),
    Heading("Действует редакция №", 12),
    Heading("Ближайшая дата", 14),
    Heading("Что будет", 40),
    Heading("Открытый проект", 30),
    Heading("Пунктов проверить", 12),
)
REGISTER, PLAIN = "register", "register register--plain"


def plain(words: str) -> str:
    """Words in the order of the Russian alphabet, whatever the database."""
    return words.casefold().replace("ё", "е")


# What a column is sorted by; rows without a value come last in both directions.
KEYS: dict[str, Callable[[ActRow], Any]] = {
    "short_title": lambda row: plain(row.act.short_title),
    "kind": lambda row: plain(row.act.kind),
    "owner": lambda row: plain(row.act.owner.name) if row.act.owner else None,
    "status": lambda row: plain(row.status.label),
    "number": lambda row: row.number,
    "next": lambda row: row.next.day if row.next else None,
    "draft": lambda row: plain(row.draft_words) or None,
}


def ordered(rows: Iterable[ActRow], ordering: str) -> list[ActRow]:
    """The rows by one column, then by title."""
    key = KEYS[ordering.removeprefix("-")]
    by_title = sorted(rows, key=KEYS["short_title"])
    known = sorted((row for row in by_title if key(row) is not None), key=key, reverse=ordering.startswith("-"))
    return [*known, *(row for row in by_title if key(row) is None)]


class ActsView(GivesTables, generic.IndexView):
    """One row for each act. Statuses are computed for today, so filtering and sorting by them happens in rows."""

    default_ordering = "short_title"
    filterset_class = ActFilters
    is_searchable = True
    table_name = "lokalnye-akty"
    table_headings = HEADINGS

    def get_queryset(self) -> Any:
        acts = Regulation.objects.select_related("owner", "repeal")
        rows = rows_of(self.search_queryset(self.filter_queryset(acts)), on=timezone.localdate())
        if self.filters and self.filters.is_valid():
            rows = [row for row in rows if self.filters.keeps(row)]
        return ordered(rows, self.ordering)

    def search_queryset(self, queryset: QuerySet[Regulation]) -> QuerySet[Regulation]:
        for word in self.search_query.split() if self.is_searching else ():
            said = Q()
            for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
                said |= Q(short_title__contains=spelling) | Q(title__contains=spelling)
            queryset = queryset.filter(said)
        return queryset

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("short_title", label="Локальный акт", accessor=lambda row: row.act.short_title, sort_key="short_title", get_url=self.address_of, classname=WIDE),
            Column("kind", label="Вид", accessor=lambda row: row.act.get_kind_display(), sort_key="kind", classname=REGISTER),
            Column("owner", label="Ответственные", accessor=lambda row: row.act.owner or "", sort_key="owner", classname=REGISTER),
            Column("status", label="Сегодня", accessor=lambda row: row.status.label, sort_key="status", classname=WHOLE),
            Column("number", label="Редакция", accessor=lambda row: f"№\u00a0{row.number}" if row.number else "", sort_key="number", classname=WHOLE),
            Column("next", label="Ближайшая дата", accessor=lambda row: row.next_words, sort_key="next", classname=REGISTER),
            TitleColumn("draft", label="Проект", accessor=lambda row: row.draft_words, sort_key="draft", get_url=self.draft_address_of, classname=PLAIN),
        ]

    def address_of(self, row: ActRow) -> str:
        """The card of the act."""
        return reverse("regulations:inspect", args=[row.pk])

    def draft_address_of(self, row: ActRow) -> str | None:
        """The page of the open draft, for those who see drafts."""
        is_seen = row.draft and self.request.user.has_perm("regulations.view_redactiondraft")
        return reverse("regulations_draft", args=[row.draft.pk]) if row.draft and is_seen else None

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [*super().header_buttons, *self.table_buttons]

    def table_rows(self, shown: Iterable[ActRow]) -> Iterable[Iterable[object]]:
        for row in shown:
            act = row.act
            yield (
                act.short_title,
                act.title,
                act.get_kind_display(),
                act.owner or "",
                row.status.label,
                row.number,
                row.next.day if row.next else None,
                row.next.about if row.next else "",
                row.draft_words,
                row.to_review or None,
            )

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return "Таких актов нет. Измените слова поиска или отбор."
        return "Здесь появятся локальные акты. Новый акт заводит юрист: здесь или при загрузке документа."
