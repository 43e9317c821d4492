"""What the holder of a visa must know beside the text: until when, and for whom if it is not their own."""

from dataclasses import dataclass
from datetime import date

from workflows.people.models import User
from workflows.regulations.deadlines import Term
from workflows.regulations.queries import Packet, StepState
from workflows.regulations.substitutes import substitutions_of, words
from workflows.regulations.waiting import visa_term
from workflows.workdays.calendar import Workdays


@dataclass(frozen=True, slots=True)
class VisaFacts:
    """`instead` – «Иванова Мария Петровна, методист (замещение: приказ …)» – is empty for the own visa."""

    title: str
    term: Term
    instead: str


def visa_facts(user: User, state: StepState, found: Packet, calendar: Workdays, *, on: date) -> VisaFacts:
    """The facts of a step for this person today."""
    substitution = None if state.step.holder_id == user.pk else substitutions_of(user, on=on).get(state.step.holder_id or 0)
    return VisaFacts(
        title=state.step.title,
        term=visa_term(found.submission, found.steps, state, calendar, on=on),
        instead=words(substitution, state) if substitution else "",
    )
