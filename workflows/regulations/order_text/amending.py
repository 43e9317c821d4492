"""The words of an order that changes a regulation in force, or gives it anew."""

from collections.abc import Iterable, Sequence
from datetime import date

from workflows.orders.actions import Clause
from workflows.orders.stages import ClauseKind
from workflows.regulations.amending.operations import Instruction, Op
from workflows.regulations.amending.wording import Subclause, grouped, written_out
from workflows.regulations.order_text.acts import AmendedAct
from workflows.regulations.order_text.closing import closing
from workflows.regulations.order_text.entry import entry_clauses
from workflows.regulations.tree import ActText


def heading(act: AmendedAct, instructions: Iterable[Instruction]) -> str:
    """«О внесении изменений в Порядок …, утверждённый приказом …», «Об утверждении новой редакции Порядка …»."""
    if _is_edition(instructions):
        return f"Об утверждении новой редакции {act.genitive}"
    return f"О внесении изменений в {act.accusative}"


def clauses(act: AmendedAct, instructions: Sequence[Instruction], base: ActText, *, effective_from: date | None) -> list[Clause]:
    """Amend, come into force, publish, make known, control. `effective_from` is the day of what has none of its own."""
    groups = grouped(instructions, base, act.names)
    cases = act.cases
    entry = entry_clauses(groups, effective_from=effective_from)
    if _is_edition(instructions):
        rest = closing(publish=f"{cases.accusative} в новой редакции", acquaint=f"новой редакцией {cases.genitive}")
        return [Clause(ClauseKind.AMEND, _anew(act)), *entry, *rest]
    rest = closing(publish=f"{cases.accusative} с внесёнными изменениями", acquaint=f"изменениями, внесёнными в {cases.accusative}")
    return [Clause(ClauseKind.AMEND, _changes(act, groups)), *entry, *rest]


def _changes(act: AmendedAct, groups: Sequence[Subclause]) -> str:
    """Each sub-clause begins on a line of its own."""
    is_one = len(groups) == 1 and len(groups[0].instructions) == 1
    changes = "следующее изменение" if is_one else "следующие изменения"
    return "\n".join([f"Внести в {act.accusative}, {changes}:", *written_out(groups)])


def _anew(act: AmendedAct) -> str:
    return f"Изложить {act.accusative}, в новой редакции согласно приложению к настоящему приказу."


def _is_edition(instructions: Iterable[Instruction]) -> bool:
    return any(given.op is Op.NEW_EDITION for given in instructions)
