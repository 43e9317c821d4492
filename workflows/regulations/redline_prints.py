"""The comparison of two redactions on paper: one stored with each redaction after the first, any other on request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from workflows.errors import Incomplete
from workflows.orders.filenames import file_name
from workflows.printing.pdf import render_pdf
from workflows.printing.proof import Proof, proof_of
from workflows.printing.queue import Built, key_of
from workflows.printing.typography import bound_html
from workflows.printing.words import long_date, numbered, short_date
from workflows.regulations.comparisons import texts_of
from workflows.regulations.models import Redaction
from workflows.regulations.redaction_grounds import Ways, grounds_on, known_of
from workflows.regulations.redline import telling
from workflows.regulations.redline.comparing import compare
from workflows.regulations.redline.options import Options, View
from workflows.regulations.redline.rendering import Names, render
from workflows.regulations.redline.rows import Counts

FORM = "regulations.redline.pdf"
RENDERER = "redline-pdf-3"
AS_TABLE = Options(view=View.TABLE)


@dataclass(frozen=True, slots=True)
class Column:
    """One of the two redactions in the head of the print."""

    name: str
    order: str
    since: str
    sha256: str


def previous(redaction: Redaction) -> Redaction | None:
    """The redaction with which the stored print compares: the one whose text the order changed."""
    if redaction.base_id:
        found: Redaction | None = Redaction.objects.filter(pk=redaction.base_id).first()
    else:
        found = Redaction.objects.filter(regulation=redaction.regulation_id, number=redaction.number - 1).first()
    return found


def redline_pdf(redaction_id: int) -> Built:
    """The redaction against the one before it (PRINT_BUILDERS)."""
    redaction = Redaction.objects.select_related("regulation", "order").get(pk=redaction_id)
    before = previous(redaction)
    if before is None:
        raise Incomplete(f"{redaction}: прежней редакции нет, сравнивать не с чем.")
    proof = proof_of(key_of(FORM, redaction.pk))
    return Built(data=pdf_of(before, redaction, proof=proof), name=name_of(before, redaction), media_type="application/pdf", renderer=RENDERER)


def name_of(old: Redaction, new: Redaction) -> str:
    """«Порядок применения сервисов, сравнение редакций 1 и 2.pdf»."""
    return file_name(new.regulation.short_title, "pdf", note=f"сравнение редакций {old.number} и {new.number}")


def pdf_of(old: Redaction, new: Redaction, *, proof: Proof | None = None) -> bytes:
    """The table «Было / Стало / Основание» of what changed, with both orders above it; a kept one leads to its check."""
    comparison = compare(*texts_of(old, new))
    names = Names(f"Редакция {numbered(str(old.number))}", f"Редакция {numbered(str(new.number))}")
    title = f"{new.title}: сравнение редакций № {old.number} и № {new.number}"
    context = {
        "title": title,
        "proof": proof,
        "heading": bound_html(new.title),
        "old": _column(old, names.old),
        "new": _column(new, names.new),
        "summary": summary(comparison.counts),
        "body": render(comparison, AS_TABLE, names=names, basis=grounds_on(Ways.of(old, new, known_of(new.regulation_id)), comparison), on_paper=True),
    }
    return render_pdf(render_to_string("print/redline.html", context), title=title)


def _column(redaction: Redaction, name: str) -> Column:
    order = redaction.order
    signed: date | None = order.signed_on
    return Column(
        name=name,
        order=f"приказ{f' от {short_date(signed)}' if signed else ''} {numbered(order.number)}",
        since=f"с {long_date(redaction.effective_from)}",
        sha256=redaction.content_sha256,
    )


def summary(counts: Counts) -> str:
    """«7 изменений: изменено – 3, добавлено – 1 и 3 типографских (не показаны)»."""
    if not counts.total:
        return f"Слова не менялись; есть только {telling.typographic(counts)}." if counts.typographic else "Тексты совпадают."
    lines = ", ".join(f"{line.title} – {line.count}" for line in telling.totals(counts))
    noise = f" и {telling.typographic(counts)} (не показаны)" if counts.typographic else ""
    return f"{telling.changes(counts.total)}: {lines}{noise}."
