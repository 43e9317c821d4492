"""How a citizen comes to an appeal on the site, and what is read there."""

import re

from django.utils import timezone

from tests import make_appeal
from tests.workflows.appeals import story
from tests.workflows.tracking.make_doors import EMAIL, key_of
from workflows.appeals.actions import codes
from workflows.mail.models import Letter

DOOR, CABINET_PAGE, LOST = "/obrashcheniya/status/", "/obrashcheniya/kabinet/", "/obrashcheniya/status/novyy-kod/"


def code_for(appeal, **fields) -> str:
    return codes.issue(appeal, at=timezone.now(), reason="проверка", **fields)


def enter(client, appeal, code=None):
    return client.post(DOOR, {"number": appeal.number or f"вх. {appeal.intake_id}", "code": code or code_for(appeal)})


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode().split("<main")[1].split("</main")[0])).replace("\u00a0", " ")


def trouble(response) -> str:
    """What the page says is wrong."""
    return response.content.decode().partition('role="alert">')[2].partition("</p>")[0]


def without_token(response) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())


def electronic(**fields):
    """A letter from the site, answered by e-mail."""
    sender = story.sender(reply_by="email")
    return make_appeal.registered(channel="site", sender=sender, **fields)


def sign_in(client, email=EMAIL):
    client.post(CABINET_PAGE, {"email": email})
    return client.post(f"/obrashcheniya/klyuch/{key_of(Letter.objects.filter(to=email).order_by('-pk').first())}/")
