"""Letters are taken from a real mail server: each once, byte for byte, whatever happens in between. Nothing is taken away there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from tests import make_letter
from tests.harness import dovecot
from tests.make_appeal import NOVEMBER_2, at
from workflows.connections.server import Security
from workflows.files.models import StoredFile
from workflows.files.storage import read
from workflows.inbox.collecting import Limits, account_of, collect
from workflows.inbox.locking import alone
from workflows.inbox.mailbox import MailboxSilent, visit
from workflows.inbox.models import Cursor, RawLetter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = at(NOVEMBER_2)
LATER = NOW + timedelta(minutes=1)
NEXT_HOUR = NOW + timedelta(hours=2)


def uids(collected):
    return [letter.uid for letter in collected.letters]


def stored():
    return [read(letter.file.blob) for letter in RawLetter.objects.order_by("pk")]


def test_what_came_is_kept_byte_for_byte_and_left_where_it_was(office):
    letters = [make_letter.eml(), make_letter.with_file(b"\xff\xd8" * 2000), b"From: \xf0\xf0\xf0\r\n\r\n\x01\xfe not a letter"]
    for data in letters:
        office.deliver(data)

    collected = collect(office.server, at=NOW)

    assert (uids(collected), stored()) == ([1, 2, 3], letters)
    assert office.flags() == ["a", "a", "a"]  # the keyword alone: neither seen nor deleted


def test_a_letter_comes_by_smtp_with_the_marks_of_its_way(office):
    with dovecot.smtp(office) as client:
        client.sendmail("petrova@example.org", [office.server.username], make_letter.eml())

    collect(office.server, at=NOW)

    assert stored()[0].startswith(b"Return-Path: <petrova@example.org>\r\nDelivered-To: " + office.server.username.encode())


def test_the_next_visit_takes_what_is_new_alone(office):
    office.deliver(make_letter.eml())
    collect(office.server, at=NOW)

    assert uids(collect(office.server, at=LATER)) == []
    office.deliver(make_letter.eml())
    assert uids(collect(office.server, at=LATER)) == [2]


def test_a_letter_that_the_cursor_has_passed_is_found_by_the_hourly_comparison(office):
    for _ in range(3):
        office.deliver(make_letter.eml())
    Cursor.objects.create(account=account_of(office.server), folder="INBOX", uidvalidity=validity(office), last_uid=3, scanned_at=NOW)

    assert [uids(collect(office.server, at=moment)) for moment in (LATER, NEXT_HOUR, NEXT_HOUR + timedelta(hours=2))] == [[], [1, 2, 3], []]


def validity(office):
    with visit(office.server) as folder:
        return folder.uidvalidity


def test_a_folder_made_anew_is_read_from_its_beginning_and_no_letter_is_stored_twice(office):
    letters = [make_letter.eml(), make_letter.eml()]
    for data in letters:
        office.deliver(data, folder="Letters")
    collect(office.at("Letters"), at=NOW)
    with visit(office.server) as folder:
        folder.box.folder.delete("Letters")
        folder.box.folder.create("Letters")
        folder.box.append(letters[0], "Letters")

    again = collect(office.at("Letters"), at=LATER)

    assert uids(again) == [1]
    assert len(set(RawLetter.objects.order_by().values_list("uidvalidity", flat=True))) == 2
    assert (again.letters[0].first, StoredFile.objects.count()) == (RawLetter.objects.order_by("pk").first(), 2)


def test_a_copy_in_another_folder_leads_to_the_same_file(office):
    data = make_letter.eml()
    office.deliver(data)
    office.deliver(data, folder="Letters")

    collect(office.server, at=NOW)
    collect(office.at("Letters"), at=NOW)

    assert (RawLetter.objects.count(), StoredFile.objects.count(), RawLetter.objects.copies().count()) == (2, 1, 1)


def test_of_a_letter_over_the_limit_the_headers_are_kept(office):
    office.deliver(make_letter.with_file(b"x" * 5000, subject="Large"))
    office.deliver(make_letter.eml())

    large, small = collect(office.server, at=NOW, limits=Limits(largest=4000)).letters

    assert (large.is_whole, small.is_whole) == (False, True)
    assert read(large.file.blob).endswith(b"boundary=\"b\"\r\n\r\n")
    assert large.size > 5000


def test_a_visit_takes_no_more_than_is_allowed_and_says_so(office):
    for _ in range(5):
        office.deliver(make_letter.eml())

    visits = [collect(office.server, at=NOW, limits=Limits(letters=2)) for _ in range(3)]

    assert [(uids(one), one.is_more) for one in visits] == [([1, 2], True), ([3, 4], True), ([5], False)]


def test_while_one_worker_is_in_the_mailbox_another_turns_back(office):
    office.deliver(make_letter.eml())

    with alone(f"{account_of(office.server)} INBOX"):
        found = collect(office.server, at=NOW) if connection.vendor == "sqlite" else None

    assert found is None or (found.is_busy, found.letters) == (True, ())
    assert uids(collect(office.server, at=NOW)) == [1]


TROUBLES = {
    "password": "Почтовый сервер 127.0.0.1 не принял имя или пароль ящика. Проверьте их в настройках почты; письма остаются в ящике.",
    "folder": "В почтовом ящике нет папки «Нет такой». Проверьте её название в настройках почты.",
    "port": "Нет связи с почтовым сервером 127.0.0.1:1 (ConnectionRefusedError). Проверьте адрес, порт и сеть; письма остаются в ящике.",
    "security": "Почтовый сервер 127.0.0.1 не подтвердил, что он настоящий (SSLError). Проверьте имя сервера и способ защиты.",
}
WRONG = {"password": {"password": "wrong"}, "folder": {"folder": "Нет такой"}, "port": {"port": 1}, "security": {"security": Security.TLS}}


@pytest.mark.parametrize("what", TROUBLES)
def test_what_hinders_is_one_sentence_kept_beside_the_mailbox(office, what):
    server = replace(office.server, **WRONG[what])

    with pytest.raises(MailboxSilent) as silent:
        collect(server, at=NOW)

    assert (str(silent.value), Cursor.objects.get().trouble) == (TROUBLES[what], TROUBLES[what])


def test_the_trouble_is_forgotten_with_the_next_good_visit(office):
    with pytest.raises(MailboxSilent):
        collect(replace(office.server, password="wrong"), at=NOW)

    collect(office.server, at=LATER)

    assert (Cursor.objects.get().trouble, Cursor.objects.get().visited_at) == ("", LATER)
