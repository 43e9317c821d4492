"""Which appeal a letter belongs to. A secret is enough; an identifier or a number needs a sender whom the appeal knows.

A bare number never attaches anything: whoever quotes one would write into a stranger's case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from workflows.appeals.models import Appeal, Applicant, InfoRequest, Medium, Sending
from workflows.appeals.stages import Stage
from workflows.appeals.tokens import appeal_by, tokens_in
from workflows.inbox.models import Reading
from workflows.mailroom.models import AutoLetter, Filing, Resolution
from workflows.mailroom.ours import key_of

MOST = 5
NUMBER = re.compile(r"[0-9A-Za-zА-Яа-яЁё]+(?:[/.-][0-9A-Za-zА-Яа-яЁё]+)+")
LATEST = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """An appeal that a letter may belong to, and what speaks for it. `is_sure`: enough to attach it without a person."""

    appeal: Appeal
    why: str
    is_sure: bool = False


def match(reading: Reading) -> Appeal | None:
    """The appeal that the letter surely belongs to."""
    return next((guess.appeal for guess in guesses(reading) if guess.is_sure), None)


def refers(reading: Reading) -> bool:
    """Whether the letter means some appeal by an identifier or a number."""
    return any(True for _ in _by_references(reading)) or any(True for _ in _by_number(reading))


def guesses(reading: Reading) -> list[Guess]:
    """What speaks most comes first; each appeal once; nothing is attached to what is destroyed."""
    found: dict[int, Guess] = {}
    for guess in _all(reading):
        known = found.get(guess.appeal.pk)
        if guess.appeal.stage != Stage.DESTROYED and (known is None or (guess.is_sure and not known.is_sure)):
            found[guess.appeal.pk] = guess
    return sorted(found.values(), key=lambda guess: not guess.is_sure)[:MOST]


def _all(reading: Reading) -> Iterator[Guess]:
    for token in tokens_in(reading.recipients):
        if appeal := appeal_by(token):
            yield Guess(appeal, "пришло на тайный адрес этого обращения", is_sure=True)
    for appeal in _by_references(reading):
        yield _with_sender(appeal, reading, "отвечает на письмо из этого обращения")
    for appeal in _by_number(reading):
        yield _with_sender(appeal, reading, "в теме стоит его номер")
    for appeal in _by_sender(reading):
        yield Guess(appeal, "писали с этого адреса")


def _with_sender(appeal: Appeal, reading: Reading, why: str) -> Guess:
    is_known = reading.sender_email.casefold() in contacts_of(appeal)
    return Guess(appeal, f"{why}, адрес отправителя {'в нём указан' if is_known else 'в нём не указан'}", is_sure=is_known)


def _by_references(reading: Reading) -> Iterator[Appeal]:
    """Our letters that it answers, and earlier letters of the citizen that it continues."""
    if keys := [key for one in reading.references if (key := key_of(one))]:
        yield from Appeal.objects.filter(papers__sendings__message_id__in=keys).distinct()
        yield from Appeal.objects.filter(pk__in=AutoLetter.objects.filter(message_id__in=keys).values("appeal"))
    if reading.references:
        earlier = Reading.objects.filter(message_id__in=reading.references).exclude(letter=reading.letter_id).values("letter")
        filed = Filing.objects.filter(letter__in=earlier).values("appeal")
        resolved = Resolution.objects.filter(filing__letter__in=earlier).values("appeal")
        yield from Appeal.objects.filter(Q(pk__in=filed) | Q(pk__in=resolved)).order_by("pk")


def _by_number(reading: Reading) -> Iterator[Appeal]:
    typed = set(NUMBER.findall(reading.subject[:1000]))
    yield from Appeal.objects.filter(number__in=typed) if typed else ()


def _by_sender(reading: Reading) -> Iterator[Appeal]:
    """The last ones of the person; the index of addresses is read, so letters are compared as they are written and in small."""
    if reading.sender_email:
        written = {reading.sender_email, reading.sender_email.casefold()}
        yield from Appeal.objects.filter(applicant__email__in=written).order_by("-pk")[:LATEST]


def contacts_of(appeal: Appeal) -> frozenset[str]:
    """Every address that the appeal knows: of the applicant now and before corrections, of letters sent, of bodies that were asked."""
    known: list[str] = []
    applicant: Applicant | None = appeal.applicant
    while applicant is not None:
        known.append(applicant.email)
        applicant = applicant.previous
    known += Sending.objects.filter(paper__appeal=appeal, medium=Medium.EMAIL).values_list("address", flat=True)
    known += InfoRequest.objects.filter(appeal=appeal).values_list("body__email", flat=True)
    return frozenset(address.casefold() for address in known if address)
