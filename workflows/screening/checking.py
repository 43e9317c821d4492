"""The work on one file from outside: look, scan, draw. Asked for with the file, done by the queue, begun anew after a crash.

Nothing here drops or refuses a file: what is wrong with it is said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from django.db.models import F
from django_q.tasks import async_task

from workflows.files.models import Dropped, StoredFile
from workflows.files.storage import opened
from workflows.screening import previews, scanning
from workflows.screening.clamd import Answer, Scanned
from workflows.screening.findings import Severity
from workflows.screening.looking import ENGINE, look
from workflows.screening.models import FINAL, MOST_BREAKS, FileCheck, ScanAnswer, ScanAttempt, Screening

CHECK = "workflows.screening.tasks.check"
BROKE_OFF = "проверка несколько раз прерывалась"
AT_ONCE = 500


def ask(files: Iterable[StoredFile], *, at: datetime) -> None:
    """Have the files checked. Call it inside the transaction that takes them in: they commit together."""
    for file in files:
        check, is_new = FileCheck.objects.get_or_create(file=file, defaults={"asked_at": at, "tried_at": at})
        if is_new:
            async_task(CHECK, check.pk)


def work(check_id: int, *, at: datetime) -> None:
    """Do what is left to do. The beginning is counted before: a file that kills its worker is given up."""
    begun = FileCheck.objects.filter(pk=check_id, settled_at=None, breaks__lt=MOST_BREAKS)
    if not begun.update(breaks=F("breaks") + 1, tried_at=at):
        _give_up(check_id, at=at)
        return
    check = FileCheck.objects.select_related("file__blob").get(pk=check_id)
    is_done = Dropped.objects.filter(file=check.file).exists() or _checked(check.file, at=at)
    FileCheck.objects.filter(pk=check_id).update(breaks=0, settled_at=at if is_done else None)


def _checked(file: StoredFile, *, at: datetime) -> bool:
    """A picture is drawn after the scanner has let it pass: drawing is the riskiest."""
    screening = screen(file, at=at)
    if not scanning.scan(file, at=at):
        return False
    is_quiet = not any(finding.severity == Severity.DANGER for finding in screening.findings)
    if is_quiet and not ScanAttempt.objects.filter(file=file, answer=ScanAnswer.INFECTED).exists():
        _draw(file, screening.format)
    return True


def _draw(file: StoredFile, code: str) -> None:
    """The copies for the screen; of a PDF that cannot be drawn it is kept why."""
    if code == "pdf":
        FileCheck.objects.filter(file=file).update(undrawn=previews.make_of_page(file) or "")
    else:
        previews.make(file, code)


def screen(file: StoredFile, *, at: datetime) -> Screening:
    """Look at a stored file and keep what was noticed; once with each version of the engine."""
    known = Screening.objects.filter(file=file, engine=ENGINE).first()
    if known is not None:
        return known
    with opened(file.blob) as content:
        seen = look(content, file.name)
    found = json.dumps([[finding.code.value, finding.detail] for finding in seen.findings], ensure_ascii=False)
    facts = {"format": seen.format.code, "media_type": seen.media_type, "allowed": seen.allowed, "found": found, "at": at}
    screening, _ = Screening.objects.get_or_create(file=file, engine=ENGINE, defaults=facts)
    return screening


def _give_up(check_id: int, *, at: datetime) -> None:
    """What breaks the work again and again is left with the answer that no scanner has given."""
    check = FileCheck.objects.filter(pk=check_id, settled_at=None).select_related("file__blob").first()
    if check is None:
        return
    if scanning.scanner() is not None and not ScanAttempt.objects.filter(file=check.file, answer__in=FINAL).exists():
        scanning.note(check.file, Scanned(Answer.UNSCANNABLE, BROKE_OFF), at=at)
    FileCheck.objects.filter(pk=check_id, settled_at=None).update(settled_at=at)


def ask_waiting(*, at: datetime) -> int:
    """Ask again for what was left: by a stopped worker, or by a scanner that was down and answers now."""
    asked = scanning.scanner()
    if asked is not None and not asked.is_there():
        return 0
    keys = list(FileCheck.objects.abandoned(at).order_by("tried_at").values_list("pk", flat=True)[:AT_ONCE])
    FileCheck.objects.filter(pk__in=keys).update(tried_at=at)
    for key in keys:
        async_task(CHECK, key)
    return len(keys)


def open_outdated() -> int:
    """Take up again what an earlier engine has looked at, and what was taken in before there was a scanner."""
    outdated = FileCheck.objects.outdated(scanned=scanning.scanner() is not None)
    return FileCheck.objects.filter(pk__in=outdated.values("pk")).update(settled_at=None, breaks=0)
