"""Beginning changes of an act in force, choosing how the order will word them, moving them to a newer redaction."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from workflows.errors import Stale, WrongStage
from workflows.files.models import StoredFile
from workflows.journal import entries
from workflows.orders.models import spoken_date
from workflows.people.models import User
from workflows.regulations import rules
from workflows.regulations.actions.drafting import alone_with, change_text, fresh, put_text, subject_of
from workflows.regulations.amending import edits
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.derive import EDITION, derive
from workflows.regulations.amending.operations import TITLE_PAGE, Choice, Choices, Term
from workflows.regulations.amendments import base_of, choices_of, choices_to_json, stages_of, text_of_redaction
from workflows.regulations.drafts import text_of
from workflows.regulations.models import ApprovalRoute, DraftEdit, Redaction, RedactionDraft, Regulation
from workflows.regulations.stages import DraftWay
from workflows.regulations.timeline import where_to
from workflows.regulations.tree import ActText


@transaction.atomic
def begin_amendment(
    base: Redaction,
    *,
    by: User,
    way: DraftWay = DraftWay.AMEND,
    reason: str = "",
    effective_from: date | None = None,
    route: ApprovalRoute | None = None,
    text: ActText | None = None,
    source: StoredFile | None = None,
    on: date | None = None,
) -> RedactionDraft:
    """Open a draft over a redaction: the same text under the same identities, to be changed in place.

    `text` replaces it when the changes come from a file, kept as `source`; `effective_from` is the day for all that has no day of its own.
    """
    if way not in {DraftWay.AMEND, DraftWay.EDITION}:
        raise WrongStage("Так начинают только изменения и новую редакцию.")
    alone_with(base.regulation_id)
    rules.may_amend(by, base, on=on or timezone.localdate())
    return _begin(base, way=way, text=text or text_of_redaction(base), by=by, reason=reason, effective_from=effective_from, route=route, source=source)


@transaction.atomic
def begin_repeal(
    base: Redaction,
    *,
    by: User,
    reason: str = "",
    effective_from: date | None = None,
    successor: Regulation | None = None,
    route: ApprovalRoute | None = None,
    on: date | None = None,
) -> RedactionDraft:
    """Open a draft that ends an act: it goes the same way of visas, opinions and an order."""
    alone_with(base.regulation_id)
    on = on or timezone.localdate()
    rules.may_repeal(by, base, on=on)
    rules.heir_holds(successor, on=effective_from or on)
    text = text_of_redaction(base)
    return _begin(base, way=DraftWay.REPEAL, text=text, by=by, reason=reason, effective_from=effective_from, route=route, successor=successor)


def _begin(
    base: Redaction,
    *,
    way: DraftWay,
    text: ActText,
    by: User,
    reason: str,
    effective_from: date | None,
    route: ApprovalRoute | None,
    successor: Regulation | None = None,
    source: StoredFile | None = None,
) -> RedactionDraft:
    draft = RedactionDraft(
        regulation=base.regulation,
        base=base,
        way=way,
        reason=reason,
        effective_from=effective_from,
        successor=successor,
        source=source,
        route=route or ApprovalRoute.objects.filter(is_default=True).first(),
        author=by,
        live=False,
        has_unpublished_changes=True,
    )
    put_text(draft, text)
    draft.save()
    draft.save_revision(user=by, log_action=True)
    said = f"Начат проект: {base.regulation}, {draft.get_way_display()}, на основе редакции № {base.number}"
    entries.write("draft.begun", subject=subject_of(draft), summary=said, by=by)
    return RedactionDraft.objects.get(pk=draft.pk)


@transaction.atomic
def choose(draft: RedactionDraft, *, key: str, choice: Choice, by: User, also: Iterable[str] = ()) -> RedactionDraft:
    """How fine a change is worded and from which day it holds; `key` is the uid of a provision or a part of the title page.

    `also` are further places with the same choice: a change «по тексту» has one day for all.
    """
    draft = fresh(draft)
    rules.may_choose(by, draft)
    keys = {key, *also}
    if not keys <= _known(draft):
        raise Stale("Этого места в проекте уже нет: его убрал другой человек. Откройте страницу изменений заново.")
    chosen = choices_of(draft)
    return _keep(draft, replace(chosen, of={**chosen.of, **dict.fromkeys(keys, choice)}), by=by)


def _known(draft: RedactionDraft) -> set[str]:
    """Everything that a choice may be about."""
    texts = (text_of(draft), text_of_redaction(base_of(draft)))
    return {EDITION, *(part.value for part in TITLE_PAGE), *(node.uid for text in texts for node in text.walk())}


@transaction.atomic
def set_terms(draft: RedactionDraft, *, terms: tuple[Term, ...], by: User) -> RedactionDraft:
    """The changes of terminology through the whole text."""
    draft = fresh(draft)
    rules.may_choose(by, draft)
    return _keep(draft, replace(choices_of(draft), terms=terms), by=by)


@transaction.atomic
def replace_term(draft: RedactionDraft, *, term: Term, by: User) -> RedactionDraft:
    """One word for another in every place of the text, told by the order as one change."""
    changed = change_text(draft, change=lambda text: edits.term_replaced(text, term)[0], by=by)
    return set_terms(changed, terms=(*choices_of(changed).terms, term), by=by)


@transaction.atomic
def set_day(draft: RedactionDraft, *, effective_from: date | None, reason: str, by: User) -> RedactionDraft:
    """The day of all changes without a day of their own, and what the draft is for."""
    draft = fresh(draft)
    rules.may_edit(by, draft)
    draft.effective_from, draft.reason = effective_from, reason
    return _said(draft, f"день вступления в силу: {spoken_date(effective_from) if effective_from else 'со дня подписания'}", by=by)


def _keep(draft: RedactionDraft, choices: Choices, *, by: User) -> RedactionDraft:
    draft.choices = {**(draft.choices or {}), **choices_to_json(choices)}
    return _said(draft, "выбрано, как и с какого дня изложить изменения", by=by)


def _said(draft: RedactionDraft, what: str, *, by: User) -> RedactionDraft:
    """Days and wording are part of what the order says: whoever sets them has written it and does not agree to it."""
    draft.save()
    DraftEdit.objects.create(draft=draft, user=by)
    entries.write("draft.set", subject=subject_of(draft), summary=f"{draft.regulation}: {what}", by=by)
    return draft


@transaction.atomic
def rebase(draft: RedactionDraft, *, by: User, on: date) -> RedactionDraft:
    """Carry the draft over to the redaction that holds on its first day; raises Conflicts where both changed one place.

    A new edition states the whole act and keeps its words; a repeal takes the text that it will end.
    """
    draft = fresh(draft)
    alone_with(draft.regulation_id)
    rules.may_rebase(by, draft)
    base, text = base_of(draft), text_of(draft)
    new_base = where_to(draft, stages_of(draft, text), on=on)
    put_text(draft, _moved(draft, text, new_base))
    draft.base = new_base
    draft.save()
    draft.save_revision(user=by, log_action=True)
    said = f"{draft.regulation}: проект перенесён с редакции № {base.number} на редакцию № {new_base.number}"
    entries.write("draft.rebased", subject=subject_of(draft), summary=said, by=by)
    return RedactionDraft.objects.get(pk=draft.pk)


def _moved(draft: RedactionDraft, text: ActText, new_base: Redaction) -> ActText:
    if draft.way == DraftWay.EDITION:
        return text
    onto = text_of_redaction(new_base)
    if draft.way == DraftWay.REPEAL:
        return onto
    was = text_of_redaction(base_of(draft))
    return apply(onto, derive(was, text, choices_of(draft)), was=was)
