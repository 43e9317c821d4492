"""Labels of registered letters on paper, drawn for the clerk who sticks them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from workflows.appeals.actions.keeping import log_readings
from workflows.appeals.models import Appeal, Reading
from workflows.appeals.papers.labels import TITLE, Label, label_sheets
from workflows.appeals.rules.printing import may_print_label
from workflows.orders.filenames import file_name
from workflows.people.models import User, organisation
from workflows.printing.pdf import render_pdf
from workflows.printing.queue import Built

RENDERER = "appeal-labels-1"


def labels_pdf(appeals: Sequence[Appeal], *, first: int = 1, by: User, on: date, at: datetime) -> Built:
    """One sheet or several; printing begins at place `first`, so that a sheet begun yesterday is used up."""
    for appeal in appeals:
        may_print_label(by, appeal, on=on)
    log_readings(appeals, Reading.What.PRINT, by=by, at=at)
    data = render_pdf(label_sheets([label_of(appeal) for appeal in appeals], first=first), title=TITLE)
    return Built(data=data, name=file_name(TITLE, "pdf"), media_type="application/pdf", renderer=RENDERER)


def label_of(appeal: Appeal) -> Label:
    """What stands on the label."""
    house, item = organisation(), appeal.intake
    return Label(house.short_name or house.full_name, appeal.number, appeal.registered_on or appeal.received_on, item.sheets, item.attached_sheets)
