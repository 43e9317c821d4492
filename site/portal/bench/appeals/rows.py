"""The rows of one invented appeal in every table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any, Self
from zoneinfo import ZoneInfo

from portal.bench.appeals.lots import Lot
from portal.bench.appeals.people import Office
from portal.bench.appeals.sink import Target, next_key
from workflows.appeals import models
from workflows.appeals.models import (
    AssignmentRole,
    AssignmentState,
    ClockKind,
    DeliveryState,
    ExtensionGround,
    Kind,
    Medium,
    PaperKind,
    ReplyBy,
    StopCause,
)
from workflows.appeals.stages import ENDS_AT, Ground, PaperStage, Stage
from workflows.signing.models import Capacity, Signature
from workflows.terms.counting import Preset

Row = tuple[Target, tuple[Any, ...]]
MOSCOW = ZoneInfo("Europe/Moscow")
SUMMARY = "Просит разъяснить порядок зачисления, отменённые занятия и расчёт за питание"
TEXT = f"{SUMMARY}. " * 6
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
ROOTS = ("Петр", "Кузнец", "Смирн", "Волк", "Орл", "Зайц", "Лебед", "Сокол", "Бел", "Фрол", "Комар")
ENDS = ("ова", "ов", "ин", "ина", "ский", "ская", "енко", "чук", "овский", "овская", "ян", "швили", "идзе")
SURNAMES = tuple(f"{root}{end}" for end in ENDS for root in ROOTS)  # of 143 the first is met as often as the commonest one is in life
NAMES = ("Мария", "Олег", "Анна", "Павел", "Ирина", "Глеб", "Вера")
BASIS = {ClockKind.REGISTRATION: "59-ФЗ 8(2)", ClockKind.FORWARDING: "59-ФЗ 8(3)", ClockKind.ANSWER: "59-ФЗ 12(1)"}
WORKING = (Stage.ASSIGNED, Stage.IN_REVIEW, Stage.INFO_REQUESTED, Stage.DRAFT_ANSWER, Stage.ON_SIGNATURE)
DRAFTED = {Stage.DRAFT_ANSWER: PaperStage.ON_VISA, Stage.ON_SIGNATURE: PaperStage.ON_SIGNATURE}
BOUNCES_OF, RESENT_OF = 200, 5  # one of so many sendings came back; all of these but one of so many left again
COMPLAINED_OF, SHARED_OF, FORWARDED_OF, UNSENT_OF = 7, 3, 11, 9

INTAKE = Target(models.IntakeItem, 0, ("id", "channel", "idempotency_key", "received_at", "received_on", "text", "text_sha256", "at"))
APPLICANT = Target(models.Applicant, 1, ("id", "last_name", "first_name", "patronymic", "category", "postal_address", "email", "reply_by", "at"))
APPEAL = Target(
    models.Appeal,
    2,
    (
        "id", "intake_id", "applicant_id", "stage", "channel", "received_on", "kind", "form", "summary", "is_collective", "people_count", "repeat", "sensitivity",
        "series_id", "seq", "period", "number", "registered_on", "registered_by_id", "concluded_on", "case_file_id",
    ),
)  # fmt: skip
QUESTION = Target(models.Question, 3, ("id", "appeal_id", "position", "text", "topic_id", "result"))
ASSIGNMENT = Target(models.Assignment, 4, ("appeal_id", "role", "executor_id", "state", "given_by_id", "given_at", "ended_by_id", "ended_at"))
SIGNED = Target(Signature, 5, ("id", "user_id", "authority_id", "name", "full_name", "post", "capacity", "subject", "sha256", "at", "key"))
PAPER = Target(
    models.Paper,
    6,
    (
        "id", "appeal_id", "kind", "stage", "to_body_id", "body", "signatory_id", "author_id", "created_at",
        "series_id", "seq", "period", "number", "signed_on", "signature_id", "content", "content_sha256",
    ),
)  # fmt: skip
SENDING = Target(models.Sending, 7, ("id", "paper_id", "medium", "address", "sent_on", "at"))
EVENT = Target(models.SendingEvent, 8, ("sending_id", "state", "on", "at"))
CLOCK = Target(models.Clock, 9, ("id", "appeal_id", "kind", "basis", "base_on", "days", "preset", "legal_due_on", "control_due_on", "outer_on", "at"))
STOP = Target(models.ClockStop, 10, ("clock_id", "cause", "on", "at"))
RUNNING = Target(models.RunningClock, 11, ("clock_id", "appeal_id", "kind", "limit_on", "control_due_on"))
BREACH = Target(models.ClockBreach, 12, ("clock_id", "breached_on", "at"))
EXTENSION = Target(models.Extension, 13, ("appeal_id", "ground", "reason", "days", "old_due_on", "new_due_on", "notice_id", "decided_on", "by_id", "at"))
DECISION = Target(models.Decision, 14, ("id", "appeal_id", "ground", "reason", "published_at", "decided_on", "by_id", "at"))
DECISION_END = Target(models.DecisionEnd, 15, ("decision_id", "took_effect", "on", "at"))
DECISION_PAPER = Target(models.DecisionPaper, 16, ("decision_id", "paper_id", "at"))
FORWARDING = Target(models.Forwarding, 17, ("id", "decision_id", "body_id", "cover_id", "at"))
FORWARDED = Target(models.Forwarding.questions.through, 18, ("forwarding_id", "question_id"))
COMPLAINT = Target(models.ComplainedOf, 19, ("appeal_id", "user_id"))
ASKED = Target(models.AskedVisa, 20, ("paper_id", "user_id"))
UNSENT = Target(models.Unsent, 21, ("paper_id",))
CAME_BACK = Target(models.CameBack, 22, ("paper_id", "sending_id"))


@dataclass(frozen=True, slots=True)
class Keys:
    """Counters of keys that rows refer to."""

    intake: count[int]
    applicant: count[int]
    appeal: count[int]
    question: count[int]
    clock: count[int]
    paper: count[int]
    signature: count[int]
    sending: count[int]
    decision: count[int]
    forwarding: count[int]

    @classmethod
    def next(cls) -> Self:
        """Those that come after what is there."""
        tables = (INTAKE, APPLICANT, APPEAL, QUESTION, CLOCK, PAPER, SIGNED, SENDING, DECISION, FORWARDING)
        return cls(*(count(next_key(table.model)) for table in tables))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper: its key, whose it is, what, of which day."""

    pk: int
    appeal: int
    kind: PaperKind
    day: date
    is_filed: bool = False


