"""Entries of the queue for appeals."""

from __future__ import annotations

from django.utils import timezone

from workflows.appeals.actions import card_danger, clocks, danger, intake, outbox, reminding
from workflows.appeals.models import IntakeItem, ReceptionCard


def follow_letters() -> None:
    """Learn what became of the e-mails that carried papers; runs every few minutes."""
    outbox.follow_letters(on=timezone.localdate(), at=timezone.now())


def remind() -> None:
    """Tell people of terms; runs every minute and keeps the hours of the office itself."""
    reminding.remind(at=timezone.now())


def note_breaches() -> None:
    """Write down the terms that ended unkept; runs after midnight."""
    clocks.note_breaches(on=timezone.localdate(), at=timezone.now())


def recount() -> None:
    """Count running terms by the calendar as it is now; runs at night, and at once when a year is confirmed or opened."""
    clocks.recount(by=None, on=timezone.localdate(), at=timezone.now())


def check_files() -> int:
    """Have files checked that came before there was a check; runs at night."""
    return intake.ask_unasked(at=timezone.now())


def look_for_danger(item_pk: int) -> None:
    """Look through what came; an alarm is told at once, whatever the hour."""
    at = timezone.now()
    if danger.look_through(IntakeItem.objects.get(pk=item_pk), at=at):
        reminding.remind(at=at)


def look_for_danger_in_card(card_pk: int) -> None:
    """The same of a card of reception that has led to no appeal."""
    at = timezone.now()
    if card_danger.look_through_card(ReceptionCard.objects.get(pk=card_pk), at=at):
        reminding.remind(at=at)


def look_again_for_danger() -> None:
    """Look through what the queue has missed; runs every few minutes."""
    at = timezone.now()
    danger.ask_again(at=at)
    card_danger.ask_again(at=at)
