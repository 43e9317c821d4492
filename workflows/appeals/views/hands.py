"""Assignments and decisions on the card with what this person may do with each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workflows.appeals.models import Appeal, Assignment, Decision, DecisionEnd, Forwarding
from workflows.appeals.queries.card import hands_of
from workflows.appeals.rules import assigning as rules
from workflows.appeals.rules import deciding, sending
from workflows.errors import why_not
from workflows.people.models import User


@dataclass(frozen=True, slots=True)
class ShownHand:
    """One assignment; `is_part` hangs below the responsible one."""

    assignment: Assignment
    is_part: bool
    may_report: bool
    may_return: bool
    may_send: bool


def hands_for(appeal: Appeal, user: User, *, on: date) -> list[ShownHand]:
    """The assignments from the last resolution down."""
    return list(_hands(appeal, user, on))


def _hands(appeal: Appeal, user: User, on: date) -> Iterator[ShownHand]:
    for hand in hands_of(appeal):
        yield _shown(hand.assignment, user, on, is_part=False)
        for part in hand.parts:
            yield _shown(part, user, on, is_part=True)


def _shown(assignment: Assignment, user: User, on: date, *, is_part: bool) -> ShownHand:
    may_report = is_part and not why_not(rules.may_report, user, assignment, report="–", on=on)
    may_return = is_part and not why_not(rules.may_return_report, user, assignment, remark="–", on=on)
    return ShownHand(assignment, is_part, may_report, may_return, _may_send(assignment, user, on))


def _may_send(assignment: Assignment, user: User, on: date) -> bool:
    paper = assignment.paper if assignment.is_active else None
    return paper is not None and not why_not(sending.may_send, user, paper, on=on, today=on)


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """A decision with where it sends the appeal, how it ended, and whether this person may take it back."""

    decision: Decision
    forwardings: tuple[Forwarding, ...]
    end: DecisionEnd | None
    may_withdraw: bool


def decisions_for(appeal: Appeal, user: User, *, on: date) -> list[ShownDecision]:
    """The decisions, the last one first."""
    found = Decision.objects.filter(appeal=appeal).select_related("end", "appeal", "by").prefetch_related("forwardings__body", "forwardings__questions").order_by("-pk")
    return [
        ShownDecision(one, tuple(one.forwardings.all()), getattr(one, "end", None), not why_not(deciding.may_withdraw, user, one, reason="–", on=on))
        for one in found
    ]
