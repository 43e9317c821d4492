"""Whatever the bytes, a look ends with an answer and in bounded memory: random ones, and honest files with a part of them spoilt."""

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import many
from tests.workflows.screening import make_files as files
from workflows.screening import archives, previews
from workflows.screening.bits import Bits
from workflows.screening.findings import Severity
from workflows.screening.looking import Look, look
from workflows.screening.previews import draw

MEGABYTE = 1024 * 1024
BEGINNINGS = (b"", b"PK\x03\x04", b"PK\x05\x06", files.OLE, b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFFxxxxWEBP", b"II*\0", b"MM\0*", b"\0\0\0\x18ftypheic", b"{\\rtf", b"\xff\xfe", b"MZ")
SEEDS = {
    "zip": files.packed({"a.txt": b"words" * 50, "b/c.docx": files.office(files.WORD_TYPES), "d.zip": files.packed({"e": b"x"})}),
    "docx": files.office(files.WORD_TYPES, word__document_dot_xml=b"<w/>", word___rels__settings_dot_xml_dot_rels=b"<r/>"),
    "odt": files.open_document("text"),
    "pdf": files.pdf(b"/Type /Catalog /S /JavaScript", packed_words=b"1 0 << /Launch >>" * 20),
    "doc": files.compound("WordDocument", "VBA"),
    "jpeg": files.picture("JPEG"),
    "png": files.picture("PNG"),
    "webp": files.picture("WEBP"),
    "tiff": files.picture("TIFF"),
    "heic": files.picture("HEIF", (80, 60)),
    "eml": files.LETTER,
}
PLACES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), max_size=12)
NAMES = st.one_of(st.text(max_size=60), st.sampled_from(["a.zip", "a.docx", "a.pdf", "a.jpg", "a", "a.tar.gz"]))


def spoilt(data: bytes, places, cut: float) -> bytes:
    """The file with some bytes written over and its end cut off."""
    changed = bytearray(data)
    for place, said in places:
        at = int(place * len(changed))
        changed[at : at + len(said)] = said
    return bytes(changed[: max(1, int(cut * len(changed)))])


def must_answer(data: bytes, name: str) -> Look:
    """The look holds together, and says the same again."""
    seen = look(data, name)
    assert seen == look(data, name)
    assert seen.allowed == (seen.format.allowed and all(finding.severity != Severity.DANGER for finding in seen.findings))
    assert all(finding.about(seen.name) and len(finding.detail) < 100 for finding in seen.findings)
    assert 0 < len(seen.name) <= 200
    return seen


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=2000), NAMES)
@settings(max_examples=120)
def test_random_bytes(beginning, rest, name):
    must_answer(beginning + rest, name)


@given(st.sampled_from(sorted(SEEDS)), PLACES, st.floats(0.1, 1), NAMES)
@settings(max_examples=150)
def test_spoilt_files(seed, places, cut, name):
    data = spoilt(SEEDS[seed], places, cut)

    seen = must_answer(data, name)

    if seen.format.code in previews.PILLOW:
        draw(Bits(data)._file, seen.format.code)


@pytest.mark.slow
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=20_000), NAMES)
@many(4000)
def test_random_bytes_for_long(beginning, rest, name):
    must_answer(beginning + rest, name)


@pytest.mark.slow
@given(st.sampled_from(sorted(SEEDS)), PLACES, st.floats(0.1, 1), NAMES)
@many(6000)
def test_spoilt_files_for_long(seed, places, cut, name):
    data = spoilt(SEEDS[seed], places, cut)

    seen = must_answer(data, name)

    if seen.format.code in previews.PILLOW:
        draw(Bits(data)._file, seen.format.code)


def memory_of(data: bytes, name: str) -> int:
    """The most that a look has taken at a time, in megabytes."""
    look(b"words", "a.txt")
    tracemalloc.start()
    try:
        look(data, name)
        return tracemalloc.get_traced_memory()[1] // MEGABYTE
    finally:
        tracemalloc.stop()


BOMBS = {
    "zeros in a zip": files.packed({"a": b"\0" * 20 * MEGABYTE}),
    "zeros that the directory keeps silent about": files.lying(files.packed({"a": b"\0" * 20 * MEGABYTE}), 9 * MEGABYTE),
    "many entries": files.packed({f"{number}.txt": b"" for number in range(5000)}),
    "zeros in a document": files.office(files.WORD_TYPES, a=b"\0" * 20 * MEGABYTE),
    "zeros in a mimetype": files.packed({"mimetype": b"\0" * 20 * MEGABYTE}),
    "zeros in a pdf": files.pdf(b"", packed_words=b"\0" * 20 * MEGABYTE),
    "long names": files.packed({"x" * 60_000 + str(number): b"" for number in range(50)}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_little_memory_and_is_no_crash(name):
    data = BOMBS[name]

    assert memory_of(data, "a.pdf" if "pdf" in name else "a.zip") < 8


def test_a_large_file_is_read_piece_by_piece():
    data = b"%PDF-1.7\n" + b"x" * 30 * MEGABYTE

    assert memory_of(data, "a.pdf") < 8


def test_what_swells_is_not_unpacked_further_than_said(monkeypatch):
    came = []
    whole = archives.zips.unpacked
    monkeypatch.setattr(archives.zips, "unpacked", lambda *given, **kept: (came.append(len(piece)) or piece for piece in whole(*given, **kept)))

    look(BOMBS["zeros that the directory keeps silent about"], "a.zip")

    assert sum(came) < 10 * MEGABYTE
