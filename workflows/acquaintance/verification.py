"""Whether campaigns and confirmations are what the chained journal tells, each bound to the text of its redaction."""

import json
from collections import Counter
from collections.abc import Iterator

from django.db.models import Count, F

from workflows.acquaintance.fingerprint import of_acknowledgement
from workflows.acquaintance.models import Acknowledgement, Campaign
from workflows.journal.models import Entry

BEGAN = ("acquaintance.started", "acquaintance.added")


def problems() -> Iterator[str]:
    """Russian sentences, one for each fact that does not hold."""
    yield from _texts()
    yield from _lists()
    yield from _closed()
    yield from _confirmations()


def _texts() -> Iterator[str]:
    foreign = Campaign.objects.exclude(content_sha256=F("redaction__content_sha256")).order_by("pk")
    for campaign in foreign.select_related("redaction__regulation"):
        yield f"Ознакомление № {campaign.pk} ({campaign}): хеш не соответствует тексту редакции."
    rows = Acknowledgement.objects.exclude(content_sha256=F("addressee__campaign__content_sha256")).order_by("pk")
    for pk in rows.values_list("pk", flat=True):
        yield f"Ознакомление: отметка № {pk} относится к другому тексту."


def _lists() -> Iterator[str]:
    """As many people on each list as the journal says were put there."""
    said: Counter[str] = Counter()
    for subject, facts in Entry.objects.filter(verb__in=BEGAN).values_list("subject", "facts"):
        said[subject] += json.loads(facts).get("people", 0)
    rows = Campaign.objects.annotate(count=Count("addressees")).values_list("pk", "count")
    listed = Counter({f"acquaintance.campaign:{pk}": count for pk, count in rows})
    for subject in sorted(said.keys() | listed.keys()):
        if said[subject] != listed[subject]:
            yield f"Ознакомление: список людей и журнал расходятся: «{subject}»."


def _closed() -> Iterator[str]:
    said = set(Entry.objects.filter(verb="acquaintance.closed").values_list("subject", flat=True))
    ended = {f"acquaintance.campaign:{pk}" for pk in Campaign.objects.exclude(closed_at=None).values_list("pk", flat=True)}
    for subject in sorted(said ^ ended):
        yield f"Ознакомление: закрытие и журнал расходятся: «{subject}»."


def _confirmations() -> Iterator[str]:
    """Each confirmation as it was written down, and no other."""
    entries = Entry.objects.filter(verb="acquaintance.confirmed").values_list("subject", "facts")
    said = {subject: json.loads(facts).get("row", "") for subject, facts in entries}
    written = {
        f"acquaintance.acknowledgement:{row.pk}": of_acknowledgement(row)
        for row in Acknowledgement.objects.order_by("pk").iterator(chunk_size=500)
    }
    for subject in sorted(said.keys() | written.keys()):
        if said.get(subject) != written.get(subject):
            yield f"Ознакомление: отметка и журнал расходятся: «{subject}»."
