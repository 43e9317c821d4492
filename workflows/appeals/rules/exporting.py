"""Who takes the journal of registration out of the program as a file, and for how long the file is theirs."""

from __future__ import annotations

from datetime import date, datetime

from workflows.appeals.models import JournalExport
from workflows.appeals.rules.seeing import reads_restricted
from workflows.errors import NotAllowed, WrongStage
from workflows.people.models import User


def may_export_journal(user: User, *, on: date) -> None:
    """Those whose work is the whole register; an executor has the cards of his own cases."""
    if not exports_journal(user, reads_all=reads_restricted(user, on=on)):
        raise NotAllowed("Журнал обращений выгружают делопроизводитель и руководитель. Если он нужен вам по работе, обратитесь к ним.")


def exports_journal(user: User, *, reads_all: bool) -> bool:
    """The same for a page that has asked already whether the person meets every letter."""
    return user.is_active and (reads_all or user.has_perm("appeals.read_all_appeals"))


def may_take_journal(user: User, export: JournalExport, *, on: date, at: datetime) -> None:
    """The file holds the rows that one person may see: it is for that person alone, and for a day."""
    if export.asked_by_id != user.pk:
        raise NotAllowed("Эту выгрузку запросил другой человек: в ней строки, открытые ему. Запросите свою.")
    may_export_journal(user, on=on)
    if export.finished_at is None:
        raise WrongStage("Файл ещё не готов. Подождите: страница обновится сама.")
    if export.is_removed or (export.expires_at and export.expires_at <= at):
        raise WrongStage("Файл хранится сутки и уже удалён. Запросите выгрузку снова.")
