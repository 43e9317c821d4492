"""What becomes of a letter. Decided once and whole: the row of the decision commits with everything that it causes.

What is sure goes its way by itself; what is doubtful waits for a person, with the reason in words. Nothing is dropped, and
a letter that a program wrote never changes the state of anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from workflows.appeals.actions.intake import add_message, receive
from workflows.appeals.models import Appeal, Message
from workflows.appeals.policy import policy
from workflows.inbox.models import RawLetter, Reading
from workflows.inbox.parsing.letter import Nature
from workflows.mailroom.answering import say_lawful_way, say_taken
from workflows.mailroom.bounces import note_bounce
from workflows.mailroom.matching import guesses, match, refers
from workflows.mailroom.models import Attempt, Filing, Outcome, Reason
from workflows.mailroom.ours import is_ours, is_own_letter
from workflows.mailroom.probes import is_probe
from workflows.mailroom.taking import incoming_of, reading_of, sender_of
from workflows.mailroom.twins import twin_of

MOST_ATTEMPTS = 5
FLOOD = ((timedelta(hours=1), 10), (timedelta(days=1), 30))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a filing will say."""

    outcome: Outcome
    reason: Reason | None = None
    appeal: Appeal | None = None
    original: RawLetter | None = None


def decide(letter: RawLetter, *, at: datetime) -> Filing:
    """The filing of the letter: the one there is, or a new one. Of two workers one files it, the other finds it filed."""
    tries = _begin(letter)
    try:
        with transaction.atomic():
            known = Filing.objects.filter(letter=letter).first()
            return known or _file(letter, _aside(Reason.BROKEN) if tries > MOST_ATTEMPTS else _verdict(letter, at=at), at=at)
    except IntegrityError:
        if found := Filing.objects.filter(letter=letter).first():
            return found
        raise


def _begin(letter: RawLetter) -> int:
    """Count the attempt before it begins: one that kills the program is not repeated for ever."""
    attempt, _ = Attempt.objects.get_or_create(letter=letter)
    Attempt.objects.filter(pk=attempt.pk).update(count=F("count") + 1)
    return attempt.count + 1


def _file(letter: RawLetter, verdict: Verdict, *, at: datetime) -> Filing:
    filing = Filing(letter=letter, outcome=verdict.outcome, reason=verdict.reason or "", appeal=verdict.appeal, original=verdict.original, at=at)
    if verdict.outcome == Outcome.ASIDE and verdict.reason != Reason.BROKEN:
        _guess(filing)
    filing.save()
    Attempt.objects.filter(letter=letter).delete()
    return filing


def _guess(filing: Filing) -> None:
    """The best guess for the list; the card makes all of them anew."""
    reading = reading_of(filing.letter)
    if reading and (found := guesses(reading)):
        filing.guess, filing.guess_why = found[0].appeal, found[0].why


def _aside(reason: Reason, *, original: RawLetter | None = None) -> Verdict:
    return Verdict(outcome=Outcome.ASIDE, reason=reason, original=original)


def _verdict(letter: RawLetter, *, at: datetime) -> Verdict:
    reading = reading_of(letter)
    is_ours_to_us = is_probe(letter, reading)
    if (first := letter.first) != letter:
        return Verdict(outcome=Outcome.COPY, original=first)
    if is_ours_to_us:
        return Verdict(outcome=Outcome.OWN)
    if not letter.is_whole:
        return _aside(Reason.TOO_LARGE)
    if reading is None:
        return _aside(Reason.UNREADABLE)
    return _by_sender(reading) or _by_twin(reading) or _by_nature(reading, at=at) or _by_matching(reading, at=at) or _new(reading, at=at)


def _by_sender(reading: Reading) -> Verdict | None:
    if is_own_letter(reading):
        return Verdict(outcome=Outcome.OWN)
    return _aside(Reason.OWN_ADDRESS) if is_ours(reading.sender_email) else None


def _by_twin(reading: Reading) -> Verdict | None:
    found = twin_of(reading)
    return _aside(found[1], original=found[0]) if found else None


def _by_nature(reading: Reading, *, at: datetime) -> Verdict | None:
    """What a program wrote is kept beside its appeal and changes nothing."""
    if reading.nature == Nature.NORMAL:
        return None
    if reading.nature == Nature.BOUNCE:
        is_known, appeal = note_bounce(reading, on=timezone.localdate(at), at=at)
        return Verdict(outcome=Outcome.BOUNCE, appeal=appeal) if is_known else _aside(Reason.BOUNCE)
    if reading.nature == Nature.LIST:
        return _aside(Reason.MAILING)
    appeal = match(reading)
    return _attached(reading, appeal, Outcome.AUTOMATIC, at=at) if appeal else _aside(Reason.AUTOMATIC)


def _by_matching(reading: Reading, *, at: datetime) -> Verdict | None:
    """A letter about a finished case may be a new appeal with terms of its own: a person says which."""
    appeal = match(reading)
    if appeal is None:
        return _aside(Reason.FOREIGN) if refers(reading) else None
    return _attached(reading, appeal, Outcome.MESSAGE, at=at) if appeal.is_open else _aside(Reason.AFTER_END)


def _attached(reading: Reading, appeal: Appeal, outcome: Outcome, *, at: datetime) -> Verdict:
    add_message(appeal, incoming_of(reading.letter, at=at), Message.Sort.MATERIAL, by=None, at=at)
    return Verdict(outcome=outcome, appeal=appeal)


def _new(reading: Reading, *, at: datetime) -> Verdict:
    if not reading.text.strip() and not reading.subject.strip() and not reading.files.exists():
        return _aside(Reason.EMPTY)
    if _is_flood(reading):
        return _aside(Reason.FLOOD)
    if not policy().accept_email_as_appeal:
        say_lawful_way(reading, at=at)
        return Verdict(outcome=Outcome.EXPLAINED)
    appeal = receive(incoming_of(reading.letter, at=at), sender_of(reading.letter), by=None, at=at)
    say_taken(reading, appeal, at=at)
    return Verdict(outcome=Outcome.APPEAL, appeal=appeal)


def _is_flood(reading: Reading) -> bool:
    """Whether the address writes like a program, whatever its headers say."""
    address, moment = reading.sender_email, reading.letter.received_at
    same = Reading.objects.filter(sender_email=address, letter__received_at__lte=moment).exclude(pk=reading.pk)
    return bool(address) and any(same.filter(letter__received_at__gt=moment - span).count() >= most for span, most in FLOOD)
