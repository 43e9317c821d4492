"""A mistake of reproduction is told to every reader beside the text, which stays as it was signed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages import make_reader
from tests.pages.html import faults
from workflows.regulations import actions

pytestmark = pytest.mark.django_db

SAID = "титульный лист в PDF: на бумаге «УТВЕРЖДЁН», на сайте было «УТВЕРЖДЕН»."


def body(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def record(act, redaction, *, place="титульный лист в PDF"):
    mistake = actions.Mistake(place=place, paper_says="УТВЕРЖДЁН", site_showed="УТВЕРЖДЕН", explanation="Файл построен заново.")
    return actions.record_erratum(redaction, mistake=mistake, by=act.who.clerk)


@pytest.mark.parametrize("below", ["istoriya/", "red/1/"])
def test_the_history_and_the_redaction_tell_what_the_paper_says_and_what_was_shown(client, below):
    act = make_reader.approved()
    record(act, act.first)

    response = client.get(f"{act.address}{below}")

    assert body(response).count(SAID) == 1
    assert "Файл построен заново." in body(response)
    assert faults(response.content.decode()) == []


def test_a_mistake_belongs_to_its_redaction_alone(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.opens_at(8))
    record(act, act.first)

    assert [below for below in ("", "red/1/", "red/2/") if SAID in body(client.get(f"{act.address}{below}"))] == ["red/1/"]


def test_mistakes_cost_the_pages_no_queries_of_their_own(client):
    act = make_reader.approved()
    record(act, act.first)
    few = [cost(client, f"{act.address}{below}") for below in ("istoriya/", "red/1/")]
    for number in range(3):
        record(act, act.first, place=f"строка {number}")

    many = [cost(client, f"{act.address}{below}") for below in ("istoriya/", "red/1/")]

    assert many == few
    assert max(many) <= 12


def cost(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        client.get(address)
    return len(counted)
