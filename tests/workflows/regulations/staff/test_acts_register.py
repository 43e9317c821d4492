"""The register of local acts: how each stands today, what comes next, who works on it."""

import io
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html
from openpyxl import load_workbook

from tests import make
from tests.workflows.orders import make_order
from tests.workflows.regulations import story
from workflows.orders.models import Order
from workflows.regulations.acts_register import ActStatus, rows_of
from workflows.regulations.models import CrossReference, ExternalAct, Redaction, Regulation, Repeal

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
REGISTER = "/admin/regulations/acts/"
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


@pytest.fixture
def order() -> Order:
    make.organisation()
    return make_order.signed()


def redaction(act: Regulation, number: int, since: date, *, order: Order) -> Redaction:
    """A redaction of which the register asks nothing but its number and day."""
    texts = {"title": act.title, "content": "{}", "content_sha256": "-", "html": "", "html_sha256": "-", "renderer": "test"}
    return Redaction.objects.create(regulation=act, number=number, effective_from=since, order=order, source_draft=0, **texts)


def act_with(*days: date, order: Order, repealed: date | None = None, **fields) -> Regulation:
    act = make.regulation(**fields)
    redactions = [redaction(act, number, day, order=order) for number, day in enumerate(days, start=1)]
    if repealed:
        Repeal.objects.create(regulation=act, order=order, redaction=redactions[-1], source_draft=0, effective_from=repealed)
    return act


def row_on(act: Regulation, day: date):
    (row,) = rows_of(Regulation.objects.filter(pk=act.pk).select_related("owner", "repeal"), on=day)
    return row


def titles(client, **query) -> list[str]:
    page = html.fromstring(client.get(REGISTER, query).content.decode())
    return [" ".join(cell.text_content().split()) for cell in page.xpath("//table[contains(@class,'listing')]/tbody/tr/td[1]")]


def test_an_act_without_redactions_is_not_approved_yet(order):
    row = row_on(act_with(order=order), SUMMER)

    assert (row.status, row.number, row.next, row.draft) == (ActStatus.UNBORN, None, None, None)


@pytest.mark.parametrize(
    ("day", "status", "number", "next_words"),
    [
        (date(2026, 2, 1), ActStatus.FUTURE, None, "1 марта 2026 г.: редакция № 1"),
        (SPRING, ActStatus.IN_FORCE, 1, "1 июня 2026 г.: редакция № 2"),
        (SUMMER, ActStatus.IN_FORCE, 2, "1 сентября 2026 г.: утратит силу"),
        (AUTUMN, ActStatus.REPEALED, None, ""),
    ],
)
def test_the_status_and_the_next_date_are_those_of_the_day(order, day, status, number, next_words):
    row = row_on(act_with(SPRING, SUMMER, order=order, repealed=AUTUMN), day)

    assert (row.status, row.number, row.next_words.replace("\u00a0", " ")) == (status, number, next_words)


def test_a_redaction_overtaken_before_its_day_is_no_next_date(order):
    act = act_with(SPRING, AUTUMN, SUMMER, order=order)

    assert row_on(act, SPRING).next_words.replace("\u00a0", " ") == "1 июня 2026 г.: редакция № 3"


def test_a_cited_act_that_is_to_be_checked_is_a_next_date(order):
    act = act_with(SPRING, SUMMER, order=order)
    cited = ExternalAct.objects.create(key="fz:1", kind="fz", number="1-ФЗ", review_on=date(2026, 4, 1))
    first = act.redactions.get(number=1)
    CrossReference.objects.create(redaction=first, source=make.uid("point 1.1"), start=0, end=5, act=cited)

    assert row_on(act, SPRING).next.day == date(2026, 4, 1)
    assert row_on(act, SUMMER).next is None


def test_an_open_draft_is_named_with_its_stage(at_desk):
    who = story.cast()
    draft = story.submitted(who)

    row = row_on(draft.regulation, SUMMER)
    page = at_desk(who.lawyer).get(REGISTER).content.decode()

    assert row.draft_words == "утверждение, на согласовании"
    assert reverse("regulations_draft", args=[draft.pk]) in page


def test_a_draft_is_no_link_for_those_who_see_no_drafts(at_desk):
    draft = story.submitted(story.cast())

    assert reverse("regulations_draft", args=[draft.pk]) not in at_desk(make.executor()).get(REGISTER).content.decode()


