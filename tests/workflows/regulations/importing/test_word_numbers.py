"""Numbers that Word draws: levels, letters, overrides, styles."""

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.workflows.regulations.importing.make_importing import WordFile, outline
from workflows.regulations.importing import read_source


def drawn(file: WordFile) -> list[str]:
    """The numbers as the reader of the source sees them."""
    return [line.mark for line in read_source("a.docx", file.bytes()).lines if line.text]


def test_levels_are_counted_and_begin_again():
    file = WordFile()
    for level in (0, 1, 2, 3, 3, 2, 1, 0, 1):
        file.add("Текст", "act", level)

    assert drawn(file) == ["1.", "1.1.", "1.1.1.", "а)", "б)", "1.1.2.", "1.2.", "2.", "2.1."]


def test_russian_letters_skip_those_word_skips():
    file = WordFile()
    for _ in range(30):
        file.add("текст;", "letters")

    assert "".join(mark.rstrip(")") for mark in drawn(file)) == "абвгдежзиклмнопрстуфхцчшщэюя" + "аа" + "бб"


def test_list_goes_on_after_other_text_and_shares_its_definition():
    file = WordFile()
    file.again("letters", "same")
    file.add("а;", "letters")
    file.add("Текст.")
    file.add("б;", "same")

    assert drawn(file) == ["а)", "", "б)"]


def test_start_override_begins_again_once():
    file = WordFile()
    file.again("letters", "fresh", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    for numbered in ("letters", "letters", "fresh", "fresh"):
        file.add("текст;", numbered)

    assert drawn(file) == ["а)", "б)", "а)", "б)"]


def test_start_override_may_begin_elsewhere():
    file = WordFile()
    file.again("act", "later", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    file.add("Раздел", "later", 0)
    file.add("Пункт", "later", 1)
    file.add("Раздел", "later", 0)

    assert drawn(file) == ["5.", "5.1.", "6."]


def test_level_override_changes_the_written_form():
    file = WordFile()
    level = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:lvlOverride>'
    file.again("act", "roman act", level)
    file.add("Раздел", "roman act", 0)

    assert drawn(file) == ["III."]


def test_legal_numbering_turns_roman_into_figures():
    file = WordFile()
    file.numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
        ),
    )
    file.numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    file.nums["legal"] = 77
    for level in (0, 1, 0, 1):
        file.add("Текст", "legal", level)

    assert drawn(file) == ["I.", "1.1.", "II.", "2.1."]


def test_numbers_come_from_styles():
    file = WordFile()
    for name, base in (("Раздел акта", None), ("Пункт акта", None), ("Пункт внука", "Пункт акта")):
        style = file.document.styles.add_style(name, 1)
        style.base_style = file.document.styles[base] if base else None
    levels = file.numbering.findall(qn("w:abstractNum"))[0].findall(qn("w:lvl"))
    for index, name in enumerate(("Раздел акта", "Пункт акта")):
        link = OxmlElement("w:pStyle")
        link.set(qn("w:val"), file.document.styles[name].style_id)
        levels[index].insert(2, link)
        file.number(file.document.styles[name].element.get_or_add_pPr(), "act", None)
    for style in ("Раздел акта", "Пункт акта", "Пункт акта"):
        file.add("Текст", style=style)
    file.add("Текст", "act", 1, style="Раздел акта")

    assert drawn(file) == ["1.", "1.1.", "1.2.", "1.3."]


def test_number_zero_takes_a_paragraph_out_of_the_list():
    file = WordFile()
    style = file.document.styles.add_style("Нумерованный", 1)
    file.number(style.element.get_or_add_pPr(), "act", 0)
    file.nums["none"] = 0
    file.add("Раздел", style="Нумерованный")
    file.add("Просто текст", "none", style="Нумерованный")

    assert drawn(file) == ["1.", ""]


def test_chapters_drawn_by_word_become_sections():
    file = WordFile()
    file.add("Общие положения", "chapters", 0)
    file.add("Первый пункт.", "chapters", 1)
    file.add("Второй пункт.", "chapters", 1)

    assert outline(file.imported().text.provisions) == [
        ("section", "Глава 1", "Общие положения", [("point", "1", "Первый пункт.", []), ("point", "2", "Второй пункт.", [])])
    ]


def test_letters_inside_points():
    file = WordFile()
    file.add("Общие положения", "act", 0)
    file.add("Можно:", "act", 1)
    file.add("первое;", "letters")
    file.add("второе.", "letters")

    point = file.imported().text.provisions[0].children[0]

    assert [(child.label, child.text) for child in point.children] == [("а", "первое;"), ("б", "второе.")]
