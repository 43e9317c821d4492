"""Staff views of rights to sign: stored by the action, so that the journal knows."""

from wagtail.admin.views import generic

from workflows.people.views import EditView
from workflows.signing import actions
from workflows.signing.models import SigningAuthority


class StoresByAction:
    """The form is valid by the same rules that the action asks."""

    def save_instance(self) -> SigningAuthority:
        return actions.keep_authority(self.form.save(commit=False), by=self.request.user)  # type: ignore[attr-defined]


class NewAuthorityView(StoresByAction, generic.CreateView):
    """Enter a right to sign."""


class AuthorityView(StoresByAction, EditView):
    """Close a right to sign, or correct one that nobody has used."""
