"""Files come through byte for byte."""

import email
import io
import zipfile
from email.message import Message

import pytest
from tnefparse import TNEF

from tests.workflows.inbox.corpus import BY_NAME, LIGHT
from tests.workflows.inbox.corpus.archives import PASSWORD, document, eicar, encrypted_zip, winmail
from tests.workflows.inbox.corpus.item import TEXT, letter, with_file
from tests.workflows.inbox.corpus.structure import JPEG
from workflows.inbox.parsing.body import TEXT_CUT, WHOLE_TEXT
from workflows.inbox.parsing.limits import Limits
from workflows.inbox.parsing.reading import TOO_LARGE, read
from workflows.inbox.parsing.tree import REST, TOO_MANY
from workflows.inbox.parsing.winmail import unpacked


def files_of(name: str) -> dict[str, bytes]:
    return {file.name: file.data for file in read(BY_NAME[name].raw).files}


def test_files_are_what_was_sent():
    assert files_of("docm-with-a-macro") == {"Отчёт.docm": document(has_macro=True)}
    assert files_of("eicar") == {"eicar.com": eicar()}
    assert files_of("a-photo-and-nothing-else") == {"Изображение.jpg": JPEG}
    assert files_of("uuencode-inside-text") == {"справка.doc": bytes(range(100))}
    assert [file.data for file in read(BY_NAME["two-files-of-one-name"].raw).files] == [b"one", b"two"]


def test_an_enclosed_letter_is_kept_as_it_was():
    assert files_of("forwarded-as-attachment") == {"Жалоба на питание.eml": letter("Старое письмо")}


def test_a_parcel_of_outlook_is_kept_and_unpacked():
    parcel = winmail(("Справка о доходах.pdf", b"%PDF-1.4\n"), ("фото.jpg", JPEG))

    files = read(BY_NAME["winmail"].raw).files

    assert [(file.name, file.data, file.inside) for file in files] == [
        ("winmail.dat", parcel, ""),
        ("Справка о доходах.pdf", b"%PDF-1.4\n", "winmail.dat"),
        ("фото.jpg", JPEG, "winmail.dat"),
    ]


def test_a_parcel_is_unpacked_as_by_others():
    parcel = winmail(("Справка.pdf", b"one"), ("фото.jpg", JPEG), body="Здравствуйте!")

    ours, theirs = unpacked(parcel), TNEF(parcel)

    assert [(file.name, file.data) for file in ours.files] == [(file.long_filename(), file.data) for file in theirs.attachments]
    assert ours.body == theirs.body.rstrip(b"\0") == "Здравствуйте!".encode("cp1251")
    assert ours.is_whole


def test_a_parcel_cut_anywhere_gives_what_is_left():
    parcel = winmail(("Справка.pdf", b"one"), ("фото.jpg", JPEG))

    left = [tuple(file.data for file in unpacked(parcel[:length]).files if file.data) for length in range(len(parcel))]

    assert list(dict.fromkeys(left)) == [(), (b"one",), (b"one", JPEG)]
    assert not unpacked(parcel[:-1]).is_whole


def test_the_encrypted_archive_of_the_corpus_is_one():
    with zipfile.ZipFile(io.BytesIO(encrypted_zip("spravka.txt", b"secret"))) as archive:
        assert archive.read("spravka.txt", pwd=PASSWORD) == b"secret"
        with pytest.raises(RuntimeError, match="encrypted"):
            archive.read("spravka.txt")


def test_of_a_letter_that_is_too_large_the_headers_are_read():
    found = read(with_file(bytes(3_000_000), b"Content-Type: application/pdf; name=a.pdf"), limits=Limits(size=1024 * 1024))

    assert (found.subject, found.text, found.files, found.defects) == ("Жалоба на питание", "", (), (TOO_LARGE.format(1),))


def test_a_text_that_is_too_long_is_kept_whole_as_a_file():
    found = read(letter(TEXT * 100), limits=Limits(text=500))

    assert (found.text, found.defects) == ((TEXT * 100)[:500], (TEXT_CUT,))
    assert [(file.name, file.data.decode()) for file in found.files] == [(WHOLE_TEXT, TEXT * 100)]


def test_parts_beyond_the_limit_are_kept_as_one_file():
    found = read(BY_NAME["nameless-photos"].raw, limits=Limits(parts=3))

    assert [file.name for file in found.files] == ["Изображение.jpg", REST]
    assert found.defects == (TOO_MANY,)


WELL_FORMED = [item for item in LIGHT if not item.defects and not item.name.startswith(("winmail", "uuencode", "name-", "boundary-", "no-headers", "two-"))]


def leaves(message: Message) -> list[Message]:
    """Files as Python's own parser sees them: enclosed letters are not opened."""
    if message.is_multipart() and message.get_content_maintype() == "multipart":
        return [leaf for child in message.get_payload() for leaf in leaves(child)]
    return [message]


def files_by_python(raw: bytes) -> list[bytes]:
    found = [leaf for leaf in leaves(email.message_from_bytes(raw)) if leaf.get_filename() and leaf.get_content_type() != "message/rfc822"]
    return [data for leaf in found if (data := leaf.get_payload(decode=True))]


def test_files_are_those_that_pythons_own_parser_finds():
    theirs = {item.name: files_by_python(item.raw) for item in WELL_FORMED}
    ours = {item.name: [file.data for file in read(item.raw).files if file.data in theirs[item.name]] for item in WELL_FORMED}

    assert ours == theirs
    assert sum(bool(files) for files in theirs.values()) >= 15