def rows_of(lot: Lot, keys: Keys, desk: Office) -> Iterator[Row]:
    """Everything that is known of one appeal."""
    intake, applicant, appeal = next(keys.intake), next(keys.applicant), next(keys.appeal)
    came = _at(lot.received_on)
    text = f"{TEXT}Письмо {intake}."
    yield INTAKE, (intake, lot.channel.value, f"zamer-{intake}", came, lot.received_on, text, hashlib.sha256(text.encode()).hexdigest(), came)
    yield APPLICANT, (applicant, *_applicant(lot), came)
    yield APPEAL, _appeal(lot, appeal, intake, applicant, desk)
    if lot.registered_on is None:
        yield from _runs(next(keys.clock), appeal, ClockKind.REGISTRATION, lot.received_on, days=3)
        return
    questions = [next(keys.question) for _ in range(lot.questions)]
    for position, key in enumerate(questions, start=1):
        yield QUESTION, (key, appeal, position, f"{SUMMARY}?", desk.topics[(lot.topic + position) % len(desk.topics)], lot.result.value if lot.result else "")
    if lot.kind == Kind.COMPLAINT and lot.place % COMPLAINED_OF == 0:
        yield COMPLAINT, (appeal, _colleague(lot, desk, 1))
    yield from _term(lot, appeal, keys)
    yield from _work(lot, appeal, desk)
    yield from _papers(lot, appeal, questions, keys, desk)


def _applicant(lot: Lot) -> tuple[str, ...]:
    name = (SURNAMES[lot.place % len(SURNAMES)], NAMES[lot.place % len(NAMES)], "")
    return (*name, lot.category.value, f"109000, Москва, ул. Садовая, д. {lot.place % 200}", f"z{lot.place}@example.org", ReplyBy.POST.value)


def _appeal(lot: Lot, appeal: int, intake: int, applicant: int, desk: Office) -> tuple[Any, ...]:
    numbered: tuple[Any, ...] = (None, None, "", "", None, None)
    if lot.registered_on:
        year = lot.registered_on.year
        numbered = (desk.incoming, lot.place + 1, str(year), f"{lot.place + 1:03}-ОГ/{year}", lot.registered_on, desk.clerk)
    case = desk.case_files[lot.concluded_on.year] if lot.concluded_on and lot.is_filed else None
    described = (lot.kind.value, lot.form.value, SUMMARY, lot.people > 1, lot.people, lot.repeat.value, lot.sensitivity.value)
    return (appeal, intake, applicant, lot.stage.value, lot.channel.value, lot.received_on, *described, *numbered, lot.concluded_on, case)


