"""An act that lives: changed by orders, on several days, out of order, given anew, repealed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests import make
from tests.workflows.regulations import story
from workflows.errors import NotAllowed, Stale, WrongStage
from workflows.regulations import actions, verification
from workflows.regulations.amending import edits
from workflows.regulations.amending.errors import Conflicts
from workflows.regulations.amending.operations import Choice, Part
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.models import AmendmentInstruction, Provision, Redaction, RedactionDraft
from workflows.regulations.queries import redaction_on, status
from workflows.regulations.stages import DraftWay, RedactionStatus
from workflows.regulations.tree import Kind, Node

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

MARCH = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
APRIL = datetime(2026, 4, 10, 7, 0, tzinfo=UTC)
MAY_1, SEPTEMBER_1 = date(2026, 5, 1), date(2026, 9, 1)
HOURS = make.uid("point 1.1")
BINDING = make.uid("point 1.2")


def test_a_word_is_changed_by_an_order_that_writes_itself():
    who = story.cast()
    first = story.signed(who)

    second = changed(who, first, words("Школа работает с 8 часов."))

    assert second.number == 2
    assert text_of_redaction(second).provisions[0].children[0].text == "Школа работает с 8 часов."
    assert [clause.text for clause in second.order.clauses.all()][0] == (
        f"Внести в Порядок работы школы, утверждённый приказом от 26.02.2026 № {first.order.number}, следующее изменение:\n"
        "1) в пункте 1.1 цифру «9» заменить цифрой «8»."
    )
    assert list(verification.problems()) == []


def test_only_the_changed_point_names_the_new_order():
    who = story.cast()
    first = story.signed(who)

    second = changed(who, first, words("Школа работает с 8 часов."))

    orders = {row.key: (row.introduced_by, row.last_changed_by) for row in Provision.objects.filter(redaction=second)}
    assert orders["1-1"] == (first.order, second.order)
    assert orders["1-2"] == (first.order, first.order)


def test_each_change_may_have_a_day_of_its_own():
    who = story.cast()
    first = story.signed(who)
    draft = actions.begin_amendment(first, by=who.lawyer, on=MARCH.date())
    text = edits.with_words(text_of_redaction(first), HOURS, Part.TEXT, "Школа работает с 8 часов.")
    text = edits.repealed(text, BINDING)
    draft = actions.rewrite(draft, text=text, by=who.lawyer)
    draft = actions.choose(draft, key=BINDING, choice=Choice(effective_from=SEPTEMBER_1), by=who.lawyer)

    sign(who, draft, at=MARCH)

    assert [(row.number, row.effective_from) for row in Redaction.objects.order_by("number")] == [
        (1, date(2026, 2, 26)),
        (2, date(2026, 3, 10)),
        (3, SEPTEMBER_1),
    ]
    last = redaction_on(first.regulation, on=SEPTEMBER_1)
    assert Provision.objects.get(redaction=last, key="1-2").repealed
    assert list(verification.problems()) == []


def test_an_order_in_force_earlier_but_signed_later_rebuilds_the_later_one():
    who = story.cast()
    first = story.signed(who)
    autumn = changed(who, first, lambda text: edits.repealed(text, BINDING), since=SEPTEMBER_1)

    spring = changed(who, first, words("Школа работает с 8 часов."), since=MAY_1, at=APRIL)

    rebuilt = redaction_on(first.regulation, on=SEPTEMBER_1)
    assert (spring.number, rebuilt.number) == (3, 4)
    assert (rebuilt.order, rebuilt.rebased_from, rebuilt.signed_with) == (autumn.order, autumn, spring.order)
    assert redaction_on(first.regulation, on=MAY_1) == spring
    assert status(autumn, on=SEPTEMBER_1) == RedactionStatus.SUPERSEDED
    assert list(verification.problems()) == []


def test_two_orders_over_one_place_are_not_both_signed():
    who = story.cast()
    first = story.signed(who)
    changed(who, first, words("Школа работает с 10 часов."), since=SEPTEMBER_1)
    draft = begun(who, first, words("Школа работает с 8 часов."), since=MAY_1)

    with pytest.raises(Conflicts, match="1.1"):
        actions.submit(draft, by=who.lawyer, at=MARCH)

    assert Redaction.objects.count() == 2


def test_a_draft_over_a_replaced_redaction_is_moved_before_it_goes_on():
    who = story.cast()
    first = story.signed(who)
    late = begun(who, first, lambda text: edits.repealed(text, BINDING))
    second = changed(who, first, words("Школа работает с 8 часов."))

    with pytest.raises(Stale, match="редакция № 2"):
        actions.submit(late, by=who.lawyer, at=APRIL)
    moved = actions.rebase(late, by=who.lawyer, on=APRIL.date())
    third = sign(who, moved, at=APRIL)

    assert moved.base == second
    nodes = {node.uid: node for node in text_of_redaction(third).walk()}
    assert (nodes[HOURS].text, nodes[BINDING].repealed) == ("Школа работает с 8 часов.", True)


def test_a_number_once_used_is_not_given_again():
    who = story.cast()
    first = story.signed(who)
    second = changed(who, first, lambda text: edits.repealed(text, BINDING))
    stranger = Node(uid=make.uid("stranger"), kind=Kind.POINT, label="1.2", text="Другой пункт.")

    with pytest.raises(Exception, match="1.2"):
        changed(who, second, lambda text: edits.inserted(text, make.uid("section 1"), BINDING, stranger), at=APRIL)

    assert Redaction.objects.count() == 2


def test_a_new_edition_may_number_anew_and_keeps_identities():
    who = story.cast()
    first = story.signed(who)
    text = text_of_redaction(first)
    section = text.provisions[0]
    renumbered = replace(section, children=(replace(section.children[1], label="1.1"), replace(section.children[0], label="1.2")))
    draft = actions.begin_amendment(first, by=who.lawyer, way=DraftWay.EDITION, on=MARCH.date())
    draft = actions.rewrite(draft, text=replace(text, provisions=(renumbered, *text.provisions[1:])), by=who.lawyer)

    second = sign(who, draft, at=MARCH)

    assert {row.key: str(row.uid) for row in Provision.objects.filter(redaction=second, key__in=["1-1", "1-2"])} == {"1-1": BINDING, "1-2": HOURS}
    assert second.order.title == "Об утверждении новой редакции Порядка работы школы"
    assert list(verification.problems()) == []


def test_an_act_is_repealed_by_an_order_and_stays_readable():
    who = story.cast()
    first = story.signed(who)
    draft = actions.begin_repeal(first, by=who.lawyer, reason="Устарел", effective_from=MAY_1, on=MARCH.date())

    sign(who, draft, at=MARCH)

    assert first.regulation.repeal.effective_from == MAY_1
    assert redaction_on(first.regulation, on=date(2026, 4, 30)) == first
    assert redaction_on(first.regulation, on=MAY_1) is None
    assert status(first, on=MAY_1) == RedactionStatus.REPEALED
    assert list(verification.problems()) == []


def test_a_repealed_act_is_not_changed_any_more():
    who = story.cast()
    first = story.signed(who)
    sign(who, actions.begin_repeal(first, by=who.lawyer, on=MARCH.date()), at=MARCH)

    with pytest.raises(WrongStage, match="утрачивает силу"):
        actions.begin_amendment(first, by=who.lawyer, on=APRIL.date())


def test_a_change_never_takes_effect_before_its_order():
    who = story.cast()
    first = story.signed(who)
    draft = begun(who, first, words("Школа работает с 8 часов."), since=date(2026, 3, 1))
    draft = agreed(who, draft, at=MARCH)
    actions.prepare_order(draft, series=who.series, effective_from=draft.effective_from, by=who.clerk)
    draft = actions.send_to_signature(draft, by=who.clerk)

    with pytest.raises(NotAllowed, match="раньше даты приказа"):
        story.sign(draft, by=who.head, at=MARCH)


def test_the_changes_kept_with_a_redaction_are_the_agreed_ones():
    who = story.cast()
    second = changed(who, story.signed(who), words("Школа работает с 8 часов."))

    rows = AmendmentInstruction.objects.filter(redaction=second).values_list("op", "target_key", "wording")

    assert list(rows) == [("replace_words", "1-1", "в пункте 1.1 цифру «9» заменить цифрой «8»")]


def words(said: str):
    return lambda text: edits.with_words(text, HOURS, Part.TEXT, said)


def begun(who: story.Cast, base: Redaction, change, *, since: date | None = None) -> RedactionDraft:
    draft = actions.begin_amendment(base, by=who.lawyer, effective_from=since, on=MARCH.date())
    return actions.rewrite(draft, text=change(text_of_redaction(base)), by=who.lawyer)


def changed(who: story.Cast, base: Redaction, change, *, since: date | None = None, at: datetime = MARCH) -> Redaction:
    return sign(who, begun(who, base, change, since=since), at=at)


def agreed(who: story.Cast, draft: RedactionDraft, *, at: datetime) -> RedactionDraft:
    draft = actions.submit(draft, by=who.lawyer, at=at)
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = story.visa(draft, step=step, by=holder)
    return draft


def sign(who: story.Cast, draft: RedactionDraft, *, at: datetime) -> Redaction:
    draft = agreed(who, draft, at=at)
    actions.prepare_order(draft, series=who.series, effective_from=draft.effective_from, by=who.clerk)
    draft = actions.send_to_signature(draft, by=who.clerk)
    return story.sign(draft, by=who.head, at=at)
