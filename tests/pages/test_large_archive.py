"""Ten thousand provisions in two thousand redactions of two hundred acts: no page asks more of the database than in a small archive."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import make
from tests.pages import make_archive, make_pages
from workflows.regulations.models import CrossReference, ExternalAct, Provision, Redaction, RedactionDraft

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_databases]

MOST_OF_AN_ACT, MOST_OF_A_REGISTER = 12, 15
ACTS, REDACTIONS = 200, 10


def asked(client: Client, address: str) -> tuple[int, int]:
    """The status of the answer, and how often it asked the database; no comparison is kept from before."""
    with CaptureQueriesContext(connection) as counted:
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer.streaming_content)
    return answer.status_code, len(counted)


def of_an_act(slug: str) -> dict[str, str]:
    """Every kind of address that an act has, by what it shows."""
    today, act = timezone.localdate(), f"/lokalnye-akty/{slug}/"
    below = {
        "сегодня": "",
        "сегодня с примечаниями": "?primechaniya",
        "первая редакция": "red/1/",
        "вторая редакция": "red/2/",
        "последний день первой": f"na/{today - timedelta(days=1):%Y-%m-%d}/",
        "этот день": f"na/{today:%Y-%m-%d}/",
        "день до утверждения": "na/2001-01-01/",
        "будущий день": f"na/{today + timedelta(days=400):%Y-%m-%d}/",
        "пункт": "p/1-2/",
        "раздел": "p/1/",
        "пункт прежней редакции": "red/1/p/1-2/",
        "пункт, которого нет": "p/9-9/",
        "история пункта": "p/1-2/istoriya/",
        "история": "istoriya/",
        "сравнение": "sravnenie/1/2/",
        "сравнение назад": "sravnenie/2/1/",
        "сравнение рядом": "sravnenie/1/2/?vid=ryadom&vsyo=1",
        "сравнение словами таблицы": "sravnenie/1/2/?vid=tablitsa",
        "сравнение на бумаге": "sravnenie/2/1/pdf/",
        "выбор сравнения": "sravnenie/",
        "лента": "feed/",
        "файл": "red/1/pdf/",
    }
    return {name: f"{act}{path}" for name, path in below.items()}


PUBLIC = ("/", "/lokalnye-akty/", "/lokalnye-akty/?page=2", "/lokalnye-akty/?q=Порядок", "/lokalnye-akty/feed/", "/prikazy/", "/prikazy/?page=3")
STAFF = (
    "/admin/regulations/acts/",
    "/admin/regulations/acts/?status=in_force&until=2040-01-01&ordering=-next",
    "/admin/regulations/acts/?export=xlsx",
    "/admin/redactions/",
    "/admin/redactions/?p=2",
    "/admin/orders/",
    "/admin/orders/?year=2026&q=Порядок",
    "/admin/orders/?export=csv",
    "/admin/regulations/drafts/",
    "/admin/journal/",
)


@pytest.fixture
def who():
    return make_pages.school()


def test_a_large_archive_costs_the_queries_of_a_small_one(who, client, at_desk):
    desk = at_desk(make.clerk())
    small = make_archive.fill(who, acts=2, redactions=2, prefix="small")
    make_archive.drafts(who, small)
    make_archive.refer(small[0])
    ExternalAct.objects.update(address="https://pravo.gov.ru/273")
    client.get("/")
    pages = {name: asked(client, address) for name, address in of_an_act("small-1").items()}
    public = {address: asked(client, address) for address in PUBLIC}
    staff = {address: asked(desk, address) for address in STAFF}

    large = make_archive.fill(who, acts=ACTS, redactions=REDACTIONS, prefix="large")
    make_archive.drafts(who, large[:30])
    make_archive.refer(large[76])

    assert (Redaction.objects.count(), Provision.objects.count()) == (ACTS * REDACTIONS + 4, 5 * (ACTS * REDACTIONS + 4))
    assert (RedactionDraft.objects.count(), CrossReference.objects.count()) == (32, 8 * (REDACTIONS + 2))
    pages_now = {name: asked(client, address) for name, address in of_an_act("large-77").items()}
    public_now = {address: asked(client, address) for address in PUBLIC}
    staff_now = {address: asked(desk, address) for address in STAFF}
    assert pages_now == pages
    assert public_now == public
    assert staff_now == staff
    assert max(count for _, count in pages_now.values()) <= MOST_OF_AN_ACT
    assert asked(client, f"/lokalnye-akty/large-78/sravnenie/1/{REDACTIONS}/")[1] <= MOST_OF_AN_ACT
    assert max(count for _, count in public_now.values()) < MOST_OF_A_REGISTER
    assert max(count for _, count in staff_now.values()) < MOST_OF_A_REGISTER
