"""Anyone checks a file: the browser or the site computes its sum, and the sum is looked up."""

import hashlib
import tempfile
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages import hashing
from tests import make
from tests.pages import make_pages, make_reader
from tests.pages.test_downloads import printed
from tests.pages.test_proverka import words
from tests.workflows.orders import make_signature
from workflows.files.models import Blob
from workflows.printing.models import PrintRequest

pytestmark = pytest.mark.django_db
LATER, NEVER = date(2026, 3, 10), date(2099, 1, 1)
PDF = "regulations.redaction.pdf"


@pytest.fixture(autouse=True)
def no_misses():
    cache.clear()


def told(client, data: bytes) -> str:
    """What the page says about a file."""
    answer = client.get(f"/proverka/hash/{hashlib.sha256(data).hexdigest()}/")
    assert answer.status_code == 200
    return words(answer)


def test_a_file_of_the_redaction_in_force_is_ours_unchanged_and_current(client):
    redaction = make_pages.published(make_pages.school())
    printed(PDF, redaction.pk, b"redaction 1")

    said = told(client, b"redaction 1")

    assert "Файл наш, не изменён и действует сегодня." in said
    assert f"{redaction.regulation.short_title}, редакция № 1" in said.replace("\u00a0", " ")


def test_a_file_of_a_past_redaction_leads_to_the_one_in_force(client):
    who = make_pages.school()
    first = make_pages.published(who)
    printed(PDF, first.pk, b"redaction 1")
    make_pages.amended(who, first, old="с 9 часов", new="с 8 часов", on=LATER)

    said = told(client, b"redaction 1")

    assert "Файл наш и не изменён, но эта редакция не действует с 10 марта 2026 г. Сегодня действует редакция № 2." in said
    assert "действует сегодня" not in said


def test_a_file_of_a_redaction_to_come_says_when(client):
    redaction = make_pages.published(make_pages.school(), effective_from=NEVER)
    printed(PDF, redaction.pk, b"redaction 1")

    assert "Файл наш и не изменён, но редакция ещё не действует Она вступит в силу 1 января 2099 г." in told(client, b"redaction 1")


def test_a_file_of_a_redaction_that_never_held_says_so(client):
    act = make_reader.approved()
    autumn = make_reader.changed(act, act.first, make_reader.without_binding, since=make_reader.SEPTEMBER_1)
    make_reader.changed(act, act.first, make_reader.opens_at(8), since=date(2026, 5, 1), at=make_reader.APRIL)
    printed(PDF, autumn.pk, b"redaction 2")

    said = told(client, b"redaction 2")

    assert "эта редакция не действовала ни одного дня До вступления в силу её заменила редакция № 4. Сегодня действует редакция № 4." in said


def test_a_comparison_with_the_redaction_before_is_ours(client):
    redaction = make_pages.published(make_pages.school())
    PrintRequest.objects.create(form="regulations.redline.pdf", subject_id=redaction.pk)
    printed("regulations.redline.pdf", redaction.pk, b"redline")

    said = told(client, b"redline")

    assert "Файл наш и не изменён." in said
    assert "Что это Сравнение с прежней редакцией, PDF" in said


def test_a_file_of_an_order_is_ours(client):
    order = make_pages.order(make_pages.school())
    printed("orders.order.pdf", order.pk, b"order")

    assert "Файл наш и не изменён. Приказ подписан." in told(client, b"order")


def test_a_file_of_an_order_not_shown_on_the_site_is_ours_and_closed(client):
    order = make_pages.order(make_pages.school(), title="Об увольнении Сидорова", for_site=False)
    printed("orders.order.pdf", order.pk, b"order")

    said = told(client, b"order")

    assert "Файл наш и не изменён. Этот документ закрыт" in said
    assert "Сидорова" not in said
    assert order.number not in said


def test_a_sheet_of_the_office_is_ours_and_closed(client):
    make_pages.school()
    PrintRequest.objects.create(form="regulations.visas.pdf", subject_id=1)
    printed("regulations.visas.pdf", 1, b"sheet")

    assert "Этот документ закрыт: на сайте он не показывается. Что это Лист согласования, PDF" in told(client, b"sheet")


def test_a_file_of_the_office_that_is_no_print_is_not_known(client):
    """The page tells nobody which letters and scans lie in the archive."""
    make_pages.school()
    make.stored_file(b"scan")

    assert "Такого файла мы не выпускали, или он изменён." in told(client, b"scan")


def test_one_changed_byte_makes_the_file_a_stranger(client):
    redaction = make_pages.published(make_pages.school())
    printed(PDF, redaction.pk, b"redaction 1")

    assert "Такого файла мы не выпускали, или он изменён." in told(client, b"redaction 2")


def test_a_file_of_a_signature_is_known(client):
    who = make_pages.school()
    kept = make_signature.attached(make_pages.order(who), by=who.clerk)

    said = words(client.get(f"/proverka/hash/{kept.sha256}/"))

    assert "Это файл электронной подписи, приложенный к нашему приказу." in said
    assert "Сама подпись программой не проверялась" in said


