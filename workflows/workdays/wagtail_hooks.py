"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.people.permissions import KeptPolicy
from workflows.workdays.models import CalendarYear
from workflows.workdays.viewsets import CalendarYearViewSet, SpecialDayViewSet

register_permission_policy(CalendarYear, KeptPolicy(CalendarYear))


@hooks.register("register_admin_viewset")
def calendar() -> list[object]:
    """Years and special days."""
    return [CalendarYearViewSet(), SpecialDayViewSet()]