def test_the_register_is_narrowed_by_what_is_computed_and_by_what_is_stored(at_desk, order):
    today, school = timezone.localdate(), make.unit("Школа")
    act_with(today, order=order, short_title="Действует", kind="Положение", owner=school)
    act_with(today + timedelta(days=9), order=order, short_title="Вступит")
    act_with(today - timedelta(days=9), order=order, repealed=today, short_title="Утратил", kind="Правила")
    act_with(order=order, short_title="Новый")
    client = at_desk(make.clerk())

    found = {
        "in_force": titles(client, status="in_force"),
        "future": titles(client, status="future"),
        "repealed": titles(client, status="repealed"),
        "unborn": titles(client, status="unborn"),
        "kind": titles(client, kind="Правила"),
        "owner": titles(client, owner=school.pk),
        "draft": titles(client, draft="yes"),
        "until": titles(client, until=today + timedelta(days=9)),
        "until the day before": titles(client, until=today + timedelta(days=8)),
        "words": titles(client, q="вступ"),
    }

    assert found == {
        "in_force": ["Действует"], "future": ["Вступит"], "repealed": ["Утратил"], "unborn": ["Новый"],
        "kind": ["Утратил"], "owner": ["Действует"], "draft": [], "until": ["Вступит"], "until the day before": [], "words": ["Вступит"],
    }  # fmt: skip


def test_the_register_is_sorted_by_each_column_and_empty_cells_come_last(at_desk, order):
    today = timezone.localdate()
    act_with(today, today + timedelta(days=30), order=order, short_title="Ёлка")
    act_with(today, today + timedelta(days=9), order=order, short_title="Арка")
    act_with(order=order, short_title="Яблоко")
    client = at_desk(make.clerk())

    assert titles(client) == ["Арка", "Ёлка", "Яблоко"]
    assert titles(client, ordering="-short_title") == ["Яблоко", "Ёлка", "Арка"]
    assert titles(client, ordering="next") == ["Арка", "Ёлка", "Яблоко"]
    assert titles(client, ordering="-next") == ["Ёлка", "Арка", "Яблоко"]
    assert titles(client, ordering="nonsense") == ["Арка", "Ёлка", "Яблоко"]


def test_an_empty_register_says_what_will_appear(at_desk):
    client = at_desk(make.lawyer())

    assert "Здесь появятся локальные акты." in client.get(REGISTER).content.decode()
    assert "Таких актов нет." in client.get(REGISTER, {"status": "repealed"}).content.decode()


def test_the_register_goes_to_excel_as_it_is_filtered(at_desk, order):
    today = timezone.localdate()
    coming = today + timedelta(days=9)
    act_with(today, coming, order=order, short_title="=Действует")
    act_with(order=order, short_title="Новый")
    client = at_desk(make.clerk())

    book = load_workbook(io.BytesIO(client.get(REGISTER, {"export": "xlsx", "status": "in_force"}).content)).active
    lines = client.get(REGISTER, {"export": "csv"}).getvalue().decode("utf-8-sig").splitlines()

    assert [[cell.value for cell in row][4:8] for row in book.iter_rows(min_row=2)] == [
        ["действует", 1, datetime.combine(coming, datetime.min.time()), "редакция №\u00a02"]
    ]
    assert [line.split(";")[0] for line in lines[1:]] == ["'=Действует", "Новый"]


def test_two_hundred_acts_and_two_thousand_redactions_cost_fewer_than_fifteen_queries(at_desk, order, django_assert_max_num_queries):
    acts = Regulation.objects.bulk_create(
        Regulation(slug=f"act-{number}", kind="Порядок", title=f"Акт {number}", short_title=f"Акт {number:03}") for number in range(200)
    )
    texts = {"title": "Акт", "content": "{}", "content_sha256": "-", "html": "", "html_sha256": "-", "renderer": "test"}
    Redaction.objects.bulk_create(
        [
            Redaction(regulation=act, number=number, effective_from=SPRING + timedelta(days=number), order=order, source_draft=0, **texts)
            for number in range(1, 11)
            for act in acts
        ],
        batch_size=500,
    )
    client = at_desk(make.clerk())
    client.get(REGISTER)

    with django_assert_max_num_queries(14):
        response = client.get(REGISTER)
    with CaptureQueriesContext(connection) as narrowed:
        client.get(REGISTER, {"status": "in_force", "ordering": "-next"})

    assert response.status_code == 200
    assert len(narrowed) <= 14
