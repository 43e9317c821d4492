"""Whether the changes kept with a redaction are those of its order, and make its text out of the redaction before it."""

import json
from collections.abc import Iterator, Sequence

from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.errors import Conflicts
from workflows.regulations.amending.operations import Instruction, instruction_from_dict, instruction_to_dict
from workflows.regulations.amending.wording.sentences import sentence
from workflows.regulations.amendments import names_of
from workflows.regulations.marks import marks_of
from workflows.regulations.models import AmendmentInstruction, Provision, Redaction, Submission
from workflows.regulations.tree import ActText, canonical_json, from_dict, places, sha256_of

UNREADABLE = (ValueError, KeyError, TypeError)  # what a damaged text makes of reading it


def problems(redaction: Redaction, submission: Submission | None) -> Iterator[str]:
    """Russian sentences without the name of the redaction."""
    rows = list(AmendmentInstruction.objects.filter(redaction=redaction).order_by("ordinal"))
    if redaction.base is None:
        if rows or redaction.number > 1:
            yield "не записано, какую редакцию она изменяет."
        elif text := read(redaction.content):
            yield from _marks(redaction, text)
        return
    yield from _lineage(redaction, redaction.base)
    given = _instructions(rows)
    if given is None:
        yield "указание изменения не читается."
        return
    if submission is not None and not _agreed(given, submission):
        yield "изменения отличаются от согласованных."
    if base := read(redaction.base.content):  # otherwise the base itself is named
        yield from _built(redaction, base, given, rows)


def _built(redaction: Redaction, base: ActText, given: tuple[Instruction, ...], rows: Sequence[AmendmentInstruction]) -> Iterator[str]:
    """The changes carried out again give the text, the words of the order and the marks of provisions."""
    try:
        text = apply(base, given)
    except Conflicts:
        yield "изменения приказа не накладываются на предыдущую редакцию."
        return
    if sha256_of(text) != redaction.content_sha256:
        yield "текст отличается от того, что даёт приказ."
        return
    yield from _as_worded(redaction, rows, _Written(given, base, text))
    yield from _marks(redaction, text)


class _Written:
    """The changes as signing wrote them down."""

    def __init__(self, given: Sequence[Instruction], base: ActText, text: ActText) -> None:
        self.given, self.base = given, base
        self.keys = {place.node.uid: place.key for found in (text, base) for place in places(found)}

    def facts(self, redaction: Redaction) -> list[tuple[object, ...]]:
        names = names_of(redaction.regulation)
        return [
            (
                redaction.order_id,
                ordinal,
                str(one.op),
                str(one.part),
                one.target,
                self.keys.get(one.target, ""),
                sentence(one, self.base, names),
                canonical_json(instruction_to_dict(one)),
                one.base_sha256,
                redaction.effective_from,
            )
            for ordinal, one in enumerate(self.given, start=1)
        ]


def _as_worded(redaction: Redaction, rows: Sequence[AmendmentInstruction], written: _Written) -> Iterator[str]:
    """What is told of each change beside its canonical form: order, place, words, day."""
    kept = [
        (
            row.order_id,
            row.ordinal,
            row.op,
            row.part,
            str(row.target or ""),
            row.target_key,
            row.wording,
            row.payload,
            row.base_sha256,
            row.effective_from,
        )
        for row in rows
    ]
    for row, was, ought in zip(rows, kept, written.facts(redaction), strict=True):
        if was != ought:
            yield f"изменение {row.ordinal}: запись отличается от указания приказа."


def _marks(redaction: Redaction, text: ActText) -> Iterator[str]:
    """Each provision names the orders that put it in and changed it last, as its words tell."""
    ought = marks_of(text, base=redaction.base, order=redaction.order_id)
    rows = Provision.objects.filter(redaction=redaction).order_by("position").values_list("uid", "key", "introduced_by_id", "last_changed_by_id")
    wrong = [key for uid, key, *kept in rows if ought.get(str(uid), tuple(kept)) != tuple(kept)]
    if wrong:
        yield f"записано, что её пункты введены или изменены другими приказами: {', '.join(wrong)}."


def _lineage(redaction: Redaction, base: Redaction) -> Iterator[str]:
    """A redaction changes an earlier one of the same act; one built anew replaces an earlier one of the same order."""
    if base.regulation_id != redaction.regulation_id or base.number >= redaction.number:
        yield "записано, что она изменяет редакцию, которую изменять не могла."
    old = redaction.rebased_from
    if (old is None) != (redaction.signed_with_id is None):
        yield "записано не всё о том, вместо какой редакции она построена."
    elif old is not None and (
        (old.regulation_id, old.order_id, old.source_draft) != (redaction.regulation_id, redaction.order_id, redaction.source_draft)
        or old.number >= redaction.number
    ):
        yield "записано, что она построена вместо редакции другого приказа."
    elif old is not None and _signing_before(redaction) != redaction.signed_with_id:
        yield "записано, что она построена при подписании другого приказа."


def _signing_before(redaction: Redaction) -> int | None:
    """The order whose own redaction opens the row in which this one was built anew."""
    earlier = Redaction.objects.filter(regulation=redaction.regulation_id, number__lt=redaction.number, rebased_from=None)
    found: int | None = earlier.order_by("-number").values_list("order_id", flat=True).first()
    return found


def _instructions(rows: Sequence[AmendmentInstruction]) -> tuple[Instruction, ...] | None:
    try:
        return tuple(instruction_from_dict(json.loads(row.payload)) for row in rows)
    except UNREADABLE:
        return None


def _agreed(given: tuple[Instruction, ...], submission: Submission) -> bool:
    """Whether the changes are those of a day which the last round agreed."""
    try:
        return any(tuple(map(instruction_from_dict, kept["instructions"])) == given for kept in submission.stages or ())
    except UNREADABLE:
        return False


def read(content: str) -> ActText | None:
    """A canonical text; None when it cannot be read."""
    try:
        return from_dict(json.loads(content))
    except UNREADABLE:
        return None
