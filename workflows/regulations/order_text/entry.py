"""When an amending order and each of its sub-clauses come into force."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from workflows.orders.actions import Clause
from workflows.orders.models import spoken_date
from workflows.orders.stages import ClauseKind
from workflows.regulations.amending.wording import Subclause, ended


def entry_clauses(groups: Sequence[Subclause], *, effective_from: date | None) -> list[Clause]:
    """One clause for one day: first the order with all that has no day of its own, then the others by day."""
    days = [group.effective_from or effective_from for group in groups]
    if len(set(days)) == 1:
        return [_of_order(days[0], [])]
    apart = {day: _numbers_of(days, day) for day in sorted({day for day in days if day and day != effective_from})}
    apart_numbers = [number for number, day in enumerate(days, start=1) if day in apart]
    whole = [_of_order(effective_from, apart_numbers)] if effective_from in days else []
    return whole + [_of_some(numbers, day) for day, numbers in apart.items()]


def _numbers_of(days: Sequence[date | None], day: date) -> list[int]:
    return [number for number, own in enumerate(days, start=1) if own == day]


def _of_order(day: date | None, apart: Sequence[int]) -> Clause:
    """Of the whole order, or of what is left of it."""
    since = f"с {spoken_date(day)}" if day else "со дня подписания"
    subclauses = "подпункта" if len(apart) == 1 else "подпунктов"
    but = f", за исключением {subclauses} {listed(apart)} пункта 1 настоящего приказа" if apart else ""
    return Clause(ClauseKind.ENTRY, ended(f"Настоящий приказ вступает в силу {since}{but}", is_last=True), day)


def _of_some(numbers: Sequence[int], day: date) -> Clause:
    subclauses, comes = ("Подпункт", "вступает") if len(numbers) == 1 else ("Подпункты", "вступают")
    said = f"{subclauses} {listed(numbers)} пункта 1 настоящего приказа {comes} в силу с {spoken_date(day)}"
    return Clause(ClauseKind.ENTRY, ended(said, is_last=True), day)


def listed(numbers: Sequence[int]) -> str:
    """«1 и 3», «1–3, 5 и 7»: three and more in a row become a range."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])]
    parts = [part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))]
    return " и ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
