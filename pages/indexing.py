"""Putting the provisions of a signed redaction into the search index; the queue calls it after signing.

They are inserted in bulk, so no signal of the search machinery has seen them. A repetition changes nothing.
"""

from modelsearch.backends import get_search_backend

from workflows.regulations.models import Provision

AT_ONCE = 500


def index_redaction(redaction_pk: int) -> int:
    """Make the redaction findable; returns how many provisions were put into the index."""
    rows = list(Provision.objects.filter(redaction_id=redaction_pk).exclude(heading="", text="").order_by("position"))
    backend = get_search_backend()
    for start in range(0, len(rows), AT_ONCE):
        backend.add_bulk(Provision, rows[start : start + AT_ONCE])
    return len(rows)
