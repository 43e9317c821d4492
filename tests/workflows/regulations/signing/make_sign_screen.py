"""The last step of the director, and what the screens say."""

from django.test import Client
from django.urls import reverse
from lxml import html

from tests import make
from workflows.orders.models import Order
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Stage


def address(name: str, draft: RedactionDraft) -> str:
    return reverse(name, args=[draft.pk])


def page(response) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def words(response, css_class: str) -> list[str]:
    """What stands in the elements of a class."""
    return [" ".join(found.text_content().split()) for found in page(response).find_class(css_class)]


def press_sign(client: Client, draft: RedactionDraft, *, shown: str = "", password: str = make.PASSWORD):
    """What the browser sends from the last step."""
    sha256 = shown or current_packet(draft).sha256
    return client.post(address("regulations_sign_confirm", draft), {"shown_sha256": sha256, "password": password})


def nothing_is_signed(draft: RedactionDraft) -> bool:
    return (
        not Redaction.objects.exists()
        and not Order.objects.signed().exists()
        and RedactionDraft.objects.get(pk=draft.pk).stage != Stage.APPROVED
    )


def make_staff(person):
    """Let the person into the desk."""
    person.groups.add(make._group("Исполнитель"))
    return person
