"""What there is in the case files, what could be put there, and what has expired."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, Q, QuerySet

from workflows.appeals.models import Appeal, CaseFile, ReceptionCard
from workflows.appeals.rules import visible_to
from workflows.appeals.stages import TERMINAL
from workflows.people.models import User


def case_files() -> QuerySet[CaseFile]:
    """All volumes with the number of what lies in them, the last year first."""
    rows = CaseFile.objects.select_related("index", "destroyed_by_act", "closed_by")
    counted = rows.annotate(appeals_count=Count("appeals", distinct=True), cards_count=Count("cards", distinct=True))
    return counted.order_by("-year", "index__index", "volume")


def expired(*, on: date) -> QuerySet[CaseFile]:
    """Closed files whose last day of keeping is past on the day, those under a hold too: a screen says why they stay."""
    over = case_files().annotate(last_year=F("year") + F("index__years"))
    return over.filter(last_year__lt=on.year, destroyed_by_act=None, closed_on__isnull=False)


def fileable(user: User, case_file: CaseFile, *, on: date) -> QuerySet[Appeal]:
    """Finished appeals of the file's year that lie in no file, as far as the person may read them."""
    finished = visible_to(user, on=on).filter(stage__in=TERMINAL, case_file=None, concluded_on__year=case_file.year)
    return finished.select_related("intake").order_by("concluded_on", "pk")


def loose_cards(case_file: CaseFile) -> QuerySet[ReceptionCard]:
    """Cards of the file's year that led to no appeal and lie in no file."""
    return ReceptionCard.objects.filter(appeal=None, filed=None, received_on__year=case_file.year).order_by("received_on", "seq")


def contents_of(case_file: CaseFile) -> QuerySet[Appeal]:
    """The appeals of a file in the order of their numbers, with what its list names."""
    counted = Appeal.objects.filter(case_file=case_file).annotate(
        papers_count=Count("papers", filter=Q(papers__number__gt=""), distinct=True)
    )
    return counted.select_related("intake").order_by("registered_on", "seq", "pk")


def cards_of(case_file: CaseFile) -> QuerySet[ReceptionCard]:
    """The cards of reception that lie in the file."""
    return ReceptionCard.objects.filter(filed__case_file=case_file).order_by("received_on", "seq")
