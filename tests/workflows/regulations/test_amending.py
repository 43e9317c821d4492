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
from workflows.regulations.models import AmendmentInstruction, Provision, Redaction
from workflows.regulations.queries import redaction_on, status
from workflows.regulations.stages import DraftWay, RedactionStatus
from workflows.regulations.tree import ActText, Kind, Node, places

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

APRIL = datetime(2026, 4, 10, 7, 0, tzinfo=UTC)
MAY_1, SEPTEMBER_1, OCTOBER_1 = date(2026, 5, 1), date(2026, 9, 1), date(2026, 10, 1)
HOURS, BINDING = "1-1", "1-2"


def test_a_word_is_changed_by_an_order_that_writes_itself():
    who = story.cast()
    first = story.signed(who)

    second = story.changed(who, first, words("Школа работает с 8 часов."))

    assert second.number == 2
    assert text_of_redaction(second).provisions[0].children[0].text == "Школа работает с 8 часов."
    assert second.order.clauses.get(position=1).text == (
        f"Внести в Порядок работы школы, утверждённый приказом от 26.02.2026 № {first.order.number}, следующее изменение:\n"
        "в пункте 1.1 слова «9 часов» заменить словами «8 часов»."
    )
    assert list(verification.problems()) == []


def test_only_the_changed_point_names_the_new_order():
    who = story.cast()
    first = story.signed(who)

    second = story.changed(who, first, words("Школа работает с 8 часов."))

    orders = {row.key: (row.introduced_by, row.last_changed_by) for row in Provision.objects.filter(redaction=second)}
    assert orders["1-1"] == (first.order, second.order)
    assert orders["1-2"] == (first.order, first.order)


def test_each_change_may_have_a_day_of_its_own():
    who = story.cast()
    first = story.signed(who)
    draft = actions.begin_amendment(first, by=who.lawyer, on=story.MARCH.date())
    text = repeal_binding(words("Школа работает с 8 часов.")(text_of_redaction(first)))
    draft = actions.rewrite(draft, text=text, by=who.lawyer)
    draft = actions.choose(draft, key=uid(text, BINDING), choice=Choice(effective_from=SEPTEMBER_1), by=who.lawyer)

    story.carried(who, draft, at=story.MARCH)

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
    autumn = story.changed(who, first, repeal_binding, since=SEPTEMBER_1)

    spring = story.changed(who, first, words("Школа работает с 8 часов."), since=MAY_1, at=APRIL)

    rebuilt = redaction_on(first.regulation, on=SEPTEMBER_1)
    assert (spring.number, rebuilt.number) == (3, 4)
    assert (rebuilt.order, rebuilt.rebased_from, rebuilt.signed_with) == (autumn.order, autumn, spring.order)
    assert redaction_on(first.regulation, on=MAY_1) == spring
    assert status(autumn, on=SEPTEMBER_1) == RedactionStatus.SUPERSEDED
    assert list(verification.problems()) == []


def test_two_orders_over_one_place_are_not_both_signed():
    who = story.cast()
    first = story.signed(who)
    story.changed(who, first, words("Школа работает с 10 часов."), since=SEPTEMBER_1)
    draft = story.changes(who, first, words("Школа работает с 8 часов."), since=MAY_1)

    with pytest.raises(Conflicts, match=r"1\.1"):
        actions.submit(draft, by=who.lawyer, at=story.MARCH)

    assert Redaction.objects.count() == 2


def test_an_overlap_is_resolved_by_a_person_who_leaves_the_place_to_the_other_order():
    who = story.cast()
    first = story.signed(who)
    autumn = story.changed(who, first, words("Школа работает с 10 часов."), since=SEPTEMBER_1)
    draft = story.changes(who, first, lambda text: repeal_binding(words("Школа работает с 8 часов.")(text)), since=MAY_1)
    with pytest.raises(Conflicts, match=r"1\.1"):
        actions.submit(draft, by=who.lawyer, at=story.MARCH)

    draft = actions.change_text(draft, change=lambda text: edits.restored(text, uid(text, HOURS), text_of_redaction(first)), by=who.lawyer)
    spring = story.carried(who, draft)

    rebuilt = redaction_on(first.regulation, on=SEPTEMBER_1)
    nodes = {place.key: place.node for place in places(text_of_redaction(rebuilt))}
    assert (spring.number, rebuilt.rebased_from) == (3, autumn)
    assert (nodes[HOURS].text, nodes[BINDING].repealed) == ("Школа работает с 10 часов.", True)
    assert list(verification.problems()) == []


def test_an_overlap_is_resolved_by_a_person_who_changes_the_place_after_the_other_order():
    who = story.cast()
    first = story.signed(who)
    autumn = story.changed(who, first, words("Школа работает с 10 часов."), since=SEPTEMBER_1)
    draft = story.changes(who, autumn, words("Школа работает с 8 часов."), since=OCTOBER_1)

    last = story.carried(who, draft)

    held = [text_of_redaction(redaction_on(first.regulation, on=day)).provisions[0].children[0].text for day in (MAY_1, SEPTEMBER_1, OCTOBER_1)]
    assert held == ["Школа работает с 9 часов.", "Школа работает с 10 часов.", "Школа работает с 8 часов."]
    assert (last.number, last.base) == (3, autumn)


