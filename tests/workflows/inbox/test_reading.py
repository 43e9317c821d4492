"""A letter is read as often as one likes: the bytes stay, what was understood is written anew, files are stored once."""

import pytest

from tests import make, make_letter
from tests.make_appeal import NOVEMBER_2, at
from workflows.files.models import StoredFile
from workflows.files.reading import open_files
from workflows.files.storage import path_of
from workflows.inbox.collecting import take_file
from workflows.inbox.models import MOST_ATTEMPTS, RawLetter, ReadFile, Reading
from workflows.inbox.reading import CUT_SHORT, identifier, read_again, read_letter, storable

pytestmark = pytest.mark.django_db

NOW = at(NOVEMBER_2)


def test_reading_again_writes_the_same_and_stores_no_file_twice():
    letter = take_file(make_letter.with_file(b"\xff\xd8", text="Посмотрите фото."), at=NOW)

    first = read_letter(letter)
    files = list(StoredFile.objects.order_by("pk"))
    again = read_again(letter)

    assert (again.pk, again.text, again.body_sha256) == (first.pk, first.text, first.body_sha256)
    assert (list(StoredFile.objects.order_by("pk")), ReadFile.objects.count()) == (files, 1)


def test_a_reading_that_was_cut_short_again_and_again_is_given_up_with_a_sentence_and_can_be_asked_for():
    letter = take_file(make_letter.eml(), at=NOW)
    Reading.objects.create(letter=letter, attempts=MOST_ATTEMPTS)

    given_up = read_letter(letter)
    assert (given_up.outcome, given_up.reason) == ("unreadable", CUT_SHORT)

    assert read_again(letter).outcome == "read"


def test_a_letter_whose_bytes_are_gone_from_the_disk_says_so():
    letter = take_file(make_letter.eml(), at=NOW)
    path_of(letter.file.blob.sha256).unlink()

    reading = read_letter(letter)

    assert (reading.outcome, "не найден в хранилище" in reading.reason) == ("unreadable", True)


def test_what_waits_for_reading_are_new_letters_and_those_cut_short_and_no_copies():
    first, second, third = (take_file(make_letter.eml(), at=NOW) for _ in range(3))
    read_letter(first)
    Reading.objects.create(letter=second, attempts=1)
    RawLetter.objects.create(account="a", folder="b", uidvalidity=1, uid=1, received_at=NOW, size=1, is_whole=True, file=third.file, collected_at=NOW)

    assert list(RawLetter.objects.unread()) == [third, second]


def test_the_common_register_of_files_shows_neither_letters_nor_what_was_in_them():
    read_letter(take_file(make_letter.with_file(b"\xff\xd8"), at=NOW))
    other = make.stored_file(b"open")

    assert (StoredFile.objects.count(), list(open_files())) == (3, [other])


@pytest.mark.parametrize(("told", "kept"), [("a\x00b", "a\ufffdb"), ("a\udc80b", "a?b"), ("Ёж", "Ёж"), ("", "")])
def test_what_no_database_takes_is_replaced_sign_for_sign(told, kept):
    assert storable(told) == kept


@pytest.mark.parametrize(
    ("told", "kept"), [("<A.b@Example.ORG>", "A.b@example.org"), (" <a@b.ru>\r\n ", "a@b.ru"), ("<a b@c.ru>", "ab@c.ru"), ("<без собаки>", "безсобаки"), ("", "")]
)
def test_identifiers_are_compared_without_brackets_and_spaces(told, kept):
    assert identifier(told) == kept
