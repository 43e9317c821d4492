"""Finding an appeal by number, by surname or by words, within what the person may read.

A number and a surname are looked up in their indexes; of a surname that very many bear, the latest letters are found.
Words are looked for in the latest letters alone, so that the answer comes at once however long the register is; the screen says so.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from workflows.appeals.models import Appeal, Applicant

LATEST = 2000
NAMESAKES = 3000  # as many as a list can be leafed through
YEARS = 10


def having(appeals: QuerySet[Appeal], typed: str, *, on: date) -> QuerySet[Appeal]:
    """Those of the appeals that the words mean."""
    words = " ".join(typed.split())
    if words.isdecimal():
        return appeals.filter(pk__in=_of_number(words, on=on))
    found = (
        Appeal.objects.filter(number=words.removeprefix("№").strip()).order_by().values("pk"),
        Appeal.objects.filter(applicant__in=_by_surname(words)).order_by().values("pk"),
        _by_words(words),
    )
    return appeals.filter(pk__in=found[0].union(*found[1:]))


def having_among(appeals: QuerySet[Appeal], typed: str) -> QuerySet[Appeal]:
    """The same for a list of few appeals (what came in, one's own): each is looked at whole, however old it is."""
    words = " ".join(typed.split())
    if words.isdecimal():
        return appeals.filter(Q(seq=int(words[:9])) | Q(intake=int(words[:9]), registered_on=None))
    surname, *others = words.split(" ")
    named = Q(applicant__last_name__istartswith=surname)
    for other in others:
        named &= Q(applicant__first_name__istartswith=other) | Q(applicant__patronymic__istartswith=other)
    number = words.removeprefix("№").strip()
    return appeals.filter(Q(number=number) | named | Q(summary__icontains=words) | Q(intake__text__icontains=words))


def _of_number(digits: str, *, on: date) -> QuerySet[Appeal, Any]:
    """«123»: the place in the year, of the last ten years; unregistered letters are named «вх. 123» by their item."""
    seq = int(digits[:9])
    periods = ["", *(str(on.year - back) for back in range(YEARS))]
    numbered = Appeal.objects.filter(series__code="appeals", period__in=periods, seq=seq).order_by().values("pk")
    return numbered.union(Appeal.objects.filter(intake=seq, registered_on=None).order_by().values("pk"))


def _by_surname(words: str) -> QuerySet[Applicant, Any]:
    surname, *others = words.split(" ")
    found = Applicant.objects.filter(Q(last_name__startswith=surname) | Q(last_name__startswith=surname.capitalize()))
    for other in others:
        found = found.filter(Q(first_name__startswith=other.capitalize()) | Q(patronymic__startswith=other.capitalize()))
    return found.order_by("-pk").values("pk")[:NAMESAKES]


def _by_words(words: str) -> QuerySet[Appeal, Any]:
    latest = Appeal.objects.order_by("-pk")[:LATEST]
    matching = Appeal.objects.filter(pk__in=latest.values("pk")).filter(Q(summary__icontains=words) | Q(intake__text__icontains=words))
    return matching.order_by().values("pk")
