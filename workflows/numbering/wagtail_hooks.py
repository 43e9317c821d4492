"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.numbering.models import Series
from workflows.numbering.viewsets import SeriesViewSet
from workflows.people.permissions import KeptPolicy

register_permission_policy(Series, KeptPolicy(Series))


@hooks.register("register_admin_viewset")
def series() -> SeriesViewSet:
    """Series of numbers."""
    return SeriesViewSet()
