"""Every letter of the corpus is read: nothing raises, and what the bytes allow is readable."""

import pytest

from tests.workflows.inbox.corpus import ALL, BY_NAME, LIGHT
from tests.workflows.inbox.corpus.__main__ import main
from tests.workflows.inbox.corpus.item import Item
from tests.workflows.inbox.parsing.storable import what_no_database_takes
from workflows.inbox.parsing.letter import Letter
from workflows.inbox.parsing.reading import read

HEAVY = tuple(item for item in ALL if item.is_heavy)


def what_was_read(letter: Letter) -> dict[str, object]:
    return {
        "subject": letter.subject,
        "sender": letter.sender,
        "text": " ".join(letter.text.split()),
        "files": tuple(file.name for file in letter.files),
        "nature": letter.nature,
        "bounce": letter.bounce,
        "defects": letter.defects,
    }


def what_must_be_read(item: Item) -> dict[str, object]:
    return {
        "subject": item.subject,
        "sender": item.sender,
        "text": item.text,
        "files": item.files,
        "nature": item.nature,
        "bounce": item.bounce,
        "defects": item.defects,
    }


def holds(item: Item) -> None:
    letter = read(item.raw)

    assert what_was_read(letter) == what_must_be_read(item)
    assert what_no_database_takes(letter) == []


@pytest.mark.parametrize("item", LIGHT, ids=lambda item: item.name)
def test_a_letter_is_read(item):
    holds(item)


@pytest.mark.slow
@pytest.mark.parametrize("item", HEAVY, ids=lambda item: item.name)
def test_a_heavy_letter_is_read(item):
    holds(item)


def test_the_corpus_is_large_and_each_letter_has_a_name_of_its_own():
    assert len(ALL) >= 120
    assert len(BY_NAME) == len(ALL)


def test_letters_of_the_corpus_are_written_byte_for_byte(tmp_path):
    written = main(str(tmp_path), "good-letter", "eicar-in-zip")

    assert written == 2
    assert {path.stem: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: BY_NAME[name].raw for name in ("good-letter", "eicar-in-zip")
    }


def test_no_page_of_the_corpus_loads_or_runs_anything():
    pages = [read(item.raw).html for item in LIGHT]

    assert [page for page in pages if any(sign in page.lower() for sign in ("<img", "<script", "<style", "javascript:", "onload", "src="))] == []
    assert sum(bool(page) for page in pages) >= 8
