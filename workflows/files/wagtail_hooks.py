"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.archive.permissions import FactsPolicy
from workflows.files.models import StoredFile
from workflows.files.viewsets import StoredFileViewSet

register_permission_policy(StoredFile, FactsPolicy(StoredFile))


@hooks.register("register_admin_viewset")
def files() -> StoredFileViewSet:
    """Stored files."""
    return StoredFileViewSet()
