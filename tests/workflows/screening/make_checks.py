"""A file that is asked about and checked by the queue."""

from datetime import UTC, datetime, timedelta

from tests import make
from workflows.screening import checking
from workflows.screening.models import FileCheck
from workflows.screening.standing import standing_of

NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)


def asked(data: bytes = b"words", name: str = "письмо.txt"):
    stored = make.stored_file(data, name=name)
    checking.ask([stored], at=NOW)
    return stored


def check(stored, at=NOW):
    checking.work(FileCheck.objects.get(file=stored).pk, at=at)
    return standing_of(stored)
