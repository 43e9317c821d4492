"""Entries of the queue for followers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone

from workflows.following import actions
from workflows.following.queries import fresh_force, fresh_repeals
from workflows.following.stages import NoticeKind
from workflows.regulations.models import Redaction

DAYS = timedelta(days=7)  # so long the office may have been switched off and still tell


def tell_about(redaction_pk: int, kind: str) -> None:
    """A redaction has come to the site."""
    redaction = _redactions().get(pk=redaction_pk)
    actions.tell_about(redaction, NoticeKind(kind), since=redaction.publication.at)


def tell_of_new_force() -> None:
    """What was signed for a later day has come into force or lost it; runs each morning."""
    today = timezone.localdate()
    for pk in fresh_force(since=today - DAYS, on=today):
        redaction = _redactions().get(pk=pk)
        actions.tell_about(redaction, NoticeKind.IN_FORCE, since=_morning(redaction.effective_from))
    for repeal in fresh_repeals(since=today - DAYS, on=today):
        actions.tell_about(_redactions().get(pk=repeal.redaction_id), NoticeKind.REPEALED, since=_morning(repeal.effective_from))


def _redactions() -> models.QuerySet[Redaction]:
    return Redaction.objects.select_related("regulation", "order", "base", "publication").defer("content", "html")


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def forget() -> None:
    """Erase what is no longer needed; runs at night."""
    actions.forget(now=timezone.now())
