"""The menus of the desk: what of Wagtail's stock stays, under which name and where. Our own entries bring their order."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass

from wagtail.admin.menu import MenuItem


@dataclass(frozen=True, slots=True)
class Place:
    """How a stock entry is shown here; an empty label leaves Wagtail's own."""

    order: int
    label: str = ""


# Ours come first, in the order of work: projects 10, orders 20, redactions 30, regulations 40…; stock entries follow.
MAIN = {
    "regulation-drafts": Place(10, "Проекты"),
    "regulations": Place(40),
    "explorer": Place(200, "Страницы"),
    "images": Place(210),
    "documents": Place(220, "Файлы сайта"),  # «Документы» here are orders and regulations
    "reports": Place(9000, "Отчёты"),
    "settings": Place(10000),
}

# Left out everywhere: Wagtail's workflows have no legal force, its help leads out to foreign sites.
LEFT_OUT = frozenset({"help", "snippets", "workflows", "workflow-tasks", "page-types-usage", "locked-pages"})


def arranged(items: list[MenuItem], places: Mapping[str, Place] = MAIN) -> list[MenuItem]:
    """The entries in our order and under our names. Wagtail keeps its items between requests, so copies are changed."""
    return [
        _placed(item, places[item.name]) if item.name in places else item for item in items if item.name not in LEFT_OUT
    ]


def _placed(item: MenuItem, place: Place) -> MenuItem:
    placed = copy(item)
    placed.order = place.order
    placed.label = place.label or item.label
    return placed
