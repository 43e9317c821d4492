"""The words of orders about regulations: what is derived stays as written, the rest is a default for the lawyer.

The first approval is at hand here; `amending` and `repealing` are for the acts in force.
"""

from workflows.regulations.order_text import amending, repealing
from workflows.regulations.order_text.acts import AmendedAct
from workflows.regulations.order_text.approving import clauses, heading
from workflows.regulations.order_text.grounds import LAW, preamble
from workflows.regulations.order_text.titles import declined_title

__all__ = ["LAW", "AmendedAct", "amending", "clauses", "declined_title", "heading", "preamble", "repealing"]
