"""Entries of the queue for files from outside."""

from django.utils import timezone

from workflows.screening import checking, scanning


def check(check_id: int) -> None:
    """Look at one file, scan it, draw its preview; doing it again changes nothing."""
    checking.work(check_id, at=timezone.now())


def check_waiting() -> int:
    """Ask again for what is left; runs every five minutes."""
    return checking.ask_waiting(at=timezone.now())


def check_outdated() -> int:
    """Take up what must be checked anew; runs at night."""
    return checking.open_outdated()


def note_silence() -> bool:
    """Tell the administrators once a day that the scanner does not answer."""
    return scanning.note_silence()
