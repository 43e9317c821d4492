"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.archive.permissions import FactsPolicy
from workflows.screening.models import ScanAttempt
from workflows.screening.viewsets import ScanAttemptViewSet

register_permission_policy(ScanAttempt, FactsPolicy(ScanAttempt))


@hooks.register("register_admin_viewset")
def scans() -> ScanAttemptViewSet:
    """Answers of the scanner."""
    return ScanAttemptViewSet()
