"""The act in force that an order changes or ends, in plain values."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.regulations.amending.wording import Names
from workflows.regulations.models.regulation import CaseForms
from workflows.regulations.order_text.titles import declined


@dataclass(frozen=True, slots=True)
class AmendedAct:
    """`title` is the title in force, with the kind in it; `approved_by` goes on «утверждённый»: «приказом от … № …»."""

    cases: CaseForms
    kind: str
    title: str
    approved_by: str

    @property
    def names(self) -> Names:
        """What sub-clauses need of it."""
        return Names(genitive=self.cases.genitive, accusative=self.cases.accusative)

    @property
    def accusative(self) -> str:
        """«Порядок применения …, утверждённый приказом от … № …»."""
        return f"{declined(self.kind, self.title, self.cases.accusative)}, {self.cases.approved_by} {self.approved_by}"

    @property
    def genitive(self) -> str:
        """«Порядка применения …», as it stands in headings."""
        return declined(self.kind, self.title, self.cases.genitive)
