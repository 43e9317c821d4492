"""What the measurement of a long register visits, and what it leaves behind."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from django.db import connection
from django.urls import reverse

from portal.bench.appeals import lots, rows
from portal.bench.appeals.filling import fill
from portal.bench.appeals.visits import addresses
from portal.bench.throwaway import PREFIX, drop_left
from workflows.appeals.models import AskedVisa, CameBack, Forwarding, RunningClock, Unsent
from workflows.appeals.queries.lists import View
from workflows.appeals.verification import papers
from workflows.appeals.viewsets.desk import LISTS

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TODAY = date(2026, 11, 29)


def test_every_list_and_every_saved_view_of_the_desk_is_measured_on_a_register_where_something_waits_everywhere():
    fill(120, on=TODAY)

    visited = addresses()

    assert {urlsplit(one).path for one in visited} == {reverse("appeals:index"), *(reverse(f"appeals:{view.slug}") for view in LISTS)}
    assert {view for one in visited for view in parse_qs(urlsplit(one).query).get("view", [""])} >= set(View.values)
    assert all(kind.objects.exists() for kind in (RunningClock, Unsent, Forwarding, AskedVisa))


def test_what_came_back_in_a_measured_register_is_as_the_check_of_the_archive_wants_it(monkeypatch):
    monkeypatch.setattr(rows, "BOUNCES_OF", 2)
    monkeypatch.setattr(lots, "YEARS", 1)  # nothing is filed yet
    fill(120, on=TODAY)

    assert (CameBack.objects.exists(), list(papers.came_back())) == (True, [])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite measures in a file of a temporary folder")
def test_what_a_killed_measurement_left_is_dropped_by_the_next_one():
    given = connection.get_connection_params()
    left = f"{PREFIX}{0:09}"
    with psycopg.connect(host=given["host"], port=given["port"], user=given["user"], dbname=given["dbname"], autocommit=True) as server:
        server.execute(f"CREATE DATABASE {left}")

        assert left in drop_left(server)
