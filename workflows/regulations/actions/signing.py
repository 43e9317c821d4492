"""Signing: the single way into force."""

from datetime import datetime

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
from workflows.regulations.actions.archiving import archive
from workflows.regulations.actions.drafting import fresh, subject_of
from workflows.regulations.drafts import text_of
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.queries import Packet, current_packet
from workflows.regulations.stages import Decision, Stage
from workflows.regulations.tree import sha256_of

PRINTS = ("pdf", "docx", "akn", "json")


@transaction.atomic
def sign_order(draft: RedactionDraft, *, shown_sha256: str, by: User, at: datetime | None = None) -> Redaction:
    """Sign the order of the draft: number, order, redaction, provisions, record and journal, all or nothing.

    `shown_sha256` is the hash of the packet that the signer read; whatever changed since refuses. Prints, the page
    and the search index are asked of the queue in the same transaction.
    """
    at = at or timezone.now()
    on = timezone.localdate(at)
    draft = fresh(draft)
    rules.may_sign(by, draft, on=on)
    found = current_packet(draft)
    rules.shown_is_current(shown_sha256, found.sha256)
    _text_is_untouched(draft, found)
    effective_from = draft.effective_from or on
    rules.takes_effect_lawfully(effective_from, order_date=on)
    order = orders.sign(found.order_project, by=by, on=on, at=at)
    redaction = archive(draft, found.text, order=order, effective_from=effective_from)
    _record_signature(found, by=by, at=at)
    draft.move_to(Stage.APPROVED)
    draft.save()
    _write_down(draft, redaction, order, by=by)
    _ask_for_everything(redaction, found)
    return redaction


def _text_is_untouched(draft: RedactionDraft, found: Packet) -> None:
    """The frozen text, its hash and the workbench agree; anything else means that somebody went round the actions."""
    hashes = {found.submission.content_sha256, sha256_of(found.text), sha256_of(text_of(draft))}
    if len(hashes) > 1:
        raise Stale("Текст в редакторе отличается от согласованного. Подписать его нельзя: верните проект на доработку.")


def _record_signature(found: Packet, *, by: User, at: datetime) -> None:
    record(found.submission, found.signature_step, Decision.SIGNED, comment="", sha256=found.sha256, by=by, at=at)


def _write_down(draft: RedactionDraft, redaction: Redaction, order: Order, *, by: User) -> None:
    entries.write(
        "redaction.approved",
        subject=f"regulations.redaction:{redaction.pk}",
        summary=f"{redaction}: утверждена. {order}",
        by=by,
        facts={"sha256": redaction.content_sha256, "order": order.number, "from": redaction.effective_from.isoformat(), "draft": draft.pk},
    )


def _ask_for_everything(redaction: Redaction, found: Packet) -> None:
    async_task("pages.tasks.publish_redaction", redaction.pk)
    async_task("pages.indexing.index_redaction", redaction.pk)
    for form in PRINTS:
        queue.ask(f"regulations.redaction.{form}", redaction.pk)
    queue.ask("regulations.visas.pdf", found.submission.pk)


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
