"""Stored prints as downloads: which formats there are, how the file is called, how big it is."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.orders.models import Order
from workflows.printing.models import Print
from workflows.printing.words import short_date
from workflows.regulations.models import Redaction

FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\r\n\t', "-"))


@dataclass(frozen=True, slots=True)
class Format:
    """A format of a redaction: the word in the address, the form of print behind it, and what to tell people."""

    word: str
    form: str
    title: str
    purpose: str
    extension: str


FORMATS = (
    Format("pdf", "regulations.redaction.pdf", "PDF", "для чтения и печати", "pdf"),
    Format("docx", "regulations.redaction.docx", "DOCX", "для Word и LibreOffice", "docx"),
    Format("akn", "regulations.redaction.akn", "Akoma Ntoso", "для программ, XML", "xml"),
    Format("json", "regulations.redaction.json", "JSON", "для программ", "json"),
)
ORDER_PDF = "orders.order.pdf"


@dataclass(frozen=True, slots=True)
class Download:
    """A format of one redaction; without a size it is still being made."""

    format: Format
    size: int | None


def format_of(word: str) -> Format:
    """The format by its word in the address."""
    return next(one for one in FORMATS if one.word == word)


def downloads(redaction: Redaction) -> tuple[Download, ...]:
    """All formats of a redaction in one query."""
    forms = [one.form for one in FORMATS]
    stored = Print.objects.filter(request__form__in=forms, request__subject_id=redaction.pk)
    sizes = dict(stored.values_list("request__form", "file__blob__size"))
    return tuple(Download(one, sizes.get(one.form)) for one in FORMATS)


def redaction_name(redaction: Redaction, wanted: Format) -> str:
    """«Порядок применения сервисов, редакция № 1 от 26.02.2026.pdf»."""
    signed = f" от {short_date(redaction.order.signed_on)}" if redaction.order.signed_on else ""
    return _safe(f"{redaction.regulation.short_title}, редакция № {redaction.number}{signed}", wanted.extension)


def order_name(order: Order) -> str:
    """«Приказ от 26.02.2026 № 01-0226-У.pdf»: a slash cannot stand in a file name."""
    return _safe(str(order), "pdf")


def _safe(stem: str, extension: str) -> str:
    return f"{stem.translate(FORBIDDEN)[:180].strip()}.{extension}"


def print_size(form: str, subject_id: int) -> int | None:
    """How big one stored print is; None while it is being made."""
    stored = Print.objects.filter(request__form=form, request__subject_id=subject_id)
    size: int | None = stored.values_list("file__blob__size", flat=True).first()
    return size
