"""Whether every redaction is the text that was agreed and signed, in all the places where it is kept."""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby

from workflows.journal.models import Entry
from workflows.orders.content import canonical
from workflows.regulations import verification_changes, verification_facts
from workflows.regulations.models import ApprovalRecord, Provision, Redaction, RedactionDraft, Repeal, Submission
from workflows.regulations.queries import shown_sha256
from workflows.regulations.rendering.html import RENDERER, render_html
from workflows.regulations.stages import Decision, Stage
from workflows.regulations.tree import ActText, canonical_json, places, sha256_of, to_dict
from workflows.regulations.verification_changes import read

SIGNING = ("number", "date", "post", "name")  # what signing adds to the project of an order
PACKET = (Decision.SIGNED,)


def problems() -> Iterator[str]:
    """Russian sentences, one for each place where the archive of redactions does not hold."""
    for redaction in Redaction.objects.select_related("regulation", "order", "base", "rebased_from").order_by("pk").iterator(chunk_size=50):
        for sentence in (*_text(redaction), *_origin(redaction)):
            yield f"Редакции: {redaction}: {sentence}"
    yield from _gaps()
    yield from _journal()
    yield from _drafts()
    yield from _rounds()
    yield from verification_facts.problems()


def _text(redaction: Redaction) -> Iterator[str]:
    """The canonical text against its hash, its rows and its page."""
    text = read(redaction.content)
    if text is None or sha256_of(text) != redaction.content_sha256:
        yield "хеш не соответствует тексту."
        return
    if canonical_json(to_dict(text)) != redaction.content:
        yield "текст записан не в каноническом виде."
    if _sha256(redaction.html) != redaction.html_sha256:
        yield "хеш страницы не соответствует странице."
    elif redaction.renderer == RENDERER and redaction.html != render_html(text):
        yield "страница построена не из подписанного текста."
    if redaction.title != text.title or text.approval_word not in {"", redaction.approval_word}:
        yield "название или слово грифа отличаются от подписанного текста."
    if _rows(redaction) != _tree(text):
        yield "структурные единицы отличаются от подписанного текста."


def _rows(redaction: Redaction) -> list[tuple[str, ...]]:
    rows = Provision.objects.filter(redaction=redaction).order_by("position").select_related("parent")
    return [
        (
            str(row.uid),
            row.kind,
            row.label,
            row.key,
            row.heading,
            row.text,
            row.text_sha256,
            str(row.repealed),
            str(row.parent.uid) if row.parent else "",
            str((row.position, row.depth)),
        )
        for row in rows
    ]


def _tree(text: ActText) -> list[tuple[str, ...]]:
    return [
        (
            place.node.uid,
            str(place.node.kind),
            place.node.label,
            place.key,
            place.node.heading,
            place.node.text,
            _sha256(f"{place.node.heading}\n{place.node.text}"),
            str(place.node.repealed),
            place.parent.uid if place.parent else "",
            str((place.position, place.depth)),
        )
        for place in places(text)
    ]


def _origin(redaction: Redaction) -> Iterator[str]:
    """The order is signed, and the text is the agreed one, or what the agreed changes make of the redaction before it."""
    if not redaction.order.is_signed:
        yield "приказ не подписан."
    submission = Submission.objects.filter(draft=redaction.source_draft).order_by("-number").first()
    if submission is not None and redaction.base is None and submission.content_sha256 != redaction.content_sha256:
        yield "текст отличается от согласованного."
    yield from verification_changes.problems(redaction, submission)


def _gaps() -> Iterator[str]:
    """Redactions of an act are numbered 1, 2, 3…"""
    rows = Redaction.objects.order_by("regulation", "number").values_list(
        "regulation_id", "regulation__short_title", "number"
    )
    for (_, title), group in groupby(rows, key=lambda row: row[:2]):
        numbers = [number for *_, number in group]
        if missing := sorted(set(range(1, numbers[-1] + 1)) - set(numbers)):
            yield f"Редакции: {title}: пропущены редакции № {', '.join(map(str, missing))}."


def _journal() -> Iterator[str]:
    """What the journal says was approved is in the archive, and nothing else is."""
    written = {
        f"regulations.redaction:{pk}": sha256 for pk, sha256 in Redaction.objects.values_list("pk", "content_sha256")
    }
    rows = Entry.objects.filter(verb="redaction.approved").values_list("subject", "facts")
    said = {subject: json.loads(facts).get("sha256", "") for subject, facts in rows}
    for subject in sorted(written.keys() | said.keys()):
        if written.get(subject) != said.get(subject):
            yield f"Редакции: журнал и архив расходятся: «{subject}»."


def _drafts() -> Iterator[str]:
    """A draft is approved exactly when its redaction or its repeal exists."""
    approved = set(RedactionDraft.objects.filter(stage=Stage.APPROVED).values_list("pk", flat=True))
    archived = {*Redaction.objects.values_list("source_draft", flat=True), *Repeal.objects.values_list("source_draft", flat=True)}
    for pk in sorted(approved - archived):
        yield f"Проекты: проект № {pk} утверждён, а редакции нет."
    for pk in sorted(archived & set(RedactionDraft.objects.exclude(stage=Stage.APPROVED).values_list("pk", flat=True))):
        yield f"Проекты: по проекту № {pk} есть редакция, а он не утверждён."


def _rounds() -> Iterator[str]:
    """The frozen texts of the rounds, and the decisions that are bound to them."""
    for submission in Submission.objects.order_by("pk").iterator(chunk_size=50):
        if _sha256(submission.content) != submission.content_sha256:
            yield f"Согласование: {submission}: хеш не соответствует тексту."
    records = ApprovalRecord.objects.select_related("submission__draft__order").order_by("pk")
    for record in records.exclude(decision=Decision.REFUSED).iterator(chunk_size=200):
        if record.content_sha256 != _shown(record):
            yield f"Согласование: {record.submission}: «{record}» – решение относится к другому тексту."


def _shown(record: ApprovalRecord) -> str:
    """The hash that the person was shown: of the text, for the signer of text and order together."""
    submission, order = record.submission, record.submission.draft.order
    if record.decision not in PACKET or order is None:
        return submission.content_sha256
    project = {key: value for key, value in json.loads(order.content or "{}").items() if key not in SIGNING}
    return shown_sha256(submission, _sha256(canonical(project)))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
