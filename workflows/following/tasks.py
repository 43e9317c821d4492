"""Entries of the queue for followers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone

from workflows.following import actions
from workflows.following.queries import fresh_force
from workflows.following.stages import NoticeKind
from workflows.regulations.models import Redaction, Repeal

DAYS = timedelta(days=7)  # so long the office may have been switched off and still tell


def tell_about(redaction_pk: int, kind: str) -> None:
    """A redaction has come to the site, or the order that ends the act is signed."""
    redaction = _redactions().get(pk=redaction_pk)
    since = _signed_at(redaction) if kind == NoticeKind.REPEALED else redaction.publication.at
    actions.tell_about(redaction, NoticeKind(kind), since=since)


def _signed_at(redaction: Redaction) -> datetime:
    signature = Repeal.objects.select_related("order__signature").get(regulation=redaction.regulation_id).order.signature
    return signature.at if signature else timezone.now()


def tell_of_new_force() -> None:
    """What was signed for a later day has come into force; runs each morning."""
    today = timezone.localdate()
    for pk in fresh_force(since=today - DAYS, on=today):
        redaction = _redactions().get(pk=pk)
        actions.tell_about(redaction, NoticeKind.IN_FORCE, since=_morning(redaction.effective_from))


def _redactions() -> models.QuerySet[Redaction]:
    return Redaction.objects.select_related("regulation", "order", "base", "publication").defer("content", "html")


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def forget() -> None:
    """Erase what is no longer needed; runs at night."""
    actions.forget(now=timezone.now())
