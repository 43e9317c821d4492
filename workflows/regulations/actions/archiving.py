"""Writing a redaction into the archive: the tree, the page and a row for each provision."""

import hashlib
from collections import defaultdict
from datetime import date

from simple_history.utils import update_change_reason

from workflows.orders.models import Order
from workflows.regulations import rules
from workflows.regulations.models import LabelUse, Provision, Redaction, RedactionDraft
from workflows.regulations.rendering.html import RENDERER, render_html
from workflows.regulations.tree import ActText, Place, canonical_json, places, sha256_of, to_dict


def archive(draft: RedactionDraft, text: ActText, *, order: Order, effective_from: date) -> Redaction:
    """Insert the redaction that the signed order names; called by `sign_order` alone, inside its transaction."""
    regulation = draft.regulation
    rules.labels_are_free(regulation, text)
    html = render_html(text)
    redaction: Redaction = Redaction.objects.create(
        regulation=regulation,
        number=Redaction.objects.filter(regulation=regulation).count() + 1,
        order=order,
        source_draft=draft.pk,
        title=text.title,
        approval_word=text.approval_word or regulation.approval_word,
        effective_from=effective_from,
        content=canonical_json(to_dict(text)),
        content_sha256=sha256_of(text),
        html=html,
        html_sha256=_sha256(html),
        renderer=RENDERER,
    )
    _write_provisions(redaction, text, order=order)
    _take_labels(redaction, text)
    _carry_title(draft, text, order=order)
    return redaction


def _write_provisions(redaction: Redaction, text: ActText, *, order: Order) -> None:
    """Rows level by level, so that each knows its parent."""
    levels: dict[int, list[Place]] = defaultdict(list)
    for place in places(text):
        levels[place.depth].append(place)
    stored: dict[str, Provision] = {}
    for depth in sorted(levels):
        rows = [_row(redaction, place, order, stored) for place in levels[depth]]
        stored |= {str(row.uid): row for row in Provision.objects.bulk_create(rows)}


def _row(redaction: Redaction, place: Place, order: Order, stored: dict[str, Provision]) -> Provision:
    node = place.node
    return Provision(
        redaction=redaction,
        uid=node.uid,
        kind=node.kind,
        label=node.label,
        key=place.key,
        heading=node.heading,
        text=node.text,
        text_sha256=_sha256(f"{node.heading}\n{node.text}"),
        parent=stored[place.parent.uid] if place.parent else None,
        position=place.position,
        depth=place.depth,
        introduced_by=order,
        last_changed_by=order,
    )


def _take_labels(redaction: Redaction, text: ActText) -> None:
    taken = set(LabelUse.objects.filter(regulation=redaction.regulation).values_list("key", flat=True))
    LabelUse.objects.bulk_create(
        LabelUse(regulation=redaction.regulation, key=place.key, uid=place.node.uid, first=redaction)
        for place in places(text)
        if place.node.label and place.key not in taken
    )


def _carry_title(draft: RedactionDraft, text: ActText, *, order: Order) -> None:
    """The act is called as its order calls it."""
    regulation = draft.regulation
    if regulation.title != text.title:
        regulation.title = text.title
        regulation.save()
        update_change_reason(regulation, str(order))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
