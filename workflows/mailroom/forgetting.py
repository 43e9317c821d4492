"""Letters that became no appeal are kept for a time of the house and then erased (docs/decisions/0027).

Bytes, files, words and addresses go; the hash, the domain of the sender, the dates and the decision stay. A letter that any appeal
needs is never touched: neither when the appeal is named in its decision nor when anything else holds its bytes.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from workflows.appeals.policy import LettersKept, policy
from workflows.files.dropping import drop, links_to
from workflows.inbox.models import RawLetter, ReadFile, Reading
from workflows.journal import entries
from workflows.mailroom.models import Choice, ErasedLetter, Filing, Outcome

REASON = "закончился срок хранения письма, не ставшего обращением"
BY_PROGRAM = (Outcome.EXPLAINED, Outcome.OWN, Outcome.BOUNCE)
BY_PEOPLE = (Choice.NOT_AN_APPEAL, Choice.DUPLICATE)
AT_ONCE = 500


def due(*, on: date) -> QuerySet[Filing]:
    """Letters whose term is over on the day: the time is counted from the decision, whoever made it."""
    before = timezone.make_aware(datetime.combine(on - timedelta(days=policy().letters.days), time()))
    decided = Q(outcome__in=BY_PROGRAM, resolution=None, at__lt=before) | Q(resolution__choice__in=BY_PEOPLE, resolution__at__lt=before)
    found: QuerySet[Filing] = Filing.objects.filter(decided, appeal=None, letter__erased=None)
    return found.order_by("pk")


def forget(*, at: datetime, at_most: int = AT_ONCE) -> int:
    """Erase what is due, each letter by itself; how many went."""
    rule = policy().letters
    return sum(_erase(filing, rule, at=at) for filing in due(on=timezone.localdate(at))[:at_most])


@transaction.atomic
def _erase(filing: Filing, rule: LettersKept, *, at: datetime) -> bool:
    """One letter with its copies. The row is entered first: the guards let nothing go that no such row names."""
    filing = Filing.objects.select_for_update().get(pk=filing.pk)
    letter: RawLetter = filing.letter
    files = _files_alone(letter)
    if letter.file_id not in files or ErasedLetter.objects.filter(letter=letter).exists() or _belongs_to_appeal(letter):
        return False
    ErasedLetter.objects.create(letter=letter, sender_domain=_domain_of(letter), days=rule.days, basis=rule.source, at=at)
    drop(files, reason=REASON, by=None, at=at)
    Reading.objects.filter(letter__file=letter.file_id).delete()
    summary = f"Письмо № {letter.pk}: стёрто, {REASON} ({rule.days} дн.)"
    entries.write("letter.erased", subject=f"mailroom.filing:{filing.pk}", summary=summary, by=None, facts={"sha256": letter.file.blob.sha256, "days": rule.days})
    return True


def _belongs_to_appeal(letter: RawLetter) -> bool:
    """Whether this letter, or a copy of its very bytes, was ever put to an appeal."""
    same = Filing.objects.filter(letter__file=letter.file_id)
    return same.filter(Q(appeal__isnull=False) | Q(resolution__appeal__isnull=False)).exists()


def _files_alone(letter: RawLetter) -> list[int]:
    """The bytes of the letter and the files found in it, as far as nothing else in the whole project needs them."""
    ours: Counter[int] = Counter(RawLetter.objects.filter(file=letter.file_id).values_list("file", flat=True))
    ours.update(ReadFile.objects.filter(reading__letter__file=letter.file_id).values_list("file", flat=True))
    everywhere = links_to(list(ours))
    return sorted(pk for pk, count in ours.items() if everywhere[pk] == count)


def _domain_of(letter: RawLetter) -> str:
    reading = Reading.objects.filter(letter=letter).first()
    return reading.sender_email.rpartition("@")[2][:255] if reading else ""