def test_a_signature_stands_beside_its_order_and_on_its_check(client):
    who = make_pages.school()
    kept = make_signature.attached(make_pages.order(who), by=who.clerk)
    pages = [words(client.get(address)) for address in (f"/prikazy/{kept.order_id}/01-0226-u/", f"/proverka/{kept.order.signature.key}/")]

    for said in pages:
        assert "Кто подписал: Соколова Анна Викторовна (из сертификата). Сертификат ABC123, действителен с 12 января 2026 г. по 12 апреля 2027 г." in said
        assert "Контрольная сумма внутри подписи совпадает с PDF приказа. Сама подпись программой не проверялась" in said
    given = client.get(f"/prikazy/{kept.order_id}/01-0226-u/podpis/{kept.pk}/")
    assert hashlib.sha256(given.content).hexdigest() == kept.sha256


def test_the_signature_of_a_closed_order_is_nobodys(client):
    who = make_pages.school()
    order = make_pages.order(who, for_site=False)
    kept = make_signature.attached(order, by=who.clerk)

    assert client.get(f"/prikazy/{order.pk}/01-0226-u/podpis/{kept.pk}/").status_code == 404
    assert "Соколова Анна Викторовна (из сертификата)" not in words(client.get(f"/proverka/{order.signature.key}/"))


def test_a_signature_is_not_found_at_another_order(client):
    who = make_pages.school()
    kept = make_signature.attached(make_pages.order(who), by=who.clerk)
    other = make_pages.order(who)

    assert client.get(f"/prikazy/{other.pk}/02-0226-u/podpis/{kept.pk}/").status_code == 404


def test_a_file_is_sent_by_a_browser_without_scripts(client):
    redaction = make_pages.published(make_pages.school())
    printed(PDF, redaction.pk, b"redaction 1")

    answer = client.post("/proverka/fayl/", {"fayl": SimpleUploadedFile("a.pdf", b"redaction 1")}, follow=True)

    assert answer.redirect_chain == [(f"/proverka/hash/{hashlib.sha256(b'redaction 1').hexdigest()}/", 302)]
    assert "действует сегодня" in words(answer)


def test_no_byte_of_what_is_sent_is_kept(client, monkeypatch):
    """Five megabytes are more than Django keeps in memory: with its own handlers there would be a file on the disk."""
    make_pages.school()
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", None)
    data = b"12345678" * 655_360

    answer = client.post("/proverka/fayl/", {"fayl": SimpleUploadedFile("a.pdf", data)})

    assert answer.url == f"/proverka/hash/{hashlib.sha256(data).hexdigest()}/"
    assert not Blob.objects.exists()


def test_a_file_that_is_too_big_is_refused_before_it_is_read(client, monkeypatch):
    make_pages.school()
    monkeypatch.setattr("pages.views.proofs.MOST_BYTES", 10)
    monkeypatch.setattr(hashing.HashingHandler, "receive_data_chunk", None)

    answer = client.post("/proverka/fayl/", {"fayl": SimpleUploadedFile("a.pdf", b"x" * 70_000)})

    assert answer.status_code == 413
    assert "Файл больше 20 МБ" in words(answer)


@pytest.mark.parametrize("sent", [{}, {"fayl": "words"}, {"other": SimpleUploadedFile("a.pdf", b"x")}])
def test_a_form_without_a_file_gets_a_sentence(client, sent):
    make_pages.school()

    answer = client.post("/proverka/fayl/", sent)

    assert (answer.status_code, "Выберите файл, который нужно проверить." in words(answer)) == (400, True)


def test_a_strangers_form_is_refused():
    make_pages.school()

    answer = Client(enforce_csrf_checks=True).post("/proverka/fayl/", {"fayl": SimpleUploadedFile("a.pdf", b"x")})

    assert answer.status_code == 403


def test_a_form_of_ours_is_taken():
    make_pages.school()
    client = Client(enforce_csrf_checks=True)
    client.get("/proverka/")

    answer = client.post("/proverka/fayl/", {"csrfmiddlewaretoken": client.cookies["csrftoken"].value, "fayl": SimpleUploadedFile("a.pdf", b"x")})

    assert answer.status_code == 302


@pytest.mark.parametrize("address", ["/proverka/hash/abc/", "/proverka/hash/" + "g" * 64 + "/"])
def test_what_is_no_sum_is_no_address(client, address):
    make_pages.school()

    assert client.get(address).status_code == 404


def test_a_sum_is_looked_up_in_few_queries(client):
    redaction = make_pages.published(make_pages.school())
    printed(PDF, redaction.pk, b"redaction 1")
    told(client, b"redaction 1")

    with CaptureQueriesContext(connection) as asked:
        told(client, b"redaction 1")

    assert len(asked) <= 13
