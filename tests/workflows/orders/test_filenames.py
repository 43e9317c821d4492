"""Names of files that people read and any disk keeps."""

import pytest

from workflows.orders.filenames import MOST_BYTES, file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Порядок приёма", "Порядок приёма (редакция 1).pdf"),
        ("Приказ от 26.02.2026 № 01/0226-У", "Приказ от 26.02.2026 № 01-0226-У (редакция 1).pdf"),
        ("Порядок «Сервисы»: а/б?", "Порядок Сервисы а-б (редакция 1).pdf"),
        ("Порядок\u00a0приёма\n детей", "Порядок приёма детей (редакция 1).pdf"),
    ],
)
def test_a_name_keeps_its_words_and_loses_what_disks_refuse(title, name):
    assert file_name(title, "pdf", note="редакция 1") == name


def test_a_long_name_is_cut_at_a_word_and_keeps_its_ending():
    name = file_name("Порядок " + "применения " * 40, "pdf", note="редакция 1")

    assert name.endswith("применения… (редакция 1).pdf")
    assert len(name.encode()) <= MOST_BYTES


def test_one_endless_word_is_cut_anywhere():
    assert len(file_name("щ" * 500, "docx").encode()) <= MOST_BYTES
