"""Orders as documents: rows of the database turned into the plain values that `rendering` prints."""

import json
from datetime import date
from typing import Any

from django.utils import timezone

from workflows.orders.content import content_of
from workflows.orders.filenames import file_name
from workflows.orders.models import Order
from workflows.orders.rendering import ClauseText, OrderFacts, order_print
from workflows.printing.marks import Mark
from workflows.printing.pdf import render_pdf
from workflows.printing.proof import proof_of
from workflows.printing.queue import Built
from workflows.signing.models import Signature

RENDERER = "order-pdf-2"


def facts_of(order: Order, *, post: str = "", name: str = "") -> OrderFacts:
    """A signed order as it was signed; a project as it is now, with the post and name of the one who is to sign."""
    if order.is_signed:
        content: dict[str, Any] = json.loads(order.content)
        return _facts(content, mark=mark_of(order.signature) if order.signature else None)
    return _facts({**content_of(order), "post": post, "name": name}, mark=None)


def _facts(content: dict[str, Any], *, mark: Mark | None) -> OrderFacts:
    return OrderFacts(
        organisation=content["organisation"],
        organisation_short=content["organisation_short"],
        place=content["place"],
        title=content["title"],
        preamble=content["preamble"],
        clauses=tuple(ClauseText(clause["text"]) for clause in content["clauses"]),
        signer_post=content["post"],
        signer_name=content["name"],
        number=content.get("number", ""),
        day=date.fromisoformat(content["date"]) if "date" in content else None,
        mark=mark,
        proof=proof_of(mark.key) if mark else None,
    )


def mark_of(signature: Signature) -> Mark:
    """The mark of the signature, with its moment in the zone of the organisation and the address where it is checked."""
    proof = proof_of(signature.key)
    return Mark(
        name=signature.full_name,
        post=signature.post,
        signed_at=timezone.localtime(signature.at),
        sha256=signature.sha256,
        key=signature.key,
        address=proof.spoken if proof else "",
        capacity=signature.get_capacity_display(),
    )


def pdf_of(facts: OrderFacts) -> bytes:
    """The order, or its project with «ПРОЕКТ» on each sheet."""
    return render_pdf(order_print(facts), title=facts.caption)


def order_pdf(order_id: int) -> Built:
    """The print of a signed order (PRINT_BUILDERS)."""
    order = Order.objects.select_related("signature").get(pk=order_id)
    return Built(
        data=pdf_of(facts_of(order)), name=file_name(str(order), "pdf"), media_type="application/pdf", renderer=RENDERER
    )
