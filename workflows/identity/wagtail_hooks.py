"""Registration only."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from workflows.errors import why_not
from workflows.identity import rules
from workflows.identity.views import TITLE, ProviderView


class SignInItem(MenuItem):
    """Shown to administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not why_not(rules.may_change, request.user)


@hooks.register("register_admin_urls")
def addresses_of_identity() -> list[URLPattern]:
    """`/admin/citizen-sign-in/`."""
    return [path("citizen-sign-in/", ProviderView.as_view(), name="citizen_sign_in")]


@hooks.register("register_settings_menu_item")
def sign_in_item() -> MenuItem:
    """«Вход для граждан» in the menu «Настройки»."""
    return SignInItem(TITLE, reverse("citizen_sign_in"), name="citizen-sign-in", icon_name="user", order=105)
