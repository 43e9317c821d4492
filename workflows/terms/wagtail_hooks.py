"""Registration only."""

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from workflows.people.permissions import KeptPolicy
from workflows.terms.models import LegalTerm
from workflows.terms.viewsets import LegalTermViewSet

register_permission_policy(LegalTerm, KeptPolicy(LegalTerm))


@hooks.register("register_admin_viewset")
def terms() -> LegalTermViewSet:
    """The book of terms."""
    return LegalTermViewSet()


@hooks.register("register_reference_menu_item")
def count_term() -> MenuItem:
    """Shown to everybody: counting days is nobody's privilege."""
    return MenuItem("Посчитать срок", reverse("legalterm:count"), name="count-term", icon_name="date", order=75)
