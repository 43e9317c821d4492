"""Sending: a draft becomes a letter that was taken, once, whatever is pressed how often."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import IntegrityError, transaction

from workflows.appeals.actions import codes, contacts, intake
from workflows.appeals.actions.intake import Identified, Incoming, Sender
from workflows.appeals.actions.records import tell
from workflows.appeals.models import Appeal, Assurance, Channel, SubjectPerson
from workflows.appeals.policy import policy
from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.filing import counting, disk, question, rules, sealing, work
from workflows.filing.actions import confirming
from workflows.filing.actions.drafting import fresh
from workflows.filing.models import Draft, Filed, SpentWork
from workflows.filing.stages import Held, Proof
from workflows.filing.words import Words
from workflows.printing import queue
from workflows.visitors.networks import network_of

RECEIPT = "filing.receipt.pdf"
MOST_FAILURES = 3
SHORTEST = timedelta(seconds=4)
MOST_WITH_CONTACT = 5  # in an hour; more are taken too and looked at first, as by the limits of the house


@dataclass(frozen=True, slots=True)
class Author:
    """What is known of who presses the button: a mail box that they read, the account by which they signed in."""

    email: str = ""
    identified: Identified | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came with the press of the button: from where, from whom, and what shows that a person pressed it."""

    place: str
    payload: str = ""
    answer: str = ""
    author: Author = Author()


def key_of(draft: Draft) -> str:
    """The key under which the letter of a draft is stored."""
    return f"site-{draft.form_key}"


@transaction.atomic
def send(draft: Draft, attempt: Attempt, *, at: datetime) -> Draft:
    """Hand the letter in. A draft that was sent before comes back as it is; one that comes back unsent failed the check.

    After three failed checks the letter is taken unproven: a citizen who cannot answer the question is not turned away.
    """
    draft = fresh(draft)
    if draft.sent_id is not None:
        return draft
    words, _ = rules.clean_names(draft.words)
    rules.must_be_whole(words)
    proof = _proof(draft, attempt, at=at)
    if proof is Proof.NONE and draft.failures + 1 < MOST_FAILURES:
        draft.failures, draft.touched_at = draft.failures + 1, at
        draft.save(update_fields=["failures", "touched_at"])
        return draft
    appeal = _take(draft, words, attempt.author, at=at)
    _mark(appeal, draft, proof, attempt, at=at)
    if _is_theirs(words.email, attempt.author):
        contacts.confirm_address(appeal, at=at)
    else:
        confirming.ask(appeal, place=attempt.place, at=at)
    queue.ask(RECEIPT, appeal.intake_id)
    return _close(draft, appeal, at=at)


def _take(draft: Draft, words: Words, author: Author, *, at: datetime) -> Appeal:
    incoming = Incoming(
        channel=Channel.SITE,
        key=key_of(draft),
        received_at=at,
        subject=words.subject,
        text=words.letter,
        sender_words=words.signature,
        assurance=Assurance.EMAIL if _is_theirs(words.email, author) else Assurance.NONE,
        identified=author.identified,
        files=tuple(_archived(draft)),
    )
    appeal = intake.receive(incoming, _sender(words), by=None, at=at)
    if words.child or words.group:
        SubjectPerson.objects.create(appeal=appeal, name=words.child or "имя не указано", group=words.group, note="назван в обращении", by=None, at=at)
    return appeal


def _is_theirs(email: str, author: Author) -> bool:
    """Whether the author has shown already that they read the mail box of the letter."""
    return bool(email) and email.strip().casefold() == author.email.casefold()


def _archived(draft: Draft) -> list[StoredFile]:
    return [store(disk.read(file.place), name=file.name, media_type=file.media_type, by=None) for file in draft.files.all()]


def _sender(words: Words) -> Sender:
    plain = {name: getattr(words, name) for name in ("last_name", "first_name", "patronymic", "postal_address", "email", "phone")}
    return Sender(**plain, category=rules.category(words), reply_by=rules.reply_by(words))


def _proof(draft: Draft, attempt: Attempt, *, at: datetime) -> Proof:
    challenge = work.solved(attempt.payload, draft, at=at) if attempt.payload else ""
    if challenge and _spend(challenge, at=at):
        return Proof.WORK
    return Proof.QUESTION if attempt.answer and question.is_right(attempt.answer, draft) else Proof.NONE


def _spend(challenge: str, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            SpentWork.objects.create(challenge=challenge, at=at)
    except IntegrityError:
        return False
    return True


def _mark(appeal: Appeal, draft: Draft, proof: Proof, attempt: Attempt, *, at: datetime) -> None:
    held = _why_held(draft, proof, attempt, at=at)
    Filed.objects.create(appeal=appeal, proof=proof, held=held, at=at)
    if held:
        tell("held", appeal, f"очередь проверки: {held.label}", by=None, why=held.value)


def _why_held(draft: Draft, proof: Proof, attempt: Attempt, *, at: datetime) -> Held:
    words, most = draft.words, policy().form
    found = (
        (Held.TRAP, draft.is_trapped),
        (Held.UNPROVEN, proof is Proof.NONE),
        (Held.HASTE, at - draft.started_at < SHORTEST),
        (Held.PLACE, counting.count_one("letter.place", network_of(attempt.place), at=at) >= most.per_address_hour),
        (Held.CONTACT, _is_frequent(words, at=at)),
        (Held.TOTAL, counting.count_one("letter", counting.EVERYBODY, at=at) >= most.per_hour),
    )
    return next((why for why, holds in found if holds), Held.NOT_AT_ALL)


def _is_frequent(words: Words, *, at: datetime) -> bool:
    contact = words.email.lower() or words.postal_address.lower()
    return bool(contact) and counting.count_one("letter.contact", contact, at=at) >= MOST_WITH_CONTACT


def _close(draft: Draft, appeal: Appeal, *, at: datetime) -> Draft:
    """The letter is in the archive, so nothing of it stays here but the way to the receipt."""
    draft.sealed_code = sealing.seal(codes.issue(appeal, at=at, reason="подано через сайт"), draft)
    for name in asdict(draft.words):
        setattr(draft, name, "")
    draft.sent, draft.sent_at, draft.touched_at = appeal, at, at
    draft.save()
    for file in draft.files.all():
        transaction.on_commit(partial(disk.erase, file.place))
    draft.files.all().delete()
    return draft
