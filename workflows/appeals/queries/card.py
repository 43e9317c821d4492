"""What the card of an appeal shows besides its own fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from workflows.appeals.actions.receipts import RECEIPT
from workflows.appeals.models import (
    Appeal,
    Assignment,
    Clock,
    ClockBreach,
    CoApplicant,
    ComplainedOf,
    InfoRequest,
    IntakeItem,
    Paper,
    Question,
    RunningClock,
    SubjectPerson,
)
from workflows.appeals.queries.lamps import Lamp, closed
from workflows.appeals.queries.rows import scale_today
from workflows.inbox.models import Reading
from workflows.people.models import User
from workflows.printing.models import PrintRequest


@dataclass(frozen=True, slots=True)
class Term:
    """A term with how it stands, what it was before, and why it is on this day."""

    clock: Clock
    lamp: Lamp
    steps: tuple[str, ...]
    revisions: tuple[Clock, ...]
    is_broken: bool

    @property
    def title(self) -> str:
        """«Ответ»."""
        said = self.clock.get_kind_display()
        return f"{said[0].upper()}{said[1:]}"


@dataclass(frozen=True, slots=True)
class Hand:
    """An assignment with those that hang below it."""

    assignment: Assignment
    parts: tuple[Assignment, ...]


def terms_of(appeal: Appeal, *, on: date) -> list[Term]:
    """The last revision of each term: the running ones first, by their day."""
    clocks = list(Clock.objects.filter(appeal=appeal).select_related("stop", "stop__sending", "paper"))
    replaced = {clock.previous_id for clock in clocks}
    running = {row.clock_id: row for row in RunningClock.objects.filter(appeal=appeal)}
    broken = set(ClockBreach.objects.filter(clock__appeal=appeal).values_list("clock", flat=True))
    scale, by_key = scale_today(on=on), {clock.pk: clock for clock in clocks}
    found = []
    for clock in clocks:
        if clock.pk in replaced:
            continue
        past = _revisions(clock, by_key)
        lamp = scale.lamp(running[clock.pk]) if clock.pk in running else closed(_ended(clock))
        steps = tuple(str(step["words"]) for step in clock.steps)
        found.append(Term(clock, lamp, steps, past, bool(broken & {clock.pk, *(one.pk for one in past)})))
    return sorted(found, key=lambda term: (term.clock.pk not in running, term.clock.control_due_on))


def _revisions(clock: Clock, by_key: dict[int, Clock]) -> tuple[Clock, ...]:
    past: list[Clock] = []
    while clock.previous_id is not None:
        clock = by_key[clock.previous_id]
        past.append(clock)
    return tuple(past)


def _ended(clock: Clock) -> str:
    return str(clock.stop) if hasattr(clock, "stop") else "остановлен"


def hands_of(appeal: Appeal) -> list[Hand]:
    """Assignments as a tree of two storeys, the last resolution first."""
    rows = list(Assignment.objects.filter(appeal=appeal).select_related("executor", "given_by", "question", "paper").order_by("given_at", "pk"))
    roots = [row for row in rows if row.parent_id is None]
    return [Hand(root, tuple(row for row in rows if row.parent_id == root.pk)) for root in reversed(roots)]


def questions_of(appeal: Appeal) -> QuerySet[Question]:
    """The questions with their topics and units."""
    return Question.objects.filter(appeal=appeal).select_related("topic", "unit").order_by("position")


def papers_of(appeal: Appeal) -> QuerySet[Paper]:
    """Papers, the last one first."""
    return Paper.objects.filter(appeal=appeal).select_related("to_body", "signatory", "author").prefetch_related("sendings__events").order_by("-pk")


def has_receipt(appeal: Appeal) -> bool:
    """Whether a receipt was given to who handed the letter in."""
    return PrintRequest.objects.filter(form=RECEIPT, subject_id=appeal.intake_id).exists()


def requests_of(appeal: Appeal) -> QuerySet[InfoRequest]:
    """Requests of material with the replies."""
    return InfoRequest.objects.filter(appeal=appeal).select_related("body", "reply").order_by("-pk")


def beside_of(appeal: Appeal) -> list[Appeal]:
    """The first letter of a technical duplicate; of a first letter its duplicates."""
    return list(Appeal.objects.filter(Q(duplicates__appeal=appeal) | Q(duplicate__original=appeal)).distinct().order_by("pk"))


def complained_of(appeal: Appeal) -> QuerySet[ComplainedOf]:
    """Whose act is complained of."""
    return ComplainedOf.objects.filter(appeal=appeal).select_related("user", "body")


def children_of(appeal: Appeal) -> QuerySet[SubjectPerson]:
    """Pupils whom the letter is about; asked for only when the reader may see them."""
    return SubjectPerson.objects.filter(appeal=appeal)


def signatories_of(appeal: Appeal) -> QuerySet[CoApplicant]:
    """Those who signed a collective letter besides the contact person."""
    return CoApplicant.objects.filter(appeal=appeal)


def changes_of(appeal: Appeal) -> list[tuple[datetime, str, str]]:
    """When, what for, by whom: lines of the kept history of the card and of its assignments."""
    rows = [*appeal.history.select_related("history_user"), *Assignment.history.filter(appeal=appeal).select_related("history_user")]
    rows.sort(key=lambda row: (row.history_date, row.history_id), reverse=True)
    return [(row.history_date, row.history_change_reason or "изменено", _name(row.history_user)) for row in rows]


def _name(person: User | None) -> str:
    return person.short_name if person else "программа"


def reading_of(item: IntakeItem) -> Reading | None:
    """What the program noticed about the letter by mail that this item was: badges and defects."""
    return Reading.objects.filter(letter__file=item.raw_id).order_by("letter_id").first() if item.raw_id else None
