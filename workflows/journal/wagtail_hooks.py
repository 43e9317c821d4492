"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.archive.permissions import FactsPolicy
from workflows.journal.models import Entry
from workflows.journal.viewsets import EntryViewSet

register_permission_policy(Entry, FactsPolicy(Entry))


@hooks.register("register_admin_viewset")
def journal() -> EntryViewSet:
    """The journal of events."""
    return EntryViewSet()
