"""Lists of appeals: the journal with its saved views, what came in, one's own assignments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from workflows.appeals.models import Appeal
from workflows.appeals.queries import lists
from workflows.appeals.queries.alarms import Alarm, alarms_for
from workflows.appeals.queries.duplicates import originals_of
from workflows.appeals.queries.finding import LATEST, NAMESAKES, having, having_among
from workflows.appeals.queries.rows import Flag, Row, rows_of
from workflows.appeals.rules import intake
from workflows.appeals.rules.seeing import reads_restricted
from workflows.appeals.views.bulk import OF_INCOMING, OFFERED
from workflows.appeals.views.cells import PLAIN, ResendColumn, queue_columns
from workflows.appeals.views.filters import AppealFilters
from workflows.appeals.views.paging import CountlessPaginator
from workflows.appeals.views.prints import journal_links
from workflows.errors import why_not

ON_PAGE = 30


@dataclass(frozen=True, slots=True)
class Tab:
    """A saved view of a list."""

    label: str
    address: str
    is_current: bool


class DeskList(generic.IndexView):
    """Wagtail's list with our words, pages that are never counted and rows that are fetched for a whole page at once."""

    any_permission_required = ["view"]
    default_ordering = None
    paginate_by = ON_PAGE
    paginator_class = CountlessPaginator
    template_name = "staff/appeals/list.html"
    results_template_name = "staff/appeals/list_results.html"
    table_classname = "listing appeals"
    header_icon = "mail"
    empty_message = ""
    slug = ""

    @cached_property
    def on(self) -> date:
        return timezone.localdate()

    @cached_property
    def reads_all(self) -> bool:
        """Whether the reader meets every letter; asked once for the whole page."""
        return reads_restricted(self.request.user, on=self.on)

    @cached_property
    def no_results_message(self) -> str:
        return "Ничего не найдено. Измените слова поиска или отбор." if self.is_searching or self.is_filtering else self.empty_message

    def get_index_url(self) -> str:
        return reverse(f"appeals:{self.slug}")

    def get_index_results_url(self) -> str:
        return reverse(f"appeals:{self.slug}_results")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        above = [] if self.slug == "index" else [{"url": reverse("appeals:index"), "label": "Обращения"}]
        return [*above, {"url": "", "label": self.page_title}]

    def tabs(self) -> list[Tab]:
        """Saved views, if the list has any; what is filtered stays."""
        return []

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(*args, **kwargs), "tabs": self.tabs(), "bulk": self.bulk(), "links": self.links(), "alarms": self.alarms()}

    def alarms(self) -> Sequence[Alarm]:
        """Dangers that stand above the list."""
        return ()

    def bulk(self) -> Sequence[Any]:
        """Acts on ticked rows."""
        return ()

    def links(self) -> Sequence[tuple[str, str]]:
        """Papers and figures that belong to the list: words and address."""
        return ()

    def tabs_of(self, choices: Any, current: str) -> list[Tab]:
        """One tab for each choice of `view`."""
        kept = self.request.GET.copy()
        for name in ("p", "view", "_w_filter_fragment"):
            kept.pop(name, None)
        found = []
        for choice in choices:
            asked = kept.copy()
            if choice.value:
                asked["view"] = choice.value
            found.append(Tab(str(choice.label), f"{self.index_url}?{asked.urlencode()}", choice.value == current))
        return found


class AppealsView(DeskList):
    """Rows of the main queue."""

    model = Appeal
    filterset_class = AppealFilters
    is_searchable = True
    search_hint = f"По номеру; по фамилии – последние {NAMESAKES} писем однофамильцев; по словам – среди последних {LATEST} обращений."

    def search_queryset(self, queryset: QuerySet[Appeal]) -> QuerySet[Appeal]:
        return having(queryset, self.search_query, on=self.on) if self.is_searching else queryset

    def get_table(self, object_list: Sequence[Appeal]) -> Any:
        return super().get_table(self.rows(list(object_list)))

    def rows(self, letters: Sequence[Appeal]) -> list[Row]:
        """The rows of the page."""
        return rows_of(letters, self.request.user, on=self.on, reads_all=self.reads_all)

    @cached_property
    def columns(self) -> list[Column]:
        return queue_columns(may_tick=bool(self.bulk()))

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if why_not(intake.may_take_in, self.request.user):
            return []
        return [HeaderButton("Внести поступление", url=reverse("appeals:take_in"), icon_name="plus", attrs={"accesskey": "n"})]


