"""What a panel of the front page consists of. Imports nothing of ours but the account of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import Permission
from django.db.models import Q
from wagtail.admin.ui.components import Component

from workflows.people.models import User


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits: what it is, what is known about it, and the one verb that moves it on.

    `mark` is the word before an urgent row: the colour alone says nothing.
    """

    title: str
    note: str
    verb: str
    address: str
    is_urgent: bool = False
    mark: str = "Срочно"


@dataclass(frozen=True, slots=True)
class Start:
    """What a person may begin from here without anything waiting: the verb and where it leads."""

    verb: str
    address: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose front page it is, on which day, and what the person's roles entrust to them."""

    user: User
    on: date
    duties: frozenset[str]

    def has(self, duty: str) -> bool:
        """Whether a role of the person gives this permission («app.codename»)."""
        return duty in self.duties


def desk_of(user: User, *, on: date) -> Desk:
    """The desk of a person. A superuser mark is no duty: what waits for a role waits for those who have it."""
    given = Permission.objects.filter(Q(group__user=user) | Q(user=user)).values_list(
        "content_type__app_label", "codename"
    )
    return Desk(user=user, on=on, duties=frozenset(f"{app}.{codename}" for app, codename in given))


class Panel(Component):
    """A list of rows under a heading; when there are none, a sentence about what will appear and who makes it."""

    template_name = "staff/desk/panel.html"
    name: ClassVar[str]
    order: ClassVar[int]
    heading: ClassVar[str]
    empty: ClassVar[str]

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def is_shown(self) -> bool:
        """Whether this person has to do with such things at all."""
        raise NotImplementedError

    def rows(self) -> list[Row]:
        """What waits, the most urgent first."""
        raise NotImplementedError

    def start(self) -> Start | None:
        """What may be begun from here."""
        return None

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"panel": self, "rows": self.rows(), "start": self.start()}
