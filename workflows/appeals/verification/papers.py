"""Signed papers: content, hash, signature and journal agree; nothing has left unsigned."""

import hashlib
import json
from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from workflows.appeals.actions.coming_back import has_left_since
from workflows.appeals.actions.records import subject_of
from workflows.appeals.models import CameBack, DeliveryState, Paper, PaperKind, Sending, SendingEvent
from workflows.appeals.stages import PaperStage, Stage
from workflows.journal.models import Entry


def problems() -> Iterator[str]:
    """One sentence for each paper or sending that does not hold."""
    signed = Paper.objects.signed().select_related("signature", "appeal").order_by("pk")
    for paper in signed.iterator(chunk_size=200):
        yield from (f"{paper.appeal}, {paper}: {sentence}" for sentence in _paper(paper))
    yield from _sendings()
    yield from _unsent()
    yield from came_back()


def _paper(paper: Paper) -> Iterator[str]:
    is_erased = paper.appeal.stage == Stage.DESTROYED  # by an act: the hash is left and proves nothing any more
    if not is_erased and hashlib.sha256(paper.content.encode()).hexdigest() != paper.content_sha256:
        yield "хеш не соответствует подписанному содержанию."
    signature = paper.signature
    if signature is None or (signature.subject, signature.sha256) != (f"appeals.paper:{paper.pk}", paper.content_sha256):
        yield "подпись стоит не под этим содержанием."
    if paper.content_sha256 not in _journalled(paper):
        yield "в журнале событий нет записи о подписании этого содержания."


def _journalled(paper: Paper) -> set[str]:
    facts = Entry.objects.filter(subject=subject_of(paper.appeal), verb="appeal.paper_signed").values_list("facts", flat=True)
    return {said.get("sha256", "") for said in map(json.loads, facts) if said.get("paper") == paper.pk}


def _sendings() -> Iterator[str]:
    odd = Sending.objects.filter(~Q(paper__stage=PaperStage.SIGNED) | Q(sent_on__lt=F("paper__signed_on")))
    for sending in odd.select_related("paper__appeal").order_by("pk"):
        yield f"{sending.paper.appeal}: отправка «{sending}» – документ не подписан или подписан позже."


def _unsent() -> Iterator[str]:
    """`Unsent` is derived: signed papers that have no sending and are not put into the case, and nothing else."""
    sent = Exists(Sending.objects.filter(paper=OuterRef("pk")))
    waits = Q(stage=PaperStage.SIGNED) & ~Q(kind=PaperKind.TERMINATION) & ~sent
    odd = Paper.objects.filter(waits & Q(unsent=None) | ~waits & Q(unsent__isnull=False))
    for paper in odd.select_related("appeal").order_by("pk"):
        yield f"{paper.appeal}, {paper}: в списке ждущих отправки стоит то, что отправлено, или нет того, что не отправлено."


def came_back() -> Iterator[str]:
    """`CameBack` is derived: the last sending of a paper, if the last that is known of it is its return; a filed case may have lost it."""
    waits = {sending.paper_id: sending for sending in _returned() if not has_left_since(sending)}
    listed = dict(CameBack.objects.values_list("paper", "sending"))
    for paper, sending in sorted(waits.items()):
        if paper not in listed and sending.paper.appeal.case_file_id is None:
            yield f"{sending.paper.appeal}, {sending.paper}: документ вернулся и больше не отправлялся, а среди вернувшихся его нет."
    for row in CameBack.objects.select_related("paper__appeal").order_by("paper"):
        if row.paper_id not in waits or waits[row.paper_id].pk != row.sending_id:
            yield f"{row.paper.appeal}, {row.paper}: документ числится вернувшимся, а это не так."


def _returned() -> QuerySet[Sending]:
    """Sendings of which the return is the last that is known."""
    further = SendingEvent.objects.filter(sending=OuterRef("sending"), pk__gt=OuterRef("pk"))
    back = SendingEvent.objects.filter(~Exists(further), state=DeliveryState.BOUNCED).order_by().values("sending")
    return Sending.objects.filter(pk__in=back).select_related("paper__appeal").order_by("pk")
