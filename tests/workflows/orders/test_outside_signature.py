"""A signature of the director made outside is kept beside the order: read, compared, never verified."""

import hashlib
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests import make
from tests.workflows.orders import make_order
from tests.workflows.orders import make_signature as made
from tests.workflows.orders.make_signature import PDF, printed
from workflows.archive.models import ArchiveIsFrozen
from workflows.errors import BadInput, Incomplete, NotAllowed, RuleBroken, WrongStage
from workflows.files.storage import read
from workflows.journal.models import Entry
from workflows.orders import actions, cms, verification
from workflows.orders.actions import OutsideSignature
from workflows.orders.models import DetachedSignature, Order
from workflows.orders.stages import HashMatch, SignatureFormat, SignerSource

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
DIGEST = hashlib.sha256(PDF).digest()


@pytest.fixture(autouse=True)
def organisation():
    return make.organisation()


def attach(order: Order, data: bytes, *, by=None, name: str = "podpis.sig", told: str = "") -> DetachedSignature:
    given = OutsideSignature(data=data, name=name, told=told)
    return actions.attach_signature(order, given, by=by or make.clerk(), on=timezone.localdate(), at=timezone.now())


@pytest.mark.parametrize(
    ("written", "form"), [(bytes, SignatureFormat.DER), (made.armoured, SignatureFormat.PEM), (made.bare, SignatureFormat.PEM)]
)
def test_a_signature_is_kept_with_the_name_and_the_days_of_its_certificate(written, form):
    order, data = printed(make_order.signed()), written(made.signature(DIGEST))

    kept = attach(order, data)

    assert (kept.signer, kept.signer_source, kept.certificate) == ("Соколова Анна Викторовна", SignerSource.CERTIFICATE, "ABC123")
    assert (kept.valid_from, kept.valid_to) == (date(2026, 1, 12), date(2027, 4, 12))
    assert (kept.format, kept.algorithm, kept.match) == (form, "SHA-256", HashMatch.SAME)
    assert (read(kept.file.blob), kept.file.name) == (data, "Приказ от 26.02.2026 № 01-0226-У.pdf.sig")
    assert kept.signed_sha256 == DIGEST.hex()


def test_the_journal_tells_it():
    order, clerk = printed(make_order.signed()), make.clerk()

    kept = attach(order, made.signature(DIGEST), by=clerk)

    entry = Entry.objects.get(verb="order.signature_attached")
    assert (entry.subject, entry.by) == (f"orders.order:{order.pk}", clerk)
    assert kept.sha256 in entry.facts
    assert list(verification.problems()) == []


def test_a_hash_by_gost_is_kept_and_said_to_be_unchecked():
    kept = attach(printed(make_order.signed()), made.signature(b"y" * 32, algorithm=made.STREEBOG))

    assert (kept.algorithm, kept.match) == ("ГОСТ Р 34.11-2012 (256 бит)", HashMatch.UNCHECKED)


def test_a_signature_that_tells_no_hash_is_said_to_be_unchecked():
    assert attach(printed(make_order.signed()), made.signature(b"", signed=False)).match == HashMatch.UNCHECKED


def test_a_signature_without_a_certificate_needs_a_name_and_says_that_it_was_told():
    order, data = printed(make_order.signed()), made.without_certificate(DIGEST)
    with pytest.raises(Incomplete, match="Впишите, кто подписал"):
        attach(order, data)

    kept = attach(order, data, told=" Соколова А.В. ")

    assert (kept.signer, kept.signer_source, kept.certificate) == ("Соколова А.В.", SignerSource.TOLD, "")


def test_the_certificate_is_believed_before_the_words():
    assert attach(printed(make_order.signed()), made.signature(DIGEST), told="Другой").signer == "Соколова Анна Викторовна"


