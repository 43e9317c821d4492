"""The words of an order that ends a regulation."""

from datetime import date

from workflows.orders.actions import Clause
from workflows.orders.models import spoken_date
from workflows.orders.stages import ClauseKind
from workflows.regulations.order_text.acts import AmendedAct
from workflows.regulations.order_text.closing import closing


def heading(act: AmendedAct) -> str:
    """«О признании утратившим силу Порядка …», «утратившими силу Правил …»."""
    return f"О признании {act.cases.void} силу {act.genitive}"


def clauses(act: AmendedAct, *, effective_from: date | None) -> list[Clause]:
    """Repeal from a day, or from the day of signing; publish, make known, control."""
    since = f"с {spoken_date(effective_from)}" if effective_from else "со дня подписания настоящего приказа."
    return [
        Clause(ClauseKind.REPEAL, f"Признать {act.cases.void} силу {act.accusative}, {since}", effective_from),
        *closing(publish="настоящий приказ", acquaint="настоящим приказом"),
    ]
