"""Redactions as documents: rows of the archive turned into the plain values that `rendering` prints."""

import json
import re
from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string

from workflows.orders.documents import mark_of
from workflows.orders.filenames import file_name
from workflows.printing.pdf import render_pdf
from workflows.printing.proof import proof_of
from workflows.printing.queue import Built
from workflows.printing.typography import bound_html, name_html
from workflows.regulations.changed_provisions import remarks_of
from workflows.regulations.lineage import lineage, name_of
from workflows.regulations.models import Publication, Redaction
from workflows.regulations.queries import Packet
from workflows.regulations.rendering import akn, docx, json_export
from workflows.regulations.rendering.facts import Facts
from workflows.regulations.rendering.html import render_html
from workflows.regulations.rendering.naming import slugged
from workflows.regulations.rendering.pdf import redaction_print
from workflows.regulations.tree import ActText, from_dict

PDF_RENDERER = "redaction-pdf-4"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
INNERMOST = re.compile(r"«([^«»]+)»")


def text_of_redaction(redaction: Redaction) -> ActText:
    """The signed text."""
    return from_dict(json.loads(redaction.content))


def facts_of(redaction: Redaction) -> Facts:
    """What stands beside the text: the order, the signature, the address if the redaction is on the site already."""
    order = redaction.order
    signature = order.signature
    content = json.loads(order.content)
    published = Publication.objects.filter(redaction=redaction).first()
    made = lineage(redaction)
    return Facts(
        title=redaction.title,
        slug=redaction.regulation.slug,
        redaction_number=redaction.number,
        effective_from=redaction.effective_from,
        order_number=order.number,
        order_date=date.fromisoformat(content["date"]),
        organisation=content["organisation_short"],
        code=code_of(content["organisation_short"]),
        sha256=redaction.content_sha256,
        approved_on=made.first.signed_on,
        first=name_of(made.first),
        approved=name_of(made.approving),
        amended=tuple(map(name_of, made.amending)),
        address=_page_of(published) if published else "",
        signer_post=content["post"],
        signer_name=content["name"],
        mark=mark_of(signature) if signature else None,
        proof=proof_of(signature.key) if signature else None,
    )


def _page_of(published: Publication) -> str:
    """The public address of the act: the publication holds the one of its redaction, «/…/red/1/»."""
    page = published.address.removesuffix(f"red/{published.redaction.number}/")
    return urljoin(settings.WAGTAILADMIN_BASE_URL, page)


def code_of(short_name: str) -> str:
    """The organisation in addresses: «ПО АНО «МИРК»» → «mirk»."""
    quoted = INNERMOST.findall(short_name)
    return slugged(quoted[-1] if quoted else short_name)


def redaction_pdf(redaction_id: int) -> Built:
    """The redaction as PDF (PRINT_BUILDERS)."""
    redaction = _redaction(redaction_id)
    facts = facts_of(redaction)
    remarks = remarks_of(redaction, lineage(redaction).amending)
    data = render_pdf(redaction_print(text_of_redaction(redaction), facts, remarks), title=facts.title)
    return _built(redaction, data, "pdf", "application/pdf", PDF_RENDERER)


def redaction_docx(redaction_id: int) -> Built:
    """The redaction as a Word document (PRINT_BUILDERS)."""
    redaction = _redaction(redaction_id)
    return _built(
        redaction, docx.render_docx(text_of_redaction(redaction), facts_of(redaction)), "docx", WORD, docx.RENDERER
    )


def redaction_akn(redaction_id: int) -> Built:
    """The redaction as Akoma Ntoso XML (PRINT_BUILDERS)."""
    redaction = _redaction(redaction_id)
    return _built(
        redaction,
        akn.render_akn(text_of_redaction(redaction), facts_of(redaction)),
        "xml",
        "application/xml",
        akn.RENDERER,
    )


def redaction_json(redaction_id: int) -> Built:
    """The redaction as JSON (PRINT_BUILDERS)."""
    redaction = _redaction(redaction_id)
    data = json_export.render_json(text_of_redaction(redaction), facts_of(redaction))
    return _built(redaction, data, "json", "application/json", json_export.RENDERER)


def _redaction(redaction_id: int) -> Redaction:
    found: Redaction = Redaction.objects.select_related("regulation", "order__signature").get(pk=redaction_id)
    return found


def _built(redaction: Redaction, data: bytes, extension: str, media_type: str, renderer: str) -> Built:
    name = file_name(redaction.title, extension, note=f"редакция {redaction.number}")
    return Built(data=data, name=name, media_type=media_type, renderer=renderer)


def project_pdf(packet: Packet) -> bytes:
    """The text of a round with «ПРОЕКТ» on each sheet: built for one reader, stored nowhere."""
    text = packet.text
    context = {
        "text": text,
        "organisation": name_html(text.organisation),
        "heading": bound_html(text.title),
        "body": render_html(text, permalinks=False),
        "sha256": packet.submission.content_sha256,
    }
    return render_pdf(render_to_string("staff/signing/project_print.html", context), title=f"Проект: {text.title}")
