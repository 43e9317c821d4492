"""Letters as they came in, and what the chained journal says of their receipt and registration."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice

from workflows.appeals.actions.records import subject_of
from workflows.appeals.models import Appeal, IntakeItem
from workflows.appeals.stages import Stage
from workflows.journal.models import Entry

BATCH = 500


def problems() -> Iterator[str]:
    """One sentence for each text whose hash differs and each number that the journal does not know."""
    yield from _texts()
    appeals = Appeal.objects.select_related("intake").order_by("pk").only("pk", "number", "received_on", "registered_on", "stage", "intake__text_sha256")
    for batch in _batches(appeals.iterator(chunk_size=BATCH)):
        yield from _journalled(batch)


def _texts() -> Iterator[str]:
    """The words of a destroyed appeal may be gone; their hash stays and proves nothing any more."""
    items = IntakeItem.objects.exclude(appeal__stage=Stage.DESTROYED).exclude(message__appeal__stage=Stage.DESTROYED)
    for pk, text, said in items.order_by("pk").values_list("pk", "text", "text_sha256").iterator(chunk_size=BATCH):
        if hashlib.sha256(text.encode()).hexdigest() != said:
            yield f"поступление № {pk}: текст изменён, хеш не сходится."


def _journalled(appeals: list[Appeal]) -> Iterator[str]:
    subjects = [subject_of(appeal) for appeal in appeals]
    rows = Entry.objects.filter(subject__in=subjects, verb__in=("appeal.received", "appeal.registered")).values_list("subject", "verb", "facts")
    said = {(subject, verb): json.loads(facts) for subject, verb, facts in rows}
    for appeal, subject in zip(appeals, subjects, strict=True):
        received, registered = said.get((subject, "appeal.received"), {}), said.get((subject, "appeal.registered"), {})
        if received.get("sha256") != appeal.intake.text_sha256:
            yield f"{appeal}: в журнале событий нет записи о поступлении этого текста."
        if (registered.get("number", ""), registered.get("date")) != (appeal.number, appeal.registered_on and appeal.registered_on.isoformat()):
            yield f"{appeal}: номер или дата регистрации отличаются от записанных в журнале событий."


def _batches(rows: Iterable[Appeal]) -> Iterator[list[Appeal]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch
