"""Registration only."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from workflows.errors import why_not
from workflows.mailroom import rules
from workflows.mailroom.urls import urlpatterns


class MailRoomItem(MenuItem):
    """Shown to those who sort letters or confirm that one is no appeal."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not why_not(rules.may_see, request.user)


@hooks.register("register_appeals_menu_item")
def mail_room() -> MenuItem:
    """«Почта: неразобранное» in the menu «Обращения»."""
    return MailRoomItem("Почта: неразобранное", reverse("mailroom_list"), name="appeals-mailroom", icon_name="mail", order=15)


@hooks.register("register_admin_urls")
def addresses_of_the_mail_room() -> list[URLResolver]:
    """The list, the cards, the deeds."""
    return [path("mail-room/", include(urlpatterns))]
