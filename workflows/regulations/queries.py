"""What the screens ask about drafts and redactions. Days come as arguments."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workflows.errors import Incomplete
from workflows.orders.content import project_sha256
from workflows.orders.models import Order
from workflows.orders.stages import ClauseKind
from workflows.people.models import User
from workflows.regulations import resolver
from workflows.regulations.amending.staging import Stage as Change
from workflows.regulations.amendments import stages_of_submission
from workflows.regulations.models import (
    ApprovalRecord,
    OpinionRecord,
    Redaction,
    RedactionDraft,
    Regulation,
    Submission,
)
from workflows.regulations.order_words import derived_in, words_of
from workflows.regulations.route_snapshot import Step
from workflows.regulations.route_snapshot import steps_of as route_of
from workflows.regulations.stages import POSITIVE, RedactionStatus, Stage
from workflows.regulations.timeline import repealed_from, steps_of
from workflows.regulations.tree import ActText, canonical_json, from_dict
from workflows.signing.signatures import may_sign as holds_authority


def redaction_on(regulation: Regulation, *, on: date) -> Redaction | None:
    """The redaction in force on the day, at most one."""
    holds = resolver.holding(steps_of(regulation), on=on, repealed_from=repealed_from(regulation))
    if holds is None:
        return None
    found: Redaction = Redaction.objects.select_related("order__signature").get(regulation=regulation, number=holds.number)
    return found


def standing(redaction: Redaction, *, on: date) -> resolver.Standing:
    """How the redaction stands on the day, and until when it holds."""
    act = redaction.regulation_id
    own = resolver.Step(redaction.number, redaction.effective_from)
    return resolver.standing(own, steps_of(act), on=on, repealed_from=repealed_from(act))


def status(redaction: Redaction, *, on: date) -> RedactionStatus:
    """How the redaction stands on the day."""
    return standing(redaction, on=on).status


@dataclass(frozen=True, slots=True)
class StepState:
    """A step of the route with the decision taken at it, if any. `is_open`: its turn has come."""

    step: Step
    record: ApprovalRecord | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Packet:
    """All that belongs to one round: what is shown to those who agree and to the one who signs.

    `sha256` covers the text and the project of the order; it is what the director confirms.
    """

    draft: RedactionDraft
    submission: Submission
    text: ActText
    order: Order | None
    sha256: str
    steps: tuple[StepState, ...]
    opinions: tuple[OpinionRecord, ...]
    missing: tuple[str, ...]
    changes: tuple[Change, ...] = ()

    @property
    def signature_step(self) -> StepState:
        """The director's step; a route without one never gets this far (invariant I18)."""
        for state in self.steps:
            if not state.step.is_visa:
                return state
        raise Incomplete("В маршруте этого проекта нет шага подписания приказа. Отзовите проект и выберите другой маршрут.")

    @property
    def order_project(self) -> Order:
        """The order that goes with the text."""
        if self.order is None:
            raise Incomplete("Нет проекта приказа. Его готовит юрист или делопроизводитель.")
        return self.order


def current_packet(draft: RedactionDraft) -> Packet:
    """The packet of a draft that has been handed in; raises Incomplete for one that has not."""
    found = packet(draft)
    if found is None:
        raise Incomplete(f"{draft}: проект ещё не передавали на согласование.")
    return found


def latest_submission(draft: RedactionDraft) -> Submission | None:
    """The current round of a draft."""
    found: Submission | None = Submission.objects.filter(draft=draft).order_by("-number").first()
    return found


def packet(draft: RedactionDraft) -> Packet | None:
    """The current round with everything in it; None before the first submission."""
    submission = latest_submission(draft)
    if submission is None:
        return None
    steps, text = step_states(submission), text_of_submission(submission)
    changes = stages_of_submission(submission)
    opinions = tuple(submission.opinions.select_related("body", "scan", "by"))
    return Packet(
        draft=draft,
        submission=submission,
        text=text,
        order=draft.order,
        sha256=packet_sha256(submission, draft.order),
        steps=steps,
        opinions=opinions,
        missing=(*_missing(draft, steps, opinions), *_order_differs(draft, text, changes, submission.number)),
        changes=changes,
    )