def _term(lot: Lot, appeal: int, keys: Keys) -> Iterator[Row]:
    """The term of the answer; of an open one also that of forwarding."""
    assert lot.registered_on is not None  # noqa: S101  asked by the caller
    clock = next(keys.clock)
    if lot.concluded_on is None:
        yield from _runs(clock, appeal, ClockKind.ANSWER, lot.registered_on, days=lot.days)
        if lot.stage in (Stage.REGISTERED, Stage.ASSIGNED):
            yield from _runs(next(keys.clock), appeal, ClockKind.FORWARDING, lot.registered_on, days=7)
        return
    due = lot.registered_on + timedelta(days=lot.days)
    yield CLOCK, _clock(clock, appeal, ClockKind.ANSWER, lot.registered_on, days=lot.days)
    yield STOP, (clock, (StopCause.DONE if lot.is_answered else StopCause.CONCLUDED).value, lot.concluded_on, _at(lot.concluded_on))
    if lot.concluded_on > due:
        yield BREACH, (clock, due + timedelta(days=1), _at(due + timedelta(days=1)))


def _runs(clock: int, appeal: int, kind: ClockKind, base_on: date, *, days: int) -> Iterator[Row]:
    due = base_on + timedelta(days=days)
    yield CLOCK, _clock(clock, appeal, kind, base_on, days=days)
    yield RUNNING, (clock, appeal, kind.value, due, due)


def _clock(clock: int, appeal: int, kind: ClockKind, base_on: date, *, days: int) -> tuple[Any, ...]:
    due = base_on + timedelta(days=days)
    return (clock, appeal, kind.value, BASIS[kind], base_on, days, Preset.STANDARD.value, due, due, due, _at(base_on))


def _work(lot: Lot, appeal: int, desk: Office) -> Iterator[Row]:
    """The resolution: it still binds, is done, or was lifted with the end."""
    assert lot.registered_on is not None  # noqa: S101  asked by the caller
    if lot.concluded_on is None and lot.stage not in WORKING:
        return
    state = AssignmentState.DONE if lot.is_answered else AssignmentState.CANCELLED
    if lot.concluded_on is None:
        state = AssignmentState.GIVEN if lot.stage == Stage.ASSIGNED else AssignmentState.ACCEPTED
    ended = (desk.clerk, _at(lot.concluded_on)) if lot.concluded_on else (None, None)
    executor = desk.executors[lot.executor % len(desk.executors)]
    yield ASSIGNMENT, (appeal, AssignmentRole.RESPONSIBLE.value, executor, state.value, desk.head, _at(lot.registered_on), *ended)
    if lot.place % SHARED_OF == 0:
        yield ASSIGNMENT, (appeal, AssignmentRole.CO_EXECUTOR.value, _colleague(lot, desk, 2), state.value, executor, _at(lot.registered_on), *ended)


def _colleague(lot: Lot, desk: Office, shift: int) -> int:
    """Another one than who answers for it."""
    return desk.executors[(lot.executor + shift) % len(desk.executors)]


def _papers(lot: Lot, appeal: int, questions: list[int], keys: Keys, desk: Office) -> Iterator[Row]:
    if lot.concluded_on is None:
        yield from _begun(lot, appeal, questions, keys, desk)
        return
    if lot.extended:
        yield from _extension(lot, appeal, keys, desk)
    if lot.is_answered:
        yield from _sent(Sheet(next(keys.paper), appeal, PaperKind.ANSWER, lot.concluded_on, lot.is_filed), keys, desk)
    if lot.ground:
        yield from _decision(lot, appeal, questions, keys, desk)


def _begun(lot: Lot, appeal: int, questions: list[int], keys: Keys, desk: Office) -> Iterator[Row]:
    """What is under way: a draft that waits for visas, an answer to be signed, a forwarding begun, a notice that has not left."""
    if lot.stage in DRAFTED:
        draft = next(keys.paper)
        yield PAPER, _paper(Sheet(draft, appeal, PaperKind.ANSWER, lot.received_on), DRAFTED[lot.stage], desk)
        for shift in (1, 3):
            yield ASKED, (draft, _colleague(lot, desk, shift))
    if lot.stage != Stage.IN_REVIEW:
        return
    if lot.place % FORWARDED_OF == 0:
        decision, cover = next(keys.decision), next(keys.paper)
        yield DECISION, (decision, appeal, Ground.FORWARD_8_4.value, "Обоснование решения", "", lot.registered_on, desk.head, _at(lot.received_on))
        yield PAPER, _paper(Sheet(cover, appeal, PaperKind.COVER_LETTER, lot.received_on), PaperStage.ON_SIGNATURE, desk)
        yield from _forwarding(decision, cover, questions[:1], lot, keys=keys, desk=desk)
    if lot.place % UNSENT_OF == 0:
        sheet = Sheet(next(keys.paper), appeal, PaperKind.INFO_LETTER, lot.received_on)
        yield from _signed(sheet, keys, desk)
        yield UNSENT, (sheet.pk,)