class FewAppealsView(AppealsView):
    """Rows of a list that stays short however long the register is: it is searched whole."""

    search_hint = "По номеру, фамилии и словам – во всём списке."

    def search_queryset(self, queryset: QuerySet[Appeal]) -> QuerySet[Appeal]:
        return having_among(queryset, self.search_query) if self.is_searching else queryset


class JournalView(AppealsView):
    """«Журнал»: everything with a number, and its saved views."""

    slug = "index"
    page_title = "Журнал обращений"

    @property
    def view(self) -> lists.View:
        asked = self.request.GET.get("view", "")
        return lists.View(asked) if asked in lists.View.values else lists.View.ALL

    def get_base_queryset(self) -> QuerySet[Appeal]:
        return lists.register(self.request.user, self.view, on=self.on, reads_all=self.reads_all)

    def tabs(self) -> list[Tab]:
        return self.tabs_of(lists.View, self.view)

    def bulk(self) -> Sequence[Any]:
        return OFFERED if self.reads_all else ()

    def links(self) -> Sequence[tuple[str, str]]:
        return journal_links(self.request.user, reads_all=self.reads_all)

    @cached_property
    def empty_message(self) -> str:  # type: ignore[override]  # the words depend on the view
        return {
            lists.View.ALL: "Здесь появятся зарегистрированные обращения. Поступление вносит и регистрирует делопроизводитель.",
            lists.View.UNASSIGNED: "Все обращения распределены. Новое появляется здесь после регистрации, поручает его руководитель.",
            lists.View.IN_WORK: "В работе ничего нет. Обращение появляется здесь, когда руководитель поручает его исполнителю.",
            lists.View.TODAY: "Сегодня сроков нет.",
            lists.View.OVERDUE: "Просроченных обращений нет.",
            lists.View.DONE: "Отработанных обращений ещё нет. Обращение появляется здесь, когда заявителю ушёл ответ или последнее уведомление.",
        }[self.view]


class IncomingView(FewAppealsView):
    """«Поступление»: letters that wait for a number."""

    slug = "incoming"
    page_title = "Поступление"
    empty_message = "Незарегистрированных писем нет. Сюда попадает всё, что пришло с сайта и почтой, и то, что делопроизводитель внёс с бумаги."

    def get_base_queryset(self) -> QuerySet[Appeal]:
        return lists.incoming(self.request.user, on=self.on, reads_all=self.reads_all)

    def alarms(self) -> Sequence[Alarm]:
        return alarms_for(self.request.user, on=self.on) if self.reads_all else ()

    def bulk(self) -> Sequence[Any]:
        return OF_INCOMING if self.reads_all else ()

    def rows(self, letters: Sequence[Appeal]) -> list[Row]:
        """What looks like a letter that has come before is marked, for whoever may put it to the first one."""
        twins = originals_of(letters, self.request.user, on=self.on) if self.reads_all else {}
        return [replace(row, flags=(*row.flags, _twin_of(twins[row.pk]))) if row.pk in twins else row for row in super().rows(letters)]


def _twin_of(original: Appeal) -> Flag:
    return Flag(f"похоже на дубль: {original.number or f'вх. {original.intake_id}'}", "copy")


class MineView(FewAppealsView):
    """«Мои поручения»: mine, and those of the people whom I substitute."""

    slug = "mine"
    page_title = "Мои поручения"
    empty_message = "Поручений у вас нет. Обращение появляется здесь, когда руководитель поручает его вам или тому, кого вы замещаете."

    def get_table(self, object_list: Sequence[Appeal]) -> Any:
        """The column of what came back stands there while something did."""
        rows = rows_of(list(object_list), self.request.user, on=self.on, reads_all=self.reads_all)
        if any(row.resend for row in rows):
            *shown, last = self.columns  # the last one gives way on a narrow screen
            self.columns = [*shown, ResendColumn("resend", label="Вернулось", accessor=lambda row: row, classname=PLAIN), last]
        return generic.IndexView.get_table(self, rows)

    def get_base_queryset(self) -> QuerySet[Appeal]:
        return lists.mine(self.request.user, on=self.on, reads_all=self.reads_all)
