"""Beginning a draft and changing its text."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from wagtail.blocks import StreamValue

from workflows.errors import BadInput
from workflows.files.models import StoredFile
from workflows.journal import entries
from workflows.people.models import User
from workflows.regulations import rules
from workflows.regulations.drafts import body_from, provisions_from, text_of, with_new_uids
from workflows.regulations.models import ApprovalRoute, RedactionDraft, Regulation
from workflows.regulations.tree import ActText


def subject_of(draft: RedactionDraft) -> str:
    """How a draft is named in the journal."""
    return f"regulations.redactiondraft:{draft.pk}"


def fresh(draft: RedactionDraft) -> RedactionDraft:
    """The row as it is now, locked until the end of the transaction."""
    return RedactionDraft.objects.select_for_update().get(pk=draft.pk)


def alone_with(regulation: Regulation | int) -> None:
    """Nobody else begins a draft of the act or signs an order on it until the end of the transaction.

    What holds on a day, which numbers are taken and whether another draft stands in the way are read after this.
    """
    pk = regulation if isinstance(regulation, int) else regulation.pk
    Regulation.objects.select_for_update().get(pk=pk)


@transaction.atomic
def begin_draft(
    regulation: Regulation,
    *,
    text: ActText,
    by: User,
    route: ApprovalRoute | None = None,
    source: StoredFile | None = None,
    findings: Sequence[dict[str, Any]] = (),
    reason: str = "",
) -> RedactionDraft:
    """Open a draft with a text, imported or blank; its provisions get identities of their own."""
    alone_with(regulation)
    rules.may_begin(by, regulation)
    draft = RedactionDraft(
        regulation=regulation,
        reason=reason,
        source=source,
        findings=list(findings),
        route=route or ApprovalRoute.objects.filter(is_default=True).first(),
        author=by,
        live=False,
        has_unpublished_changes=True,
    )
    put_text(draft, with_new_uids(text))
    draft.save()
    draft.save_revision(user=by, log_action=True)
    entries.write("draft.begun", subject=subject_of(draft), summary=f"Начат проект: {regulation}", by=by)
    return RedactionDraft.objects.get(pk=draft.pk)


@transaction.atomic
def rewrite(draft: RedactionDraft, *, text: ActText, by: User) -> RedactionDraft:
    """Replace the text of an open draft; identities in `text` are kept as given."""
    draft = fresh(draft)
    rules.may_edit(by, draft)
    put_text(draft, text)
    draft.save()
    draft.save_revision(user=by, log_action=True)
    entries.write("draft.rewritten", subject=subject_of(draft), summary=f"Изменён текст проекта: {draft.regulation}", by=by)
    return RedactionDraft.objects.get(pk=draft.pk)


@transaction.atomic
def change_text(draft: RedactionDraft, *, change: Callable[[ActText], ActText], by: User) -> RedactionDraft:
    """Change the text as it stands now, under the lock of its row: what another person saved meanwhile stays."""
    draft = fresh(draft)
    rules.may_edit(by, draft)
    text = text_of(draft)
    new = change(text)
    if new == text:
        return draft
    if provisions_from(body_from(new)) != new.provisions:
        raise BadInput("Здесь такой текст встал бы не на своё место. Добавьте его перед вложенными пунктами или к одному из них.")
    return rewrite(draft, text=new, by=by)


def put_text(draft: RedactionDraft, text: ActText) -> None:
    draft.title, draft.organisation = text.title, text.organisation
    draft.approval_word, draft.imprint = text.approval_word, text.imprint
    draft.body = StreamValue(RedactionDraft.body.field.stream_block, body_from(text), is_lazy=True)
