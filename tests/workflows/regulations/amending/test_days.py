"""One order with several days, orders out of order, a draft whose base moved."""

from dataclasses import replace
from datetime import date

import pytest

from tests.workflows.regulations.amending.make_amending import find, instruction, line, point, reworded, seed, uid
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.edits import inserted, repealed, withdrawn
from workflows.regulations.amending.errors import Conflicts, NotAnAmendment
from workflows.regulations.amending.merging import Layer, merged
from workflows.regulations.amending.operations import Choice, Choices, Op, Part, Way
from workflows.regulations.amending.rebasing import moved, overlap, touched
from workflows.regulations.amending.staging import staged

APRIL, MAY, SEPTEMBER = date(2026, 4, 1), date(2026, 5, 1), date(2026, 9, 1)


def since(**days):
    return Choices(of={key: Choice(effective_from=day) for key, day in days.items()})


def summary(stages):
    return [(stage.effective_from, [given.op for given in stage.instructions]) for stage in stages]


# One order, several days


def test_one_day_is_one_stage():
    new = reworded(seed(), "3.5", "3 дней", "5 дней")

    (stage,) = staged(seed(), new, Choices())

    assert (stage.effective_from, stage.base, stage.text) == (None, seed(), new)
    assert stage.instructions == derive(seed(), new)


def test_no_change_is_no_stage():
    assert staged(seed(), seed(), Choices()) == ()


def test_each_day_has_its_text_and_the_order_comes_first():
    new = reworded(reworded(seed(), "3.5", "3 дней", "5 дней"), "1.3", "Положении", "Порядке")
    new = repealed(inserted(new, uid("2"), uid("2.7"), point("2.8")), uid("2.6"))
    choices = since(**{"new-2.8": MAY, uid("2.6"): SEPTEMBER, uid("3.5"): MAY})

    stages = staged(seed(), new, choices)

    assert summary(stages) == [
        (None, [Op.REPLACE_WORDS]),
        (MAY, [Op.INSERT_PROVISION, Op.REPLACE_WORDS]),
        (SEPTEMBER, [Op.REPEAL_PROVISION]),
    ]
    assert stages[-1].text == new
    assert {given.effective_from for given in stages[1].instructions} == {MAY}


def test_what_has_no_day_of_its_own_comes_on_the_day_of_the_order():
    new = reworded(reworded(seed(), "3.5", "3 дней", "5 дней"), "1.3", "Положении", "Порядке")

    assert summary(staged(seed(), new, since(**{uid("3.5"): APRIL}), default=MAY)) == [(APRIL, [Op.REPLACE_WORDS]), (MAY, [Op.REPLACE_WORDS])]


def test_a_line_of_a_new_point_may_come_later_but_not_earlier():
    new = inserted(seed(), uid("2"), uid("2.7"), point("2.8", "Новое:", "раз;", "два."))

    assert summary(staged(seed(), new, since(**{"new-2.8": MAY, "new-2.8-1": SEPTEMBER}))) == [(MAY, [Op.INSERT_PROVISION]), (SEPTEMBER, [Op.INSERT_PARAGRAPH])]
    with pytest.raises(NotAnAmendment) as refused:
        staged(seed(), new, since(**{"new-2.8": MAY, "new-2.8-1": APRIL}))
    assert [said.replace("\u00a0", " ") for said in refused.value.problems] == [
        "Абзац 3 пункта 2.8 вступает в силу раньше, чем пункт 2.8, куда он входит. Выберите день не раньше."
    ]


def test_a_line_may_be_repealed_before_its_point_but_not_after():
    new = repealed(seed(), uid("2.4"))

    stages = staged(seed(), new, since(**{uid("2.4"): SEPTEMBER, uid("2.4", 1): MAY}))

    assert summary(stages) == [(MAY, [Op.REPEAL_PARAGRAPH]), (SEPTEMBER, [Op.REPEAL_PROVISION])]
    with pytest.raises(NotAnAmendment) as refused:
        staged(seed(), new, since(**{uid("2.4"): MAY, uid("2.4", 1): SEPTEMBER}))
    assert [said.replace("\u00a0", " ") for said in refused.value.problems] == [
        "Абзац 1 пункта 2.4 утрачивает силу позже, чем пункт 2.4, куда он входит. Выберите день не позже."
    ]


def test_a_point_stated_anew_comes_at_once_with_its_lost_lines():
    new = withdrawn(reworded(seed(), "2.4", "сервис", "ящик", line=1), uid("2.4", 3))
    choices = Choices(of={uid("2.4"): Choice(Way.WHOLE, MAY), uid("2.4", 1): Choice(effective_from=APRIL)})

    assert summary(staged(seed(), new, choices)) == [(MAY, [Op.REPLACE_PROVISION])]


def test_a_new_edition_has_one_day():
    new = replace(seed(), provisions=seed().provisions[1:])

    assert summary(staged(seed(), new, Choices(is_edition=True), default=MAY)) == [(MAY, [Op.NEW_EDITION])]


# The base moved


def test_an_independent_draft_moves_as_it_is():
    mine = derive(seed(), reworded(seed(), "3.5", "3 дней", "5 дней"))
    theirs = inserted(seed(), uid("2"), uid("2.7"), point("2.8"))

    done = moved(mine, theirs)

    assert (done.text, done.instructions, done.conflicts) == (reworded(theirs, "3.5", "3 дней", "5 дней"), mine, ())


def test_two_orders_may_each_add_a_point():
    mine = derive(seed(), inserted(seed(), uid("2"), uid("2.7"), point("2.9")))
    theirs = inserted(seed(), uid("2"), uid("2.7"), point("2.8"))

    assert [node.label for node in find(moved(mine, theirs).text, "2").children][-3:] == ["2.7", "2.8", "2.9"]


