"""Addresses in plain ASCII without dots: what Wagtail can route and people can dictate."""

from __future__ import annotations

import re

from workflows.orders.models import Order

LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"],
        strict=True,
    )
)


def latin(text: str) -> str:
    """«01/0226-У» → «01-0226-u»."""
    spelled = "".join(LATIN.get(char, char) for char in text.casefold())
    return re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")


def order_path(order: Order) -> str:
    """Below the register of orders: «7/01-0226-u/». The first part finds the order, the second is for people."""
    return f"{order.pk}/{latin(order.number) or 'prikaz'}/"
