"""Makers for the doors of a citizen: an appeal with its code, the ways in, letters with keys."""

import re
from datetime import datetime

from tests import make_appeal
from tests.make_appeal import MARIA, NOVEMBER_2, at
from workflows.appeals.actions import codes
from workflows.appeals.models import Appeal
from workflows.mail.models import Letter
from workflows.tracking.actions import entering

PLACE, OTHER_PLACE = "203.0.113.7", "198.51.100.7"
MORNING = at(NOVEMBER_2, 17)
WRONG = "0000-0000-0000-0000"
EMAIL = MARIA.email


def with_code(appeal: Appeal | None = None, *, on_paper: bool = False, when: datetime = MORNING) -> tuple[Appeal, str]:
    """A registered appeal and the words of its code."""
    appeal = appeal or make_appeal.registered()
    return appeal, codes.issue(appeal, at=when, reason="проверка", on_paper=on_paper)


def enter(number: str, code: str, *, place: str = PLACE, when: datetime = MORNING):
    return entering.enter(number, code, place=place, at=when)


def key_of(letter: Letter | None = None) -> str:
    """The key as a reader would type it from the last letter."""
    body = (letter or Letter.objects.order_by("-pk").first()).body
    return re.search(r"ключ ([0-9A-Z-]{19})", body)[1]
