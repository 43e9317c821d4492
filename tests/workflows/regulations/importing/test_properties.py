"""What holds for every file: a clear answer, no word lost, the same tree twice."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.workflows.regulations.importing.make_importing import SEED, WordFile, parts_of, seed, with_part
from workflows.errors import BadInput
from workflows.regulations.drafts import body_from, provisions_from
from workflows.regulations.importing import Imported, read_regulation, read_source
from workflows.regulations.importing.outline import as_json, as_outline
from workflows.regulations.importing.words import INVISIBLE
from workflows.regulations.tree import Kind, from_dict, sha256_of, to_dict

MARKS = ["", "", "", "1. ", "2. ", "1.1. ", "1.2. ", "1.2 ", "2.1. ", "1.1.1. ", "1) ", "2) ", "а) ", "б) ", "- ", "– ", "• ", "* ", "I. ", "Раздел 1. ", "Глава 2 ", "Статья 3. ", "Приложение № 1 "]
WORDS = ["Порядок", "сайт", "пункт", "2.2", "и др.", "видео-", "конференц", "(далее – Х)", "«Школа»", "УТВЕРЖДЕНО", "приказом", "№ 5", "от 01.02.2026", "Москва, 2026", "ОБЩИЕ", "**жирно**", "Положение", "о", "VK", "г.", "а)", "3.", "|"]
LINES = st.lists(
    st.one_of(
        st.builds(lambda mark, words, end: mark + " ".join(words) + end, st.sampled_from(MARKS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), st.sampled_from(["", ".", ";", ":", ","])),
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40),
        st.just(""),
    ),
    max_size=30,
)
LOOSE, POINTS = {Kind.PARAGRAPH, Kind.ITEM}, {Kind.POINT, Kind.SUBPOINT}
SLOW = settings(max_examples=200)
WORD_FILE = WordFile()
WORD_FILE.add("Общие положения", "act", 0)
WORD_FILE.add("Текст.", "act", 1)
DOCX = WORD_FILE.bytes()


def bare(text: str) -> str:
    """Letters and figures alone: what may never be lost or swapped."""
    return "".join(char for char in unicodedata.normalize("NFC", INVISIBLE.sub("", text)) if char.isalnum())


def body_of(what: Imported) -> str:
    """The words of the tree in reading order."""
    return bare(" ".join(f"{node.label} {node.heading} {node.text}" for node in what.text.walk()))


def title_of(what: Imported) -> str:
    """The words kept beside the tree."""
    return bare(" ".join((what.text.organisation, *what.stamp, what.text.title, what.text.imprint, *what.remarks)))


def in_order(part: str, whole: str) -> bool:
    """Every letter of the part stands in the whole, in the same order."""
    rest = iter(whole)
    return all(char in rest for char in part)


def read(data: bytes, name: str = "a.txt") -> Imported | None:
    """The file imported, or nothing when it was refused with a sentence."""
    try:
        source = read_source(name, data)
    except BadInput as refused:
        sentence = str(refused)
    else:
        return read_regulation(source)
    assert sentence.endswith((".", ").")), sentence
    return None


@SLOW
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.docx", "a.md", "a.doc", "a"]))
@example(b"PK\x03\x04", "a.docx")
@example(b"\xff\xfe\x00\xd8", "a.txt")
@example(b"\x00", "a.txt")
def test_any_bytes_are_read_or_refused_with_a_sentence(data, name):
    read(data, name)
    read(b"PK\x03\x04" + data, name)


@SLOW
@given(st.integers(0, len(DOCX) - 1), st.binary(min_size=1, max_size=8))
def test_any_damage_to_a_docx_is_read_or_refused(at, damage):
    read(DOCX[:at] + damage + DOCX[at + len(damage) :], "a.docx")
    read(DOCX[:at], "a.docx")


@SLOW
@given(st.data())
def test_any_damage_inside_the_parts_of_a_docx_is_read_or_refused(data):
    part = data.draw(st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"]))
    whole = parts_of(DOCX)[part].decode()
    names = re.findall(r'"[^"]{1,60}"|<[\w:]+', whole)
    old, new = data.draw(st.sampled_from(names)), data.draw(st.sampled_from([*names, '"-1"', '"99999999999"', '"x"', '""', '"²"']))

    read(with_part(DOCX, part, whole.replace(old, new).encode()), "a.docx")


@SLOW
@given(LINES)
@example(["Порядок", "", "Текст", "1. Раздел"])
@example(["УТВЕРЖДЕНО", "", "0", "Порядок"])
@example(["УТВЕРЖДЕНО", "ПРИНЯТО", "Положение", "1.1. Да"])
def test_no_word_is_lost_or_moved(lines):
    data = "\n".join(lines).encode()
    what = read(data)
    if what is None:
        return
    source = bare("\n".join(line.shown for line in read_source("a.txt", data).lines))

    assert in_order(body_of(what), source)
    assert sorted(title_of(what) + body_of(what)) == sorted(source)


@SLOW
@given(LINES)
def test_the_same_file_gives_the_same_tree(lines):
    data = "\n".join(lines).encode()
    first, second = read(data), read(data)

    assert first == second
    if first is not None:
        assert from_dict(to_dict(first.text)) == first.text or sha256_of(from_dict(to_dict(first.text))) == sha256_of(first.text)
        assert set(first.lines) == {node.uid for node in first.text.walk()}
        assert len(list(first.text.walk())) == len(first.lines)
        assert as_json(first)
        assert as_outline(first)


@SLOW
@given(LINES)
def test_the_blocks_of_a_draft_keep_the_tree(lines):
    what = read("\n".join(lines).encode())
    if what is None:
        return

    assert provisions_from(body_from(what.text)) == what.text.provisions


@SLOW
@given(LINES)
def test_each_provision_stands_on_lines_of_the_source(lines):
    what = read("\n".join(lines).encode())
    if what is None:
        return

    assert all(1 <= first <= last <= max(1, len(lines)) * 2 for first, last in what.lines.values())
    starts = [what.lines[node.uid][0] for node in what.text.walk()]
    assert starts == sorted(starts)


def test_no_word_of_the_real_document_is_lost():
    plain = bare(SEED.read_text().replace("видео-\nконференц", "видеоконференц"))

    assert sorted(title_of(seed()) + body_of(seed())) == sorted(plain)
    assert plain.endswith(body_of(seed()))
