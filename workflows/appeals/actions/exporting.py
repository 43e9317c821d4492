"""The journal as a file: asked for, built by the queue portion by portion, taken through a check, forgotten after a day.

At least once by the queue, one builder at a time: a portion is a sign of life, and only a builder that has long been silent is replaced.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_q.tasks import async_task

from workflows.appeals.models import JournalExport, Reading
from workflows.appeals.models.exporting import PATIENCE
from workflows.appeals.reporting.journal import HEADINGS, of_days, portions
from workflows.appeals.rules import exporting as rules
from workflows.appeals.rules import visible_to
from workflows.journal import entries
from workflows.people.models import User
from workflows.printing.tables import Table, save

BUILD = "workflows.appeals.reporting.tasks.build_journal"
LONGEST_BUILD = 3600  # seconds: a million rows take minutes, and the queue's own patience is for prints
UNFINISHED = "Построение не закончилось: исполнитель был остановлен. Программа попробует ещё раз сама."
FOLDER = "exports"
PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which file, of which days of registration; an open end means from the beginning, or until now."""

    form: JournalExport.Form
    first_on: date | None = None
    last_on: date | None = None


@transaction.atomic
def ask_journal(wish: Wish, *, by: User, on: date, at: datetime) -> JournalExport:
    """Put the wish down; the task commits together with it."""
    rules.may_export_journal(by, on=on)
    export: JournalExport = JournalExport.objects.create(form=wish.form, first_on=wish.first_on, last_on=wish.last_on, asked_by=by, asked_at=at, beat_at=at)
    _tell("journal_asked", export, f"запрошена, {export.get_form_display()}", by=by)
    enqueue(export)
    return export


def enqueue(export: JournalExport) -> None:
    """Give the work to the queue."""
    async_task(BUILD, export.pk, timeout=LONGEST_BUILD)


def build(export: JournalExport, *, at: datetime) -> None:
    """Write the file and give it its hash. A second builder that comes while the first one lives does nothing."""
    idle = Q(attempts=0) | Q(beat_at__lt=at - PATIENCE)
    claimed = JournalExport.objects.unfinished().filter(idle, pk=export.pk)
    if not claimed.update(attempts=F("attempts") + 1, beat_at=at, done=0, trouble=UNFINISHED):
        return
    export.refresh_from_db()
    path = path_of(export)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{export.attempts}.part")
    save(Table("zhurnal", HEADINGS, _rows(export, on=timezone.localdate(at))), export.form, draft)
    draft.replace(path)
    JournalExport.objects.filter(pk=export.pk).update(finished_at=timezone.now(), size=path.stat().st_size, sha256=_hash(path), trouble="")


def take(export: JournalExport, *, by: User, on: date, at: datetime) -> Path:
    """The file, for the one who asked for it; each taking is remembered."""
    rules.may_take_journal(by, export, on=on, at=at)
    _tell("journal_taken", export, f"скачана, строк: {export.done}", by=by, sha256=export.sha256)
    return path_of(export)


def forget(*, at: datetime) -> int:
    """Remove the files whose day is over; how many."""
    outdated = list(JournalExport.objects.outdated(at))
    for export in outdated:
        path_of(export).unlink(missing_ok=True)
        JournalExport.objects.filter(pk=export.pk).update(is_removed=True)
    return len(outdated)


def path_of(export: JournalExport) -> Path:
    """Where the file lies: beside the private files, out of the archive that keeps for ever."""
    return Path(settings.PRIVATE_ROOT) / FOLDER / f"{export.pk}.{export.form}"


def _rows(export: JournalExport, *, on: date) -> Iterator[tuple[object, ...]]:
    """The rows that the person may see; after each portion the progress, and who has read what is sensitive (59-ФЗ, ст. 6)."""
    appeals = of_days(visible_to(export.asked_by, on=on), export.first_on, export.last_on)
    JournalExport.objects.filter(pk=export.pk).update(total=appeals.count())
    for portion in portions(appeals):
        yield from portion.rows
        at = timezone.now()
        Reading.objects.bulk_create(Reading(appeal_id=key, what=Reading.What.EXPORT, by=export.asked_by, at=at) for key in portion.sensitive)
        JournalExport.objects.filter(pk=export.pk).update(done=F("done") + len(portion.rows), beat_at=at)


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found.update(piece)
    return found.hexdigest()


def _tell(verb: str, export: JournalExport, words: str, *, by: User, **facts: str) -> None:
    days = {name: day.isoformat() for name, day in (("first", export.first_on), ("last", export.last_on)) if day}
    entries.write(f"appeal.{verb}", subject=f"appeals.journalexport:{export.pk}", summary=f"{export}: {words}", by=by, facts={**days, **facts})
