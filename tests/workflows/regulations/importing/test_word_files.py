"""Word documents: numbers that Word draws, revisions, tables, and everything that is not plain text."""

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches

from tests.workflows.regulations.importing.make_importing import (
    SEED,
    WordFile,
    found,
    imported,
    labels,
    outline,
    parts_of,
    seed,
    with_part,
)
from workflows.regulations.tree import sha256_of


def seed_in_word() -> WordFile:
    """The real Порядок as Word would keep it: no number and no dash is typed."""
    file = WordFile()
    for line in SEED.read_text().split("\n"):
        text = line.strip().replace("**", "")
        first, _, rest = text.partition(" ")
        if not text:
            continue
        if text.startswith("- "):
            file.add(text[2:], "dash")
        elif first.rstrip(".").replace(".", "").isdigit() and first.endswith("."):
            file.add(rest, "act", first.count(".") - 1)
        else:
            file.add(text)
    return file


def test_seed_in_word_gives_the_tree_of_the_text():
    what = seed_in_word().imported()

    assert sha256_of(what.text) == sha256_of(seed().text)
    assert what.order == seed().order
    assert {finding.code for finding in seed().findings} - {finding.code for finding in what.findings} == {"markdown_markers"}
    assert labels(what, "page_break_joined") == ["2.1", "2.6", "3.6"]


def test_typed_numbers_in_word_give_the_same_tree():
    file = WordFile()
    for line in SEED.read_text().split("\n"):
        file.add(line.replace("**", ""))

    assert sha256_of(file.imported().text) == sha256_of(seed().text)


def test_revisions_are_accepted_and_told():
    file = WordFile()
    paragraph = file.add("Срок ")._p
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    paragraph.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>три</w:delText></w:r></w:del>'))
    paragraph.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="a">{run.format("пять")}</w:ins>'))
    paragraph.append(parse_xml(f'<w:moveFrom {nsdecls("w")} w:id="3" w:author="a">{run.format(" часов")}</w:moveFrom>'))
    paragraph.append(parse_xml(f'<w:moveTo {nsdecls("w")} w:id="4" w:author="a">{run.format(" дней.")}</w:moveTo>'))

    what = file.imported()

    assert [node.text for node in what.text.walk()] == ["Срок пять дней."]
    assert len(found(what, "tracked_changes")) == 1


def test_deleted_end_of_paragraph_joins_it_to_the_next():
    file = WordFile()
    properties = file.add("Срок пять ")._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="1" w:author="a"/></w:rPr>'))
    file.add("дней.")

    assert [node.text for node in file.imported().text.walk()] == ["Срок пять дней."]


