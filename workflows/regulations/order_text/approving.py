"""The words of an order that approves a regulation for the first time."""

from datetime import date

from workflows.orders.actions import Clause
from workflows.orders.models import spoken_date
from workflows.orders.stages import ClauseKind
from workflows.regulations.models import Regulation
from workflows.regulations.order_text.closing import closing
from workflows.regulations.order_text.titles import declined_title
from workflows.regulations.tree import ActText


def heading(regulation: Regulation, text: ActText) -> str:
    """«Об утверждении Порядка применения …»."""
    return f"Об утверждении {declined_title(text, regulation.cases.genitive)}"


def clauses(regulation: Regulation, text: ActText, *, effective_from: date | None) -> list[Clause]:
    """Approve, bring into force, publish, make known, control."""
    cases = regulation.cases
    entry = (
        f"Ввести {cases.accusative} в действие с {spoken_date(effective_from)}"  # «…2026 г.» ends the sentence itself
        if effective_from
        else f"Ввести {cases.accusative} в действие со дня подписания настоящего приказа."
    )
    return [
        Clause(ClauseKind.APPROVE, f"Утвердить {declined_title(text, cases.accusative)} (приложение)."),
        Clause(ClauseKind.ENTRY, entry, effective_from),
        *closing(publish=cases.accusative, acquaint=cases.instrumental),
    ]
