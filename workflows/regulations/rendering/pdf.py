"""Prints of a regulation as HTML for `printing.pdf.render_pdf`: the redaction, and the two sheets of a round."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from workflows.printing.proof import Proof
from workflows.printing.typography import bound_html, name_html
from workflows.regulations.rendering.contents import toc_html
from workflows.regulations.rendering.facts import Facts
from workflows.regulations.rendering.html import render_html
from workflows.regulations.rendering.remarks import Remark, with_remarks
from workflows.regulations.rendering.sheet import ApprovalSheet, OpinionSheet, Sheet
from workflows.regulations.tree import ActText


def redaction_print(text: ActText, facts: Facts, remarks: Iterable[Remark] = ()) -> str:
    """Title page, contents with page numbers, the text with remarks about its changes, and who signed it."""
    context = {
        "facts": facts,
        "proof": facts.proof,
        "text": text,
        "organisation": name_html(text.organisation),
        "stamp": tuple(map(bound_html, facts.approval_lines)),
        "heading": bound_html(text.title),
        "toc": toc_html(text, points=False),
        "body": with_remarks(render_html(text, permalinks=False), remarks),
    }
    return render_to_string("print/regulation.html", context)


def approval_sheet_print(sheet: ApprovalSheet, *, proof: Proof | None = None) -> str:
    """Лист согласования."""
    return _sheet("print/approval_sheet.html", sheet, proof)


def opinion_sheet_print(sheet: OpinionSheet, *, proof: Proof | None = None) -> str:
    """Лист учёта мнений."""
    return _sheet("print/opinion_sheet.html", sheet, proof)


def _sheet(template: str, sheet: Sheet, proof: Proof | None) -> str:
    context = {"sheet": sheet, "proof": proof, "organisation": name_html(sheet.organisation), "heading": bound_html(sheet.title)}
    return render_to_string(template, context)
