"""Makers of letters that went the whole way, and of what they answer."""

from datetime import timedelta

from tests.make_appeal import NOVEMBER_2, at
from workflows.appeals.models import HouseRules
from workflows.inbox.models import RawLetter
from workflows.mailroom import pipeline
from workflows.mailroom.models import Filing

NOW = at(NOVEMBER_2)
MINUTE = timedelta(minutes=1)


def came(data: bytes, *, moment=NOW) -> Filing:
    """What became of one letter."""
    (letter,) = pipeline.ingest([data], at=moment)
    while pipeline.sort(at=moment):
        continue
    return Filing.objects.select_related("appeal", "letter__reading").get(letter=letter)


def all_came(*letters: bytes, moment=NOW) -> list[Filing]:
    """What became of several, a minute between each two."""
    return [came(data, moment=moment + place * MINUTE) for place, data in enumerate(letters)]


def closed_door() -> None:
    """The organisation does not take letters by mail for appeals."""
    HouseRules.objects.create(accept_email_as_appeal=False)


def fates(filings) -> list[str]:
    """«aside/twin» and the like."""
    return [f"{one.outcome}/{one.reason}".rstrip("/") for one in filings]


def fate_of(letter: RawLetter) -> str:
    return fates([Filing.objects.get(letter=letter)])[0]
