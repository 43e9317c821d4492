"""Anyone checks a document by the key on it."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from pages import patience
from tests import make
from tests.pages import make_pages, make_reader
from tests.pages.test_downloads import printed
from workflows.files.storage import path_of
from workflows.orders.models import Order
from workflows.printing import queue
from workflows.printing.models import PrintRequest
from workflows.regulations.models import Repeal
from workflows.signing.models import Capacity

pytestmark = pytest.mark.django_db
LATER = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def no_misses():
    cache.clear()


def shown(client, key: str, *, status: int = 200) -> str:
    """The words of the page of a key."""
    answer = client.get(f"/proverka/{key}/")
    assert answer.status_code == status
    return words(answer)


def words(answer) -> str:
    main = html.fromstring(answer.content.decode()).get_element_by_id("content")
    return " ".join(" ".join(main.itertext()).split()).replace(" .", ".").replace(" ,", ",")


def key_of(order: Order) -> str:
    return order.signature.key


def test_an_order_is_told_with_who_signed_it_and_in_which_capacity(client):
    who = make_pages.school()
    order = make_pages.order(who)

    told = shown(client, key_of(order))

    assert "Документ подлинный." in told
    assert "Приказ от 26 февраля 2026 г. № 01/0226-У О начале учебного года" in told
    assert "Кто подписал Соколова Анна Викторовна, Генеральный директор В качестве руководитель Когда 26 февраля 2026 г., 11:00 (UTC+03:00)" in told
    assert order.content_sha256 in told
    assert "Изменить или отменить его может только другой приказ" in told


def test_an_acting_head_is_told_as_acting(client):
    who = make_pages.school()
    deputy = make.user(last_name="Волкова", position="Заместитель директора")
    make.authority(deputy, capacity=Capacity.ACTING, post="И.о. генерального директора")
    order = make_pages.order(replace(who, head=deputy))

    told = shown(client, key_of(order))

    assert "И.о. генерального директора В качестве исполняющий обязанности" in told


def test_the_redaction_of_an_order_is_told_as_it_stands_today(client):
    who = make_pages.school()
    first = make_pages.published(who)
    key = key_of(first.order)
    assert "редакция № 1 действует с 26 февраля 2026 г." in shown(client, key)

    make_pages.amended(who, first, old="с 9 часов", new="с 8 часов", on=LATER)

    told = shown(client, key)
    assert "редакция № 1 не действует действовала с 26 февраля 2026 г. по 9 марта 2026 г. Сегодня действует редакция № 2." in told


def test_a_redaction_that_never_held_is_not_said_to_have_held(client):
    act = make_reader.approved()
    autumn = make_reader.changed(act, act.first, make_reader.without_binding, since=make_reader.SEPTEMBER_1)
    make_reader.changed(act, act.first, make_reader.opens_at(8), since=date(2026, 5, 1), at=make_reader.APRIL)

    told = shown(client, key_of(autumn.order))

    assert "редакция № 2 заменена до вступления в силу должна была вступить в силу 1 сентября 2026 г. " in told
    assert "редакция № 4 действует с 1 сентября 2026 г." in told
    assert "действовала" not in told


def test_a_redaction_to_come_says_from_which_day_it_holds(client):
    first = make_pages.published(make_pages.school(), effective_from=date(2099, 1, 1))

    assert "редакция № 1 вступит в силу с 1 января 2099 г. SHA-256" in shown(client, key_of(first.order))


@pytest.mark.parametrize(("day", "said"), [(LATER, "с 10 марта 2026 г. утратил силу акт"), (date(2099, 1, 1), "с 1 января 2099 г. утратит силу акт")])
def test_an_order_that_ends_an_act_says_so(client, day, said):
    who = make_pages.school()
    redaction = make_pages.published(who)
    order = make_pages.order(who, title="О признании утратившим силу")
    Repeal.objects.create(
        regulation=redaction.regulation, order=order, redaction=redaction, source_draft=redaction.source_draft, effective_from=day
    )

    told = shown(client, key_of(order))

    assert f"Этим приказом {said}: {redaction.regulation}." in told


def test_files_are_told_with_their_sums_and_lead_to_downloads(client):
    redaction = make_pages.published(make_pages.school())
    stored = [printed("orders.order.pdf", redaction.order_id), printed("regulations.redaction.pdf", redaction.pk, b"text")]

    page = html.fromstring(client.get(f"/proverka/{key_of(redaction.order)}/").content.decode())
    files = page.xpath("//h2[text()='Файлы']/following-sibling::ul[1]//h3/a")

    assert [file.text for file in files] == ["Приказ, PDF", "Редакция № 1, PDF"]
    assert [client.get(file.get("href")).content for file in files] == [b"%PDF-1.7 text", b"text"]
    assert all(one.sha256 in page.text_content() for one in stored)


def test_a_damaged_file_is_noticed_on_the_page_itself(client):
    order = make_pages.order(make_pages.school())
    path_of(printed("orders.order.pdf", order.pk).sha256).write_bytes(b"other")

    told = shown(client, key_of(order))

    assert "Проверка не сошлась." in told
    assert "повреждён: сумма не сходится" in told
    assert "Документ подлинный" not in told


def test_a_changed_text_is_noticed_on_the_page_itself(client):
    order = make_pages.order(make_pages.school())
    with connection.cursor() as cursor:
        guards = [name for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='orders_order'").fetchall()]
        for name in guards:
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute("UPDATE orders_order SET content = replace(content, 'занятия', 'каникулы') WHERE id = %s", [order.pk])

    told = shown(client, key_of(order))

    assert "Текст приказа: не сходится" in told
    assert "Документ подлинный" not in told


def test_an_order_not_for_the_site_is_only_said_to_exist(client):
    order = make_pages.order(make_pages.school(), title="Об увольнении Сидорова", for_site=False)
    stored = printed("orders.order.pdf", order.pk)

    told = shown(client, key_of(order))

    assert "Документ существует, он подписан и закрыт" in told
    assert "Соколова Анна Викторовна, Генеральный директор" in told
    for secret in ("Сидорова", order.number, order.content_sha256, stored.sha256, "занятия"):
        assert secret not in told


def test_a_sheet_of_the_office_is_only_said_to_exist(client):
    make_pages.school()
    request = PrintRequest.objects.create(form="regulations.visas.pdf", subject_id=1)
    printed("regulations.visas.pdf", 1)

    told = shown(client, request.key)

    assert "Документ существует, он составлен" in told
    assert "Что это Лист согласования, PDF" in told


def test_the_own_key_of_a_print_leads_to_its_order(client):
    redaction = make_pages.published(make_pages.school())

    told = shown(client, queue.key_of("regulations.redaction.pdf", redaction.pk))

    assert "редакция № 1 действует" in told


@pytest.mark.parametrize("spelling", [str.lower, lambda key: key.replace("-", " "), lambda key: f"https://example.ru/proverka/{key}/"])
def test_a_key_is_understood_however_it_is_typed(client, spelling):
    key = key_of(make_pages.order(make_pages.school()))

    answer = client.get("/proverka/", {"klyuch": spelling(key)})

    assert answer.url == f"/proverka/{key}/"


def test_a_key_in_the_address_gets_its_one_spelling(client):
    key = key_of(make_pages.order(make_pages.school()))

    assert client.get(f"/proverka/{key.lower().replace('-', '')}/").url == f"/proverka/{key}/"


@pytest.mark.parametrize("typed", ["нет такого ключа", "7F3K-92QD", "7F3K-92QD-XA41-0VWB-7F3K", "' OR 1=1 --", "<script>"])
def test_what_is_no_key_gets_a_sentence_and_keeps_what_was_typed(client, typed):
    make_pages.school()

    page = html.fromstring(client.get("/proverka/", {"klyuch": typed}).content.decode())

    assert page.get_element_by_id("klyuch").value == typed
    assert page.get_element_by_id("klyuch-trouble").text_content().startswith("Это не похоже на ключ.")


def test_an_unknown_key_gets_a_sentence(client):
    make_pages.school()

    assert "Документа с таким ключом мы не выпускали." in shown(client, "0000-0000-0000-0000", status=404)


def test_a_thousand_unknown_keys_are_slowed_down_and_known_ones_wait_too(client, monkeypatch):
    monkeypatch.setattr(patience, "MOST_MISSES", 2)
    key = key_of(make_pages.order(make_pages.school()))

    statuses = [client.get(f"/proverka/{one}/").status_code for one in ("0000-0000-0000-0000", "0000-0000-0000-0001", "0000-0000-0000-0002", key)]

    assert statuses == [404, 404, 429, 429]
    assert client.get(f"/proverka/{key}/", REMOTE_ADDR="10.0.0.9").status_code == 200


@pytest.mark.parametrize("address", ["/proverka/", "/proverka/{key}/", "/proverka/hash/" + "0" * 64 + "/"])
def test_no_search_engine_keeps_a_check(client, address):
    key = key_of(make_pages.order(make_pages.school()))

    page = html.fromstring(client.get(address.format(key=key)).content.decode())

    assert page.xpath("//meta[@name='robots']/@content")[0].startswith("noindex")


def test_many_files_and_redactions_cost_the_queries_of_one(client):
    who = make_pages.school()
    first = make_pages.published(who)
    printed("regulations.redaction.pdf", first.pk)
    address = f"/proverka/{key_of(first.order)}/"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)

    printed("regulations.redaction.docx", first.pk, b"1")
    printed("regulations.redaction.json", first.pk, b"2")
    printed("orders.order.pdf", first.order_id, b"3")
    make_pages.amended(who, first, old="с 9 часов", new="с 8 часов", on=LATER)
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(few)
    assert len(many) <= 12
