"""Registration only."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from workflows.errors import why_not
from workflows.filing import looking
from workflows.filing.views import held


class HeldItem(MenuItem):
    """Shown to those who look held letters through."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not why_not(looking.may_see, request.user)


@hooks.register("register_appeals_menu_item")
def queue_of_held() -> MenuItem:
    """«Очередь проверки» in the menu «Обращения»."""
    return HeldItem(held.TITLE, reverse("filing_held"), name="appeals-held", icon_name="view", order=17)


@hooks.register("register_admin_urls")
def addresses_of_held() -> list[URLPattern]:
    """The list and its one step."""
    return [path("held-letters/", held.held, name="filing_held"), path("held-letters/look/", held.look, name="filing_look")]
