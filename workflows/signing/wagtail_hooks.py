"""Registration only."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from workflows.archive.permissions import FactsPolicy
from workflows.people.permissions import KeptPolicy
from workflows.signing.models import Signature, SigningAuthority
from workflows.signing.viewsets import AuthorityViewSet, SignatureViewSet

register_permission_policy(SigningAuthority, KeptPolicy(SigningAuthority))
register_permission_policy(Signature, FactsPolicy(Signature))


@hooks.register("register_admin_viewset")
def registers() -> list[object]:
    """Rights to sign among the books, signatures in the archive."""
    return [AuthorityViewSet(), SignatureViewSet()]
