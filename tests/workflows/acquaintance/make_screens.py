"""Addresses of campaigns, what is typed there and what is read."""

from django.urls import reverse
from lxml import html


def at(name: str, *keys) -> str:
    return reverse(f"acquaintance:{name}", args=keys)


def words(response) -> str:
    """What stands on the screen, in one line."""
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def names(response) -> list[str]:
    return html.fromstring(response.content.decode()).xpath("//li[@class='people__one']/span[@class='people__name']/text()")


FORM = {"due_on": "12.03.2099", "asked": "Прочитайте.", "basis": ""}
