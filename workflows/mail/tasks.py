"""Entries of the queue for letters."""

from django.utils import timezone

from workflows.mail import probing, sending
from workflows.mail.models import Letter


def send(letter_pk: int) -> None:
    """Send one letter; one that has been forgotten meanwhile needs nothing."""
    letter = Letter.objects.filter(pk=letter_pk).first()
    if letter is not None:
        sending.send(letter)


def send_missing() -> None:
    """Try again what did not leave; runs every two minutes."""
    sending.enqueue_due(now=timezone.now())


def forget() -> None:
    """Forget old letters; runs at night."""
    sending.forget(now=timezone.now())


def probe() -> None:
    """Write to ourselves; runs every morning."""
    probing.send_probe(on=timezone.localdate(), at=timezone.now())


def listen() -> None:
    """Warn when what was written to ourselves does not come back; runs every ten minutes."""
    probing.warn(at=timezone.now())
