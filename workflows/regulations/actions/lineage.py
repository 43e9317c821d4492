"""Confirming which provision of a new edition is which of the one in force."""

from django.db import transaction

from workflows.errors import WrongStage
from workflows.journal import entries
from workflows.people.models import User
from workflows.regulations import rules
from workflows.regulations.actions.drafting import fresh, rewrite, subject_of
from workflows.regulations.amending.renumbering import joined
from workflows.regulations.amendments import base_of, text_of_redaction
from workflows.regulations.drafts import text_of
from workflows.regulations.lineage_map import KEPT_AS, key_of
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import DraftWay


@transaction.atomic
def confirm_lineage(draft: RedactionDraft, *, shown: str, by: User) -> RedactionDraft:
    """The person has read the table of exactly the text that was `shown`; a change of the text asks again."""
    draft = fresh(draft)
    _may(by, draft)
    current = key_of(draft, text_of(draft))
    rules.shown_is_current(shown, current)
    draft.choices = {**(draft.choices or {}), KEPT_AS: current}
    draft.save()
    said = f"{draft.regulation}: подтверждено, какие пункты новой редакции стали какими"
    entries.write("draft.lineage_confirmed", subject=subject_of(draft), summary=said, by=by, facts={"sha256": current})
    return draft


@transaction.atomic
def join_provisions(draft: RedactionDraft, *, new: str, old: str, by: User) -> RedactionDraft:
    """A provision that seemed new is the one that seemed gone: it keeps its identity, links and history."""
    draft = fresh(draft)
    _may(by, draft)
    return rewrite(draft, text=joined(text_of_redaction(base_of(draft)), text_of(draft), new=new, old=old), by=by)


def _may(user: User, draft: RedactionDraft) -> None:
    rules.may_edit(user, draft)
    if draft.way != DraftWay.EDITION:
        raise WrongStage("Соответствие пунктов подтверждают только для новой редакции: в остальных проектах номера не меняются.")
