"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.archive.permissions import FactsPolicy
from workflows.printing.models import PrintRequest
from workflows.printing.viewsets import PrintRequestViewSet

register_permission_policy(PrintRequest, FactsPolicy(PrintRequest))


@hooks.register("register_admin_viewset")
def prints() -> PrintRequestViewSet:
    """Prints and their troubles."""
    return PrintRequestViewSet()
