"""The order of changes on its screen: preamble and closing clauses are edited, what carries the changes out is not."""

from dataclasses import replace

import pytest

from tests.workflows.regulations import story
from tests.workflows.regulations.staff.test_amend_screen import to
from tests.workflows.regulations.staff.test_course import order_form
from tests.workflows.regulations.test_amending import words
from workflows.errors import WrongStage
from workflows.orders.actions import Clause
from workflows.orders.stages import ClauseKind
from workflows.regulations import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    return story.cast()


@pytest.fixture
def draft(who):
    handed = story.handed_in(who, story.changes(who, story.signed(who), words("Школа работает с 8 часов.")))
    actions.prepare_order(handed, series=who.series, by=who.clerk)
    handed.refresh_from_db()
    return handed


def clauses_of(draft):
    return [Clause(ClauseKind(row.kind), row.text, row.effective_from) for row in draft.order.clauses.order_by("position")]


def test_preamble_and_closing_clauses_are_edited(who, draft, at_desk):
    *kept, _ = clauses_of(draft)
    last = f"clauses-{len(kept)}-text"

    answer = at_desk(who.clerk).post(to("order_words", draft), order_form(draft.order, preamble="На основании решения совета", **{last: "Контроль возложить на заместителя."}))

    draft.order.refresh_from_db()
    assert answer.status_code == 302
    assert draft.order.preamble == "На основании решения совета"
    assert clauses_of(draft) == [*kept, Clause(ClauseKind.CONTROL, "Контроль возложить на заместителя.")]


def test_the_clause_of_changes_is_read_on_the_screen_and_not_taken_from_a_request(who, draft, at_desk):
    before = clauses_of(draft)
    client = at_desk(who.clerk)

    page = client.get(to("order_words", draft))
    client.post(to("order_words", draft), order_form(draft.order, **{"clauses-0-text": "Внести другое изменение.", "clauses-1-text": "Приказ вступает в силу завтра."}))

    assert [form.is_locked for form in page.context["clauses"]] == [True, True, False, False, False, False]
    assert clauses_of(draft) == before


@pytest.mark.parametrize("number", [0, 1])
def test_no_road_leads_to_another_wording_of_the_changes(who, draft, number):
    before = clauses_of(draft)
    forged = [*before]
    forged[number] = replace(forged[number], text="Внести другое.")

    with pytest.raises(WrongStage, match="Править можно преамбулу и остальные пункты"):
        actions.revise_order(draft, title=draft.order.title, preamble=draft.order.preamble, clauses=forged, by=who.clerk)

    assert clauses_of(draft) == before
