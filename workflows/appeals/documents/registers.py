"""Registers of appeals for paper, each drawn for one reader: the journal, the control list, the register of sendings.

For screens: `journal_pdf`, `control_list_pdf`, `dispatches_pdf`; the days come from `printing.forms.PeriodForm`.
Rows that the reader may not open keep their numbers, days and terms, and name nobody; each opened sensitive card is remembered.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from workflows.appeals.actions.keeping import log_readings
from workflows.appeals.documents.house import letterhead
from workflows.appeals.documents.register_rows import Row, control_rows, dispatch_rows, journal_rows
from workflows.appeals.models import Medium, Reading
from workflows.appeals.papers.dispatches import dispatch_register
from workflows.appeals.papers.journal import journal
from workflows.appeals.papers.overdue import control_list
from workflows.appeals.papers.registers import Register, register_print
from workflows.appeals.rules.printing import may_print_registers
from workflows.errors import BadInput
from workflows.orders.filenames import file_name
from workflows.people.models import User
from workflows.printing.pdf import render_pdf
from workflows.printing.periods import Period
from workflows.printing.queue import Built

RENDERER = "appeal-registers-1"
MOST_ROWS = 3000  # about a hundred and fifty pages: more is read in Excel


def journal_pdf(period: Period, *, by: User, on: date, at: datetime) -> Built:
    """Журнал регистрации of the days."""
    may_print_registers(by, on=on)
    rows = journal_rows(period, by=by, on=on, at_most=MOST_ROWS + 1)
    _remember(rows, by=by, at=at)
    return _drawn(journal(letterhead(), str(period), tuple(row.line for row in rows)))


def control_list_pdf(*, by: User, on: date, at: datetime) -> Built:
    """Контрольный список: whatever is overdue, and whatever will be soon."""
    may_print_registers(by, on=on)
    rows = control_rows(by=by, on=on, at_most=MOST_ROWS + 1)
    _remember(rows, by=by, at=at)
    return _drawn(control_list(letterhead(), [row.line for row in rows], on=on))


def dispatches_pdf(period: Period, *, by: User, on: date, at: datetime, medium: Medium | None = None) -> Built:
    """Реестр отправлений of the days; for the post alone with `medium`."""
    may_print_registers(by, on=on)
    rows = dispatch_rows(period, medium=medium, by=by, on=on, at_most=MOST_ROWS + 1)
    _remember(rows, by=by, at=at)
    subject = f"{period}, {medium.label}" if medium else str(period)
    return _drawn(dispatch_register(letterhead(), subject, tuple(row.line for row in rows), handed=by.short_name))


def _remember(rows: Collection[Row[Any]], *, by: User, at: datetime) -> None:
    if len(rows) > MOST_ROWS:
        raise BadInput(f"За это время строк больше {MOST_ROWS}. Выберите период короче.")
    log_readings([row.appeal for row in rows if row.is_open], Reading.What.PRINT, by=by, at=at)


def _drawn(register: Register) -> Built:
    data = render_pdf(register_print(register), title=register.caption)
    return Built(data=data, name=file_name(register.caption.rstrip("."), "pdf"), media_type="application/pdf", renderer=RENDERER)
