"""How far a draft has come: makers that walk the same actions as people do, with a cast that stays the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone

from tests import make
from workflows.numbering.models import Series
from workflows.people.models import User
from workflows.regulations import actions
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.drafts import text_of
from workflows.regulations.lineage_map import key_of
from workflows.regulations.models import ApprovalRoute, OpinionBody, Redaction, RedactionDraft, Regulation, RouteStep
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Decision, DraftWay, OpinionResult, StepKind
from workflows.regulations.tree import ActText

MORNING = datetime(2026, 2, 26, 7, 0, tzinfo=UTC)
MARCH = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part."""

    head: User
    lawyer: User
    clerk: User
    deputy: User
    engineer: User
    route: ApprovalRoute
    series: Series


def cast() -> Cast:
    """The people of the story with a route: two visas at once, then the signature."""
    make.organisation()
    deputy, engineer = make.executor(last_name="Волков"), make.executor(last_name="Громов", position="Инженер")
    route = ApprovalRoute.objects.create(title="Обычный", is_default=True)
    RouteStep.objects.create(route=route, position=1, title="Заместитель", holder=deputy)
    RouteStep.objects.create(route=route, position=1, title="Инженер", holder=engineer)
    RouteStep.objects.create(route=route, position=2, title="Директор", kind=StepKind.SIGNATURE)
    return Cast(make.head(), make.lawyer(), make.clerk(), deputy, engineer, route, make.series())


def begun(who: Cast, *, text: ActText | None = None, regulation: Regulation | None = None) -> RedactionDraft:
    """A draft with a text."""
    return actions.begin_draft(regulation or make.regulation(), text=text or make.act_text(), by=who.lawyer)


def submitted(who: Cast, **kwargs) -> RedactionDraft:
    """A draft before those who agree."""
    return actions.submit(begun(who, **kwargs), by=who.lawyer)


def agreed(who: Cast, **kwargs) -> RedactionDraft:
    """A draft with all visas."""
    draft = submitted(who, **kwargs)
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = visa(draft, step=step, by=holder)
    return draft


def visa(draft: RedactionDraft, *, step: int, by: User, decision: Decision = Decision.AGREED, comment: str = "") -> RedactionDraft:
    """A decision on the text as it is shown."""
    shown = current_packet(draft).submission.content_sha256
    return actions.decide(draft, step=step, decision=decision, comment=comment, shown_sha256=shown, by=by)


def before_director(who: Cast, **kwargs) -> RedactionDraft:
    """A draft with its order before the director."""
    draft = agreed(who, **kwargs)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    return actions.send_to_signature(draft, by=who.clerk)


def sign(draft: RedactionDraft, *, by: User, shown: str = "", at: datetime = MORNING) -> Redaction:
    """The signature under what is shown."""
    return actions.sign_order(draft, shown_sha256=shown or current_packet(draft).sha256, by=by, at=at)


def signed(who: Cast, **kwargs) -> Redaction:
    """A redaction in force."""
    return sign(before_director(who, **kwargs), by=who.head)


def council(regulation: Regulation, name: str = "совет родителей") -> OpinionBody:
    """A council whose opinion the act needs."""
    body = OpinionBody.objects.create(name=name, genitive="совета родителей")
    regulation.opinions.add(body)
    return body


def opinion(body: OpinionBody) -> actions.Opinion:
    """A council agrees by a protocol."""
    return actions.Opinion(body=body, result=OpinionResult.AGREED, protocol_number="3", protocol_date=date(2026, 2, 20))


Change = Callable[[ActText], ActText]


def changes(who: Cast, base: Redaction, change: Change, *, since: date | None = None, at: datetime = MARCH) -> RedactionDraft:
    """A draft of changes over a redaction."""
    draft = actions.begin_amendment(base, by=who.lawyer, effective_from=since, on=timezone.localdate(at))
    return actions.rewrite(draft, text=change(text_of_redaction(base)), by=who.lawyer)


def changed(who: Cast, base: Redaction, change: Change, *, since: date | None = None, at: datetime = MARCH) -> Redaction:
    """A redaction by an order of changes."""
    return carried(who, changes(who, base, change, since=since, at=at), at=at)


def carried(who: Cast, draft: RedactionDraft, *, at: datetime = MARCH) -> Redaction:
    """A draft on its whole way to the signature."""
    return sign(before_signature(who, draft, at=at), by=who.head, at=at)


def before_signature(who: Cast, draft: RedactionDraft, *, at: datetime = MARCH) -> RedactionDraft:
    """A draft of changes with its order before the director."""
    draft = handed_in(who, draft, at=at)
    actions.prepare_order(draft, series=who.series, effective_from=draft.effective_from, by=who.clerk)
    return actions.send_to_signature(draft, by=who.clerk)


def handed_in(who: Cast, draft: RedactionDraft, *, at: datetime = MARCH) -> RedactionDraft:
    """A draft with all visas of its round."""
    if draft.way == DraftWay.EDITION:
        draft = actions.confirm_lineage(draft, shown=key_of(draft, text_of(draft)), by=who.lawyer)
    draft = actions.submit(draft, by=who.lawyer, at=at)
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = visa(draft, step=step, by=holder)
    return draft
