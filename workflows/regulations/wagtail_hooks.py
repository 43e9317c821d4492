"""Registration only."""

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from workflows.regulations.models import RedactionDraft
from workflows.regulations.permissions import DraftPolicy
from workflows.regulations.urls import urlpatterns
from workflows.regulations.viewsets import drafts
from workflows.regulations.viewsets.cited_acts import CitedActViewSet
from workflows.regulations.viewsets.reference import OpinionBodyViewSet, RegulationViewSet, RouteViewSet

register_permission_policy(RedactionDraft, DraftPolicy(RedactionDraft))
register_snippet(drafts.DraftViewSet)

hooks.register("construct_snippet_action_menu", drafts.no_actions)
hooks.register("before_bulk_action", drafts.no_bulk_action)
hooks.register("before_delete_snippet", drafts.no_deletion)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    """Our own screens below `/admin/regulations/`."""
    return [path("regulations/", include(urlpatterns))]


@hooks.register("register_admin_viewset")
def reference_data() -> list[ViewSet]:
    """Acts, cited acts, councils and routes."""
    return [RegulationViewSet(), CitedActViewSet(), OpinionBodyViewSet(), RouteViewSet()]
