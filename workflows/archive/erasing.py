"""Erasing by an act: the one change that a frozen row may undergo, allowed by the database itself (docs/decisions/0019).

A row is never removed: its personal columns get the values said in the migration, every other column stays as it was, and
the condition under which this may happen is part of the guard. Nothing else about a frozen row changes by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from workflows.archive.guards import FROZEN, Guard, ReplaceGuard

ERASED = "уничтожено по акту"  # what stands where words were: a screen that shows the row says it without knowing of acts

Value = str | None


def Erasable(  # noqa: N802  reads as the migration operation that it makes
    table: str, *, kept: str, erased: Mapping[str, Value], when: str, frozen: str = "1 = 1"
) -> ReplaceGuard:
    """A frozen table whose rows may be erased when `when` holds.

    `kept` names the columns that stay, parted by spaces; `erased` the others with what they become; `frozen` is the condition
    under which the row was frozen before.
    """
    same = (f'(NEW."{column}" = OLD."{column}" OR NEW."{column}" IS NULL AND OLD."{column}" IS NULL)' for column in kept.split())
    gone = " AND ".join(_is(column, value) for column, value in erased.items())
    allowed = " AND ".join([f"({when})", *same, gone.format(row="NEW"), f"NOT ({gone.format(row='OLD')})"])  # once: what is erased stands again
    before = Guard(table, "UPDATE", FROZEN, frozen)
    return ReplaceGuard(Guard(table, "UPDATE", FROZEN, f"({frozen}) AND CASE WHEN {allowed} THEN 0 ELSE 1 END = 1"), before=(before,))


def _is(column: str, value: Value) -> str:
    return f'{{row}}."{column}" IS NULL' if value is None else f"{{row}}.\"{column}\" = '{value}'"


def erase(model: type[models.Model], rows: models.Q, values: Mapping[str, Value]) -> int:
    """Overwrite the columns of the rows. The only way past `FrozenQuerySet`: whether it may happen is decided by the guards."""
    plain: models.QuerySet[Any] = models.QuerySet(model)
    return plain.filter(rows).exclude(**values).update(**values)
