"""The words of an order that changes an act: what follows from the changes is shown, the rest is edited."""

from datetime import date

import pytest

from workflows.orders.actions import Clause
from workflows.orders.stages import ClauseKind
from workflows.regulations.forms.orders import CHANGED, MOVED, Clauses

SEPTEMBER = date(2026, 9, 1)
WRITTEN = (
    Clause(ClauseKind.AMEND, "Внести в Порядок следующие изменения:\n1) пункт 2.6 признать утратившим силу;\n2) прочее."),
    Clause(ClauseKind.ENTRY, "Подпункт 1 пункта 1 вступает в силу с 1 сентября 2026 г.", SEPTEMBER),
    Clause(ClauseKind.PUBLISH, "Разместить Порядок."),
)
INITIAL = [{"position": at, "kind": one.kind.value, "text": one.text, "effective_from": one.effective_from} for at, one in enumerate(WRITTEN, start=1)]


def posted(**changed):
    fields = {"clauses-TOTAL_FORMS": "4", "clauses-INITIAL_FORMS": "3"}
    for index, one in enumerate(WRITTEN):
        fields |= {f"clauses-{index}-position": str(index + 1), f"clauses-{index}-kind": one.kind.value, f"clauses-{index}-text": one.text}
    fields |= {"clauses-3-position": "", "clauses-3-kind": "entrust", "clauses-3-text": ""}
    return Clauses(fields | changed, initial=INITIAL, prefix="clauses", locks_derived=True)


def test_derived_clauses_are_shown_and_the_rest_is_edited():
    assert [form.is_locked for form in Clauses(initial=INITIAL, prefix="clauses", locks_derived=True)] == [True, True, False, False]
    assert [form.is_locked for form in Clauses(initial=INITIAL, prefix="clauses")] == [False, False, False, False]


def test_a_locked_clause_is_laid_out_by_lines():
    form = Clauses(initial=INITIAL, prefix="clauses", locks_derived=True).forms[0]

    assert [line.label for line in form.lines] == ["", "1)", "2)"]


def test_a_person_adds_and_edits_what_is_not_derived():
    given = posted(**{"clauses-2-text": "Разместить сегодня.", "clauses-3-text": "Поручить секретарю учёт."})

    assert given.is_valid()
    assert given.clauses() == [*WRITTEN[:2], Clause(ClauseKind.PUBLISH, "Разместить сегодня."), Clause(ClauseKind.ENTRUST, "Поручить секретарю учёт.")]


@pytest.mark.parametrize(
    "slipped",
    [
        {"clauses-0-text": "Внести другое."},
        {"clauses-0-text": ""},
        {"clauses-0-kind": "entrust"},
        {"clauses-0-position": "3"},
        {"clauses-1-effective_from": "2027-01-01"},
    ],
)
def test_what_a_request_says_of_a_derived_clause_is_not_heard(slipped):
    given = posted(**slipped)

    assert given.is_valid()
    assert given.clauses() == list(WRITTEN)


@pytest.mark.parametrize("counted", [{"clauses-TOTAL_FORMS": "1"}, {"clauses-INITIAL_FORMS": "0"}])
def test_a_derived_clause_is_not_left_out(counted):
    given = posted(**counted)

    assert not given.is_valid()
    assert given.non_form_errors() == [CHANGED]


def test_a_derived_clause_is_not_added_by_hand():
    given = posted(**{"clauses-3-kind": "repeal", "clauses-3-text": "Признать утратившим силу всё."})

    assert not given.is_valid()
    assert list(given.forms[3].errors) == ["kind"]


def test_the_changes_stay_the_first_clause():
    moved = posted(**{"clauses-3-position": "0", "clauses-3-text": "Поручить."})
    second = [{**INITIAL[0], "position": 2}, *INITIAL[1:]]
    before = Clauses(
        {**posted().data, "clauses-3-position": "1", "clauses-3-text": "Поручить."}, initial=second, prefix="clauses", locks_derived=True
    )

    assert not moved.is_valid()
    assert not before.is_valid()
    assert before.non_form_errors() == [MOVED]


def test_a_first_approval_needs_its_clause():
    given = Clauses(posted().data, initial=INITIAL, prefix="clauses")

    assert given.non_form_errors() == ["В приказе нет пункта «утвердить». Без него акт не утверждается: верните этот пункт."]
