"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.archive.permissions import FactsPolicy
from workflows.people.permissions import KeptPolicy
from workflows.services.models import Basis, Service
from workflows.services.viewsets import ServiceGroup

register_permission_policy(Service, KeptPolicy(Service))
register_permission_policy(Basis, FactsPolicy(Basis))


@hooks.register("register_admin_viewset")
def services() -> ServiceGroup:
    """The catalogue and its grounds."""
    return ServiceGroup()
