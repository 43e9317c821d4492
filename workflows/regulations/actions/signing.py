"""Signing: the single way into force."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from workflows.errors import Stale
from workflows.journal import entries
from workflows.orders import actions as orders
from workflows.orders.models import Order
from workflows.people.models import User
from workflows.printing import queue
from workflows.regulations import rules
from workflows.regulations.actions.approval import record
from workflows.regulations.actions.archiving import Origin, archive, carry_title
from workflows.regulations.actions.drafting import alone_with, fresh, subject_of
from workflows.regulations.amendments import base_of
from workflows.regulations.drafts import text_of
from workflows.regulations.models import Redaction, RedactionDraft, Repeal
from workflows.regulations.queries import Packet, current_packet
from workflows.regulations.readiness import comes_lawfully
from workflows.regulations.reference_rules import references_hold
from workflows.regulations.stages import Decision, DraftWay, Stage
from workflows.regulations.timeline import edition_for, plan
from workflows.regulations.tree import sha256_of

PRINTS = ("pdf", "docx", "akn", "json")


@transaction.atomic
def sign_order(draft: RedactionDraft, *, shown_sha256: str, by: User, at: datetime | None = None) -> Redaction:
    """Sign the order of the draft: number, order, redactions or repeal, record and journal, all or nothing.

    `shown_sha256` is the hash of the packet that the signer read; whatever changed since refuses. Prints, the page
    and the search index are asked of the queue in the same transaction. Gives the first redaction of the order; of a
    repeal the redaction that it ends.
    """
    at = at or timezone.now()
    on = timezone.localdate(at)
    draft = fresh(draft)
    alone_with(draft.regulation_id)
    rules.may_sign(by, draft, on=on)
    found = current_packet(draft)
    rules.shown_is_current(shown_sha256, found.sha256)
    _text_is_untouched(draft, found)
    references_hold(draft, found.text)
    comes_lawfully(draft, found.changes, on=on)
    signing = Signing(draft=draft, packet=found, order=found.order_project, by=by, on=on, at=at)
    redactions = WAYS[DraftWay(draft.way)](signing)
    record(found.submission, found.signature_step, Decision.SIGNED, comment="", sha256=found.sha256, by=by, at=at)
    draft.move_to(Stage.APPROVED)
    draft.save()
    carry_title(draft.regulation, on=on)
    queue.ask("regulations.visas.pdf", found.submission.pk)
    if found.opinions:
        queue.ask("regulations.opinions.pdf", found.submission.pk)
    return redactions[0]


@dataclass(frozen=True, slots=True)
class Signing:
    """All that one signature is about."""

    draft: RedactionDraft
    packet: Packet
    order: Order
    by: User
    on: date
    at: datetime

    def sign(self) -> Order:
        return orders.sign(self.order, by=self.by, on=self.on, at=self.at)

    @property
    def day(self) -> date:
        """The day of the draft, or that of the order."""
        return self.draft.effective_from or self.on


def _approve(signing: Signing) -> list[Redaction]:
    """The first redaction of an act."""
    origin = Origin(signing.draft.pk, signing.sign(), signing.day)
    redaction = archive(signing.draft.regulation, signing.packet.text, origin)
    _write_down(redaction, by=signing.by)
    _ask_for_everything(redaction)
    return [redaction]


def _change(signing: Signing) -> list[Redaction]:
    """A redaction for each day of the changes, and anew each one already signed for a later day."""
    draft, base, edition = signing.draft, base_of(signing.draft), edition_for(signing.draft)
    planned = plan(draft, signing.packet.changes, on=signing.on)
    order = signing.sign()
    built: list[Redaction] = []
    for one in planned:
        origin = Origin(
            draft_id=one.replaces.source_draft if one.replaces else draft.pk,
            order=one.replaces.order if one.replaces else order,
            effective_from=one.built.layer.effective_from,
            edition=edition,
            base=built[-1] if built else base,
            instructions=one.built.layer.instructions,
            rebased_from=one.replaces,
            signed_with=order if one.replaces else None,
        )
        built.append(archive(draft.regulation, one.built.text, origin))
        _write_down(built[-1], by=signing.by)
        _ask_for_everything(built[-1])
    return [redaction for redaction in built if redaction.order_id == order.pk]


def _repeal(signing: Signing) -> list[Redaction]:
    """The end of the act; its redactions stay as they are."""
    draft, base, day = signing.draft, base_of(signing.draft), signing.day
    order = signing.sign()
    Repeal.objects.create(
        regulation=draft.regulation, order=order, redaction=base, source_draft=draft.pk, effective_from=day, successor=draft.successor
    )
    entries.write(
        "regulation.repealed",
        subject=f"regulations.regulation:{draft.regulation_id}",
        summary=f"{draft.regulation}: утрачивает силу с {day:%d.%m.%Y}. {order}",
        by=signing.by,
        facts={"order": order.number, "from": day.isoformat(), "draft": draft.pk, "redaction": base.number},
    )
    async_task("pages.tasks.publish_repeal", draft.regulation_id)
    return [base]


WAYS: dict[DraftWay, Callable[[Signing], list[Redaction]]] = {
    DraftWay.FIRST: _approve,
    DraftWay.AMEND: _change,
    DraftWay.EDITION: _change,
    DraftWay.REPEAL: _repeal,
}


def _text_is_untouched(draft: RedactionDraft, found: Packet) -> None:
    """The frozen text, its hash and the workbench agree; anything else means that somebody went round the actions."""
    hashes = {found.submission.content_sha256, sha256_of(found.text), sha256_of(text_of(draft))}
    if found.changes:
        hashes.add(sha256_of(found.changes[-1].text))  # what the order says gives what was agreed
    if len(hashes) > 1:
        raise Stale("Текст в редакторе отличается от согласованного. Подписать его нельзя: верните проект на доработку.")


def _write_down(redaction: Redaction, *, by: User) -> None:
    entries.write(
        "redaction.approved",
        subject=f"regulations.redaction:{redaction.pk}",
        summary=f"{redaction}: утверждена. {redaction.order}",
        by=by,
        facts={
            "sha256": redaction.content_sha256,
            "order": redaction.order.number,
            "from": redaction.effective_from.isoformat(),
            "draft": redaction.source_draft,
        },
    )


def _ask_for_everything(redaction: Redaction) -> None:
    async_task("pages.tasks.publish_redaction", redaction.pk)
    async_task("pages.indexing.index_redaction", redaction.pk)
    for form in PRINTS:
        queue.ask(f"regulations.redaction.{form}", redaction.pk)
    if redaction.base_id:
        queue.ask("regulations.redline.pdf", redaction.pk)


@transaction.atomic
def refuse(draft: RedactionDraft, *, comment: str, by: User, at: datetime | None = None) -> RedactionDraft:
    """Send the draft back to its author with the director's words; a new round needs new visas."""
    at = at or timezone.now()
    draft = fresh(draft)
    rules.may_refuse(by, draft, on=timezone.localdate(at))
    rules.has_comment(Decision.REFUSED, comment)
    found = current_packet(draft)
    record(found.submission, found.signature_step, Decision.REFUSED, comment=comment, sha256=found.sha256, by=by, at=at)
    draft.move_to(Stage.RETURNED)
    draft.save()
    entries.write("draft.refused", subject=subject_of(draft), summary=f"{draft.regulation}: возвращён руководителем", by=by)
    return draft
