"""The production calendar in the staff desk: no programmer is needed in January."""

from django.urls import URLPattern, path
from wagtail.admin.ui.tables import Column

from workflows.people.viewsets import ReferenceViewSet
from workflows.workdays.forms import SpecialDayForm, YearForm
from workflows.workdays.models import CalendarYear, SpecialDay
from workflows.workdays.views import DeleteDayView, YearView, confirm, reopen


def checked(year: CalendarYear) -> str:
    """Who has checked the year and when."""
    return f"{year.confirmed_by}, {year.confirmed_at:%d.%m.%Y}" if year.confirmed_at else "не сверен"


class CalendarYearViewSet(ReferenceViewSet):
    """Years with their sources."""

    model = CalendarYear
    icon = "calendar-check"
    menu_label = "Производственный календарь"
    menu_order = 50
    ordering = ["-year"]
    edit_view_class = YearView
    edit_template_name = "staff/workdays/year.html"
    list_display = ["year", "source", Column("checked", label="Сверен", accessor=checked)]

    def get_form_class(self, for_update: bool = False) -> type[YearForm]:
        return YearForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("confirm/<int:pk>/", confirm, name="confirm"),
            path("reopen/<int:pk>/", reopen, name="reopen"),
        ]


class SpecialDayViewSet(ReferenceViewSet):
    """Days that differ from their weekday."""

    model = SpecialDay
    icon = "calendar-alt"
    menu_label = "Особые дни календаря"
    menu_order = 60
    delete_view_class = DeleteDayView
    list_display = ["day", "kind", "title"]
    list_filter = {"kind": ["exact"], "day": ["year"]}
    search_fields = ["title"]

    def get_form_class(self, for_update: bool = False) -> type[SpecialDayForm]:
        return SpecialDayForm
