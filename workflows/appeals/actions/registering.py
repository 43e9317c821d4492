"""Registration: number, day and questions in one transaction (59-ФЗ, ст. 8, ч. 2), and what a letter turns out not to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workflows.appeals.actions.clocks import Duty, End, start, stop, stop_all
from workflows.appeals.actions.danger import raise_by_hand, rings_for
from workflows.appeals.actions.records import fresh, lead, tell
from workflows.appeals.models import (
    Appeal,
    ClockKind,
    CoApplicant,
    CompetentBody,
    ComplainedOf,
    Kind,
    Question,
    Refusal,
    Regime,
    Repeat,
    Sensitivity,
    StopCause,
    SubjectPerson,
    Topic,
)
from workflows.appeals.rules import registering as rules
from workflows.appeals.stages import Stage
from workflows.numbering.models import Series
from workflows.numbering.numbers import next_number
from workflows.people.history import save_as
from workflows.people.models import Unit, User

SERIES = "appeals"
NOTED_EMAIL = "канал вне п. 1 ст. 4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of the letter."""

    text: str
    topic: Topic | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """Whose act is complained of: one of us, a body, or the words of the letter."""

    user: User | None = None
    body: CompetentBody | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A pupil whom the letter is about, or one more signatory."""

    name: str
    detail: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What the clerk says of a letter. `late_entry` explains a day of registration that is already past."""

    kind: Kind
    summary: str
    questions: tuple[Asked, ...]
    regime: Regime = Regime.APPEAL
    regime_note: str = ""
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    people_count: int = 1
    co_applicants: tuple[Person, ...] = ()
    about: tuple[Person, ...] = ()
    complained_of: tuple[Blamed, ...] = ()
    repeat_of: Appeal | None = None
    safe_summary: str = ""
    is_danger: bool = False
    is_migration: bool = False
    on_control: bool = False
    late_entry: str = ""


@transaction.atomic
def register(appeal: Appeal, given: Registration, *, by: User, on: date, at: datetime) -> Appeal:
    """Give the number and begin the terms of forwarding and of the answer. A late registration is never blocked, it is marked."""
    appeal = fresh(appeal)
    rules.may_register(by, appeal, on=on)
    rules.is_registrable(appeal, questions=[asked.text for asked in given.questions], people=given.people_count, summary=given.summary)
    rules.is_right_day(appeal, on=on, today=timezone.localdate(at), why_past=given.late_entry)
    is_new_danger = given.is_danger and not appeal.is_danger
    _describe(appeal, given)
    series = Series.objects.get(code=SERIES)
    number = next_number(series, on=on)
    rules.follows_last(series, on=on)
    appeal.series, appeal.seq, appeal.period, appeal.number = series, number.seq, number.period, number.text
    appeal.registered_on, appeal.registered_by = on, by
    lead(appeal, Stage.REGISTERED, on=on, by=by, reason=f"Зарегистрировано прошедшим днём: {given.late_entry}" if given.late_entry else "Зарегистрировано")
    _write_parts(appeal, given, by=by, at=at)
    _run_terms(appeal, on=on, by=by, at=at)
    if is_new_danger:
        raise_by_hand(appeal, by=by, at=at)
    past = f" (внесено {timezone.localdate(at):%d.%m.%Y})" if given.late_entry else ""
    tell("registered", appeal, f"зарегистрировано {on:%d.%m.%Y}{past}", by=by, number=appeal.number, date=on.isoformat())
    return appeal


@transaction.atomic
def propose_refusal(appeal: Appeal, *, reason: str, by: User, on: date, at: datetime) -> Refusal:
    """The clerk thinks that this is no appeal: a second person decides."""
    appeal = fresh(appeal)
    rules.may_propose_refusal(by, appeal, reason=reason, on=on)
    refusal: Refusal = Refusal.objects.create(appeal=appeal, reason=reason.strip(), by=by, at=at)
    tell("refusal_proposed", appeal, "предложено не считать обращением", by=by)
    return refusal


@transaction.atomic
def confirm_refusal(appeal: Appeal, *, regime: Regime, by: User, on: date, at: datetime) -> Appeal:
    """«Не является обращением»: the letter is kept, goes by its own road, and no term of 30 days runs."""
    appeal = fresh(appeal)
    rules.may_confirm_refusal(by, appeal, on=on)
    rules.is_other_road(regime)
    appeal.regime = regime
    lead(appeal, Stage.NOT_AN_APPEAL, on=on, by=by, reason="Не является обращением")
    stop_all(appeal, End(cause=StopCause.CONCLUDED, on=on), by=by, at=at)
    tell("refused", appeal, f"признано не обращением: {appeal.get_regime_display()}", by=by)
    return appeal


def _describe(appeal: Appeal, given: Registration) -> None:
    appeal.kind, appeal.summary, appeal.regime = given.kind, given.summary.strip(), given.regime
    appeal.regime_note = given.regime_note or (NOTED_EMAIL if rules.is_outside_channels(appeal) else "")
    appeal.sensitivity, appeal.safe_summary = given.sensitivity, given.safe_summary
    appeal.is_collective, appeal.people_count = given.people_count > 1, given.people_count
    appeal.is_danger = given.is_danger or rings_for(appeal)  # an alarm is ended by its own act, not by a box that was left empty
    appeal.is_migration, appeal.on_control = given.is_migration, given.on_control
    appeal.repeat_of, appeal.repeat = given.repeat_of, _repeat(given.repeat_of)


def _repeat(earlier: Appeal | None) -> Repeat:
    if earlier is None:
        return Repeat.FIRST
    return Repeat.SECOND if earlier.repeat == Repeat.FIRST else Repeat.MANY


def _write_parts(appeal: Appeal, given: Registration, *, by: User, at: datetime) -> None:
    for position, asked in enumerate(given.questions, start=1):
        save_as(Question(appeal=appeal, position=position, text=asked.text.strip(), topic=asked.topic, unit=asked.unit), by=by, reason="Регистрация")
    for blamed in given.complained_of:
        save_as(ComplainedOf(appeal=appeal, user=blamed.user, body=blamed.body, words=blamed.words), by=by, reason="Регистрация")
    for person in given.about:
        SubjectPerson.objects.create(appeal=appeal, name=person.name, group=person.detail, note=person.note, by=by, at=at)
    for person in given.co_applicants:
        CoApplicant.objects.create(appeal=appeal, name=person.name, contact=person.detail, by=by, at=at)


def _run_terms(appeal: Appeal, *, on: date, by: User, at: datetime) -> None:
    """The number itself is what registration owes; the two or three terms of the law run from its day."""
    stop(appeal, ClockKind.REGISTRATION, End(cause=StopCause.DONE, on=on), by=by, at=at)
    start(appeal, Duty(kind=ClockKind.FORWARDING, basis="59-ФЗ 8(3)", base_on=on), by=by, at=at)
    start(appeal, Duty(kind=ClockKind.ANSWER, basis="59-ФЗ 12(1)", base_on=on), by=by, at=at)
    if appeal.is_migration:
        start(appeal, Duty(kind=ClockKind.MIGRATION, basis="59-ФЗ 8(3.1)", base_on=on), by=by, at=at)
