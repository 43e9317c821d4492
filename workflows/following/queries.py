"""What happened of late that followers have not been told of by a signature."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import F

from workflows.regulations.models import Redaction, Repeal
from workflows.regulations.resolver import Step, standing
from workflows.regulations.stages import RedactionStatus


def fresh_force(*, since: date, on: date) -> Iterator[int]:
    """Published redactions that came into force within these days, later than their order was signed, and still hold."""
    rows = Redaction.objects.filter(effective_from__gte=since, effective_from__lte=on, publication__isnull=False)
    for row in rows.filter(effective_from__gt=F("order__signed_on")).only("number", "regulation_id", "effective_from").order_by("pk"):
        if _holds(row, on=on):
            yield row.pk


def _holds(row: Redaction, *, on: date) -> bool:
    known = Redaction.objects.filter(regulation=row.regulation_id).values_list("number", "effective_from")
    ended = Repeal.objects.filter(regulation=row.regulation_id).values_list("effective_from", flat=True).first()
    stands = standing(Step(row.number, row.effective_from), [Step(*one) for one in known], on=on, repealed_from=ended)
    return stands.status == RedactionStatus.IN_FORCE

