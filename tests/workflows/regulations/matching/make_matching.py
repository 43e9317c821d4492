"""The Порядок as the .docx that we give out, changed the way people change files in Word."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from tests import make_print
from tests.workflows.regulations.amending.make_amending import SEED, seed
from tests.workflows.regulations.importing.make_importing import WordFile
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.operations import Instruction
from workflows.regulations.importing import read_regulation, read_source
from workflows.regulations.matching import Matching, Resolved, Why, match, provisional, resolved
from workflows.regulations.rendering.docx import render_docx
from workflows.regulations.tree import ActText, Node

Edit = Callable[[Document], None]


def our_file(text: ActText) -> bytes:
    """The .docx of a redaction."""
    return render_docx(text, make_print.facts(text))


def edited(data: bytes, *edits: Edit) -> bytes:
    """The file after some edits in Word."""
    document = docx.Document(io.BytesIO(data))
    for edit in edits:
        edit(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(data: bytes, name: str = "poryadok.docx") -> ActText:
    """The text of a file."""
    return read_regulation(read_source(name, data)).text


def changed(*edits: Edit, base: ActText | None = None) -> ActText:
    """The text of our file of the Порядок after some edits."""
    return read(edited(our_file(base or seed()), *edits))


def line(document: Document, start: str) -> Paragraph:
    """The paragraph that begins so; there must be one."""
    return next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith(start))


def reword(start: str, old: str, new: str) -> Edit:
    """Some words of a paragraph replaced."""

    def edit(document: Document) -> None:
        paragraph = line(document, start)
        assert old in paragraph.text
        paragraph.text = paragraph.text.replace(old, new)

    return edit


def put_before(start: str, *said: str) -> Edit:
    """New paragraphs."""

    def edit(document: Document) -> None:
        for words in said:
            line(document, start).insert_paragraph_before(words)

    return edit


def delete(*starts: str) -> Edit:
    """Paragraphs taken out."""

    def edit(document: Document) -> None:
        for start in starts:
            element = line(document, start)._p
            element.getparent().remove(element)

    return edit


def move(start: str, *, before: str) -> Edit:
    """A paragraph carried to another place."""

    def edit(document: Document) -> None:
        line(document, before)._p.addprevious(line(document, start)._p)

    return edit


def numbered_by_word(*, before: str, new: str) -> ActText:
    """The Порядок with a new paragraph put into its list: no number is typed, Word counts them all."""
    file = WordFile()
    for said in SEED.read_text().replace("**", "").split("\n"):
        line = said.strip()
        first, _, rest = line.partition(" ")
        if line.startswith(before):
            file.add(new, "act", first.count(".") - 1)
        if line.startswith("- "):
            file.add(line[2:], "dash")
        elif first.endswith(".") and first.replace(".", "").isdigit():
            file.add(rest, "act", first.count(".") - 1)
        elif line:
            file.add(line)
    return read(file.bytes())


def revise(start: str, old: str, new: str) -> Edit:
    """Words replaced with «Исправления» switched on: the old ones stay in the file as deleted."""

    def edit(document: Document) -> None:
        paragraph = line(document, start)
        head, found, tail = paragraph.text.partition(old)
        assert found
        paragraph.text = head
        author = 'w:id="1" w:author="Юрист" w:date="2026-03-01T10:00:00Z"'
        for piece in (
            f'<w:del {nsdecls("w")} {author}><w:r><w:delText xml:space="preserve">{old}</w:delText></w:r></w:del>',
            f'<w:ins {nsdecls("w")} {author}><w:r><w:t xml:space="preserve">{new}</w:t></w:r></w:ins>',
            f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{tail}</w:t></w:r>',
        ):
            paragraph._p.append(parse_xml(piece))

    return edit


def asked(matching: Matching) -> list[tuple[Why, str]]:
    """Questions as why and about what."""
    return [(question.why, question.title.replace("\u00a0", " ")) for question in matching.questions]


def outcome(loaded: ActText, answers: Mapping[str, str] | None = None, base: ActText | None = None) -> Resolved:
    """What becomes of the file; what is not answered takes the first option."""
    base = base or seed()
    matching = match(base, loaded)
    return resolved(base, loaded, matching, provisional(matching, answers or {}))


def told(loaded: ActText, answers: Mapping[str, str] | None = None, base: ActText | None = None) -> list[tuple[str, ...]]:
    """The instructions, briefly: the operation, old words, new words or label with the first words of what is put in."""
    base = base or seed()
    return [_brief(given) for given in derive(base, outcome(loaded, answers, base).text)]


def _brief(given: Instruction) -> tuple[str, ...]:
    said = [f"{node.label} {node.heading or node.text}".strip() for node in given.nodes]
    return tuple(filter(None, (str(given.op), given.old, given.new, *said)))


def with_other_uids(text: ActText) -> ActText:
    """The same text as another file would give it."""

    def renewed(node: Node) -> Node:
        return replace(node, uid=f"file-{node.uid}", children=tuple(map(renewed, node.children)))

    return replace(text, provisions=tuple(map(renewed, text.provisions)))


CATALOGUE = "Организация ведёт каталог сервисов, который утверждает директор."


def option(loaded, why, value, base=None):
    """The answer to the only question of a kind."""
    question = next(each for each in match(base or seed(), loaded).questions if each.why is why)
    return {question.key: next(each.value for each in question.options if each.value.startswith(value))}
