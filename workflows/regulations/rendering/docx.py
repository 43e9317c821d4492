"""A redaction as a Word document. Labels are typed and not counted by Word, so what is copied from it is exact."""

from __future__ import annotations

from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from workflows.regulations.rendering.docx_sheet import field, picture, saved, sheet
from workflows.regulations.rendering.facts import Facts
from workflows.regulations.rendering.labels import gone, written
from workflows.regulations.tree import ActText, Kind, Node

RENDERER = "docx-4"
DASH = "–"


def render_docx(text: ActText, facts: Facts) -> bytes:
    """Title page and text with real headings; the same redaction always gives the same bytes.

    No mark of a signature and no remarks about changes: a file that anyone can edit is a working copy, and they would
    be taken for the text of the act when the file is imported again. The hash stands in the properties of the file,
    and the code that leads to the check in the running line of the first sheet, which no import reads.
    """
    document = sheet(title=facts.title, author=facts.organisation, day=facts.order_date, note=f"SHA-256 {facts.sha256}")
    _running_lines(document, facts)
    _cover(document, text, facts)
    for node in text.provisions:
        _branch(document, node)
    return saved(document)


def _running_lines(document: Doc, facts: Facts) -> None:
    """The number of the page above from the second page on; «стр. X из Y» below on each."""
    page = document.sections[0]
    above = _plain(page.header.paragraphs[0], ALIGN.CENTER)
    field(above, "PAGE")
    if facts.proof:
        picture(_plain(page.first_page_footer.paragraphs[0], ALIGN.RIGHT), facts.proof.png(), width=Cm(2), words=facts.proof.words)
        how = _plain(page.first_page_footer.add_paragraph(), ALIGN.RIGHT)
        how.add_run(f"Проверить документ: {facts.proof.spoken}").font.size = Pt(8)
        page.first_page_footer.add_paragraph()
    for footer in (page.footer, page.first_page_footer):
        line = _plain(footer.paragraphs[-1], ALIGN.RIGHT)
        line.add_run(f"{facts.edition}, {facts.order_line}, стр. ").font.size = Pt(9)
        field(line, "PAGE")
        line.add_run(" из ").font.size = Pt(9)
        field(line, "NUMPAGES")


def _cover(document: Doc, text: ActText, facts: Facts) -> None:
    organisation = document.add_paragraph(style="Cover")
    organisation.add_run(text.organisation).bold = True
    organisation.paragraph_format.space_after = Pt(60)
    for line in (text.approval_word, *facts.approval_lines):
        stamp = _plain(document.add_paragraph(line), ALIGN.LEFT)
        stamp.paragraph_format.left_indent = Cm(9)
    title = document.add_paragraph(text.title, style="Title")
    title.paragraph_format.space_before = Pt(110)
    imprint = document.add_paragraph(text.imprint, style="Cover")
    imprint.paragraph_format.space_before = Pt(120)
    document.add_page_break()


def _branch(document: Doc, node: Node) -> None:
    """A provision with all below it; of a repealed one a single line."""
    _provision(document, node)
    for child in () if node.repealed else node.children:
        _branch(document, child)


def _provision(document: Doc, node: Node) -> None:
    if node.kind is Kind.SECTION:
        document.add_paragraph(f"{written(node)} {gone(node) if node.repealed else node.heading}".strip(), style="Heading 1")
        if node.text:
            document.add_paragraph(node.text, style="Provision")
        return
    label = written(node) or (DASH if node.kind is Kind.ITEM else "")
    said = (gone(node),) if node.repealed else (node.heading, node.text)
    words = " ".join(filter(None, (label, *said)))
    document.add_paragraph(words, style="Item" if node.kind is Kind.ITEM else "Provision")


def _plain(paragraph: Paragraph, align: ALIGN) -> Paragraph:
    paragraph.paragraph_format.alignment = align
    return paragraph
