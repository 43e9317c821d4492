"""What may be done: campaigns by those who keep them, confirmations by those who read."""

from workflows.acquaintance.actions.campaigns import (
    SHEET,
    Issued,
    Outsider,
    Terms,
    add_newcomers,
    add_outsiders,
    add_workers,
    close,
    issue_links,
    mark_left,
    move_due,
    start_for_outsiders,
    start_for_staff,
)
from workflows.acquaintance.actions.confirming import Paper, confirm, confirm_by_link, record_paper
from workflows.acquaintance.actions.reminding import write_to

__all__ = [
    "SHEET",
    "Issued",
    "Outsider",
    "Paper",
    "Terms",
    "add_newcomers",
    "add_outsiders",
    "add_workers",
    "close",
    "confirm",
    "confirm_by_link",
    "issue_links",
    "mark_left",
    "move_due",
    "record_paper",
    "start_for_outsiders",
    "start_for_staff",
    "write_to",
]