def test_what_meets_is_told_and_the_rest_is_kept():
    mine = derive(seed(), reworded(reworded(seed(), "3.5", "3 дней", "5 дней"), "1.3", "Положении", "Порядке"))

    done = moved(mine, reworded(seed(), "3.5", "3 дней", "10 дней"))

    assert done.text is None
    assert [given.target for given in done.instructions] == [uid("1.3")]
    assert [conflict.said.replace("\u00a0", " ") for conflict in done.conflicts] == [
        "Пункт 3.5: текст с тех пор изменён. Перенесите проект на новый текст и решите, как изложить это место."
    ]


def test_what_hangs_on_a_conflict_is_a_conflict_too():
    first = instruction(Op.INSERT_PARAGRAPH, "2.4", nodes=(line(key="a"),), after=uid("2.4", 5))
    second = instruction(Op.INSERT_PARAGRAPH, "2.4", nodes=(line(key="b"),), after="a")
    theirs = inserted(seed(), uid("2.4"), "", line(key="c"))

    done = moved([first, second], theirs)

    assert (done.instructions, len(done.conflicts)) == ((), 2)


def test_what_is_touched():
    new = reworded(inserted(seed(), uid("2"), uid("2.7"), point("2.8", "Новое:", "раз;")), "3.5", "3 дней", "5 дней")

    assert touched(derive(seed(), replace(new, imprint="Москва, 2027"))) == {uid("3.5"), "new-2.8", "new-2.8-0", "imprint"}


REPEAL = (instruction(Op.REPEAL_PROVISION, "2.4"),)


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (REPEAL, (instruction(Op.REPLACE_PARAGRAPH, "2.4", 1, new="почта;"),), {uid("2.4", 1)}),
        (REPEAL, (instruction(Op.INSERT_PARAGRAPH, "2.4", nodes=(line(),), after=""),), {uid("2.4")}),
        (REPEAL, (instruction(Op.REPLACE_PARAGRAPH, "2.5", 1, new="почта;"),), set()),
        ((instruction(Op.RENAME, part=Part.TITLE, new="Правила"),), REPEAL, set()),
        ((instruction(Op.NEW_EDITION, edition=seed()),), REPEAL, {"*", uid("2.4")}),
        (REPEAL, (), set()),
    ],
)
def test_where_two_lists_meet(one, other, meets):
    assert overlap(one, other, seed()) == overlap(other, one, seed()) == meets


def test_one_number_for_two_points_meets():
    lists = [derive(seed(), inserted(seed(), uid("2"), uid("2.7"), replace(point("2.8"), uid=key))) for key in ("a", "b")]

    assert overlap(*lists, seed()) == {uid("2")}


# Orders out of order

A = Layer("приказ от 02.03.2026 № 02/0326-У", SEPTEMBER, derive(seed(), reworded(seed(), "3.5", "3 дней", "5 дней")))


def test_an_order_in_force_earlier_but_signed_later_goes_under_the_others():
    b = Layer("приказ от 16.03.2026 № 03/0326-У", MAY, derive(seed(), reworded(seed(), "1.3", "Положении", "Порядке")), is_new=True)

    built = merged(seed(), [A, b])

    assert [(each.layer, each.text) for each in built] == [
        (b, reworded(seed(), "1.3", "Положении", "Порядке")),
        (A, reworded(reworded(seed(), "1.3", "Положении", "Порядке"), "3.5", "3 дней", "5 дней")),
    ]


def test_what_comes_after_everything_builds_one_text():
    b = Layer("приказ № 3", SEPTEMBER, derive(A_TEXT, reworded(A_TEXT, "3.5", "5 дней", "7 дней")), is_new=True)

    (built,) = merged(seed(), [b, A])

    assert built.text == reworded(seed(), "3.5", "3 дней", "7 дней")


A_TEXT = apply(seed(), A.instructions)


def test_orders_that_meet_are_named():
    b = Layer("приказ от 16.03.2026 № 03/0326-У", MAY, derive(seed(), reworded(seed(), "3.5", "3 дней", "10 дней")), is_new=True)

    with pytest.raises(Conflicts) as refused:
        merged(seed(), [A, b])

    assert str(refused.value).replace("\u00a0", " ") == (
        "Пункт 3.5: одно и то же место меняют приказ от 02.03.2026 № 02/0326-У и приказ от 16.03.2026 № 03/0326-У. "
        "Решите в проекте (приказ от 16.03.2026 № 03/0326-У), какой текст действует и с какого дня."
    )


def test_an_order_that_repeals_what_a_signed_one_changes_is_named():
    b = Layer("приказ № 3", MAY, derive(seed(), repealed(seed(), uid("3"))), is_new=True)

    with pytest.raises(Conflicts) as refused:
        merged(seed(), [A, b])

    assert [conflict.said.replace("\u00a0", " ") for conflict in refused.value.conflicts] == [
        "Пункт 3.5: одно и то же место меняют приказ от 02.03.2026 № 02/0326-У и приказ № 3. Решите в проекте (приказ № 3), какой текст действует и с какого дня."
    ]


def test_a_point_that_a_new_edition_left_out_is_named_with_both_orders():
    shorter = replace(seed(), provisions=seed().provisions[:2])
    edition = Layer("приказ № 3", MAY, derive(seed(), shorter, Choices(is_edition=True)), is_new=True)

    with pytest.raises(Conflicts) as refused:
        merged(seed(), [A, edition])

    assert str(refused.value).replace("\u00a0", " ") == (
        "Пункт 3.5: одно и то же место меняют приказ от 02.03.2026 № 02/0326-У и приказ № 3. Решите в проекте (приказ № 3), какой текст действует и с какого дня."
    )


def test_nothing_new_builds_nothing():
    assert merged(seed(), [A]) == ()
