"""What is done with regulations: one verb, one transaction, one line of the journal."""

from workflows.regulations.actions.approval import Opinion, decide, record_opinion, reject, submit, withdraw
from workflows.regulations.actions.drafting import begin_draft, rewrite
from workflows.regulations.actions.order_project import prepare_order, revise_order, send_to_signature
from workflows.regulations.actions.publication import record_publication
from workflows.regulations.actions.signing import refuse, sign_order

__all__ = [
    "Opinion",
    "begin_draft",
    "decide",
    "prepare_order",
    "record_opinion",
    "record_publication",
    "refuse",
    "reject",
    "revise_order",
    "rewrite",
    "send_to_signature",
    "sign_order",
    "submit",
    "withdraw",
]
