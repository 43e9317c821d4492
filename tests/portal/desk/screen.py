"""Reading a page of the desk as a person reads it: panels with their rows, the entries of the menu."""

import json
from dataclasses import dataclass

from django.test import Client
from django.urls import reverse
from lxml import html


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: its title, its note, its verb and where the verb leads."""

    title: str
    note: str
    verb: str
    address: str


def front_page(client: Client) -> dict[str, list[Shown] | str]:
    """Heading of each panel → its rows, or the sentence of an empty one, in the order of the page."""
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    page = html.fromstring(response.content.decode())
    return {
        _heading(panel): _rows(panel) or _words(panel.find_class("waiting__empty")[0])
        for panel in page.find_class("waiting")
    }


def _heading(panel) -> str:
    heading = panel.find_class("waiting__heading")[0]
    return heading.text.strip()


def _rows(panel) -> list[Shown]:
    return [
        Shown(
            _words(row.find_class("waiting__title")[0]),
            _words(row.find_class("waiting__note")[0]),
            _words(link),
            link.get("href"),
        )
        for row in panel.find_class("waiting__row")
        for link in row.find_class("waiting__verb")
    ]


def _words(element) -> str:
    return " ".join(element.text_content().split())


def menu(client: Client) -> list[str]:
    """Labels of the main menu from top to bottom."""
    page = html.fromstring(client.get(reverse("wagtailadmin_home")).content.decode())
    props = json.loads(page.get_element_by_id("wagtail-sidebar-props").text_content())
    main = next(module for module in props["modules"] if module["_type"].endswith("MainMenuModule"))
    return [item["_args"][0]["label"] for item in main["_args"][0]]
