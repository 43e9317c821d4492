"""Terms as they stand in the database."""

from dataclasses import dataclass, replace
from datetime import date

from workflows.errors import BadInput
from workflows.terms.basis import named
from workflows.terms.models import LegalTerm
from workflows.terms.values import TermValue


@dataclass(frozen=True, slots=True)
class Found:
    """The norm that is the reason and the norm that gives the days; mostly they are one."""

    reason: LegalTerm
    term: LegalTerm

    @property
    def basis(self) -> str:
        """«59-ФЗ 12(1)», «59-ФЗ 13(3), 59-ФЗ 12(1)»."""
        return self.term.basis if self.reason == self.term else f"{self.reason.basis}, {self.term.basis}"

    @property
    def value(self) -> TermValue:
        """The days of the one, counted from what the other says."""
        return replace(self.term.value, counted_from=self.reason.counted_from)


def find(typed: str, *, on: date) -> Found:
    """The norms that the words mean, in the edition of the day; one query."""
    rows = list(LegalTerm.objects.order_by("law", "pk"))
    meant = named(typed, dict.fromkeys(row.basis for row in rows))
    return Found(_on(meant.reason, rows, on), _on(meant.term, rows, on))


def term_of(basis: str, *, on: date) -> LegalTerm:
    """The row of a basis on a day, for code that knows the exact name."""
    return find(basis, on=on).term


def _on(basis: str, rows: list[LegalTerm], day: date) -> LegalTerm:
    editions = [row for row in rows if row.basis == basis]
    for row in editions:
        if row.holds(on=day):
            return row
    held = "; ".join(row.held for row in editions)
    raise BadInput(f"Основание «{basis}» на {day:%d.%m.%Y} не действует ({held}). Укажите день, когда оно действует.")
