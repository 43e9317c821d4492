"""What cannot or must not be read is refused with one sentence that names the trouble and the next step."""

import hashlib
import io
import tracemalloc
import zipfile

import pytest

from tests.workflows.regulations.importing.make_importing import WordFile, imported, parts_of, with_part, zipped
from workflows.errors import BadInput
from workflows.regulations.importing import MAX_BYTES, read_source


def word() -> bytes:
    """A harmless document."""
    file = WordFile()
    file.add("1. Общие положения")
    file.add("1.1. Текст.")
    return file.bytes()


def refusal(data: bytes, name: str = "act.docx") -> str:
    """The sentence a person reads."""
    with pytest.raises(BadInput) as refused:
        read_source(name, data)
    return str(refused.value)


def test_harmless_document_is_read():
    assert imported("act.docx", word()).text.provisions[0].heading == "Общие положения"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "пуст"),
        ("a.txt", b" \n\t \r\n", "пуст"),
        ("a.txt", "\ufeff \u00a0\n".encode(), "нет текста"),
        ("a.txt", "*** --- …".encode(), "нет текста"),
        ("a.txt", bytes(range(256)) * 4, "не текстовый"),
        ("a.txt", b"\x00\x01\x02" * 100, "не текстовый"),
        ("a.txt", b"".join(hashlib.sha256(bytes([n])).digest() for n in range(200)), "не текстовый"),
        ("a.pdf", b"%PDF-1.7 ...", "это PDF"),
        ("a.docx", b"%PDF-1.7 ...", "это PDF"),
        ("a.rtf", b"{\\rtf1\\ansi", "это RTF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "старый формат Word"),
        ("a.doc", "текст".encode(), "старый формат Word"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "защищён паролем"),
        ("a.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "OpenDocument"),
        ("a.png", b"\x89PNG\r\n\x1a\n123", "картинка"),
        ("a.html", "<p>текст</p>".encode(), "веб-страница"),
        ("a.docx", zipped({"file.txt": b"text"}), "не документ Word"),
        ("a.docx", zipped({"[Content_Types].xml": b'<Types xmlns="x">spreadsheetml</Types>'}), "не текстовый документ Word"),
        ("a.docx", b"PK\x03\x04" + b"broken" * 100, "повреждён"),
        ("a.docx", word()[:-200], "повреждён"),
    ],
)
def test_unreadable_is_one_sentence(name, data, words):
    sentence = refusal(data, name)

    assert words in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a.pdf", "a.odt"])
def test_foreign_formats_are_asked_for_as_docx(name):
    assert "сохраните как .docx" in refusal("Текст".encode(), name)


def test_fifty_megabytes_are_too_much():
    assert "больше 50 МБ" in refusal(b"a" * (MAX_BYTES + 1), "a.txt")
    assert "2 миллионов" in refusal(b"abc " * 700_000, "a.txt")
    assert "слишком много" in refusal("а\n".encode() * 60_000, "a.txt")


