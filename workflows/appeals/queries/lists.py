"""Which appeals stand in which list. Open ones are few, and only they are ordered by their terms; the register is read by its index."""

from __future__ import annotations

from datetime import date

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextChoices, Value
from django.db.models.functions import Cast, Coalesce, Concat

from workflows.appeals.models import (
    Appeal,
    Assignment,
    CameBack,
    ClockKind,
    DeliveryState,
    Question,
    RunningClock,
    Sending,
    SendingEvent,
)
from workflows.appeals.rules import visible_to
from workflows.appeals.rules.actors import given_to
from workflows.appeals.stages import OPEN, Stage
from workflows.journal.models import Entry
from workflows.people.models import User

IN_WORK = (Stage.ASSIGNED, Stage.IN_REVIEW, Stage.INFO_REQUESTED, Stage.DRAFT_ANSWER, Stage.ON_SIGNATURE)


class View(TextChoices):
    """Saved views of the register."""

    ALL = "", "Все"
    UNASSIGNED = "unassigned", "Не распределено"
    IN_WORK = "in_work", "В работе"
    TODAY = "today", "Сегодня срок"
    OVERDUE = "overdue", "Просрочено"
    DONE = "done", "Отработано"


def register(user: User, view: View, *, on: date, reads_all: bool | None = None) -> QuerySet[Appeal]:
    """The journal as the person may read it, or one of its saved views."""
    found = visible_to(user, on=on, reads_all=reads_all).exclude(registered_on=None)
    if view == View.ALL:
        return described(found).order_by("-registered_on", "-pk")
    if view == View.DONE:
        return described(found.exclude(stage__in=OPEN)).order_by("-registered_on", "-pk")
    return by_term(described(found.filter(_of(view, on=on), stage__in=OPEN)))


def _of(view: View, *, on: date) -> Q:
    return {
        View.UNASSIGNED: Q(stage=Stage.REGISTERED),
        View.IN_WORK: Q(stage__in=IN_WORK),
        View.TODAY: Q(pk__in=RunningClock.objects.filter(control_due_on=on, limit_on__gte=on).values("appeal")),
        View.OVERDUE: Q(pk__in=RunningClock.objects.filter(limit_on__lt=on).values("appeal")),
    }[view]


def incoming(user: User, *, on: date, reads_all: bool | None = None) -> QuerySet[Appeal]:
    """Letters without a number, the one nearest to its last day first."""
    return by_term(described(visible_to(user, on=on, reads_all=reads_all).filter(stage=Stage.RECEIVED).select_related("intake__raw")))


def mine(user: User, *, on: date, reads_all: bool | None = None) -> QuerySet[Appeal]:
    """Open letters with an assignment that binds the person, or whom the person substitutes; ended ones, of which a paper must leave again."""
    own = Assignment.objects.active().filter(given_to(user, on=on))
    bound = own.filter(appeal__stage__in=OPEN).order_by().values("appeal").union(own.exclude(paper=None).order_by().values("appeal"))
    return by_term(described(visible_to(user, on=on, reads_all=reads_all).filter(pk__in=bound)))


def by_term(appeals: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """The nearest term first; letters without one last."""
    nearest = RunningClock.objects.filter(appeal=OuterRef("pk")).order_by("control_due_on").values("control_due_on")[:1]
    return appeals.annotate(next_due_on=Subquery(nearest)).order_by(F("next_due_on").asc(nulls_last=True), "pk")


def described(appeals: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """With what a row shows besides its terms and people."""
    questions = Question.objects.filter(appeal=OuterRef("pk")).order_by()
    return appeals.select_related("applicant").annotate(
        question_count=Coalesce(Subquery(questions.values("appeal").annotate(count=Count("pk")).values("count")), 0),
        topic_title=Subquery(Question.objects.filter(appeal=OuterRef("pk")).order_by("position").values("topic__title")[:1]),
        last_at=Subquery(_entries().order_by("-seq").values("at")[:1]),
        bounced_id=Subquery(CameBack.objects.filter(paper__appeal=OuterRef("pk")).order_by().values("pk")[:1]),
    )


def _entries() -> QuerySet[Entry]:
    return Entry.objects.filter(subject=Concat(Value("appeals.appeal:"), Cast(OuterRef("pk"), CharField())))


def bounced() -> QuerySet[Sending]:
    """Sendings that came back, while their papers have not left again."""
    return Sending.objects.annotate(last_state=Value(DeliveryState.BOUNCED.value)).filter(pk__in=CameBack.objects.order_by().values("sending"))


def unknown() -> QuerySet[Sending]:
    """E-mails of which nobody knows whether they left. Starts from the index of such news."""
    further = SendingEvent.objects.filter(sending=OuterRef("sending"), pk__gt=OuterRef("pk"))
    lost = SendingEvent.objects.filter(~Exists(further), state=DeliveryState.UNKNOWN).order_by().values("sending")
    return Sending.objects.annotate(last_state=Value(DeliveryState.UNKNOWN.value)).filter(pk__in=lost)


def with_last_state(sendings: QuerySet[Sending]) -> QuerySet[Sending]:
    """What is known of each now, as `last_state`."""
    return sendings.annotate(last_state=Subquery(SendingEvent.objects.filter(sending=OuterRef("pk")).order_by("-pk").values("state")[:1]))


def terms(user: User, kind: ClockKind | None, *, on: date) -> QuerySet[RunningClock]:
    """All running terms of what the person may read, the nearest first."""
    found = RunningClock.objects.filter(appeal__in=visible_to(user, on=on)).select_related("appeal__applicant", "paper", "clock")
    found = found.filter(kind=kind) if kind else found
    return found.order_by("control_due_on", "pk")
