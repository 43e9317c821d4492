"""Every point keeps its address: what it says today, who changed it, where it went, when it comes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.pages import make_reader
from tests.pages.html import faults
from workflows.regulations.models import Redaction

pytestmark = pytest.mark.django_db


def body(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_a_changed_point_names_its_order_and_leads_to_its_former_wording(client):
    act = make_reader.approved()
    second = make_reader.changed(act, act.first, make_reader.opens_at(8))

    shown = body(client.get(f"{act.address}p/1-1/"))

    assert "Пункт 1.1 в редакции <a" in shown
    assert second.order.number in shown
    assert f'<a href="{act.address}red/1/p/1-1/">Прежняя редакция</a>' in shown


def test_a_point_that_nobody_changed_says_nothing_of_orders(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.opens_at(8))

    assert "passage__change" not in body(client.get(f"{act.address}p/1-2/"))


def test_a_repealed_point_is_a_tombstone_with_its_former_text(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.without_binding)

    response = client.get(f"{act.address}p/1-2/")

    shown = body(response)
    assert response.status_code == 410
    assert response["X-Robots-Tag"] == "noindex"
    assert "Пункт 1.2 утратил силу с 10 марта 2026 г. <a" in shown
    assert "Порядок обязателен для работников." in shown
    assert f'<a href="{act.address}red/1/p/1-2/">Прежний текст</a>' in shown
    assert faults(response.content.decode()) == []


def test_a_point_not_yet_effective_names_its_day(client):
    act = make_reader.approved()
    soon = timezone.localdate() + timedelta(days=40)
    make_reader.changed(act, act.first, make_reader.with_point, since=soon)

    response = client.get(f"{act.address}p/1-3/")

    assert response.status_code == 404
    assert "Пункт 1.3 вступит в силу" in body(response)
    assert f'href="{act.address}red/2/p/1-3/"' in body(response)


def test_in_an_old_redaction_a_later_point_is_said_to_have_come_later(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.with_point)

    response = client.get(f"{act.address}red/1/p/1-3/")

    assert (response.status_code, "Пункт 1.3 появился позже" in body(response)) == (404, True)


def test_a_number_that_passed_to_another_point_says_where_the_former_one_is(client):
    act = make_reader.approved()
    make_reader.given_anew(act, act.first, make_reader.renumbered)

    shown = body(client.get(f"{act.address}p/1-1/"))

    assert "Порядок обязателен для работников." in shown
    assert f'Теперь это <a href="{act.address}p/1-2/">пункт 1.2</a>' in shown


def test_an_old_link_to_a_renumbered_point_leads_to_it_with_a_note(client):
    act = make_reader.approved()
    make_reader.given_anew(act, act.first, make_reader.moved_away)

    response = client.get(f"{act.address}p/1-2/")

    shown = body(response)
    assert response.status_code == 200
    assert "Порядок обязателен для работников." in shown
    assert f'теперь <a href="{act.address}p/1-7/">пункт 1.7</a>' in shown
    assert f'<link rel="canonical" href="http://testserver{act.address}p/1-7/">' in shown


def test_a_point_that_a_new_edition_left_out_is_gone_and_its_text_is_not(client):
    act = make_reader.approved()
    make_reader.given_anew(act, act.first, make_reader.left_out)

    response = client.get(f"{act.address}p/1-2/")

    assert response.status_code == 410
    assert f'href="{act.address}red/1/p/1-2/"' in body(response)


def test_the_history_of_a_point_survives_its_number(client):
    act = make_reader.approved()
    second = make_reader.changed(act, act.first, make_reader.opens_at(8))
    make_reader.given_anew(act, second, make_reader.renumbered, at=make_reader.APRIL)

    shown = body(client.get(f"{act.address}p/1-2/istoriya/"))

    assert shown.count('class="history__one"') == 3
    assert [f'<a href="{act.address}red/{number}/p/{key}/">' in shown for number, key in ((1, "1-1"), (2, "1-1"), (3, "1-2"))] == [True] * 3
    assert shown.count("тогда – пункт 1.1") == 2
    assert ["с 9 часов" in shown, "с 8 часов" in shown] == [True, True]


def test_a_redaction_that_never_held_is_not_in_the_history_of_a_point(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.without_binding, since=make_reader.SEPTEMBER_1)
    make_reader.changed(act, act.first, make_reader.opens_at(8), since=date(2026, 5, 1), at=make_reader.APRIL)

    shown = body(client.get(f"{act.address}p/1-2/istoriya/"))

    assert [f"{act.address}red/{number}/p/1-2/" in shown for number in (2, 3, 4)] == [False, True, True]


@pytest.mark.parametrize(("address", "number"), [("9-9", "9.9"), ("9.9", "9.9"), ("2-2_12", "2.2¹²"), ("glava-7", "glava-7")])
def test_a_number_that_never_was_is_named_as_people_write_it(client, address, number):
    act = make_reader.approved()

    assert f"нет пункта «{number}»" in body(client.get(f"{act.address}p/{address}/", follow=True))


def test_a_number_that_never_was_has_no_history(client):
    act = make_reader.approved()

    assert client.get(f"{act.address}p/9-9/istoriya/").status_code == 404


def test_remarks_are_shown_on_demand_and_the_stored_text_stays(client):
    act = make_reader.approved()
    second = make_reader.changed(act, act.first, make_reader.without_binding)
    third = make_reader.changed(act, second, make_reader.opens_at(8), at=make_reader.APRIL)

    plain, remarked = client.get(act.address), client.get(f"{act.address}?primechaniya=1")

    assert third.html in plain.content.decode()
    assert 'class="remark"' not in body(plain)
    assert body(remarked).count('class="remark"') == 2
    assert f"(п. 1.1 в ред. приказа от 10.04.2026 № {third.order.number};" in body(remarked)
    assert f"(п. 1.2 утратил силу – приказ от 10.03.2026 № {second.order.number};" in body(remarked)
    assert faults(remarked.content.decode()) == []
    assert Redaction.objects.get(pk=third.pk).html == third.html


def test_the_first_redaction_offers_no_remarks(client):
    act = make_reader.approved()

    assert "primechaniya" not in body(client.get(act.address))
