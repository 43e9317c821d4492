"""Registration only."""

from django.urls import URLPattern, path
from wagtail import hooks

from workflows.mail.views import letters


@hooks.register("register_admin_urls")
def addresses_of_letters() -> list[URLPattern]:
    """`/admin/letters/`."""
    return [path("letters/", letters, name="mail_letters")]