def test_tables_are_kept_as_rows_in_their_place():
    file = WordFile()
    file.add("1. Общие положения")
    file.add("1.1. Сроки:")
    table = file.document.add_table(2, 2)
    for index, text in enumerate(("Сервис", "Срок", "1. Сайт", "3 дня")):
        table.cell(index // 2, index % 2).text = text
    file.add("1.2. Конец.")

    what = file.imported()

    assert [child.text for child in what.text.provisions[0].children[0].children] == ["Сервис | Срок", "1. Сайт | 3 дня"]
    assert [finding.label for finding in found(what, "table_flattened")] == ["1.1"]


def test_stamp_in_a_table_is_read():
    file = WordFile()
    table = file.document.add_table(1, 2)
    table.cell(0, 0).text = "ПРИНЯТО\nпедагогическим советом"
    table.cell(0, 1).text = "УТВЕРЖДЕНО\nприказом директора\nот «26» февраля 2026 г. № 15-ОД"
    file.add("Положение о сайте")
    file.add("1. Общие положения")
    file.add("1.1. Текст.")

    what = file.imported()

    assert (what.order.number, what.order.date.isoformat()) == ("15-ОД", "2026-02-26")
    assert what.text.title == "Положение о сайте"
    assert what.remarks == ("ПРИНЯТО", "педагогическим советом")
    assert labels(what, "table_flattened") == []


def test_signs_of_word_become_ordinary():
    file = WordFile()
    run = file.add("1.1. Фото")._p.r_lst[0]
    for tag, text in (("w:noBreakHyphen", "и"), ("w:tab", "видео"), ("w:softHyphen", "запись\u00a0есть.")):
        run.append(OxmlElement(tag))
        run.append(parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve">{text}</w:t>'))

    assert [node.text for node in file.imported().text.walk()] == ["Фото-и видеозапись есть."]


def test_soft_line_breaks_part_the_items_and_join_the_rest():
    file = WordFile()
    file.add("1. Общие\nположения")
    file.add("1.1. Можно:\n- первое;\n- второе и\nтретье.")

    assert outline(file.imported().text.provisions) == [
        ("section", "1", "Общие положения", [("point", "1.1", "Можно:", [("item", "", "первое;", []), ("item", "", "второе и третье.", [])])])
    ]


def test_heading_styles_make_sections_without_numbers():
    file = WordFile()
    file.add("Положение о сайте")
    file.document.add_heading("Общие положения", 1)
    file.add("1. Первый пункт.")
    file.add("2. Второй пункт.")

    what = file.imported()

    assert outline(what.text.provisions) == [("section", "", "Общие положения", [("point", "1", "Первый пункт.", []), ("point", "2", "Второй пункт.", [])])]
    assert len(found(what, "heading_without_number")) == 1


def test_contents_hidden_text_and_pictures_are_told(tmp_path):
    file = WordFile()
    style = file.document.styles.add_style("toc 1", 1)
    file.add("1. Общие положения 3", style=style.name)
    file.add("1. Общие положения")
    paragraph = file.add("1.1. Видно.")
    paragraph.add_run(" Скрыто.").font.hidden = True
    picture = tmp_path / "a.png"
    picture.write_bytes(bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"))
    file.document.add_picture(str(picture), width=Inches(1))

    what = file.imported()

    assert [node.text or node.heading for node in what.text.walk()] == ["Общие положения", "Видно."]
    assert {"contents_left_out", "hidden_text_left_out", "picture_left_out"} <= {finding.code for finding in what.findings}


def test_text_boxes_and_content_controls_are_not_lost():
    file = WordFile()
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
        "<mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent><w:p><w:r><w:t>В рамке.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>В рамке.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    file.add("1. Текст.")._p.append(parse_xml(box))
    control = f'<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t>2. В поле.</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    file.document.element.body.insert(1, parse_xml(control))

    what = file.imported()

    assert [node.text for node in what.text.walk()] == ["Текст.", "В рамке.", "В поле."]
    assert len(found(what, "text_box_moved")) == 1


def test_superscript_figures_keep_their_height():
    file = WordFile()
    file.add("1. Общие положения")
    paragraph = file.add("1.1")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(". Площадь 5 м")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(".")

    point = file.imported().text.provisions[0].children[0]

    assert (point.label, point.text) == ("1.1¹", "Площадь 5 м².")


def test_lines_lead_to_paragraphs_of_word():
    what = seed_in_word().imported()
    paragraphs = [paragraph.text for paragraph in seed_in_word().document.paragraphs]

    for node in what.text.walk():
        first, last = what.lines[node.uid]
        assert paragraphs[first - 1].startswith((node.heading or node.text)[:20])
        assert paragraphs[last - 1].endswith((node.heading or node.text)[-20:])


@pytest.mark.parametrize("part", ["word/numbering.xml", "word/styles.xml"])
def test_document_without_lists_or_styles_is_read(part):
    file = WordFile()
    file.add("Текст.", "act", 0)
    parts = parts_of(file.bytes())
    relations = parts["word/_rels/document.xml.rels"].replace(part.removeprefix("word/").encode(), b"absent.xml")

    assert [node.text for node in imported("a.docx", with_part(file.bytes(), "word/_rels/document.xml.rels", relations)).text.walk()] == ["Текст."]


def test_strict_dialect_is_read():
    file = WordFile()
    file.add("Общие положения", "act", 0)
    file.add("Текст.", "act", 1)
    data = file.bytes()
    for part in ("word/document.xml", "word/numbering.xml"):
        strict = parts_of(data)[part].replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        data = with_part(data, part, strict)

    assert [node.label for node in imported("a.docx", data).text.walk()] == ["1", "1.1"]
