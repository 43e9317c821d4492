"""Subscribing, confirming, leaving, and telling of an event. Nothing here says whether an address is known."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from workflows.following import letters, rules
from workflows.following.keys import knock_digest, new_key, sha256_of
from workflows.following.models import Follower, Knock, Notice
from workflows.following.stages import NoticeKind
from workflows.journal import entries
from workflows.mail.letters import queue_letter
from workflows.regulations.models import Redaction, Regulation


@transaction.atomic
def ask(email: str, *, regulation: Regulation | None, place: str, at: datetime | None = None) -> None:
    """Send a letter with a way to confirm. The answer on the screen is the same for every address, known or not.

    `place` is the network address of who asks: it is counted as a keyed hash and kept nowhere.
    """
    at = at or timezone.now()
    email = rules.clean_email(email)
    rules.place_is_calm(place, at=at)
    is_calm = rules.address_is_calm(email, at=at)
    _count(place, email, at=at)
    if not is_calm:
        return
    key = new_key()
    known, is_new = Follower.objects.staying().get_or_create(
        email=email, regulation=regulation, left_at=None, defaults={"key_sha256": key.sha256}
    )
    if not is_new:
        known.key_sha256 = key.sha256
        known.asked_at = known.asked_at if known.confirmed_at else at
        known.save(update_fields=["key_sha256", "asked_at"])
    queue_letter(letters.confirmation(known, key=key.words))


def _count(place: str, email: str, *, at: datetime) -> None:
    for sort, value in (("place", place), ("address", email)):
        knock = Knock.objects.create(digest=knock_digest(sort, value))
        if at != knock.at:
            Knock.objects.filter(pk=knock.pk).update(at=at)


def waiting_for(key: str, *, at: datetime) -> Follower | None:
    """Who would be confirmed by the key; None for a key that is unknown, too old or erased."""
    since = at - rules.CONFIRM_WITHIN
    return Follower.objects.staying().filter(key_sha256=sha256_of(key), asked_at__gte=since).select_related("regulation").first()


@transaction.atomic
def confirm(key: str, *, at: datetime | None = None) -> Follower | None:
    """The owner of the address agrees; a repetition changes nothing."""
    at = at or timezone.now()
    found = waiting_for(key, at=at)
    if found is not None and found.confirmed_at is None:
        found.confirmed_at = at
        found.save(update_fields=["confirmed_at"])
        _write_down("following.confirmed", found, "подписка подтверждена")
    return found


def follower_of(key: str) -> Follower | None:
    """Whose way out this key is: each letter carries its own."""
    digest = sha256_of(key)
    notice = Notice.objects.filter(key_sha256=digest).select_related("follower__regulation").first()
    return notice.follower if notice else Follower.objects.filter(key_sha256=digest).select_related("regulation").first()


@transaction.atomic
def leave(key: str, *, at: datetime | None = None) -> bool:
    """No more letters, and the address is erased at once (152-ФЗ, ст. 21, ч. 5). A repetition changes nothing."""
    found = follower_of(key)
    if found is None:
        return False
    if found.left_at is None:
        found.left_at, found.email = at or timezone.now(), ""
        found.save(update_fields=["left_at", "email"])
        _write_down("following.left", found, "отказ от писем, адрес стёрт")
    return True


def _write_down(verb: str, follower: Follower, what: str) -> None:
    """The journal is for ever, so it knows the number of a follower and no address."""
    entries.write(verb, subject=f"following.follower:{follower.pk}", summary=f"{follower}: {what}", by=None)


def tell_about(redaction: Redaction, kind: NoticeKind, *, since: datetime) -> int:
    """One letter to each follower who confirmed before the event of `since`; how many were written now.

    Safe to repeat: whoever has the row of this event already is passed over, so is the second subscription of one address.
    """
    told = 0
    for follower in _hearers(redaction, since=since):
        with transaction.atomic():
            told += _tell(follower, redaction, kind)
    if told:
        summary = f"{redaction}: {kind.label}, писем подписчикам: {told}"
        entries.write("following.told", subject=f"regulations.redaction:{redaction.pk}", summary=summary, by=None, facts={"kind": kind, "letters": told})
    return told


def _hearers(redaction: Redaction, *, since: datetime) -> list[Follower]:
    """Each address once; who follows this very act before who follows all."""
    found = Follower.objects.confirmed().filter(confirmed_at__lte=since)
    own = list(found.filter(regulation=redaction.regulation_id).order_by("pk"))
    known = {follower.email for follower in own}
    return [*own, *(follower for follower in found.filter(regulation=None).order_by("pk") if follower.email not in known)]


def _tell(follower: Follower, redaction: Redaction, kind: NoticeKind) -> bool:
    key = new_key()
    _, is_new = Notice.objects.get_or_create(follower=follower, redaction=redaction, kind=kind, defaults={"key_sha256": key.sha256})
    if is_new:
        queue_letter(letters.notice(follower.email, redaction, kind, key=key.words))
    return is_new


@transaction.atomic
def forget(*, now: datetime) -> int:
    """Erase those who never confirmed, and old counters."""
    Knock.objects.filter(at__lt=now - rules.WINDOW * 24).delete()
    return Follower.objects.filter(confirmed_at=None, left_at=None, asked_at__lt=now - rules.CONFIRM_WITHIN).delete()[0]