def text_of_submission(submission: Submission) -> ActText:
    """The frozen text of a round."""
    return from_dict(json.loads(submission.content))


def packet_sha256(submission: Submission, order: Order | None) -> str:
    """One hash over the text, the order project and the changes by their days: what is shown is what is signed."""
    return shown_sha256(submission, project_sha256(order) if order else "")


def shown_sha256(submission: Submission, order_sha256: str) -> str:
    """The hash of a packet from the hash of its order project."""
    said = [submission.content_sha256, order_sha256]
    if submission.stages:
        said.append(canonical_json({"stages": submission.stages}))
    return hashlib.sha256("|".join(said).encode()).hexdigest()


def step_states(submission: Submission) -> tuple[StepState, ...]:
    """The route of the round with its decisions; a step opens when all before it are agreed."""
    records = {record.step: record for record in submission.records.all()}
    steps = route_of(submission.route)
    agreed = {index for index, record in records.items() if record.decision in POSITIVE}
    return tuple(
        StepState(
            step=step,
            record=records.get(step.index),
            is_open=step.index not in records and all(other.index in agreed for other in steps if other.position < step.position),
        )
        for step in steps
    )


def current_steps(draft: RedactionDraft) -> tuple[StepState, ...]:
    """The route of the current round with its decisions; nothing before the first submission."""
    submission = latest_submission(draft)
    return step_states(submission) if submission else ()


def _missing(draft: RedactionDraft, steps: tuple[StepState, ...], opinions: tuple[OpinionRecord, ...]) -> list[str]:
    waiting = [
        f"Нет визы: {state.step.title}, {state.step.holder_name}."
        for state in steps
        if state.step.is_visa and (state.record is None or state.record.decision not in POSITIVE)
    ]
    recorded = {opinion.body_id for opinion in opinions}
    unheard = [
        f"Не внесено мнение: {body.name}. Его вносит делопроизводитель." for body in draft.regulation.opinions.all() if body.pk not in recorded
    ]
    no_order = [] if draft.order_id else ["Нет проекта приказа. Его готовит юрист или делопроизводитель."]
    return waiting + unheard + no_order


def _order_differs(draft: RedactionDraft, text: ActText, changes: tuple[Change, ...], current: int) -> Iterator[str]:
    """The order is of this very text: it names the act as the text does and the day that the redaction will take."""
    if draft.order is None:
        return
    if draft.order_round != current:
        yield "После подготовки приказа изменился текст или внесено мнение. Подготовьте приказ заново."
    if draft.changes_an_act:
        words = words_of(draft, text, changes, effective_from=draft.effective_from)
        if words.derived != derived_in(draft.order):
            yield "Приказ говорит не то, что изменено в тексте. Подготовьте приказ заново."
        return
    clauses = list(draft.order.clauses.all())
    approving = " ".join(" ".join(clause.text for clause in clauses if clause.kind == ClauseKind.APPROVE).split())
    if _without_kind(text.title) not in approving:
        yield "Приказ утверждает акт с другим названием. Подготовьте приказ заново."
    if {clause.effective_from for clause in clauses if clause.kind == ClauseKind.ENTRY} - {draft.effective_from}:
        yield "В приказе и в проекте разные дни вступления в силу. Подготовьте приказ заново."
    elif draft.effective_from and not any(clause.kind == ClauseKind.ENTRY for clause in clauses):
        yield "В приказе нет пункта о дне вступления в силу. Подготовьте приказ заново."


def _without_kind(title: str) -> str:
    """The title without its first word, which the order declines."""
    return " ".join(title.split()[1:])


def waiting_for_signature(user: User, *, on: date) -> list[RedactionDraft]:
    """Drafts that wait for the signature of this person; empty for one without authority on the day."""
    if not holds_authority(user, on=on):
        return []
    return list(RedactionDraft.objects.filter(stage=Stage.ON_SIGNATURE).select_related("regulation", "author", "order"))
