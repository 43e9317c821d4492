"""Campaigns in the staff desk: the list, the page of each with who has not read first, and what can be done."""

from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from workflows.acquaintance import rules
from workflows.acquaintance.choosing import circle_words, newcomers
from workflows.acquaintance.forms.filters import RowsForm
from workflows.acquaintance.models import Addressee, Campaign
from workflows.acquaintance.queries import CURRENT, counted, progress_among, progress_of, sheet_rows, standing
from workflows.acquaintance.views import acts, files, links, reading, starting
from workflows.acquaintance.views.screen import campaign_or_404
from workflows.errors import why_not
from workflows.orders.views import WHOLE, WIDE, Refused
from workflows.orders.viewsets import ReadOnlyViewSet
from workflows.printing.words import short_date


class CampaignsView(generic.IndexView):
    """One row for each campaign, open ones first, the last one first."""

    page_title = "Ознакомление"
    any_permission_required = ["view"]
    is_searchable = False
    default_ordering = None

    def get_base_queryset(self) -> QuerySet[Campaign]:
        rows = counted(Campaign.objects.select_related("redaction__regulation"))
        return rows.order_by(F("closed_at").desc(nulls_first=True), "due_on", "-pk")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("redaction", label="Редакция", get_url=lambda row: reverse("acquaintance:inspect", args=[row.pk]), classname=WIDE),
            Column("audience", label="Кого знакомим", accessor="get_audience_display", classname="register"),
            Column("read", label="Ознакомились", accessor=lambda row: progress_of(row).words, classname=WHOLE),
            Column("due_on", label="До", accessor=lambda row: short_date(row.due_on), classname=WHOLE),
            Column("state", label="Состояние", accessor=_state, classname=WHOLE),
        ]

    @cached_property
    def no_results_message(self) -> str:
        return "Здесь появятся ознакомления. Их начинают на странице редакции кнопкой «Ознакомить»: юрист, делопроизводитель или администратор."


def _state(row: Campaign) -> str:
    if not row.is_open:
        return "закрыто"
    if progress_of(row).waited_for == 0:
        return "ознакомились все"
    return "срок прошёл" if row.is_late(timezone.localdate()) else "идёт"


class CampaignView(generic.InspectView):
    """A campaign at a glance: the bar, who has not read by unit, then who has."""

    page_title = "Ознакомление"
    any_permission_required = ["view"]

    def get_object(self, queryset: Any = None) -> Campaign:
        return campaign_or_404(self.pk)

    def get_page_subtitle(self) -> str:
        """The title of the act stands below in full; beside the heading there is room for one or two words."""
        return str(self.object.get_audience_display())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        campaign, user, on = self.object, self.request.user, timezone.localdate()
        everyone = list(sheet_rows(campaign))
        form = RowsForm(self.request.GET or None, units={row.unit_name for row in everyone})
        rows = form.narrowed(everyone)
        refused = why_not(rules.may_work_on, user, campaign)
        status = standing(campaign.redaction, on=on)
        new = newcomers(campaign) if not refused and campaign.is_for_staff else []
        return super().get_context_data(
            **kwargs,
            campaign=campaign,
            progress=progress_among(everyone),
            circle=circle_words(campaign),
            is_late=campaign.is_late(on),
            standing=status.label,
            is_current=status in CURRENT,
            form=form,
            waiting=by_unit([row for row in rows if row.state == "waiting"]),
            read=[row for row in rows if row.state == "read"],
            gone=[row for row in rows if row.state == "gone"],
            is_empty=not rows,
            why_not=refused,
            newcomers=new,
            without_link=any(not row.link_sha256 and row.user_id is None for row in everyone if row.state == "waiting"),
        )

    def get_fields_context(self) -> list[dict[str, Any]]:
        return []


def by_unit(rows: list[Addressee]) -> list[tuple[str, list[Addressee]]]:
    """People under the name of their unit."""
    return [(unit, list(people)) for unit, people in groupby(rows, key=lambda row: row.unit_name)]


class RefusedCampaign(Refused):
    """Every road of Wagtail's that would change a campaign."""

    sentence = "Ознакомление не правят и не удаляют: начинают на странице редакции, закрывают на своей странице."


class CampaignViewSet(ReadOnlyViewSet):
    """`/admin/acquaintance/`."""

    model = Campaign
    name = "acquaintance"
    url_prefix = "acquaintance"
    icon = "glasses"
    menu_label = "Ознакомление"
    menu_name = "acquaintance"
    menu_order = 50
    inspect_template_name = "staff/acquaintance/campaign.html"
    index_view_class = CampaignsView
    inspect_view_class = CampaignView
    refused_view_class = RefusedCampaign

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("mine/", reading.mine, name="mine"),
            path("start/<int:pk>/", starting.start, name="start"),
            path("start/<int:pk>/staff/", starting.start_staff, name="start_staff"),
            path("start/<int:pk>/outside/", starting.start_outside, name="start_outside"),
            path("<int:pk>/read/", reading.read, name="read"),
            path("<int:pk>/due/", acts.DueView.as_view(), name="due"),
            path("<int:pk>/newcomers/", acts.NewcomersView.as_view(), name="newcomers"),
            path("<int:pk>/workers/", acts.AddWorkersView.as_view(), name="workers"),
            path("<int:pk>/outsiders/", acts.AddOutsidersView.as_view(), name="outsiders"),
            path("<int:pk>/paper/", acts.PaperView.as_view(), name="paper"),
            path("<int:pk>/close/", acts.CloseView.as_view(), name="close"),
            path("<int:pk>/links/", links.issue, name="links"),
            path("<int:pk>/left/<int:row>/", acts.LeftView.as_view(), name="left"),
            path("<int:pk>/csv/", files.as_table, {"form": "csv"}, name="csv"),
            path("<int:pk>/xlsx/", files.as_table, {"form": "xlsx"}, name="xlsx"),
            path("<int:pk>/sheet/", files.sheet, name="sheet"),
            path("<int:pk>/scan/<int:row>/", files.scan, name="scan"),
        ]
