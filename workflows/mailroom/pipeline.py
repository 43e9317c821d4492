"""The way of letters: collect, read, decide. Each step commits by itself and can be repeated; a stop between two loses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from workflows.connections.server import Server
from workflows.inbox.collecting import Collected, Limits, collect, take_file
from workflows.inbox.locking import alone
from workflows.inbox.models import RawLetter, Reading
from workflows.inbox.reading import read_letter
from workflows.mailroom.deciding import decide
from workflows.mailroom.models import Filing

SORTING = "mailroom.sorting"
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """What one run did."""

    collected: Collected
    filed: tuple[Filing, ...]


def fetch(server: Server, *, at: datetime, limits: Limits | None = None) -> Visit:
    """Take what has come and sort it, with what an earlier run left. Raises MailboxSilent when the mailbox is not to be reached."""
    collected = collect(server, at=at, limits=limits)
    return Visit(collected, tuple(sort(at=at)))


def ingest(letters: Iterable[bytes], *, at: datetime) -> list[RawLetter]:
    """Letters given as files; what becomes of them is found by `sort`."""
    return [take_file(data, at=at) for data in letters]


def sort(*, at: datetime, at_most: int = AT_ONCE) -> list[Filing]:
    """Read and decide whatever waits, in the order in which it came; what has hindered before comes last. One sorter at a time."""
    with alone(SORTING) as held:
        if not held:
            return []
        filed = [decide(letter, at=at) for letter in undecided()[:at_most]]
        for letter in RawLetter.objects.unread().select_related("file__blob")[: at_most - len(filed)]:
            if read_letter(letter).outcome != Reading.Outcome.BEGUN:
                filed.append(decide(letter, at=at))
        return filed


def undecided() -> QuerySet[RawLetter]:
    """Letters that are read as far as possible and have no decision."""
    begun = Q(reading=None) | Q(reading__outcome=Reading.Outcome.BEGUN)
    copies = Q(pk__in=RawLetter.objects.copies().values("pk"))
    found: QuerySet[RawLetter] = RawLetter.objects.filter(Q(filing=None), ~begun | copies)
    return found.select_related("file__blob").order_by(F("attempt__count").asc(nulls_first=True), "pk")
