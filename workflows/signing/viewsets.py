"""Rights to sign and signatures in the staff desk."""

from django.apps import apps
from django.utils import timezone
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn

from workflows.archive.viewsets import FactIndexView, FactViewSet
from workflows.people.viewsets import ReferenceViewSet
from workflows.signing.forms import AuthorityForm
from workflows.signing.models import Signature, SigningAuthority
from workflows.signing.views import AuthorityView, NewAuthorityView


def holds_today(authority: SigningAuthority) -> bool:
    """Whether the right holds today."""
    today = timezone.localdate()
    return (
        authority.user.is_active
        and authority.valid_from <= today
        and (not authority.valid_to or today <= authority.valid_to)
    )


class AuthorityViewSet(ReferenceViewSet):
    """Who may sign orders or letters, and when."""

    model = SigningAuthority
    icon = "key"
    menu_order = 30
    add_view_class = NewAuthorityView
    edit_view_class = AuthorityView
    list_display = [
        "user",
        "post",
        "covers",
        "valid_from",
        "valid_to",
        BooleanColumn("holds", label="Действует", accessor=holds_today),
    ]
    search_fields = ["user__last_name", "post", "basis"]

    def get_form_class(self, for_update: bool = False) -> type[AuthorityForm]:
        return AuthorityForm


def signed_thing(signature: Signature) -> str:
    """What was signed, by its own name; its address in the archive when there is no such row."""
    label, _, key = signature.subject.partition(":")
    try:
        found = apps.get_model(label)._base_manager.filter(pk=key).first()
    except (LookupError, ValueError):
        return signature.subject
    return str(found) if found else signature.subject


class SignaturesView(FactIndexView):
    """All signatures, the last one first."""

    default_ordering = ["-at"]
    empty_message = "Здесь появятся подписи под приказами. Их ставит руководитель на экране подписания."


class SignatureViewSet(FactViewSet):
    """`/admin/signatures/`: a signature is found by its key, as it stands on the print."""

    model = Signature
    name = "signatures"
    icon = "key"
    menu_label = "Электронные подписи"
    menu_order = 20
    index_view_class = SignaturesView
    list_display = [
        TitleColumn("key", label="Ключ проверки", url_name="signatures:inspect"),
        "full_name",
        "post",
        Column("subject", label="Что подписано", accessor=signed_thing, sort_key="subject"),
        DateColumn("at", label="Когда", sort_key="at"),
    ]
    list_filter = {"capacity": ["exact"], "at": ["date"]}
    search_fields = ["key", "full_name", "subject", "sha256"]
    inspect_view_fields = ["key", "full_name", "post", "capacity", "subject", "sha256", "at", "authority"]
