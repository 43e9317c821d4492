"""The project of the order for a draft, and handing both to the director."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from workflows.errors import Incomplete, WrongStage
from workflows.journal import entries
from workflows.numbering.models import Series
from workflows.orders import actions as orders
from workflows.orders.models import Order
from workflows.people.models import User, organisation
from workflows.regulations import order_text, rules
from workflows.regulations.actions.drafting import fresh, subject_of
from workflows.regulations.models import RedactionDraft
from workflows.regulations.order_words import derived_in, fixed, words_of
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Stage


@transaction.atomic
def prepare_order(draft: RedactionDraft, *, series: Series, by: User, effective_from: date | None = None) -> Order:
    """Write the default order for the draft, or write it anew when opinions or the date have changed."""
    draft = fresh(draft)
    rules.may_prepare_order(by, draft)
    if draft.changes_an_act and effective_from != draft.effective_from:
        raise WrongStage("День вступления изменений в силу указан в проекте и согласован вместе с ним. Чтобы изменить его, отзовите проект.")
    found = current_packet(draft)
    words = words_of(draft, found.text, found.changes, effective_from=effective_from)
    said = order_text.preamble(found.opinions)
    if draft.order:
        order = orders.revise(draft.order, title=words.title, preamble=said, clauses=words.clauses, by=by)
    else:
        order = orders.project(series=series, title=words.title, preamble=said, clauses=words.clauses, place=organisation().place, by=by)
    draft.order, draft.effective_from, draft.order_round = order, effective_from, found.submission.number
    draft.save()
    return order


@transaction.atomic
def revise_order(draft: RedactionDraft, *, title: str, preamble: str, clauses: Sequence[orders.Clause], by: User) -> Order:
    """Edit the words of the order project while it is not before the director."""
    draft = fresh(draft)
    rules.may_prepare_order(by, draft)
    if draft.order is None:
        raise Incomplete("Проекта приказа ещё нет. Сначала подготовьте его.")
    if draft.changes_an_act and fixed((clause.kind, clause.text, clause.effective_from) for clause in clauses) != derived_in(draft.order):
        raise WrongStage("Пункты об изменениях и о вступлении в силу пишет программа по тексту проекта. Править можно преамбулу и остальные пункты.")
    return orders.revise(draft.order, title=title, preamble=preamble, clauses=clauses, by=by)


@transaction.atomic
def send_to_signature(draft: RedactionDraft, *, by: User) -> RedactionDraft:
    """Hand the agreed text with its order to whoever holds the signing authority."""
    draft = fresh(draft)
    rules.may_send(by, draft)
    draft.move_to(Stage.ON_SIGNATURE)
    draft.save()
    sha256 = current_packet(draft).sha256
    entries.write("draft.sent", subject=subject_of(draft), summary=f"{draft.regulation}: передан на подпись", by=by, facts={"sha256": sha256})
    return draft