def test_a_draft_over_a_replaced_redaction_is_moved_before_it_goes_on():
    who = story.cast()
    first = story.signed(who)
    late = story.changes(who, first, repeal_binding)
    second = story.changed(who, first, words("Школа работает с 8 часов."))

    with pytest.raises(Stale, match="редакция № 2"):
        actions.submit(late, by=who.lawyer, at=APRIL)
    moved = actions.rebase(late, by=who.lawyer, on=APRIL.date())
    third = story.carried(who, moved, at=APRIL)

    assert moved.base == second
    nodes = {place.key: place.node for place in places(text_of_redaction(third))}
    assert (nodes[HOURS].text, nodes[BINDING].repealed) == ("Школа работает с 8 часов.", True)


def test_a_number_once_used_is_not_given_again():
    who = story.cast()
    first = story.signed(who)
    second = story.changed(who, first, repeal_binding)
    stranger = Node(uid=make.uid("stranger"), kind=Kind.POINT, label="1.2", text="Другой пункт.")

    with pytest.raises(Exception, match=r"1\.2"):
        story.changed(who, second, lambda text: edits.inserted(edits.withdrawn(text, uid(text, BINDING)), uid(text, "1"), uid(text, HOURS), stranger), at=APRIL)

    assert Redaction.objects.count() == 2


def test_a_new_edition_may_number_anew_and_keeps_identities():
    who = story.cast()
    first = story.signed(who)
    text = text_of_redaction(first)
    section = text.provisions[0]
    renumbered = replace(section, children=(replace(section.children[1], label="1.1"), replace(section.children[0], label="1.2")))
    draft = actions.begin_amendment(first, by=who.lawyer, way=DraftWay.EDITION, on=story.MARCH.date())
    draft = actions.rewrite(draft, text=replace(text, provisions=(renumbered, *text.provisions[1:])), by=who.lawyer)

    second = story.carried(who, draft, at=story.MARCH)

    assert {row.key: str(row.uid) for row in Provision.objects.filter(redaction=second, key__in=["1-1", "1-2"])} == {
        "1-1": uid(text, BINDING),
        "1-2": uid(text, HOURS),
    }
    assert second.order.title == "Об утверждении новой редакции Порядка работы школы"
    assert list(verification.problems()) == []


def test_an_act_is_repealed_by_an_order_and_stays_readable():
    who = story.cast()
    first = story.signed(who)
    draft = actions.begin_repeal(first, by=who.lawyer, reason="Устарел", effective_from=MAY_1, on=story.MARCH.date())

    story.carried(who, draft, at=story.MARCH)

    assert first.regulation.repeal.effective_from == MAY_1
    assert redaction_on(first.regulation, on=date(2026, 4, 30)) == first
    assert redaction_on(first.regulation, on=MAY_1) is None
    assert status(first, on=MAY_1) == RedactionStatus.REPEALED
    assert list(verification.problems()) == []


def test_a_repealed_act_is_not_changed_any_more():
    who = story.cast()
    first = story.signed(who)
    story.carried(who, actions.begin_repeal(first, by=who.lawyer, on=story.MARCH.date()), at=story.MARCH)

    with pytest.raises(WrongStage, match="утрачивает силу"):
        actions.begin_amendment(first, by=who.lawyer, on=APRIL.date())


def test_a_change_never_takes_effect_before_its_order():
    who = story.cast()
    first = story.signed(who)
    draft = story.changes(who, first, words("Школа работает с 8 часов."), since=date(2026, 3, 1))

    with pytest.raises(NotAllowed, match=r"Пункт\s1\.1: дата вступления в силу 1\sмарта 2026\sг\. раньше даты приказа 10\sмарта 2026\sг\. Выберите другой день"):
        actions.submit(draft, by=who.lawyer, at=story.MARCH)


def test_a_day_that_passes_while_the_order_waits_is_refused_at_its_signing():
    who = story.cast()
    first = story.signed(who)
    draft = story.before_signature(who, story.changes(who, first, words("Школа работает с 8 часов."), since=date(2026, 3, 20)))

    with pytest.raises(NotAllowed, match=r"Пункт\s1\.1: .* раньше даты приказа 10\sапреля 2026\sг\. Верните проект"):
        story.sign(draft, by=who.head, at=APRIL)


def test_the_changes_kept_with_a_redaction_are_the_agreed_ones():
    who = story.cast()
    second = story.changed(who, story.signed(who), words("Школа работает с 8 часов."))

    rows = AmendmentInstruction.objects.filter(redaction=second).values_list("op", "target_key", "wording")

    assert list(rows) == [("replace_words", "1-1", "в пункте 1.1 слова «9 часов» заменить словами «8 часов»")]


def words(said: str):
    return lambda text: edits.with_words(text, uid(text, HOURS), Part.TEXT, said)


def repeal_binding(text: ActText) -> ActText:
    return edits.repealed(text, uid(text, BINDING))


def uid(text: ActText, key: str) -> str:
    return next(place.node.uid for place in places(text) if place.key == key)