def _forwarding(decision: int, cover: int, questions: list[int], lot: Lot, *, keys: Keys, desk: Office) -> Iterator[Row]:
    forwarding = next(keys.forwarding)
    yield FORWARDING, (forwarding, decision, desk.bodies[lot.place % len(desk.bodies)], cover, _at(lot.received_on))
    for question in questions:
        yield FORWARDED, (forwarding, question)


def _extension(lot: Lot, appeal: int, keys: Keys, desk: Office) -> Iterator[Row]:
    assert lot.registered_on is not None  # noqa: S101  asked by the caller
    notice, decided = next(keys.paper), lot.registered_on + timedelta(days=20)
    old, new = (lot.registered_on + timedelta(days=days) for days in (30, 60))
    yield from _sent(Sheet(notice, appeal, PaperKind.EXTENSION_NOTICE, decided, lot.is_filed), keys, desk)
    yield EXTENSION, (appeal, ExtensionGround.EXCEPTIONAL.value, "Проверка в нескольких подразделениях", 30, old, new, notice, decided, desk.head, _at(decided))


def _decision(lot: Lot, appeal: int, questions: list[int], keys: Keys, desk: Office) -> Iterator[Row]:
    """A decision of ст. 8 or ст. 11 that took effect; a forwarding goes with its cover letter."""
    assert lot.ground is not None and lot.concluded_on is not None  # noqa: S101, PT018  asked by the caller
    day, decision, notice = lot.concluded_on, next(keys.decision), next(keys.paper)
    is_forwarded = ENDS_AT[lot.ground] == Stage.FORWARDED
    yield DECISION, (decision, appeal, lot.ground.value, "Обоснование решения", "https://example.org/answer", day, desk.head, _at(day))
    yield DECISION_END, (decision, True, day, _at(day))
    yield from _sent(Sheet(notice, appeal, PaperKind.FORWARDING_NOTICE if is_forwarded else PaperKind.ARTICLE_11_NOTICE, day, lot.is_filed), keys, desk)
    yield DECISION_PAPER, (decision, notice, _at(day))
    if is_forwarded:
        cover = next(keys.paper)
        yield from _sent(Sheet(cover, appeal, PaperKind.COVER_LETTER, day, lot.is_filed), keys, desk)
        yield from _forwarding(decision, cover, questions, lot, keys=keys, desk=desk)


def _signed(sheet: Sheet, keys: Keys, desk: Office) -> Iterator[Row]:
    signature = next(keys.signature)
    who = (desk.head, desk.authority, "П. Замеров", "Замеров Пётр", "Генеральный директор", Capacity.HEAD.value)
    yield SIGNED, (signature, *who, f"appeals.paper:{sheet.pk}", SHA256, _at(sheet.day), f"zamer-{signature}")
    yield PAPER, _paper(sheet, PaperStage.SIGNED, desk, signature=signature)


def _sent(sheet: Sheet, keys: Keys, desk: Office) -> Iterator[Row]:
    """A signed paper and its sending; some came back, and most of these have left again."""
    yield from _signed(sheet, keys, desk)
    first = next(keys.sending)
    yield from _left(first, sheet)
    if first % BOUNCES_OF == 0:
        back = sheet.day + timedelta(days=1)
        yield EVENT, (first, DeliveryState.BOUNCED.value, back, _at(back))
        if first % (BOUNCES_OF * RESENT_OF):
            yield from _left(next(keys.sending), sheet)
        elif not sheet.is_filed:
            yield CAME_BACK, (sheet.pk, first)


def _left(sending: int, sheet: Sheet) -> Iterator[Row]:
    yield SENDING, (sending, sheet.pk, Medium.POST.value, "109000, Москва, ул. Садовая, д. 1", sheet.day, _at(sheet.day))
    yield EVENT, (sending, DeliveryState.ACCEPTED.value, sheet.day, _at(sheet.day))


def _paper(sheet: Sheet, stage: PaperStage, desk: Office, *, signature: int | None = None) -> tuple[Any, ...]:
    numbered: tuple[Any, ...] = (None, None, "", "", None, None, "", "")
    if signature:
        year = sheet.day.year
        numbered = (desk.outgoing, sheet.pk, str(year), f"{sheet.pk:03}-ОГ-исх/{year}", sheet.day, signature, "{}", SHA256)
    return (sheet.pk, sheet.appeal, sheet.kind.value, stage.value, None, "Текст письма", desk.head, desk.executors[0], _at(sheet.day), *numbered)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(12), MOSCOW)
