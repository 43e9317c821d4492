"""What is done with regulations: one verb, one transaction, one line of the journal."""

from workflows.regulations.actions.amending import (
    begin_amendment,
    begin_repeal,
    choose,
    rebase,
    replace_term,
    set_day,
    set_terms,
)
from workflows.regulations.actions.approval import decide, reject, submit, withdraw
from workflows.regulations.actions.drafting import begin_draft, change_text, rewrite
from workflows.regulations.actions.errata import Mistake, record_erratum
from workflows.regulations.actions.lineage import confirm_lineage, join_provisions
from workflows.regulations.actions.opinions import Opinion, ask_opinions, record_opinion
from workflows.regulations.actions.order_project import prepare_order, revise_order, send_to_signature
from workflows.regulations.actions.publication import record_publication
from workflows.regulations.actions.references import close_review, confirm_act, explain_reference, mark_act
from workflows.regulations.actions.signing import refuse, sign_order

__all__ = [
    "Mistake",
    "Opinion",
    "ask_opinions",
    "begin_amendment",
    "begin_draft",
    "begin_repeal",
    "change_text",
    "choose",
    "close_review",
    "confirm_act",
    "confirm_lineage",
    "decide",
    "explain_reference",
    "join_provisions",
    "mark_act",
    "prepare_order",
    "rebase",
    "record_erratum",
    "record_opinion",
    "record_publication",
    "refuse",
    "reject",
    "replace_term",
    "revise_order",
    "rewrite",
    "send_to_signature",
    "set_day",
    "set_terms",
    "sign_order",
    "submit",
    "withdraw",
]
