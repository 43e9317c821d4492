"""The order that is signed is the order of this very text: its name, its day."""

from dataclasses import replace
from datetime import date

import pytest

from tests import make
from tests.workflows.regulations import story
from workflows.errors import Incomplete
from workflows.orders.actions import Clause
from workflows.regulations import actions
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.queries import current_packet

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)


def test_an_order_with_another_day_is_not_sent():
    who = story.cast()
    draft = story.agreed(who)
    order = actions.prepare_order(draft, series=who.series, effective_from=MARCH, by=who.clerk)
    clauses = [Clause(clause.kind, clause.text, MAY if clause.effective_from else None) for clause in order.clauses.all()]
    actions.revise_order(draft, title=order.title, preamble=order.preamble, clauses=clauses, by=who.clerk)

    with pytest.raises(Incomplete, match="разные дни вступления в силу"):
        actions.send_to_signature(draft, by=who.clerk)


def test_an_order_that_lost_its_day_is_not_sent():
    who = story.cast()
    draft = story.agreed(who)
    order = actions.prepare_order(draft, series=who.series, effective_from=MARCH, by=who.clerk)
    clauses = [Clause(clause.kind, clause.text) for clause in order.clauses.all() if not clause.effective_from]
    actions.revise_order(draft, title=order.title, preamble=order.preamble, clauses=clauses, by=who.clerk)

    with pytest.raises(Incomplete, match="нет пункта о дне"):
        actions.send_to_signature(draft, by=who.clerk)


def test_a_day_changed_past_the_actions_after_the_director_read_it_refuses():
    who = story.cast()
    draft = story.before_director(who)
    shown = current_packet(draft).sha256
    RedactionDraft.objects.filter(pk=draft.pk).update(effective_from=date(2030, 1, 1))

    with pytest.raises(Incomplete, match="разные дни вступления в силу"):
        story.sign(draft, by=who.head, shown=shown)
    assert not Redaction.objects.exists()


def test_an_order_of_the_text_before_it_was_renamed_is_not_sent():
    who = story.cast()
    draft = story.agreed(who)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    draft = actions.withdraw(draft, reason="Переименовать", by=who.lawyer)
    draft = actions.rewrite(draft, text=replace(make.act_text(), title="Порядок совсем другой"), by=who.lawyer)
    draft = actions.submit(draft, by=who.lawyer)
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = story.visa(draft, step=step, by=holder)

    with pytest.raises(Incomplete, match="с другим названием"):
        actions.send_to_signature(draft, by=who.clerk)
