"""The table of stages × roles × moves in full: every stage to every stage by everybody, a stranger and the one complained of among them."""

from itertools import pairwise

import pytest
from django.contrib.auth.models import Permission

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2
from tests.workflows.appeals import story
from workflows.appeals.actions.registering import Blamed
from workflows.appeals.models import ReceptionSlot
from workflows.appeals.rules import may_lead
from workflows.appeals.stages import MOVES, TABLE, Actor, Stage
from workflows.errors import NotAllowed, WrongStage, why_not

pytestmark = pytest.mark.django_db

READING = "forwarded returned_8_7 returned_court no_answer_anonymous no_answer_illegible no_answer_unclear ref_published"
REVIEW = "no_answer_abuse terminated_11_5 no_answer_secret"
# Written by hand from the law, not from the code: from → who → where to.
LAWFUL = {
    "received": {"registrar": "registered withdrawn technical_duplicate", "confirmer": "not_an_appeal", "receiver": "oral_answered"},
    "registered": {"registrar": "withdrawn", "head": f"assigned {READING}"},
    "assigned": {"registrar": "withdrawn", "head": READING, "executor": "registered in_review"},
    "in_review": {"registrar": "withdrawn", "head": f"assigned {READING} {REVIEW}", "executor": "info_requested draft_answer"},
    "info_requested": {"registrar": "withdrawn", "executor": "in_review"},
    "draft_answer": {"registrar": "withdrawn", "executor": "in_review on_signature"},
    "on_signature": {"registrar": "withdrawn answered", "head": "draft_answer"},
    **{end: {"registrar": "filed"} for end in f"answered oral_answered withdrawn not_an_appeal technical_duplicate {READING} {REVIEW}".split()},
    "filed": {"registrar": "destroyed"},
    "destroyed": {},
}
ALLOWED = {(start, end): who for start, by_whom in LAWFUL.items() for who, ends in by_whom.items() for end in ends.split()}


def people():
    """One person for each actor alone, a stranger, and one who is everything but complained of."""
    slot_keeper = make.user()
    ReceptionSlot.objects.create(official=slot_keeper, place="каб. 1", starts_at=make_appeal.at(NOVEMBER_2), ends_at=make_appeal.at(NOVEMBER_2, 11))
    blamed = make.head()
    blamed.is_superuser = True
    blamed.save()
    return {
        "registrar": make.user(),
        "confirmer": make.lawyer(),
        "head": make_appeal.deputy(),
        "executor": make.executor(),
        "receiver": slot_keeper,
        "stranger": make.executor(),
        "complained of": blamed,
    }


def test_every_stage_by_everybody_to_every_stage():
    who = people()
    who["registrar"].user_permissions.add(Permission.objects.get(codename="register_appeal"))
    appeal = make_appeal.assigned(to=who["executor"], complained_of=(Blamed(user=who["complained of"]),))

    found = {}
    for start in Stage:
        appeal.stage = start
        for end in Stage:
            for name, person in who.items():
                if not why_not(may_lead, person, appeal, end, on=NOVEMBER_2):
                    found.setdefault((start.value, end.value), []).append(name)

    assert found == {edge: [actor] for edge, actor in ALLOWED.items()}


def test_the_one_complained_of_hears_the_law_and_a_stranger_who_may():
    who = people()
    appeal = make_appeal.registered(complained_of=(Blamed(user=who["complained of"]),))

    with pytest.raises(NotAllowed, match="жалуется на вас"):
        may_lead(who["complained of"], appeal, Stage.ASSIGNED, on=NOVEMBER_2)
    with pytest.raises(NotAllowed, match="это делает руководитель"):
        may_lead(who["stranger"], appeal, Stage.ASSIGNED, on=NOVEMBER_2)


@pytest.mark.parametrize("start", Stage)
def test_a_model_moves_as_the_table_says_and_no_other_way(start):
    appeal = make_appeal.received()

    refused = set()
    for end in Stage:
        appeal.stage = start
        try:
            appeal.move_to(end)
        except WrongStage:
            refused.add(end.value)

    assert set(Stage.values) - refused == {end for (begin, end) in ALLOWED if begin == start}


def test_each_edge_has_one_actor_and_a_norm():
    assert {(move.start.value, move.end.value): move.actor.value for move in TABLE} == ALLOWED
    assert [move for move in TABLE if not move.basis] == []
    assert sum(map(len, MOVES.values())) == len(TABLE)


def test_nobody_of_the_office_is_named_twice():
    assert {actor for by_whom in LAWFUL.values() for actor in by_whom} == {actor.value for actor in Actor}


def test_the_stages_of_a_whole_story_are_edges_of_the_table():
    who = story.cast()
    appeal = story.answered(who)

    stages = list(appeal.history.order_by("history_id").values_list("stage", flat=True))
    steps = [(before, after) for before, after in pairwise(stages) if before != after]

    assert steps == [
        ("received", "registered"),
        ("registered", "assigned"),
        ("assigned", "in_review"),
        ("in_review", "draft_answer"),
        ("draft_answer", "on_signature"),
        ("on_signature", "answered"),
    ]
