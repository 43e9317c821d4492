"""Writing a redaction into the archive: the tree, the page and a row for each provision."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from simple_history.utils import update_change_reason

from workflows.orders.models import Order
from workflows.regulations import rules
from workflows.regulations.actions.references import keep_references
from workflows.regulations.amending.operations import Instruction, instruction_to_dict
from workflows.regulations.amending.wording.sentences import sentence
from workflows.regulations.amendments import names_of, text_of_redaction
from workflows.regulations.marks import marks_of
from workflows.regulations.models import AmendmentInstruction, LabelUse, Provision, Redaction, Regulation
from workflows.regulations.queries import redaction_on
from workflows.regulations.rendering.html import RENDERER, render_html
from workflows.regulations.tree import (
    ActText,
    Place,
    canonical_json,
    numbered_places,
    places,
    sha256_of,
    to_dict,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a redaction comes from: its draft and order, the day of its text, and what it was built on and with."""

    draft_id: int
    order: Order
    effective_from: date
    edition: int = 1
    base: Redaction | None = None
    instructions: tuple[Instruction, ...] = ()
    rebased_from: Redaction | None = None
    signed_with: Order | None = None


def archive(regulation: Regulation, text: ActText, origin: Origin) -> Redaction:
    """Insert a redaction that a signed order names; called by `sign_order` alone, inside its transaction."""
    rules.labels_are_free(regulation, text, edition=origin.edition)
    html = render_html(text)
    redaction: Redaction = Redaction.objects.create(
        regulation=regulation,
        number=Redaction.objects.filter(regulation=regulation).count() + 1,
        order=origin.order,
        base=origin.base,
        rebased_from=origin.rebased_from,
        signed_with=origin.signed_with,
        source_draft=origin.draft_id,
        title=text.title,
        approval_word=text.approval_word or regulation.approval_word,
        effective_from=origin.effective_from,
        content=canonical_json(to_dict(text)),
        content_sha256=sha256_of(text),
        html=html,
        html_sha256=_sha256(html),
        renderer=RENDERER,
    )
    _write_provisions(redaction, text, origin)
    _take_labels(redaction, text, edition=origin.edition)
    _write_instructions(redaction, text, origin)
    keep_references(redaction, text)
    return redaction


def _write_provisions(redaction: Redaction, text: ActText, origin: Origin) -> None:
    """Rows level by level, so that each knows its parent."""
    marks = marks_of(text, base=origin.base, order=origin.order.pk)
    levels: dict[int, list[Place]] = defaultdict(list)
    for place in places(text):
        levels[place.depth].append(place)
    stored: dict[str, Provision] = {}
    for depth in sorted(levels):
        rows = [_row(redaction, place, stored) for place in levels[depth]]
        for row in rows:
            row.introduced_by_id, row.last_changed_by_id = marks[str(row.uid)]
        stored |= {str(row.uid): row for row in Provision.objects.bulk_create(rows)}


def _row(redaction: Redaction, place: Place, stored: dict[str, Provision]) -> Provision:
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
        repealed=node.repealed,
        parent=stored[place.parent.uid] if place.parent else None,
        position=place.position,
        depth=place.depth,
    )


def _take_labels(redaction: Redaction, text: ActText, *, edition: int) -> None:
    taken = set(LabelUse.objects.filter(regulation=redaction.regulation, edition=edition).values_list("key", flat=True))
    LabelUse.objects.bulk_create(
        LabelUse(regulation=redaction.regulation, edition=edition, key=place.key, uid=place.node.uid, first=redaction)
        for place in numbered_places(text)
        if place.key not in taken
    )


def _write_instructions(redaction: Redaction, text: ActText, origin: Origin) -> None:
    if origin.base is None:
        return
    base = text_of_redaction(origin.base)
    names = names_of(redaction.regulation)
    keys = {place.node.uid: place.key for found in (text, base) for place in places(found)}
    AmendmentInstruction.objects.bulk_create(
        AmendmentInstruction(
            redaction=redaction,
            order=origin.order,
            ordinal=ordinal,
            op=given.op,
            part=given.part,
            target=given.target or None,
            target_key=keys.get(given.target, ""),
            wording=sentence(given, base, names),
            payload=canonical_json(instruction_to_dict(given)),
            base_sha256=given.base_sha256,
            effective_from=origin.effective_from,
        )
        for ordinal, given in enumerate(origin.instructions, start=1)
    )


def carry_title(regulation: Regulation, *, on: date) -> None:
    """Call the act as the redaction of the day calls it: a name for lists, without legal force."""
    holds = redaction_on(regulation, on=on) or Redaction.objects.filter(regulation=regulation).order_by("number").first()
    if holds and regulation.title != holds.title:
        regulation.title = holds.title
        regulation.save()
        update_change_reason(regulation, str(holds.order))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
