"""Registration only."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from workflows.connections import rules
from workflows.connections.models import Way
from workflows.connections.views import TITLE, ConnectionView
from workflows.errors import why_not


class MailItem(MenuItem):
    """Shown to administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not why_not(rules.may_change, request.user)


@hooks.register("register_admin_urls")
def addresses_of_connections() -> list[URLPattern]:
    """`/admin/connections/incoming/` and `…/outgoing/`."""
    return [path("connections/<slug:way>/", ConnectionView.as_view(), name="mail_connection")]


@hooks.register("register_settings_menu_item")
def mail_item() -> MenuItem:
    """«Настройки почты» in the menu «Настройки»."""
    return MailItem(TITLE, reverse("mail_connection", args=[Way.INCOMING.value]), name="mail-connections", icon_name="mail", order=100)
