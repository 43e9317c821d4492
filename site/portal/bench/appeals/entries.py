"""Lines of the journal of events: two for each appeal, written by the database itself. The chain of hashes is left out: no list reads it."""

from __future__ import annotations

from django.db import connection

from workflows.appeals.models import Appeal
from workflows.journal.models import Entry, Head

VERBS = ("received", "registered")
WRITE = """
    INSERT INTO {entry} (seq, at, by_name, verb, subject, summary, facts, previous, sha256)
    SELECT %s + (id - %s) * {lines} + {place}, CURRENT_TIMESTAMP, '', '{verb}', 'appeals.appeal:' || id, 'обращение: {verb}', '{{}}', '', 'zamer-{verb}-' || id
    FROM {appeal} WHERE id > %s ORDER BY id
"""


def tell(after: int) -> None:
    """The lines of the appeals after the first so many."""
    first = Appeal.objects.order_by("pk").values_list("pk", flat=True)[after : after + 1].get()
    head, _ = Head.objects.get_or_create(pk=1)
    for place, verb in enumerate(VERBS):
        names = {"entry": _name(Entry), "appeal": _name(Appeal), "lines": len(VERBS), "place": place, "verb": verb}
        with connection.cursor() as cursor:
            cursor.execute(WRITE.format(**names), [head.seq + 1, first, first - 1])
    last = Entry.objects.order_by("-seq").values_list("seq", flat=True).first()
    Head.objects.filter(pk=head.pk).update(seq=last or 0)


def _name(model: type[Appeal] | type[Entry]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
