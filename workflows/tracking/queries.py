"""Which appeals stand in a cabinet."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from workflows.appeals.models import Appeal
from workflows.appeals.stages import Stage
from workflows.tracking.models import CabinetAppeal


def in_cabinet(email: str) -> QuerySet[Appeal]:
    """Those whose applicant has confirmed this very address, and those that its reader put there by number and code.

    An address that somebody merely wrote down is not enough: it may be a misspelled one of another person.
    """
    own = Q(applicant__email__iexact=email, applicant__confirmation__isnull=False)
    put = Q(pk__in=CabinetAppeal.objects.filter(email=email).values("appeal"))
    return Appeal.objects.filter(own | put).exclude(stage=Stage.DESTROYED).select_related("intake").order_by("-received_on", "-pk")
