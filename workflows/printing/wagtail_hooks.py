"""Registration only."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.archive.permissions import FactsPolicy
from workflows.printing import views
from workflows.printing.models import PrintRequest
from workflows.printing.viewsets import PrintRequestViewSet

register_permission_policy(PrintRequest, FactsPolicy(PrintRequest))


@hooks.register("register_admin_urls")
def events_of_a_period() -> list[URLPattern]:
    """The journal of events on paper; its register has the button."""
    return [path("journal-print/", views.events, name="journal_print")]


@hooks.register("register_admin_viewset")
def prints() -> PrintRequestViewSet:
    """Prints and their troubles."""
    return PrintRequestViewSet()
