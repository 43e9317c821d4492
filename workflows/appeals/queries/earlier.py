"""Earlier letters of the same person, and letters about the same thing: for the side of the card and for the link «повторное»."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from workflows.appeals.models import Appeal, Applicant, Question
from workflows.appeals.rules import visible_to
from workflows.people.models import User

MOST = 10


def earlier_of(appeal: Appeal, user: User, *, on: date) -> QuerySet[Appeal]:
    """Registered letters of the same person that the reader may open: by surname and name, by mail box, by telephone."""
    same = _same_person(appeal.applicant)
    if same is None:
        return Appeal.objects.none()
    people = Applicant.objects.filter(same).order_by().values("pk")
    found = visible_to(user, on=on).filter(applicant__in=people).exclude(pk=appeal.pk).exclude(registered_on=None)
    return found.select_related("applicant").order_by("-registered_on", "-pk")


def _same_person(applicant: Applicant) -> Q | None:
    same = []
    if applicant.last_name and applicant.first_name:
        same.append(Q(last_name=applicant.last_name, first_name=applicant.first_name))
    if applicant.email:
        same.append(Q(email=applicant.email))
    if not same:
        return None
    found = same[0]
    for other in same[1:]:
        found |= other
    return found


def similar_to(appeal: Appeal, user: User, *, on: date) -> QuerySet[Appeal]:
    """Other letters on the topics of this one, the last ones first."""
    topics = list(Question.objects.filter(appeal=appeal).exclude(topic=None).values_list("topic", flat=True))
    if not topics:
        return Appeal.objects.none()
    alike = Question.objects.filter(topic__in=topics).order_by().values("appeal")
    return visible_to(user, on=on).filter(pk__in=alike).exclude(pk=appeal.pk).order_by("-registered_on", "-pk")
