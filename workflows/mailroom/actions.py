"""What a person does with a letter that the program left aside."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.intake import add_message, receive
from workflows.appeals.models import Appeal, Message
from workflows.inbox.models import Reading
from workflows.inbox.reading import read_again
from workflows.journal import entries
from workflows.mailroom import rules
from workflows.mailroom.models import Choice, Doubt, Filing, Resolution
from workflows.mailroom.taking import incoming_of, sender_of
from workflows.people.models import User


@transaction.atomic
def attach(filing: Filing, appeal: Appeal, *, by: User, on: date, at: datetime) -> Resolution:
    """The letter belongs to this appeal."""
    filing = _fresh(filing)
    rules.may_attach(by, filing, appeal, on=on)
    add_message(appeal, incoming_of(filing.letter, at=at), Message.Sort.MATERIAL, by=by, at=at)
    return _resolve(filing, Resolution(choice=Choice.ATTACHED, appeal=appeal), f"приложено, {appeal}", by=by, at=at)


@transaction.atomic
def take_as_appeal(filing: Filing, *, by: User, at: datetime) -> Resolution:
    """The letter is a new appeal: its term runs from the day on which the server got it."""
    filing = _fresh(filing)
    rules.may_sort(by, filing)
    appeal = receive(incoming_of(filing.letter, at=at), sender_of(filing.letter), by=by, at=at)
    return _resolve(filing, Resolution(choice=Choice.APPEAL, appeal=appeal), "принято как новое поступление", by=by, at=at)


@transaction.atomic
def mark_duplicate(filing: Filing, *, by: User, at: datetime) -> Resolution:
    """The letter repeats another one, which is named in the filing; both stay."""
    filing = _fresh(filing)
    rules.may_mark_duplicate(by, filing)
    return _resolve(filing, Resolution(choice=Choice.DUPLICATE), f"дубль письма № {filing.original_id}", by=by, at=at)


@transaction.atomic
def doubt(filing: Filing, *, reason: str, by: User, at: datetime) -> Doubt:
    """The clerk thinks that this is no appeal."""
    filing = _fresh(filing)
    rules.may_doubt(by, filing, reason=reason)
    made: Doubt = Doubt.objects.create(filing=filing, reason=reason.strip()[:500], by=by, at=at)
    _tell("doubted", filing, "предложено не считать обращением", by=by)
    return made


@transaction.atomic
def confirm(filing: Filing, *, by: User, at: datetime) -> Resolution:
    """A second person agrees that it is no appeal."""
    filing = _fresh(filing)
    last = filing.doubts.order_by("-pk").first()
    rules.may_confirm(by, last, filing)
    return _resolve(filing, Resolution(choice=Choice.NOT_AN_APPEAL, doubt=last), "признано не обращением", by=by, at=at)


def reread(filing: Filing, *, by: User) -> Reading:
    """Read the letter anew; what is decided stays as it is."""
    rules.may_sort(by, filing)
    return read_again(filing.letter)


@transaction.atomic
def log_download(filing: Filing, *, by: User) -> None:
    """The whole letter leaves the program: who took it is written down."""
    _tell("downloaded", filing, "скачано целиком", by=by)


def _fresh(filing: Filing) -> Filing:
    found: Filing = Filing.objects.select_for_update().get(pk=filing.pk)
    return found


def _resolve(filing: Filing, made: Resolution, summary: str, *, by: User, at: datetime) -> Resolution:
    made.filing, made.by, made.at = filing, by, at
    made.save()
    _tell(made.choice, filing, summary, by=by)
    return made


def _tell(verb: str, filing: Filing, summary: str, *, by: User) -> None:
    """Letters are named by their keys: the journal is read more widely than they are."""
    entries.write(f"letter.{verb}", subject=f"mailroom.filing:{filing.pk}", summary=f"Письмо № {filing.letter_id}: {summary}", by=by)
