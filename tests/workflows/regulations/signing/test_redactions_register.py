"""The register of redactions in the desk: read and download, nothing else."""

from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests import make
from tests.workflows.regulations import story
from workflows.printing.models import PrintRequest
from workflows.printing.queue import build
from workflows.regulations.models import Redaction
from workflows.regulations.queries import status
from workflows.regulations.viewsets.redactions import Standings, register

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
REGISTER = "/admin/redactions/"


def rows(client: Client) -> list[list[str]]:
    page = html.fromstring(client.get(REGISTER).content.decode())
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
        for row in page.xpath("//table[contains(@class,'listing')]/tbody/tr")
    ]


def copy_of(redaction: Redaction, *, number: int, effective_from: date) -> Redaction:
    """A later redaction, straight into the archive: only its dates matter here."""
    fields = {
        field.attname: getattr(redaction, field.attname)
        for field in Redaction._meta.concrete_fields
        if field.name != "id"
    }
    return Redaction.objects.create(**fields | {"number": number, "effective_from": effective_from, "source_draft": 0})


def test_a_row_says_how_the_redaction_stands_today(at_desk):
    redaction = story.signed(story.cast(), regulation=make.regulation(short_title="Порядок"))

    (row,) = rows(at_desk(make.executor()))

    assert [cell for cell in row if cell] == [
        "Порядок",
        "№ 1",
        "действует",
        "с 26.02.2026",
        "от 26.02.2026 № 01/0226-У",
        "файлов 0 из 4",
    ]
    assert redaction.number == 1


@pytest.mark.parametrize("shifts", [(-10, -5), (-10, 5), (5, 10), (5, 5), (10, 5), (5, -5), (-10, -10)])
def test_the_status_in_a_list_is_the_status_of_the_archive(shifts):
    today = timezone.localdate()
    base = story.signed(story.cast())
    for number, shift in enumerate(shifts, start=2):
        copy_of(base, number=number, effective_from=today + timedelta(days=shift))

    standings = Standings(today)
    assert {row.number: standings.of(row) for row in register()} == {
        row.number: status(row, on=today) for row in Redaction.objects.all()
    }


def test_three_redactions_cost_the_queries_of_one(at_desk, django_assert_num_queries):
    base, client = story.signed(story.cast()), at_desk(make.clerk())
    client.get(REGISTER)
    with CaptureQueriesContext(connection) as one:
        client.get(REGISTER)

    copy_of(base, number=2, effective_from=date(2026, 5, 1))
    copy_of(base, number=3, effective_from=date(2026, 6, 1))

    with django_assert_num_queries(len(one)):
        client.get(REGISTER)


def test_a_file_is_downloaded_when_it_is_built(at_desk):
    redaction = story.signed(story.cast())
    client, address = (
        at_desk(make.executor()),
        reverse("redactions:print", args=[redaction.pk, "regulations.redaction.json"]),
    )
    too_early = client.get(address)

    build(PrintRequest.objects.get(form="regulations.redaction.json"))

    assert too_early.url == reverse("redactions:inspect", args=[redaction.pk])
    assert client.get(address)["Content-Type"] == "application/json"
    assert client.get(reverse("redactions:print", args=[redaction.pk, "orders.order.pdf"])).status_code == 404


@pytest.mark.parametrize("road", ["edit", "delete"])
def test_nobody_changes_a_redaction_superusers_included(at_desk, road):
    redaction = story.signed(story.cast())

    answer = at_desk(make.user(is_superuser=True)).post(
        reverse(f"redactions:{road}", args=[redaction.pk]), {"title": "Другое"}
    )

    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "Редакцию не создают, не правят и не удаляют: её вводит в действие и меняет только подписанный приказ."
    ]
    assert Redaction.objects.get(pk=redaction.pk).title == redaction.title


def test_a_stranger_finds_no_register():
    redaction = story.signed(story.cast())

    for address in (REGISTER, reverse("redactions:inspect", args=[redaction.pk])):
        assert Client().get(address).url.startswith(reverse("wagtailadmin_login"))
