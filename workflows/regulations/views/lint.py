"""Remarks on the text as it stands now: the checks of the importer, run on the tree written out as paragraphs."""

from workflows.regulations.importing import Finding, Line, Severity, Source, read_regulation
from workflows.regulations.rendering.labels import written
from workflows.regulations.tree import ActText, Kind, Node

# About the title page of a paper and about reading a file: of a draft they say nothing.
OF_PAPER = frozenset({"order_missing", "order_date_invalid", "title_page_rest", "kind_unknown", "title_missing", "heading_joined", "approval_word", "no_numbering"})


def lint(text: ActText) -> list[Finding]:
    """What a careful reader would mark; nothing for a text without provisions."""
    if not text.provisions:
        return []
    said = [text.title, *(_paragraph(node) for node in text.walk())]
    lines = tuple(Line(number, words) for number, words in enumerate(said, start=1))
    found = read_regulation(Source(name=text.title, lines=lines)).findings
    return [finding for finding in found if finding.severity is not Severity.CHANGED and finding.code not in OF_PAPER]


def _paragraph(node: Node) -> str:
    mark = written(node) or ("–" if node.kind is Kind.ITEM else "")
    return " ".join(filter(None, [mark, node.heading, node.text]))
