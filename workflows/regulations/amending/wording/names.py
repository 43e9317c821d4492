"""How the amended act itself is called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """The kind of the act in the cases that sub-clauses need: «Порядок», «Порядка»."""

    genitive: str
    accusative: str
