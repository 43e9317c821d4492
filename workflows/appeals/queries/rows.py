"""Rows of a list: what belongs to the appeals of one page, fetched for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from workflows.appeals.models import Appeal, Assignment, AssignmentRole, ClockKind, Repeat, RunningClock, house_rules
from workflows.appeals.queries.lamps import Lamp, Scale, closed
from workflows.appeals.queries.names import named
from workflows.people.models import Substitution, User
from workflows.workdays.models import DayKind, SpecialDay

Part = TypeVar("Part", RunningClock, Assignment)
MAIN_TERMS = (ClockKind.ANSWER, ClockKind.REGISTRATION)


@dataclass(frozen=True, slots=True)
class Flag:
    """A mark of an appeal: its word and its shape."""

    words: str
    icon: str
    is_alarm: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One appeal as a list shows it. `resend` is the paper that the reader is asked to send once more."""

    appeal: Appeal
    applicant: str
    about: str
    responsible: str
    lamp: Lamp | None
    following: Lamp | None
    flags: tuple[Flag, ...]
    last_at: datetime | None
    resend: int | None = None

    @property
    def pk(self) -> int:
        """The key of the appeal."""
        return self.appeal.pk

    @property
    def number(self) -> str:
        """«001-ОГ/2026», or what the letter is called before it has a number."""
        return self.appeal.number or f"вх. {self.appeal.intake_id}"

    @property
    def day(self) -> date:
        """The day of registration, or of receipt before it."""
        return self.appeal.registered_on or self.appeal.received_on


def scale_today(*, on: date) -> Scale:
    """The thresholds of the house with the special days as they are entered."""
    house = house_rules()
    special = {day: kind == DayKind.WORKING for day, kind in SpecialDay.objects.filter(day__gt=on).values_list("day", "kind")}
    return Scale(on=on, soon_days=house.soon_days, near_days=house.near_days, special=special)


@dataclass(frozen=True, slots=True)
class _Page:
    """What belongs to the appeals of one page, by their keys."""

    terms: dict[int, list[RunningClock]]
    people: dict[int, list[Assignment]]
    scale: Scale
    reads_all: bool

    def row(self, appeal: Appeal) -> Row:
        terms, people = self.terms.get(appeal.pk, []), self.people.get(appeal.pk, [])
        responsible = next((one for one in people if one.role == AssignmentRole.RESPONSIBLE), None)
        main = next((term for kind in MAIN_TERMS for term in terms if term.kind == kind), None)
        following = next((term for term in terms if term is not main), None)
        return Row(
            appeal=appeal,
            applicant=named(appeal, answers_for_it=self.reads_all or getattr(responsible, "is_readers", False)),
            about=_about(appeal),
            responsible=_people(responsible, people),
            lamp=self.scale.lamp(main) if main else _over(appeal),
            following=self.scale.lamp(following) if following else None,
            flags=tuple(flags_of(appeal, is_bounced=getattr(appeal, "bounced_id", None) is not None)),
            last_at=getattr(appeal, "last_at", None),
            resend=next((one.paper_id for one in people if one.paper_id and getattr(one, "is_readers", False)), None),
        )


def rows_of(appeals: Sequence[Appeal], user: User, *, on: date, reads_all: bool) -> list[Row]:
    """The rows of a page; a fixed number of queries, however long the page is. `reads_all` is what `reads_restricted` says of the reader."""
    keys = [appeal.pk for appeal in appeals]
    if not keys:
        return []
    page = _Page(
        terms=_grouped(RunningClock.objects.filter(appeal__in=keys).order_by("control_due_on", "pk")),
        people=_grouped(_assignments(keys, user, on=on)),
        scale=scale_today(on=on),
        reads_all=reads_all,
    )
    return [page.row(appeal) for appeal in appeals]


def _assignments(keys: Sequence[int], user: User, *, on: date) -> QuerySet[Assignment]:
    """Those of the page; `is_readers` tells the reader's own and those of people whom the reader substitutes."""
    absent = Substitution.objects.valid(on).filter(substitute=user, person=OuterRef("executor"))
    found = Assignment.objects.active().filter(appeal__in=keys).select_related("executor").order_by("given_at", "pk")
    return found.annotate(is_readers=ExpressionWrapper(Q(executor=user) | Exists(absent), output_field=BooleanField()))


def _over(appeal: Appeal) -> Lamp | None:
    return None if appeal.is_open or not appeal.concluded_on else closed(f"закрыто {appeal.concluded_on:%d.%m.%Y}")


def _about(appeal: Any) -> str:
    """The first topic and how many questions there are; the summary when no topic is chosen."""
    said = appeal.topic_title or appeal.summary
    return f"{said} (вопросов: {appeal.question_count})" if appeal.question_count > 1 else said


def _people(responsible: Assignment | None, people: list[Assignment]) -> str:
    if responsible is None:
        return ""
    others = sum(one.role == AssignmentRole.CO_EXECUTOR for one in people)
    return f"{responsible.executor.short_name} +{others}" if others else responsible.executor.short_name


def flags_of(appeal: Any, *, is_bounced: bool = False) -> Iterable[Flag]:
    """Marks, the gravest first."""
    if appeal.is_danger:
        yield Flag("угроза безопасности", "warning", is_alarm=True)
    if is_bounced:
        yield Flag("не доставлено", "mail", is_alarm=True)
    if appeal.on_control:
        yield Flag("на контроле", "view")
    if appeal.repeat != Repeat.FIRST:
        yield Flag(str(appeal.get_repeat_display()), "rotate")
    if appeal.is_collective:
        yield Flag(f"коллективное, {appeal.people_count}", "group")
    if appeal.partly_forwarded:
        yield Flag("частично переадресовано", "redirect")


def _grouped(found: Iterable[Part]) -> dict[int, list[Part]]:
    groups: dict[int, list[Part]] = {}
    for one in found:
        groups.setdefault(one.appeal_id, []).append(one)
    return groups
