"""Plain text in the encodings and line ends that people have."""

import pytest

from tests.workflows.regulations.importing.make_importing import (
    SEED,
    act,
    found,
    imported,
    labels,
    node_of,
    outline,
    seed,
)
from workflows.regulations.tree import sha256_of


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace(" ", "\u00a0").encode(),
        lambda text: text.encode("cp1251"),
    ],
)
def test_every_encoding_gives_the_same_tree(encoded):
    what = imported("poryadok.txt", encoded(SEED.read_text()))

    assert sha256_of(what.text) == sha256_of(seed().text)


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866"])
def test_older_encodings_are_recognised(encoding):
    text = SEED.read_text().replace("–", "-").replace("«", '"').replace("»", '"')
    what = imported("a.txt", text.encode(encoding, errors="replace"))

    assert what.text.provisions[0].heading == "Общие положения"
    assert f": {encoding}." in found(what, "encoding_guessed")[0].message


def test_guessed_encoding_is_told():
    assert "cp1251" in found(imported("a.txt", "1. Общие положения\n1.1. Текст.".encode("cp1251")), "encoding_guessed")[0].message


def test_a_few_broken_bytes_do_not_refuse_the_file():
    what = imported("a.txt", SEED.read_bytes().replace("Устава".encode(), b"\xd0" + "става".encode(), 1))

    assert len(found(what, "broken_characters")) == 1
    assert len(what.text.provisions) == 4


def test_markdown_is_taken_off_and_told():
    what = act("## 1\\. **Общие положения**\n\n1.1. Текст *важный* и 2 * 3, сноска*.\n\n* один;\n* два.\n")

    assert node_of(what, "1").heading == "Общие положения"
    assert node_of(what, "1.1").text == "Текст важный и 2 * 3, сноска*."
    assert [child.text for child in node_of(what, "1.1").children] == ["один;", "два."]
    assert len(found(what, "markdown_markers")) == 1


def test_lines_cut_at_a_width_become_paragraphs():
    words = "Образовательная организация ведёт сайт и отвечает за то что на нём написано "
    long = "1. Общие положения\n\n" + "\n\n".join(f"1.{n}. {words * 6}в 2026 году." for n in range(1, 6))
    cut = "\n\n".join(_cut(paragraph, 70) for paragraph in long.split("\n\n"))

    assert outline(act(cut).text.provisions) == outline(act(long).text.provisions)
    assert len(found(act(cut), "wrapped_lines_joined")) == 1
    assert labels(act(cut), "page_break_joined") == []


def _cut(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_invisible_signs_are_taken_off_and_told():
    what = act("1. Общие поло\u00adжения\n1.1. Те\u200bкст.")

    assert node_of(what, "1").heading == "Общие положения"
    assert node_of(what, "1.1").text == "Текст."
    assert len(found(what, "invisible_characters")) == 1


def test_decomposed_letters_are_composed():
    assert node_of(act("1. Общие положения\n1.1. Мои\u0306."), "1.1").text == "Мой."


def test_text_without_numbers_is_imported_as_paragraphs():
    what = imported("a.txt", "Привет, мир.\n\nВторой абзац.\n".encode())

    assert outline(what.text.provisions) == [("paragraph", "", "Привет, мир.", []), ("paragraph", "", "Второй абзац.", [])]
    assert labels(what, "no_numbering") == [""]
    assert labels(what, "title_missing") == [""]


def test_one_word_is_a_readable_file():
    assert outline(imported("a.txt", "Слово".encode()).text.provisions) == [("paragraph", "", "Слово", [])]
