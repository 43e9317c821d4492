"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.archive.permissions import FactsPolicy
from workflows.orders.models import Order
from workflows.orders.viewsets import OrderViewSet

register_permission_policy(Order, FactsPolicy(Order))


@hooks.register("register_admin_viewset")
def register_of_orders() -> OrderViewSet:
    """The register of orders."""
    return OrderViewSet()
