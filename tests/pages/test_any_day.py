"""A visitor asks how an act read on any day, and is never led elsewhere in silence."""

from datetime import date

import pytest

from pages.days import parse_day
from tests.pages import make_reader
from tests.pages.html import faults
from workflows.errors import BadInput

pytestmark = pytest.mark.django_db


def body(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("typed", ["2026-03-01", "01.03.2026", "1.3.2026", " 1 марта 2026 г. ", "1 марта 2026 года", "01/03/2026"])
def test_a_day_is_understood_as_people_write_it(typed):
    assert parse_day(typed) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Укажите день"),
        ("2026-02-31", "нет в календаре"),
        ("завтра", "Не удалось понять"),
        ("0001-01-01", "Год 1 не подходит"),
        ("9999-12-31", "Год 9999 не подходит"),
        ("1 мартобря 2026", "Не удалось понять"),
    ],
)
def test_what_is_no_day_is_refused_with_what_to_type(typed, said):
    with pytest.raises(BadInput, match=said):
        parse_day(typed)


def test_the_text_of_a_past_day_is_shown_with_what_holds_today(client):
    act = make_reader.approved()
    second = make_reader.changed(act, act.first, make_reader.opens_at(8))

    response = client.get(f"{act.address}na/2026-03-01/")

    shown = body(response)
    assert response.status_code == 200
    assert "Школа работает с\u00a09\u00a0часов." in shown
    assert '<p class="banner__title">Как было 1\u00a0марта\u00a02026\u00a0г.</p>' in shown
    assert f'<a href="{act.address}">редакция' in shown
    assert f'href="{act.address}sravnenie/1/{second.number}/"' in shown
    assert faults(shown) == []


def test_the_day_of_change_has_the_new_text_already(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.opens_at(8))

    days = {day: "с\u00a08\u00a0часов" in body(client.get(f"{act.address}na/{day}/")) for day in ("2026-03-09", "2026-03-10")}

    assert days == {"2026-03-09": False, "2026-03-10": True}


def test_links_of_points_lead_to_the_redaction_of_that_day(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.opens_at(8))

    shown = body(client.get(f"{act.address}na/2026-03-01/"))

    assert f'href="{act.address}red/1/p/1-1/"' in shown
    assert 'href="p/' not in shown


def test_search_engines_keep_only_the_text_of_today(client):
    act = make_reader.approved()

    response = client.get(f"{act.address}na/2026-03-01/")

    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex, follow">' in body(response)
    assert f'<link rel="canonical" href="http://testserver{act.address}">' in body(response)


def test_before_the_first_redaction_there_was_no_text(client):
    act = make_reader.approved()

    response = client.get(f"{act.address}na/2020-01-01/")

    assert response.status_code == 404
    assert "Порядок ещё не был утверждён: первая редакция действует с 26\u00a0февраля\u00a02026\u00a0г." in body(response)
    assert f'href="{act.address}red/1/"' in body(response)


def test_after_the_repeal_the_order_and_the_last_text_are_named(client):
    act = make_reader.approved()
    make_reader.repealed(act, act.first, since=date(2026, 5, 1))

    response = client.get(f"{act.address}na/2026-05-01/")

    assert response.status_code == 410
    assert "Порядок утратил силу с 1\u00a0мая\u00a02026\u00a0г." in body(response)
    assert "приказ от 10\u00a0марта\u00a02026\u00a0г." in body(response)
    assert f'href="{act.address}red/1/"' in body(response)
    assert client.get(f"{act.address}na/2026-04-30/").status_code == 200


@pytest.mark.parametrize(("since", "said"), [(date(2099, 1, 1), "Порядок утратит силу с 1 января 2099 г., эта редакция действовать не будет."), (date(2026, 3, 20), "Порядок утратил силу с 20 марта 2026 г., эта редакция не действовала ни одного дня.")])
def test_the_text_of_an_act_that_ended_on_its_first_day_is_read_for_ever(client, since, said):
    act = make_reader.approved(effective_from=since)
    make_reader.repealed(act, act.first, since=since)

    page = body(client.get(act.address))

    assert said in page.replace("\u00a0", " ")
    assert "Школа работает с\u00a09\u00a0часов." in page
    assert [client.get(f"{act.address}{place}").status_code for place in ("istoriya/", "red/1/", "p/1-1/")] == [200, 200, 200]
    assert "не вступила в силу" in body(client.get("/lokalnye-akty/"))
    assert "заменена" not in page


def test_a_typed_day_leads_to_its_one_address(client):
    act = make_reader.approved()

    answers = [client.get(f"{act.address}na/?den=01.03.2026"), client.get(f"{act.address}na/2026-3-1/")]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, f"{act.address}na/2026-03-01/")] * 2


@pytest.mark.parametrize("typed", ["2026-02-31", "zavtra", "0001-01-01"])
def test_a_bad_day_in_the_address_is_a_sentence_and_a_form(client, typed):
    act = make_reader.approved()

    response = client.get(f"{act.address}na/{typed}/")

    assert response.status_code == 404
    assert 'role="alert"' in body(response)
    assert f'value="{typed}"' in body(response)
    assert faults(body(response)) == []


@pytest.mark.parametrize("typed", ["31.02.2026", "когда-то", '"><script>'])
def test_a_bad_day_in_the_form_loses_nothing_typed(client, typed):
    act = make_reader.approved()

    response = client.get(f"{act.address}na/", {"den": typed})

    assert response.status_code == 400
    assert response.context["typed"] == typed
    assert "<script>" not in body(response).replace("<script src=", "")


def test_a_day_with_dots_in_the_address_is_understood(client):
    act = make_reader.approved()

    response = client.get(f"{act.address}na/01.03.2026/", follow=True)

    assert response.redirect_chain[-1][0] == f"{act.address}na/2026-03-01/"


def test_the_form_stands_on_the_act_and_on_its_history(client):
    act = make_reader.approved()

    assert [f'action="{act.address}na/"' in body(client.get(f"{act.address}{below}")) for below in ("", "istoriya/", "na/")] == [True] * 3


def test_on_each_day_of_an_act_changed_out_of_turn_one_text_holds(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.without_binding, since=make_reader.SEPTEMBER_1)
    make_reader.changed(act, act.first, make_reader.opens_at(8), since=date(2026, 5, 1), at=make_reader.APRIL)
    days = ("2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01")

    held = {day: client.get(f"{act.address}na/{day}/").context["edition"].number for day in days}

    assert held == {"2026-04-30": 1, "2026-05-01": 3, "2026-08-31": 3, "2026-09-01": 4}
