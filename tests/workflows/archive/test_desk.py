"""Registers of facts on the screen: read by those who may, changed by nobody, superusers included."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from tests import make
from tests.workflows.regulations import story
from workflows.files.storage import path_of
from workflows.journal import entries
from workflows.journal.models import Entry
from workflows.signing.models import Signature

pytestmark = pytest.mark.django_db
REGISTERS = ["journal", "signatures", "files", "printrequest"]


def test_the_journal_is_searched_and_its_entry_has_a_card(at_desk):
    head = make.head()
    entries.write("order.signed", subject="orders.order:1", summary="Подписан приказ № 1", by=head)
    entries.write("test.other", subject="test:1", summary="Другое событие", by=None)
    desk = at_desk(head)

    found = desk.get(reverse("journal:index_results"), {"q": "приказ"}).content.decode()
    card = desk.get(reverse("journal:inspect", args=[Entry.objects.get(seq=1).pk])).content.decode()

    assert ("Подписан приказ № 1" in found, "Другое событие" in found) == (True, False)
    assert Entry.objects.get(seq=1).sha256 in card


def test_the_journal_is_filtered_by_event(at_desk):
    entries.write("order.signed", subject="orders.order:1", summary="Подписан приказ № 1", by=None)
    entries.write("test.other", subject="test:1", summary="Другое событие", by=None)

    page = at_desk(make.head()).get(reverse("journal:index_results"), {"verb": "test.other"}).content.decode()

    assert ("Подписан приказ № 1" in page, "Другое событие" in page) == (False, True)


def test_a_list_asks_the_database_as_often_for_three_as_for_one(at_desk, django_assert_num_queries):
    desk, address = at_desk(make.head()), reverse("journal:index_results")
    entries.write("test.happened", subject="test:1", summary="Событие", by=None)
    desk.get(address)
    with CaptureQueriesContext(connection) as one:
        desk.get(address)
    for _ in range(2):
        entries.write("test.happened", subject="test:1", summary="Событие", by=None)

    with django_assert_num_queries(len(one)):
        desk.get(address)


def test_a_signature_is_found_by_its_key(at_desk):
    who = story.cast()
    story.signed(who)
    key = Signature.objects.get().key

    page = at_desk(who.head).get(reverse("signatures:index_results"), {"q": key}).content.decode()

    assert key in page


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("act", ["add", "edit", "delete", "copy"])
def test_a_register_of_facts_has_no_address_for_changing(register, act):
    with pytest.raises(NoReverseMatch):
        reverse(f"{register}:{act}", args=[1] if act != "add" else [])


@pytest.mark.parametrize("register", REGISTERS)
def test_an_empty_register_says_what_will_appear(register, at_desk):
    page = at_desk(make.user(is_superuser=True)).get(reverse(f"{register}:index")).content.decode()

    assert "Здесь появ" in page


def test_a_file_is_downloaded_by_the_clerk_and_by_nobody_below(at_desk):
    stored = make.stored_file(b"scan", name="скан.pdf")
    address = reverse("files:download", args=[stored.pk])

    assert at_desk(make.clerk()).get(address).content == b"scan"
    assert at_desk(make.executor()).get(address).status_code == 302


def test_a_lost_file_is_a_sentence_and_not_a_fault(at_desk):
    stored = make.stored_file(b"scan")
    path_of(stored.blob.sha256).unlink()

    page = at_desk(make.clerk()).get(reverse("files:download", args=[stored.pk]), follow=True).content.decode()

    assert "Восстановите его из резервной копии." in page
