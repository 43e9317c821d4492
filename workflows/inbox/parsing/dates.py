"""When a letter says it was written. It is the sender's word: the day of receipt is the server's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.headers import Headers

NO_DATE = "Дата в письме не указана."
BAD_DATE = "Дата в письме записана с ошибкой: считать её нельзя."
IMPOSSIBLE_DATE = "Дата в письме невозможна: она не учитывается."
FIRST_YEAR = 1990
AHEAD = timedelta(days=2)  # zones and clocks that are a little wrong


def written_at(headers: Headers, *, received_at: datetime | None, defects: Defects) -> datetime | None:
    """The moment, or None when it is absent, unreadable, before there was mail or after the letter came."""
    value = headers.get("date")
    if not value.strip():
        defects.add(NO_DATE)
        return None
    moment = _moment(value)
    if moment is None:
        defects.add(BAD_DATE)
        return None
    arrived = received_at or _arrival(headers)
    if moment.year < FIRST_YEAR or (arrived and moment > arrived + AHEAD):
        defects.add(IMPOSSIBLE_DATE)
        return None
    return moment


def _arrival(headers: Headers) -> datetime | None:
    """The moment in the topmost Received: our own server writes it."""
    return _moment(headers.get("received").rpartition(b";")[2])


def _moment(value: bytes) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value[:200].decode("ascii", "replace"))
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
