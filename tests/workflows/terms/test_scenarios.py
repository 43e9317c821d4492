"""Every date of the acceptance scenarios, by the norms of the database and by the name that people type."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.workflows.terms import calendars
from workflows.terms.counting import Preset, count
from workflows.terms.queries import find

pytestmark = pytest.mark.django_db

SCENARIOS = json.loads((Path(__file__).parent / "scenarios.json").read_text())
CALENDAR = calendars.pure()
IDS = [scenario["id"] for scenario in SCENARIOS]


def test_all_thirty_three_scenarios_are_here():
    assert len(set(IDS)) == len(IDS) == 33


@pytest.mark.parametrize("told", SCENARIOS, ids=IDS)
def test_the_dates_are_those_of_the_scenario(told):
    base = date.fromisoformat(told["base"])
    term = find(told["basis"], on=base).term

    found = {preset: count(term.value, base, preset, CALENDAR) for preset in Preset}

    standard = found[Preset.STANDARD]
    assert (term.unit, term.days) == (told["unit"], told["days"])
    assert {
        "raw": standard.raw.isoformat(),
        "raw_is_workday": CALENDAR.is_working(standard.raw),
        "control": standard.control.isoformat(),
        "outer": found[Preset.CIVIL].control.isoformat(),
        "strict": found[Preset.STRICT].control.isoformat(),
    } == {
        "raw": told["raw"],
        "raw_is_workday": told["raw_is_workday"],
        "control": told["control"],
        "outer": told["outer"],
        "strict": told.get("strict", told["control"]),
    }


@pytest.mark.parametrize("told", SCENARIOS, ids=IDS)
def test_the_command_says_the_same(told, capsys):
    call_command("deadline", "--basis", told["basis"], "--from", told["base"], "--json")

    said = json.loads(capsys.readouterr().out)
    wanted = {"strict": told["control"], **told}
    keys = ("raw", "control", "outer", "strict", "unit", "days")
    assert {key: said[key] for key in keys} == {key: wanted[key] for key in keys}
