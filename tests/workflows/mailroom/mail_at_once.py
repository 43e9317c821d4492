"""Pieces of work that a test starts in several processes at once; each returns what it did as a word."""

from django.utils import timezone

from workflows.appeals.models import Appeal
from workflows.connections.choosing import incoming
from workflows.inbox.collecting import collect
from workflows.inbox.models import RawLetter
from workflows.mailroom import pipeline
from workflows.mailroom.models import AutoLetter, Filing


def fetch(number: int) -> str:
    visit = pipeline.fetch(incoming(), at=timezone.now())
    return "busy" if visit.collected.is_busy else "visited"


def collect_without_lock(number: int) -> str:
    """As if the lock did not hold: each process believes that it is alone."""
    server = incoming()
    collect.__globals__["alone"] = lambda name: _Held()
    return str(len(collect(server, at=timezone.now()).letters))


class _Held:
    def __enter__(self) -> bool:
        return True

    def __exit__(self, *error: object) -> None:
        return None


def count(number: int) -> str:
    return f"{RawLetter.objects.count()} {Filing.objects.count()} {Appeal.objects.count()} {AutoLetter.objects.count()}"
