"""What a file is, by its bytes; what is wrong with it; whether it is taken. One line for each sort, honest or not."""

import zipfile

import pytest

from tests.workflows.screening import make_files as files
from workflows.screening.looking import look

RUSSIAN = "Прошу объяснить, почему отменены занятия кружка."
INNER = files.packed({"a.txt": b"words"})
MANY = {f"{number}.txt": b"words" for number in range(300)}
REMOTE = b'<Relationship Type="x/attachedTemplate" Target="http://e.ru/t.dotm" TargetMode="External"/>'
ENCRYPTED_ODF = b"<manifest:encryption-data/>"

# name, bytes → format, what is noticed (taken when nothing of it is a danger)
HONEST = [
    ("a.pdf", files.pdf(b"/Type /Catalog"), "pdf", ""),
    ("a.jpg", files.picture("JPEG"), "jpeg", ""),
    ("A.JPEG", files.picture("JPEG", progressive=True), "jpeg", ""),
    ("a.png", files.picture("PNG"), "png", ""),
    ("a.webp", files.picture("WEBP"), "webp", ""),
    ("a.webp", files.picture("WEBP", lossless=True), "webp", ""),
    ("a.tif", files.picture("TIFF"), "tiff", ""),
    ("a.heic", files.picture("HEIF", (80, 60)), "heic", ""),
    ("a.docx", files.word(), "docx", ""),
    ("a.xlsx", files.office(files.EXCEL_TYPES), "xlsx", ""),
    ("a.pptx", files.office(files.SLIDES_TYPES), "pptx", ""),
    ("a.odt", files.open_document("text"), "odt", ""),
    ("a.ods", files.open_document("spreadsheet"), "ods", ""),
    ("a.odp", files.open_document("presentation"), "odp", ""),
    ("a.doc", files.compound("WordDocument", "1Table"), "doc", ""),
    ("a.xls", files.compound("Workbook"), "xls", ""),
    ("a.ppt", files.compound("PowerPoint Document"), "ppt", ""),
    ("a.rtf", rb"{\rtf1\ansi hello}", "rtf", ""),
    ("a.txt", RUSSIAN.encode(), "txt", ""),
    ("a.txt", RUSSIAN.encode("cp1251"), "txt", ""),
    ("a.txt", RUSSIAN.encode("utf-16"), "txt", ""),
    ("a.csv", "ФИО;класс\nИванов;5".encode("cp1251"), "csv", ""),
    ("a.eml", files.LETTER, "eml", ""),
    ("a.sig", files.SIGNATURE, "sig", ""),
    ("a.zip", files.packed({"a.txt": RUSSIAN.encode(), "b/c.jpg": files.picture("JPEG"), "d.docx": files.word()}), "zip", ""),
    ("a.zip", files.packed({"a.txt": b"words"}, method=zipfile.ZIP_STORED), "zip", ""),
    ("a.mp3", b"ID3\x03\0\0\0\0\0\0" + b"\0" * 100, "mp3", ""),
    ("a.mp3", b"\xff\xfb\x90\x44" + b"\0" * 400, "mp3", ""),
    ("a.m4a", files.film(b"M4A "), "m4a", ""),
    ("a.ogg", b"OggS\0\x02" + b"\0" * 100, "ogg", ""),
    ("a.mp4", files.film(b"isom"), "mp4", ""),
    ("a.mov", files.film(b"qt  "), "mov", ""),
]
MISNAMED = [
    ("photo.jpg", files.picture("HEIF", (80, 60)), "heic", "misnamed"),
    ("a.png", files.picture("JPEG"), "jpeg", "misnamed"),
    ("a.doc", files.word(), "docx", "misnamed"),
    ("a.doc", rb"{\rtf1\ansi hello}", "rtf", ""),
    ("scan", files.pdf(b""), "pdf", "no_ending"),
    ("a.pdf", RUSSIAN.encode(), "txt", "disguised"),
    ("a.jpg", b"words", "txt", "disguised"),
    ("a.docx", "Слова".encode("cp1251"), "txt", "disguised"),
]
DANGEROUS = [
    ("a.pdf", b"", "empty", "empty"),
    ("a.exe", files.EXE, "program", "program"),
    ("Справка.pdf", files.EXE, "program", "program"),
    ("photo.jpg", b"\x7fELF\x02" + b"\0" * 90, "program", "program"),
    ("a.txt", b"#!/bin/sh\nrm -rf /", "program", "program"),
    ("a.bat", b"del *.*", "script", "program"),
    ("a.js", b"alert(1)", "script", "program"),
    ("a.vbs", b'MsgBox "x"', "script", "program"),
    ("a.jar", files.packed({"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe\xba\xbe"}), "program", "program"),
    ("a.msi", files.compound("x", root=bytes.fromhex("84100c0000000000c000000000000046")), "program", "program"),
    ("a.jpg.exe", files.picture("JPEG"), "jpeg", "program_name"),
    ("a.pdf", b"\x4c\0\0\0\x01\x14\x02\0" + b"\0" * 90, "lnk", "shortcut"),
    ("a.url", b"[InternetShortcut]\nURL=http://e.ru", "lnk", "shortcut"),
    ("a.html", b"<!DOCTYPE html><script>alert(1)</script>", "html", "page"),
    ("a.pdf", b"\xef\xbb\xbf <HTML><body>", "html", "page"),
    ("a.svg", b"<?xml version='1.0'?><svg xmlns='x'><script/></svg>", "svg", "page"),
    ("a.png", b"<svg onload='alert(1)'/>", "svg", "page"),
    ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", "html", "page"),
    ("a.rar", b"Rar!\x1a\x07\x01\0" + b"\0" * 90, "rar", "sealed"),
    ("a.zip", b"7z\xbc\xaf\x27\x1c" + b"\0" * 90, "7z", "sealed"),
    ("a.tar", b"x" * 257 + b"ustar" + b"\0" * 300, "tar", "sealed"),
    ("winmail.dat", b"\x78\x9f\x3e\x22" + b"\0" * 90, "tnef", "sealed"),
    ("a.gif", files.picture("GIF"), "gif", "forbidden"),
    ("a.xml", b"<?xml version='1.0'?><a/>", "xml", "forbidden"),
    ("a.msg", files.compound("__properties_version1.0"), "msg", "forbidden"),
    ("a.bin", bytes(range(256)) * 8, "unknown", "unknown"),
    ("a.zip", files.packed({"readme.txt": b"x", "run/setup.EXE": b"x"}), "zip", "program_inside:.exe"),
    ("a.zip", files.packed({"photo.jpg": files.EXE}), "zip", "program_inside:под именем документа"),
    ("a.zip", files.packed({"Счёт.pdf.lnk": b"x"}), "zip", "program_inside:.lnk"),
    ("a.zip", files.packed({"page.html": b"<html>"}), "zip", "page_inside:.html"),
    ("a.zip", files.packed({"inner.zip": INNER}), "zip", "nested"),
    ("a.zip", files.packed({"inner.pdf": INNER}), "zip", "nested"),
    ("a.zip", files.packed({"inner.rar": b"Rar!\x1a\x07\x01\0"}), "zip", "nested"),
    ("a.zip", files.packed({"a.docm": files.word()}), "zip", "macros"),
    ("a.zip", files.packed({"a.docx": files.office(files.WORD_TYPES, word__vbaProject_dot_bin=b"x")}), "zip", "macros"),
    ("a.zip", files.locked(INNER), "zip", "encrypted"),
    ("a.zip", files.packed({"zeros.txt": b"\0" * 12_000_000}), "zip", "bomb:11 МБ"),
    ("a.zip", files.lying(files.packed({"zeros.txt": b"\0" * 3_000_000}), 100), "zip", "bomb:больше, чем сказано в самом архиве"),
    ("a.zip", files.packed(MANY), "zip", "many_entries:300"),
    ("a.zip", INNER[:-30], "zip", "damaged"),
    ("a.docm", files.office(files.WORD_TYPES, word__vbaProject_dot_bin=b"x"), "docx", "macros"),
    ("a.docx", files.office(files.WORD_TYPES, word__vbaProject_dot_bin=b"x"), "docx", "macros"),
    ("a.xlsx", files.office(files.EXCEL_TYPES, xl__macrosheets__sheet1_dot_xml=b"x"), "xlsx", "macros"),
    ("a.doc", files.compound("WordDocument", "Macros", "VBA"), "doc", "macros"),
    ("a.xls", files.compound("Workbook", "_VBA_PROJECT_CUR"), "xls", "macros"),
    ("a.odt", files.open_document("text", Basic__Standard__Module1=b"x"), "odt", "macros"),
    ("a.docx", files.compound("EncryptedPackage", "EncryptionInfo"), "docx", "encrypted"),
    ("a.odt", files.packed({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": ENCRYPTED_ODF}), "odt", "encrypted"),
    ("a.docx", files.office(files.WORD_TYPES, zeros=b"\0" * 12_000_000), "docx", "bomb:11 МБ"),
    ("a.pdf", files.pdf(b"/OpenAction << /S /Launch /F (cmd.exe) >>"), "pdf", "pdf_launch"),
    ("a.png", files.huge_png(), "png", "pixels:60000 × 60000"),
    ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "jpeg", "damaged"),
]
SUSPICIOUS = [
    ("a.pdf", files.pdf(b"/S /JavaScript /JS (app.alert(1))"), "pdf", "pdf_script"),
    ("a.pdf", files.pdf(b"/S /J#61vaScript"), "pdf", "pdf_script"),
    ("a.pdf", files.pdf(b"/Type /Catalog", packed_words=b"1 0 << /S /JavaScript >>"), "pdf", "pdf_script"),
    ("a.pdf", files.pdf(b"/Type /EmbeddedFile"), "pdf", "pdf_files"),
    ("a.pdf", files.pdf(b"/Encrypt 5 0 R"), "pdf", "pdf_locked"),
    ("a.docx", files.office(files.WORD_TYPES, word___rels__settings_dot_xml_dot_rels=REMOTE), "docx", "remote"),
    ("a.docx", files.office(files.WORD_TYPES, word__embeddings__oleObject1_dot_bin=b"x"), "docx", "embedded"),
    ("a.doc", files.compound("WordDocument", "ObjectPool"), "doc", "embedded"),
    ("a.rtf", rb"{\rtf1{\object{\*\objdata 0105}}}", "rtf", "embedded"),
]
TAKEN = [*HONEST, *MISNAMED[:5], *SUSPICIOUS]
REFUSED = [*MISNAMED[5:], *DANGEROUS]


def told(name, data):
    seen = look(data, name)
    return seen.format.code, ", ".join(f"{finding.code}:{finding.detail}".rstrip(":") for finding in seen.findings), seen.allowed


def named(case):
    return f"{case[0]}-{case[2]}-{case[3]}"


@pytest.mark.parametrize("case", HONEST, ids=named)
def test_an_honest_file_is_taken_for_what_it_is(case):
    name, data, form, _ = case

    assert told(name, data) == (form, "", True)


@pytest.mark.parametrize("case", [*MISNAMED[:5], *SUSPICIOUS], ids=named)
def test_what_is_odd_and_harmless_is_taken_and_said(case):
    name, data, form, noticed = case
    form_seen, noticed_seen, allowed = told(name, data)

    assert (form_seen, noticed_seen.partition(":")[0], allowed) == (form, noticed, True)


@pytest.mark.parametrize("case", REFUSED, ids=named)
def test_what_is_dangerous_is_not_taken(case):
    name, data, form, noticed = case
    form_seen, noticed_seen, allowed = told(name, data)

    assert (form_seen, allowed) == (form, False)
    assert noticed in (noticed_seen, noticed_seen.partition(":")[0])


def test_a_program_before_an_archive_is_a_program():
    assert told("a.zip", files.EXE + INNER)[0] == "program"


def test_each_finding_is_a_sentence():
    cases = [look(data, name) for name, data, *_ in (*MISNAMED, *DANGEROUS, *SUSPICIOUS)]
    sentences = {finding.sentence for seen in cases for finding in seen.findings}

    assert [said for said in sentences if "{" in said or not said.startswith("Файл ") or not said.endswith(".")] == []
