"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.acquaintance.models import Campaign
from workflows.acquaintance.viewsets import CampaignViewSet
from workflows.archive.permissions import FactsPolicy

register_permission_policy(Campaign, FactsPolicy(Campaign))


@hooks.register("register_admin_viewset")
def campaigns() -> CampaignViewSet:
    """Campaigns, and what a worker reads."""
    return CampaignViewSet()
