"""While a draft waits another order is signed: nothing is lost, every way on is open, and each refusal says which."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests import make
from tests.workflows.regulations import story
from tests.workflows.regulations.test_amending import BINDING, HOURS, MAY_1, SEPTEMBER_1, repeal_binding, uid, words
from workflows.errors import Incomplete, Stale, WrongStage
from workflows.regulations import actions, verification
from workflows.regulations.actions.drafting import put_text
from workflows.regulations.amending import edits
from workflows.regulations.amending.errors import Conflicts
from workflows.regulations.amending.operations import Choice, Part
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.drafts import text_of
from workflows.regulations.models import Redaction, RedactionDraft, Repeal
from workflows.regulations.queries import packet
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import places

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

APRIL = datetime(2026, 4, 10, 7, 0, tzinfo=UTC)
JUNE_1 = date(2026, 6, 1)


def test_of_two_orders_before_the_director_the_second_is_told_to_come_back():
    who = story.cast()
    first = story.signed(who)
    one = story.before_signature(who, story.changes(who, first, words("Школа работает с 8 часов.")))
    other = story.before_signature(who, story.changes(who, first, repeal_binding))
    story.sign(one, by=who.head, at=story.MARCH)

    with pytest.raises(Stale, match="Верните или отзовите проект на доработку и перенесите"):
        story.sign(other, by=who.head, at=story.MARCH)
    returned = actions.refuse(other, comment="Перенесите на новую редакцию", by=who.head, at=story.MARCH)
    third = story.carried(who, actions.rebase(returned, by=who.lawyer, on=APRIL.date()), at=APRIL)

    nodes = {place.key: place.node for place in places(text_of_redaction(third))}
    assert (nodes[HOURS].text, nodes[BINDING].repealed) == ("Школа работает с 8 часов.", True)
    assert list(verification.problems()) == []


def test_a_round_that_stood_on_another_redaction_is_read_as_it_was():
    who = story.cast()
    first = story.signed(who)
    late = story.handed_in(who, story.changes(who, first, words("Школа работает с 7 часов.")))
    story.changed(who, first, words("Школа работает с 8 часов."))
    late = actions.withdraw(late, reason="Пункт уже изменён", by=who.lawyer)
    late = actions.rewrite(late, text=repeal_binding(text_of_redaction(first)), by=who.lawyer)

    moved = actions.rebase(late, by=who.lawyer, on=APRIL.date())

    (change,) = packet(moved).changes
    assert change.text.provisions[0].children[0].text == "Школа работает с 7 часов."


def test_changes_with_days_of_their_own_are_moved_to_the_redaction_of_the_first_of_them():
    who = story.cast()
    first = story.signed(who)
    draft = story.changes(who, first, repeal_binding)
    draft = actions.choose(draft, key=uid(text_of(draft), BINDING), choice=Choice(effective_from=SEPTEMBER_1), by=who.lawyer)
    june = story.changed(who, first, words("Школа работает с 8 часов."), since=JUNE_1)
    with pytest.raises(Stale, match=r"на 1\sсентября 2026\sг\. действует редакция № 2"):
        actions.submit(draft, by=who.lawyer, at=story.MARCH)

    moved = actions.rebase(draft, by=who.lawyer, on=story.MARCH.date())

    assert moved.base == june
    assert story.carried(who, moved).effective_from == SEPTEMBER_1


def test_a_change_before_a_signed_one_stands_on_the_redaction_of_its_day():
    who = story.cast()
    first = story.signed(who)
    autumn = story.changed(who, first, repeal_binding, since=SEPTEMBER_1)
    draft = actions.begin_amendment(autumn, by=who.lawyer, effective_from=SEPTEMBER_1, on=story.MARCH.date())
    text = words("Школа работает с 8 часов.")(text_of(draft))
    draft = actions.rewrite(draft, text=text, by=who.lawyer)
    draft = actions.choose(draft, key=uid(text, HOURS), choice=Choice(effective_from=MAY_1), by=who.lawyer)

    moved = actions.rebase(draft, by=who.lawyer, on=story.MARCH.date())
    spring = story.carried(who, moved)

    assert (moved.base, spring.number, spring.effective_from) == (first, 3, MAY_1)
    assert list(verification.problems()) == []


def test_a_new_edition_is_moved_with_its_own_words():
    who = story.cast()
    first = story.signed(who)
    draft = actions.begin_amendment(first, by=who.lawyer, way=DraftWay.EDITION, on=story.MARCH.date())
    draft = actions.rewrite(draft, text=words("Школа работает круглосуточно.")(text_of_redaction(first)), by=who.lawyer)
    second = story.changed(who, first, words("Школа работает с 8 часов."))
    with pytest.raises(Stale, match="редакция № 2"):
        actions.submit(draft, by=who.lawyer, at=APRIL)

    moved = actions.rebase(draft, by=who.lawyer, on=APRIL.date())
    third = story.carried(who, moved, at=APRIL)

    assert (moved.base, third.number) == (second, 3)
    assert text_of_redaction(third).provisions[0].children[0].text == "Школа работает круглосуточно."
    assert list(verification.problems()) == []


def test_a_repeal_is_moved_to_the_redaction_that_it_will_end():
    who = story.cast()
    first = story.signed(who)
    second = story.changed(who, first, words("Школа работает с 8 часов."), since=MAY_1)
    draft = actions.begin_repeal(first, by=who.lawyer, effective_from=SEPTEMBER_1, on=story.MARCH.date())
    with pytest.raises(Stale, match="редакция № 2"):
        actions.submit(draft, by=who.lawyer, at=story.MARCH)

    story.carried(who, actions.rebase(draft, by=who.lawyer, on=story.MARCH.date()))

    assert Repeal.objects.get().redaction == second


def test_a_draft_that_stands_right_is_not_moved():
    who = story.cast()
    draft = story.changes(who, story.signed(who), repeal_binding)

    with pytest.raises(WrongStage, match="Переносить его не нужно"):
        actions.rebase(draft, by=who.lawyer, on=story.MARCH.date())


def test_an_act_that_is_not_in_force_yet_is_not_changed_before_its_day():
    who = story.cast()
    draft = story.agreed(who)
    actions.prepare_order(draft, series=who.series, effective_from=SEPTEMBER_1, by=who.clerk)
    first = story.sign(actions.send_to_signature(draft, by=who.clerk), by=who.head)
    early = story.changes(who, first, repeal_binding)

    for act in (lambda: actions.submit(early, by=who.lawyer, at=story.MARCH), lambda: actions.rebase(early, by=who.lawyer, on=story.MARCH.date())):
        with pytest.raises(WrongStage, match=r"вступает в силу 1\sсентября 2026\sг\., а проект меняет его с 10\sмарта"):
            act()


def test_the_same_letters_written_otherwise_are_no_change():
    who = story.cast()
    text = make.act_text(words="Школа работает в свой час.")
    first = story.signed(who, text=text)
    draft = story.changes(who, first, words("Школа работает в свои\u0306 час."))

    with pytest.raises(Incomplete, match="ещё нет ни одного изменения"):
        actions.submit(draft, by=who.lawyer, at=story.MARCH)


def test_conflicts_of_moving_name_the_point_and_leave_the_draft_as_it_was():
    who = story.cast()
    first = story.signed(who)
    late = story.changes(who, first, words("Школа работает с 7 часов."))
    story.changed(who, first, words("Школа работает с 8 часов."))

    with pytest.raises(Conflicts, match=r"Пункт\s1\.1"):
        actions.rebase(late, by=who.lawyer, on=APRIL.date())

    kept = RedactionDraft.objects.get(pk=late.pk)
    assert (kept.base, text_of(kept).provisions[0].children[0].text) == (first, "Школа работает с 7 часов.")


def test_the_act_named_instead_must_itself_be_in_force():
    who = story.cast()
    first, heir = story.signed(who), story.signed(who, regulation=make.regulation(short_title="Наследник"))
    story.carried(who, actions.begin_repeal(heir, by=who.lawyer, effective_from=MAY_1, on=story.MARCH.date()))

    with pytest.raises(WrongStage, match=r"«Наследник» на 1\sсентября 2026\sг\. не действует"):
        actions.begin_repeal(first, by=who.lawyer, effective_from=SEPTEMBER_1, successor=heir.regulation, on=story.MARCH.date())


def test_no_change_is_signed_for_a_day_when_the_act_has_ended():
    who = story.cast()
    first = story.signed(who)
    draft = story.changes(who, first, lambda text: repeal_binding(words("Школа работает с 8 часов.")(text)))
    draft = actions.choose(draft, key=uid(text_of(draft), BINDING), choice=Choice(effective_from=SEPTEMBER_1), by=who.lawyer)
    draft = story.before_signature(who, draft)
    ending = RedactionDraft(  # begun by two lawyers at one moment: the actions let it never happen
        regulation=first.regulation, base=first, way=DraftWay.REPEAL, effective_from=MAY_1, route=who.route, author=who.lawyer, live=False
    )
    put_text(ending, text_of_redaction(first))
    ending.save()
    story.carried(who, ending)

    with pytest.raises(WrongStage, match="утрачивает силу"):
        story.sign(draft, by=who.head, at=story.MARCH)

    assert Redaction.objects.count() == 1


def test_several_days_in_a_history_with_three_orders():
    """Days 1 September, 1 May, 1 June in the order of signing; then one more for September itself."""
    who = story.cast()
    first = story.signed(who)
    story.changed(who, first, repeal_binding, since=SEPTEMBER_1)
    spring = story.changed(who, first, words("Школа работает с 8 часов."), since=MAY_1)
    story.changed(who, spring, lambda text: edits.with_words(text, uid(text, "1"), Part.HEADING, "Главное"), since=JUNE_1)
    last = Redaction.objects.order_by("number").last()
    story.changed(who, last, lambda text: replace(text, imprint="Москва, 2027"), since=SEPTEMBER_1, at=APRIL)

    rows = Redaction.objects.order_by("number").values_list("number", "effective_from", "base__number", "rebased_from__number")
    assert list(rows) == [
        (1, date(2026, 2, 26), None, None),
        (2, SEPTEMBER_1, 1, None),
        (3, MAY_1, 1, None),
        (4, SEPTEMBER_1, 3, 2),
        (5, JUNE_1, 3, None),
        (6, SEPTEMBER_1, 5, 4),
        (7, SEPTEMBER_1, 6, None),
    ]
    assert list(verification.problems()) == []
