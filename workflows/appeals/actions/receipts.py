"""Giving a receipt for a letter that was handed in. For screens: `give_receipt` behind «Выдать расписку»."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.models import Appeal
from workflows.appeals.rules import printing as rules
from workflows.people.models import User
from workflows.printing import queue
from workflows.printing.models import PrintRequest

RECEIPT = "appeals.receipt.pdf"


@transaction.atomic
def give_receipt(appeal: Appeal, *, by: User, on: date) -> PrintRequest:
    """Ask for the receipt: built once, from what was taken in; asking again gives the same sheet."""
    appeal = fresh(appeal)
    rules.may_give_receipt(by, appeal, on=on)
    request = queue.ask(RECEIPT, appeal.intake_id)
    tell("receipt_given", appeal, "выдана расписка о приёме", by=by, intake=appeal.intake_id)
    return request
