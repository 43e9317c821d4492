"""Which papers came back and have not left again: a small table beside the sendings. Called by `sending` and `keeping` in their transaction."""

from __future__ import annotations

from collections.abc import Sequence

from workflows.appeals.models import Appeal, CameBack, DeliveryState, Paper, Sending, SendingEvent


def note(event: SendingEvent) -> None:
    """A sending came back: its paper waits, unless it, or one in its place, has left since."""
    sending = event.sending
    if event.state == DeliveryState.BOUNCED and not has_left_since(sending):
        CameBack.objects.update_or_create(paper=sending.paper, defaults={"sending": sending})


def clear(papers: Sequence[Paper]) -> None:
    """They have left, or one in their place: nothing waits any more."""
    CameBack.objects.filter(paper__in=papers).delete()


def give_up(appeal: Appeal) -> None:
    """The case is filed with the returned envelopes in it."""
    CameBack.objects.filter(paper__appeal=appeal).delete()


def has_left_since(sending: Sending) -> bool:
    """Whether the paper was sent once more later, or one signed in its place was sent."""
    papers = [sending.paper]
    while (later := Paper.objects.filter(replaces=papers[-1]).first()) is not None:
        papers.append(later)
    return Sending.objects.filter(paper__in=papers, pk__gt=sending.pk).exists()
