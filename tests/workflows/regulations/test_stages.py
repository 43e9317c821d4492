"""The table of moves, as a table."""

import pytest

from workflows.errors import WrongStage
from workflows.regulations.models import RedactionDraft, Regulation
from workflows.regulations.stages import EDITABLE, FINAL, MOVES, Stage

LAWFUL = {
    (Stage.DRAFT, Stage.ON_VISA),
    (Stage.DRAFT, Stage.REJECTED),
    (Stage.RETURNED, Stage.ON_VISA),
    (Stage.RETURNED, Stage.REJECTED),
    (Stage.ON_VISA, Stage.AGREED),
    (Stage.ON_VISA, Stage.RETURNED),
    (Stage.ON_VISA, Stage.DRAFT),
    (Stage.AGREED, Stage.ON_SIGNATURE),
    (Stage.AGREED, Stage.DRAFT),
    (Stage.ON_SIGNATURE, Stage.APPROVED),
    (Stage.ON_SIGNATURE, Stage.RETURNED),
    (Stage.ON_SIGNATURE, Stage.REJECTED),
    (Stage.ON_SIGNATURE, Stage.DRAFT),
}


@pytest.mark.parametrize("old", Stage)
@pytest.mark.parametrize("new", Stage)
def test_a_draft_moves_only_as_the_table_says(old, new):
    draft = RedactionDraft(stage=old, regulation=Regulation(short_title="Порядок"))

    if (old, new) in LAWFUL:
        draft.move_to(new)
        assert draft.stage == new
    else:
        with pytest.raises(WrongStage):
            draft.move_to(new)
        assert draft.stage == old


def test_from_a_final_stage_no_way_leads():
    assert {stage for stage in Stage if not MOVES[stage]} == FINAL


def test_the_text_is_open_only_before_it_is_handed_in():
    assert {stage for stage in Stage if Stage.ON_VISA in MOVES[stage]} == EDITABLE
