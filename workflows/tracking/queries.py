"""Which appeals stand in a cabinet."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from workflows.appeals.models import Appeal
from workflows.appeals.stages import Stage
from workflows.tracking.models import CabinetAppeal, CabinetSession


def in_cabinet(session: CabinetSession) -> QuerySet[Appeal]:
    """Those whose applicant has confirmed this very address, those sent by who signed in by the same account, and those put there by hand.

    An address that somebody merely wrote down is not enough: it may be a misspelled one of another person.
    """
    mine = Q()
    if session.email:
        mine |= Q(applicant__email__iexact=session.email, applicant__confirmation__isnull=False)
        mine |= Q(pk__in=CabinetAppeal.objects.filter(email=session.email).values("appeal"))
    if session.subject:
        mine |= Q(intake__identification__subject=session.subject)
    return Appeal.objects.filter(mine).exclude(stage=Stage.DESTROYED).select_related("intake").order_by("-received_on", "-pk")
