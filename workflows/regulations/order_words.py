"""What the order of a draft must say, whichever way the draft goes: the heading and the clauses that follow from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflows.orders.actions import Clause
from workflows.orders.models import Order
from workflows.orders.stages import ClauseKind, is_derived
from workflows.printing.words import short_date
from workflows.regulations import order_text
from workflows.regulations.amending.staging import Stage
from workflows.regulations.amendments import base_of, text_of_redaction
from workflows.regulations.lineage import lineage
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.order_text import AmendedAct
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText


@dataclass(frozen=True, slots=True)
class OrderWords:
    """The default heading and clauses."""

    title: str
    clauses: tuple[Clause, ...]

    @property
    def derived(self) -> list[tuple[str, str, date | None]]:
        """The clauses that nobody edits."""
        return fixed((clause.kind, clause.text, clause.effective_from) for clause in self.clauses)


def fixed(clauses: Iterable[tuple[str, str, date | None]]) -> list[tuple[str, str, date | None]]:
    """The derived ones among clauses, with line ends as they are written."""
    return [(str(kind), text.replace("\r\n", "\n"), since) for kind, text, since in clauses if is_derived(ClauseKind(kind))]


def derived_in(order: Order) -> list[tuple[str, str, date | None]]:
    """The derived clauses of a project as it stands."""
    return fixed(order.clauses.order_by("position").values_list("kind", "text", "effective_from"))


def words_of(draft: RedactionDraft, text: ActText, changes: tuple[Stage, ...], *, effective_from: date | None) -> OrderWords:
    """The order that goes with the text of a round."""
    if not draft.changes_an_act:
        title = order_text.heading(draft.regulation, text)
        return OrderWords(title, tuple(order_text.clauses(draft.regulation, text, effective_from=effective_from)))
    base = base_of(draft)
    act = amended_act(base)
    if draft.way == DraftWay.REPEAL:
        return OrderWords(order_text.repealing.heading(act), tuple(order_text.repealing.clauses(act, effective_from=effective_from)))
    given = [instruction for stage in changes for instruction in stage.instructions]
    clauses = order_text.amending.clauses(act, given, text_of_redaction(base), effective_from=effective_from)
    return OrderWords(order_text.amending.heading(act, given), tuple(clauses))


def amended_act(base: Redaction) -> AmendedAct:
    """The act as the order names it: by its title in force and by the order that approved it, or its last full edition."""
    regulation, order = base.regulation, lineage(base).approving
    day = short_date(order.signed_on) if order.signed_on else ""
    return AmendedAct(regulation.cases, regulation.kind, base.title, f"приказом от {day} № {order.number}")
