"""From a number of the report to the appeals behind it. Who sees which of them is said by `rules.visible_to`, not here."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from workflows.appeals.models import (
    Appeal,
    Assignment,
    AssignmentRole,
    ClockBreach,
    ClockKind,
    Decision,
    Extension,
    Forwarding,
    Question,
    RunningClock,
)
from workflows.appeals.reporting.counting import CARRIED, COLUMNS, registered_in
from workflows.appeals.reporting.cuts import NOT_SET, Cut, Term, Together
from workflows.errors import BadInput
from workflows.printing.periods import Period

APPEAL = OuterRef("pk")
LONGEST_KEY = 18  # a longer number fits no key of the database


def behind(period: Period, cut: Cut, key: str, *, on: date) -> QuerySet[Appeal]:
    """The appeals that the line with this code counts; for questions, the appeals that hold them."""
    return registered_in(period).filter(_condition(cut, key, on=on)).order_by("registered_on", "pk")


def _condition(cut: Cut, key: str, *, on: date) -> Q:
    if cut == Cut.COLLECTIVE:
        return Q(is_collective=key == Together.MANY.value)
    if cut in COLUMNS:
        return Q((COLUMNS[cut], key))
    if cut == Cut.CATEGORY:
        return Q(applicant__category=key)
    if cut == Cut.TERM:
        return _of_term(key, on=on)
    if cut == Cut.BREACH:
        return _late(key, on=on)
    return Q(Exists(_row(cut, key).filter(appeal=APPEAL) if cut != Cut.BODY else _sent(key)))


def _of_term(key: str, *, on: date) -> Q:
    late = _late(ClockKind.ANSWER, on=on)
    return {
        Term.IN_TIME.value: Q(concluded_on__isnull=False) & ~late,
        Term.OVERDUE.value: late,
        Term.RUNNING.value: Q(concluded_on=None) & ~late,
    }.get(key, Q(pk__in=[]))


def _late(kind: str, *, on: date) -> Q:
    noted = ClockBreach.objects.filter(clock__appeal=APPEAL, clock__kind=kind)
    running = RunningClock.objects.filter(appeal=APPEAL, kind=kind, limit_on__lt=on)
    return Q(Exists(noted)) | Q(Exists(running))


def _row(cut: Cut, key: str) -> QuerySet[Extension] | QuerySet[Decision] | QuerySet[Assignment] | QuerySet[Question]:
    if cut == Cut.EXTENDED:
        return Extension.objects.all()
    if cut == Cut.GROUND:
        return Decision.objects.filter(ground=key, end__took_effect=True)
    if cut == Cut.EXECUTOR:
        return Assignment.objects.filter(role=AssignmentRole.RESPONSIBLE, state__in=CARRIED, executor__position=key)
    if cut == Cut.TOPIC:
        return Question.objects.filter(topic=_pk(key))
    if cut == Cut.RESULT:
        ended = Q(appeal__concluded_on__isnull=False)
        return Question.objects.filter(Q(result=key) & ended if key else Q(result=NOT_SET) | ~ended)
    raise BadInput("По этой строке отчёта списка обращений нет. Вернитесь к отчёту и выберите другую.")


def _sent(key: str) -> QuerySet[Forwarding]:
    return Forwarding.objects.filter(decision__appeal=APPEAL, decision__end__took_effect=True, body=_pk(key))


def _pk(key: str) -> int | None:
    return int(key) if key.isascii() and key.isdecimal() and len(key) <= LONGEST_KEY else None
