"""The sheet of a Word document: margins, styles, language, numbers of pages. What any of our documents needs."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from workflows.regulations.rendering.contents import shortened

FONT = "Times New Roman"  # stands on each machine; a Word file carries no fonts
INDENT = Cm(1.25)
MOST = 250  # Word keeps 255 signs of a title in the properties of a file
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name


def sheet(*, title: str, author: str, day: date, note: str = "") -> Doc:
    """An empty document on A4 with our styles: «Heading 1», «Provision», «Item», «Cover»."""
    document = Document()
    _margins(document)
    _styles(document)
    noon = datetime.combine(day, time(12), tzinfo=UTC)
    facts = document.core_properties
    facts.title, facts.author = shortened(title, limit=MOST), shortened(author, limit=MOST)
    facts.language, facts.comments = "ru-RU", note
    facts.created = facts.modified = noon
    facts.last_modified_by, facts.revision = facts.author, 1
    return document


def _margins(document: Doc) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(1), Cm(2), Cm(2)
    page.header_distance = page.footer_distance = Cm(1)
    page.different_first_page_header_footer = True


def _styles(document: Doc) -> None:
    normal = _fitted(document.styles["Normal"], size=12, align=ALIGN.JUSTIFY)
    normal.paragraph_format.line_spacing = 1.15
    _language(document)
    heading = _fitted(document.styles["Heading 1"], size=13, align=ALIGN.CENTER, bold=True)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(18), Pt(10)
    title = _fitted(document.styles["Title"], size=16, align=ALIGN.CENTER, bold=True)
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)
    _added(document, "Cover").paragraph_format.alignment = ALIGN.CENTER
    provision = _added(document, "Provision").paragraph_format
    provision.first_line_indent, provision.space_after = INDENT, Pt(5)
    item = _added(document, "Item").paragraph_format
    item.first_line_indent, item.left_indent, item.space_after = Cm(-0.5), Cm(1.75), Pt(3)


def _added(document: Doc, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style


def _fitted(style: ParagraphStyle, *, size: int, align: ALIGN, bold: bool = False) -> ParagraphStyle:
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), bold, RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # a theme would win over the name
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.alignment = align
    style.paragraph_format.space_after = Pt(0)
    return style


def _language(document: Doc) -> None:
    """Russian for the speller and for screen readers, in the defaults of the whole document."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "ru-RU")


def field(paragraph: Paragraph, code: str) -> None:
    """A field that Word counts itself: PAGE, NUMPAGES."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    simple.append(run)
    paragraph._p.append(simple)  # python-docx has no public way to a field


def picture(paragraph: Paragraph, png: bytes, *, width: Length, words: str) -> None:
    """A picture with the words for those who do not see it."""
    drawn = paragraph.add_run().add_picture(BytesIO(png), width=width)
    drawn._inline.docPr.set("descr", words)  # python-docx has no public way to the alternative text


def saved(document: Doc) -> bytes:
    """The file; the same document always gives the same bytes, because the clock is taken out of the archive."""
    raw, settled = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EARLIEST), source.read(name), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