REFUSED = {
    "the document itself": (PDF, "Это сам документ PDF"),
    "an archive": (b"PK\x03\x04...", "Это архив"),
    "a page": (b"<html>", "Это файл XML"),
    "nothing": (b"", "Файл пуст"),
    "words": ("подпись".encode(), "нет электронной подписи"),
    "base64 of nothing": (b"QUJD", "нет электронной подписи"),
    "half of a signature": (made.signature(DIGEST)[:-40], "нет электронной подписи"),
    "a certificate": (made.certificate().dump(), "нет электронной подписи"),
    "deep nesting": (b"\x30\x80" * 30_000, "нет электронной подписи"),
    "an attached signature": (made.signature(DIGEST, inside=PDF), "соединена с документом"),
    "a signature of another file": (made.signature(b"z" * 32), "под другим файлом"),
    "too much": (b"0" * (cms.MOST_BYTES + 1), "больше 1 МБ"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_signature_of_this_order_is_refused_with_a_sentence(case):
    data, sentence = REFUSED[case]
    order = printed(make_order.signed())

    with pytest.raises(BadInput, match=sentence):
        attach(order, data, told="Соколова А.В.")

    assert not DetachedSignature.objects.exists()


def test_any_damage_of_a_signature_is_a_sentence_and_no_fault():
    whole = made.signature(DIGEST)
    for place in range(len(whole)):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            cms.opened(damaged)
        except RuleBroken:
            continue


def test_the_same_file_is_attached_once():
    order, data = printed(make_order.signed()), made.signature(DIGEST)
    attach(order, data)

    with pytest.raises(BadInput, match="уже приложена"):
        attach(order, data)


def test_a_project_has_nothing_to_sign():
    with pytest.raises(WrongStage, match="ещё не подписан"):
        attach(make_order.project(), made.signature(DIGEST))


def test_before_the_print_is_built_there_is_nothing_to_sign():
    with pytest.raises(Incomplete, match="Подождите минуту"):
        attach(make_order.signed(), made.signature(DIGEST))


@pytest.mark.parametrize(("role", "may"), [(make.clerk, True), (make.lawyer, True), (make.head, True), (make.executor, False), (make.administrator, False)])
def test_who_attaches(role, may):
    order, person = printed(make_order.signed()), role()
    try:
        attach(order, made.signature(DIGEST), by=person)
    except NotAllowed:
        assert not may
    else:
        assert may


def test_an_attached_signature_is_a_fact():
    kept = attach(printed(make_order.signed()), made.signature(DIGEST))

    with pytest.raises(ArchiveIsFrozen):
        kept.delete()


def upload(data: bytes, name: str = "podpis.sig") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_the_clerk_attaches_from_the_card(at_desk):
    order, client = printed(make_order.signed()), at_desk(make.clerk())
    card, address = reverse("orders:inspect", args=[order.pk]), reverse("orders:attach", args=[order.pk])
    assert address in client.get(card).content.decode()

    answer = client.post(address, {"file": upload(made.signature(DIGEST))})

    assert answer.url == card
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "Подпись приложена: Соколова Анна Викторовна. На сайте она уже стоит рядом с приказом."
    ]
    kept = DetachedSignature.objects.get()
    assert "Соколова Анна Викторовна (из сертификата), SHA-256, хеш внутри подписи и PDF: совпадает" in client.get(card).content.decode()
    assert client.get(reverse("orders:signature", args=[order.pk, kept.pk])).content == read(kept.file.blob)


def test_a_refusal_stands_at_the_file_and_keeps_what_was_typed(at_desk):
    order = printed(make_order.signed())

    answer = at_desk(make.clerk()).post(reverse("orders:attach", args=[order.pk]), {"file": upload(PDF), "told": "Соколова А.В."})

    page = html.fromstring(answer.content.decode())
    assert "Это сам документ PDF" in page.text_content()
    assert page.xpath("//input[@name='told']/@value") == ["Соколова А.В."]


def test_a_big_file_is_not_even_read(at_desk):
    order = printed(make_order.signed())

    answer = at_desk(make.clerk()).post(reverse("orders:attach", args=[order.pk]), {"file": upload(b"0" * (cms.MOST_BYTES + 1))})

    assert "файлы подписи меньше 1 МБ" in answer.content.decode()


def test_who_may_not_attach_gets_no_form(at_desk):
    order = printed(make_order.signed())

    answer = at_desk(make.executor()).get(reverse("orders:attach", args=[order.pk]))

    assert answer.status_code == 302
    assert reverse("orders:attach", args=[order.pk]) not in at_desk(make.executor()).get(reverse("orders:inspect", args=[order.pk])).content.decode()


def test_the_signature_of_an_order_of_the_office_is_not_for_everyone(at_desk):
    order = printed(make_order.signed(for_site=False))
    kept = attach(order, made.signature(DIGEST))
    address = reverse("orders:signature", args=[order.pk, kept.pk])

    assert at_desk(make.executor()).get(address).status_code == 404
    assert at_desk(make.clerk()).get(address).status_code == 200
