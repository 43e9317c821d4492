"""Short Russian words in the charsets of three decades, whether they are named or not."""

import pytest

from workflows.inbox.parsing.charsets import decode, known

WORDS = (
    "Жалоба", "Да", "ИВАНОВ", "ЖАЛОБА НА КЛАССНОГО РУКОВОДИТЕЛЯ", "Ёлка", "Спасибо", "Иванов Иван Иванович", "Щи", "заявление.doc", "фото", "Ким",
    "Прошу выдать справку", "ПРОШУ ПРИНЯТЬ МЕРЫ", "Петрова Ольга", "Re: Ответ на обращение 12", "Скан паспорта.pdf", "Цой", "Юля", "отпуск",
    "Здравствуйте! Прошу принять ребёнка в школу 5.", "Хочу узнать, почему не отвечают на мои письма уже вторую неделю",
)  # fmt: skip
# What is too short to tell: three letters of a rare name, and cp866 that happens to be UTF-8.
TOO_SHORT = {("cp866", "Ёлка"), ("iso8859-5", "Цой")}


def test_words_are_read_whose_charset_is_not_named():
    wrong = {
        (charset, word)
        for charset in ("cp1251", "koi8-r", "cp866", "iso8859-5", "utf-8", "utf-16", "utf-16-le", "utf-16-be")
        for word in WORDS
        if decode(word.encode(charset)).text != word
    }

    assert wrong == TOO_SHORT


@pytest.mark.parametrize("charset", ["cp1251", "cp1252", "koi8-r", "cp866"])
def test_words_encoded_twice_are_read(charset):
    twice = {word: "".join(bytes([byte]).decode(charset, "ignore") or chr(byte) for byte in word.encode()).encode() for word in WORDS}

    assert {word: decode(data).text for word, data in twice.items()} == {word: word for word in WORDS}


def test_words_encoded_once_are_left_alone():
    assert [word for word in WORDS if decode(word.encode()).was_twice] == []


def test_a_western_text_stays_western():
    found = decode("Café très été Müller".encode("latin-1"), "iso-8859-1")

    assert (found.text, found.charset, found.guessed) == ("Café très été Müller", "iso8859-1", False)


@pytest.mark.parametrize(
    ("declared", "meant"),
    [
        ("cp-1251", "cp1251"), ("WINDOWS-1251", "cp1251"), ('"win-1251"', "cp1251"), ("koi8r", "koi8-r"), ("UTF8", "utf-8"), ("utf-16", "utf-16"),
        ("unknown-8bit", ""), ("%CHARSET%", ""), ("", ""), ("a\0", ""), ("zlib", ""), ("rot13", ""), ("idna", ""), ("unicode_escape", ""), ("raw-unicode-escape", ""),
    ],
)  # fmt: skip
def test_a_charset_is_known_by_its_names(declared, meant):
    assert known(declared) == meant
