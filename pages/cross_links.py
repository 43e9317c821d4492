"""References in the words of single provisions as links to the pages of other provisions, and to cited acts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from workflows.regulations.models import CrossReference, Provision, Redaction
from workflows.regulations.references.vocabulary import OWN
from workflows.regulations.rendering.linking import Link, anchor, outside

Links = Mapping[str, tuple[Link, ...]]


def links_between(redaction: Redaction, provisions: Iterable[Provision]) -> Links:
    """The links in the text of each provision, by uid; in two queries, whatever there is to link."""
    texts = {str(provision.uid): provision.text for provision in provisions}
    rows = CrossReference.objects.filter(redaction=redaction, source__in=texts, in_heading=False).select_related("act").order_by("pk")
    first = {(str(row.source), row.start): row for row in reversed(rows)}  # of a range the first point
    keys = dict(Provision.objects.filter(redaction=redaction, uid__in=[row.target for row in first.values() if row.target]).values_list("uid", "key"))
    found: dict[str, list[Link]] = defaultdict(list)
    for (source, start), row in first.items():
        words = texts[source][start : row.end]
        if row.act is not None and row.act.address:
            found[source].append(outside(start, row.end, row.act.address))
        elif row.target in keys and not words.casefold().startswith(OWN):
            found[source].append(anchor(start, row.end, f"../{keys[row.target]}/"))
    return {source: tuple(links) for source, links in found.items()}
