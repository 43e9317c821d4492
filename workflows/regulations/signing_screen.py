"""What the director sees before signing: plain values for the templates of `staff/signing`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from workflows.errors import why_not
from workflows.orders.documents import facts_of
from workflows.orders.models import spoken_date
from workflows.orders.rendering import OrderFacts
from workflows.people.models import User
from workflows.printing.models import Print
from workflows.printing.words import NBSP, grouped, long_date
from workflows.regulations import rules
from workflows.regulations.amending.renumbering import Renumbering
from workflows.regulations.draft_redline import DraftRedline, draft_redline
from workflows.regulations.ending import Ending, ending_of
from workflows.regulations.lineage_map import map_of
from workflows.regulations.models import OpinionRecord, Publication, Redaction, RedactionDraft
from workflows.regulations.queries import Packet, StepState, packet
from workflows.regulations.readiness import comes_lawfully
from workflows.regulations.reference_queries import Trouble, troubles
from workflows.regulations.reference_rules import references_hold
from workflows.regulations.rendering.html import render_html
from workflows.regulations.stages import DraftWay, Stage
from workflows.signing.models import SigningAuthority
from workflows.signing.signatures import may_sign as holds_authority

REDACTION_FORMS = {"regulations.redaction.pdf": "PDF", "regulations.redaction.docx": "DOCX"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the approval part: who or which body, what they said and when, and what they remarked."""

    who: str
    said: str
    when: str
    remark: str = ""
    is_done: bool = True


SIGNS = {
    DraftWay.FIRST: "приказ и приложение к нему",
    DraftWay.AMEND: "приказ о внесении изменений",
    DraftWay.EDITION: "приказ и новая редакция, приложение к нему",
    DraftWay.REPEAL: "приказ о признании утратившим силу",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """The whole screen. `obstacles` are the reasons why it cannot be signed now, in words; empty means «подписывайте»."""

    draft: RedactionDraft
    packet: Packet
    capacity: str
    text_html: str
    order: OrderFacts | None
    comparison: str
    redline: DraftRedline | None
    map: Renumbering | None
    ending: Ending | None
    effective: str
    visas: tuple[Line, ...]
    opinions: tuple[Line, ...]
    references: tuple[Trouble, ...]
    obstacles: tuple[str, ...]
    no_return: str

    @property
    def signs(self) -> str:
        """What the signature stands under; only a whole text is an appendix."""
        return SIGNS[DraftWay(self.draft.way)]

    @property
    def short_sha256(self) -> str:
        return self.packet.sha256[:12]

    @property
    def whole_sha256(self) -> str:
        return grouped(self.packet.sha256)


def may_open(user: User, draft: RedactionDraft, *, on: date) -> None:
    """Those who take part in the draft, and whoever may sign it today."""
    is_before_signer = draft.stage in (Stage.ON_SIGNATURE, Stage.APPROVED)
    if not (is_before_signer and holds_authority(user, on=on)):
        rules.may_see(user, draft, on=on)


def screen(draft: RedactionDraft, *, user: User, on: date, asked: Mapping[str, str] | None = None) -> Screen | None:
    """The screen for this person today; None for a draft that has never been handed in.

    `asked` are the parameters of the address: how the person wants to see what changes.
    """
    found = packet(draft)
    if found is None:
        return None
    authority = SigningAuthority.objects.valid(on).filter(user=user).order_by("-valid_from").first()
    return Screen(
        draft=draft,
        packet=found,
        capacity=f"{authority.post} {user.short_name} ({authority.basis})" if authority else "",
        text_html=render_html(found.text, permalinks=False),
        order=facts_of(found.order, post=authority.post if authority else "", name=user.short_name if authority else "")
        if found.order
        else None,
        comparison=_comparison(draft.base),
        redline=draft_redline(draft, found.text, asked=asked or {}, changes=found.changes),
        map=map_of(draft, found.text),
        ending=ending_of(draft),
        effective=f"с{NBSP}{spoken_date(draft.effective_from)}"
        if draft.effective_from
        else "со дня подписания приказа",
        visas=tuple(_visa(state) for state in found.steps if state.step.is_visa),
        opinions=tuple(_opinion(record) for record in found.opinions),
        references=troubles(draft, found.text),
        obstacles=_obstacles(user, found, on=on),
        no_return=why_not(rules.may_refuse, user, draft, on=on),
    )


def _obstacles(user: User, found: Packet, *, on: date) -> tuple[str, ...]:
    sentence = (
        why_not(rules.may_sign, user, found.draft, on=on)
        or why_not(references_hold, found.draft, found.text)
        or why_not(comes_lawfully, found.draft, found.changes, on=on)
    )
    if sentence == " ".join(found.missing):
        return found.missing
    return (sentence, *found.missing) if sentence else ()


def _comparison(base: Redaction | None) -> str:
    return f"Меняется редакция № {base.number}." if base else "Первая редакция, сравнивать не с чем: ниже весь текст."


def _visa(state: StepState) -> Line:
    who = ", ".join(filter(None, (state.step.holder_name, state.step.holder_position or state.step.title)))
    if state.record is None:
        return Line(who=who, said="визы ещё нет", when="", is_done=False)
    record = state.record
    instead = f"за: {record.instead_words}" if record.instead_words else ""
    signed = ", ".join(filter(None, (record.by_name, record.by_position or state.step.title, instead)))
    return Line(
        who=signed,
        said=record.get_decision_display(),
        when=spoken_date(timezone.localdate(record.at)),
        remark=record.comment,
    )


def _opinion(record: OpinionRecord) -> Line:
    protocol = (
        f"протокол №{NBSP}{record.protocol_number} от {spoken_date(record.protocol_date)}"
        if record.protocol_date
        else "протокола нет"
    )
    return Line(who=record.body_name, said=record.get_result_display(), when=protocol, remark=record.comment)


def signed_by(user: User, draft: RedactionDraft) -> bool:
    """Whether this person has already signed this draft: a second press of the button is then no mistake."""
    order = draft.order
    return (
        draft.stage == Stage.APPROVED
        and order is not None
        and order.signature is not None
        and order.signature.user_id == user.pk
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """A redaction that the signed order brought: from which day, where it stands on the site, which files are built."""

    redaction: Redaction
    since: str
    is_ahead: bool
    publication: Publication | None
    prints: tuple[tuple[str, str, bool], ...]


def outcomes(draft: RedactionDraft, *, on: date) -> tuple[Outcome, ...]:
    """All redactions of the signed draft, one for each day of its changes; none after a repeal. Those built anew later are left out."""
    made = Redaction.objects.filter(source_draft=draft.pk, rebased_from=None).order_by("number")
    rows = list(made.select_related("order__signature", "regulation", "publication").defer("content", "html"))
    built = set(
        Print.objects.filter(request__subject_id__in=[row.pk for row in rows], request__form__in=REDACTION_FORMS).values_list("request__subject_id", "request__form")
    )
    return tuple(
        Outcome(
            redaction=row,
            since=long_date(row.effective_from),
            is_ahead=row.effective_from > on,
            publication=getattr(row, "publication", None),
            prints=tuple((form, title, (row.pk, form) in built) for form, title in REDACTION_FORMS.items()),
        )
        for row in rows
    )
