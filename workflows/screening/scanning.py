"""Asking the scanner about stored files; without `CLAMD` in the settings nobody is asked."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from workflows.files.models import StoredFile
from workflows.files.storage import opened
from workflows.journal import entries
from workflows.screening.clamd import Scanned, Scanner, scanner_at
from workflows.screening.models import FINAL, ScanAnswer, ScanAttempt

MOST_ERRORS = 5
SILENT = "Сканер вирусов не отвечает: файлы граждан принимаются и ждут проверки. Запустите clamd или проверьте настройку CLAMD."


def scanner() -> Scanner | None:
    """The scanner of the settings."""
    address: str = settings.CLAMD
    return scanner_at(address) if address else None


def scan(file: StoredFile, *, at: datetime) -> bool:
    """Ask once and write the answer down; false when the file has to wait for the scanner."""
    asked = scanner()
    if asked is None or ScanAttempt.objects.filter(file=file, answer__in=FINAL).exists():
        return True
    with opened(file.blob) as content:
        scanned = asked.scan(content)
    note(file, scanned, at=at)
    if scanned.answer != ScanAnswer.ERROR.value:
        return True
    return _is_hopeless(file, asked, at=at)


def _is_hopeless(file: StoredFile, asked: Scanner, *, at: datetime) -> bool:
    """A scanner that lives and falls silent at this very file is not asked for ever."""
    if ScanAttempt.objects.filter(file=file, answer=ScanAnswer.ERROR).count() < MOST_ERRORS or not asked.is_there():
        return False
    ScanAttempt.objects.create(file=file, answer=ScanAnswer.UNSCANNABLE, detail="сканер не смог проверить файл", at=at)
    return True


@transaction.atomic
def note(file: StoredFile, scanned: Scanned, *, at: datetime) -> ScanAttempt:
    """The answer as a fact; a virus is entered into the journal, the name of the file is not."""
    attempt: ScanAttempt = ScanAttempt.objects.create(file=file, answer=scanned.answer.value, detail=scanned.detail[:100], at=at)
    if attempt.answer == ScanAnswer.INFECTED:
        summary = f"Файл № {file.pk}: найден вирус {attempt.detail}, файл закрыт"
        entries.write("file.infected", subject=f"files.storedfile:{file.pk}", summary=summary, by=None, facts={"sha256": file.blob.sha256})
    return attempt


def note_silence() -> bool:
    """Enter into the journal that the scanner does not answer; true when it had to be said."""
    asked = scanner()
    if asked is None or asked.is_there():
        return False
    entries.write("scanner.silent", subject="screening", summary=SILENT, by=None)
    return True
