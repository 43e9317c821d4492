"""Writing and checking the chain of events."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from django.utils import timezone

from workflows.journal.models import Entry, Head
from workflows.people.models import User

ZERO = "0" * 64


def write(
    verb: str, *, subject: str, summary: str, by: User | None, facts: Mapping[str, str | int | None] | None = None
) -> Entry:
    """Append one entry in the caller's transaction; the head row keeps writers in line."""
    Head.objects.get_or_create(pk=1)
    head = Head.objects.select_for_update().get(pk=1)
    entry = Entry(
        seq=head.seq + 1,
        at=timezone.now(),
        by=by,
        by_name=f"{by.full_name}, {by.position}".strip(", ") if by else "",
        verb=verb,
        subject=subject,
        summary=summary[:500],
        facts=json.dumps(dict(facts or {}), ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        previous=head.sha256,
    )
    entry.sha256 = digest(entry)
    entry.save()
    head.seq, head.sha256 = entry.seq, entry.sha256
    head.save(update_fields=["seq", "sha256"])
    return entry


def digest(entry: Entry) -> str:
    """The hash of an entry over what it says and the hash before it."""
    said = [
        entry.seq,
        _moment(entry.at),
        entry.by_id,
        entry.by_name,
        entry.verb,
        entry.subject,
        entry.summary,
        entry.facts,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def broken_links() -> Iterator[str]:
    """Russian sentences, one for each place where the chain does not hold; nothing when it is whole."""
    previous, seq = ZERO, 0
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=1000):
        seq += 1
        if entry.seq != seq:
            yield f"Журнал: после записи № {seq - 1} идёт № {entry.seq}, записи между ними нет."
            seq = entry.seq
        if entry.previous != previous:
            yield f"Журнал: запись № {entry.seq} не продолжает предыдущую."
        if digest(entry) != entry.sha256:
            yield f"Журнал: запись № {entry.seq} изменена после внесения."
        previous = entry.sha256
    head = Head.objects.filter(pk=1).first()
    if (head.seq, head.sha256) != (seq, previous) if head else seq:
        yield f"Журнал: последняя запись № {seq} не совпадает с концом цепочки – записи в конце удалены."