def test_bomb_is_refused_before_it_unpacks():
    data = with_part(word(), "word/document.xml", b"<a>" + b" " * 40_000_000)

    tracemalloc.start()
    sentence = refusal(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "слишком большой объём" in sentence
    assert peak < 30_000_000


def test_bomb_in_a_part_that_nobody_needs_is_refused_too():
    assert "слишком большой объём" in refusal(with_part(word(), "word/theme/other.xml", b" " * 40_000_000))


def test_declared_size_may_lie():
    data = bytearray(with_part(word(), "word/document.xml", b"<a>" + b" " * 40_000_000))
    at = data.rindex(b"word/document.xml")
    data[at - 46 + 24 : at - 46 + 28] = (100).to_bytes(4, "little")

    assert refusal(bytes(data)).startswith("Файл «act.docx»")


def test_many_entries_are_refused():
    assert "слишком большой объём" in refusal(zipped({f"word/{n}.xml": b"<a/>" for n in range(2_500)}))


def test_many_tags_are_refused():
    body = b'<w:document xmlns:w="x"><w:body>' + b"<a/>" * 1_100_000 + b"</w:body></w:document>"

    assert "слишком большой объём" in refusal(zipped(parts_of(word()) | {"word/document.xml": body}, zipfile.ZIP_STORED))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/core.xml", "customXml/item1.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_dtd_in_any_part_is_refused(part, encoding):
    hostile = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'

    assert "DTD" in refusal(with_part(word(), part, hostile.encode(encoding)))


def test_billion_laughs_are_refused():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    hostile = f'<!DOCTYPE a [<!ENTITY e0 "ха">{entities}]><a>&e9;</a>'

    assert "DTD" in refusal(with_part(word(), "word/document.xml", hostile.encode()))


def test_dtd_hidden_at_the_border_of_chunks_is_found():
    hostile = b"<?xml version='1.0'?>" + b" " * (64 * 1024 - 26) + b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"

    assert "DTD" in refusal(zipped(parts_of(word()) | {"word/document.xml": hostile}))


def test_odd_encoding_that_could_hide_a_dtd_is_refused():
    assert "кодировке" in refusal(with_part(word(), "word/document.xml", b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a'))


def test_macros_are_refused():
    assert "макросы" in refusal(with_part(word(), "word/vbaProject.bin", b"1"), "a.docm")
    types = parts_of(word())["[Content_Types].xml"].replace(b"wordprocessingml.document.main", b"wordprocessingml.macroEnabled.main")
    assert "макросы" in refusal(with_part(word(), "[Content_Types].xml", types), "a.docm")


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil.xml", "word/../../evil.xml", "C:/evil.xml", "word\\..\\evil.xml"])
def test_names_that_leave_the_archive_are_refused(name):
    assert "недопустимые имена" in refusal(with_part(word(), name, b"<a/>"))


def test_two_parts_of_one_name_are_refused():
    stream = io.BytesIO(word())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", b"<a/>")

    assert "недопустимые имена" in refusal(stream.getvalue())


def test_locked_zip_is_refused():
    data = bytearray(word())
    at = data.rindex(b"word/document.xml") - 46
    data[at + 8] |= 1

    assert "паролем" in refusal(bytes(data))


def test_broken_xml_is_refused():
    assert "повреждена" in refusal(with_part(word(), "word/document.xml", b"<w:document><w:body>"))
    assert "повреждена" in refusal(with_part(word(), "word/numbering.xml", "не xml".encode()))


def test_document_without_body_is_refused():
    assert "нет текста" in refusal(with_part(word(), "word/document.xml", b"<a/>"))
    parts = parts_of(word())
    del parts["word/document.xml"]
    assert "нет текста" in refusal(zipped(parts))


def test_outside_relations_are_not_followed():
    relations = parts_of(word())["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="http://192.0.2.1/a" TargetMode="External"/>'
        b'<Relationship Id="x2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="../../../../etc/passwd"/></Relationships>',
    )

    what = imported("act.docx", with_part(word(), "word/_rels/document.xml.rels", relations))

    assert what.text.provisions[0].label == "1"


def test_footnote_that_quotes_itself_ends():
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>Сноска.</w:t>'
        '<w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'
    )
    body = parts_of(word())["word/document.xml"].replace(b"</w:t></w:r></w:p>", b'</w:t><w:footnoteReference w:id="1"/></w:r></w:p>', 1)

    what = imported("act.docx", with_part(with_part(word(), "word/document.xml", body), "word/footnotes.xml", note.encode()))

    assert [node.text for node in what.text.walk()].count("Сноска.") == 1


def test_lists_that_lead_to_each_other_end():
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    file = WordFile()
    file.add("Текст.", numbered="act")

    data = with_part(with_part(file.bytes(), "word/numbering.xml", numbering.encode()), "word/styles.xml", styles.encode())

    assert [node.text for node in imported("a.docx", data).text.walk()] == ["Текст."]


def test_name_of_the_file_cannot_harm():
    assert refusal(b"", "../../etc/passwd\0.txt") == "Файл «passwd.txt» пуст. Загрузите файл с текстом документа (.docx или .txt)."
    assert refusal(b"", "") == "Файл «без имени» пуст. Загрузите файл с текстом документа (.docx или .txt)."


def test_nothing_is_left_on_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    imported("act.docx", word())

    assert list(tmp_path.iterdir()) == []
