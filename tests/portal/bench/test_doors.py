"""What the measure of the door compares; how long an attempt takes is for the machine to say."""

import pytest

from portal.bench import doors
from tests import make_appeal
from workflows.tracking.models import Brake

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch):
    """Whether each measured attempt opened, in turn."""
    enter, opened = doors.enter, []
    monkeypatch.setattr(doors, "enter", lambda *typed, **where: opened.append(enter(*typed, **where) is not None))
    return opened


def test_a_wrong_number_a_wrong_code_and_the_right_one_are_tried_in_turns_and_nobody_is_told_to_wait(asked):
    make_appeal.registered()

    doors.door_speed(rounds=12)

    assert asked == [False, False, True] * 12
    assert Brake.objects.exists()


def test_the_figures_are_medians_spreads_of_the_middle_half_and_one_ratio():
    found = doors.speed_of([60, 61, 62, 63, 90], [30, 30, 31, 32, 32], [70, 70, 70, 70, 70])

    assert found == doors.DoorSpeed(62, 16.0, 31, 2.0, 70, 0.0, ratio=2.0)


def test_without_an_appeal_there_is_nothing_to_measure():
    with pytest.raises(RuntimeError, match="нет обращений"):
        doors.door_speed()
