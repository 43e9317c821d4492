"""Who may do what with appeals, and when."""

from workflows.appeals.rules.actors import (
    actors_of,
    is_complained_of,
    is_responsible,
    must_not_be_complained_of,
    responsible_of,
    substituted_by,
)
from workflows.appeals.rules.moves import may_lead, must_be, must_be_any
from workflows.appeals.rules.seeing import Sight, is_logged, may_read, may_see_child, sight_of, visible_to

__all__ = [
    "Sight",
    "actors_of",
    "is_complained_of",
    "is_logged",
    "is_responsible",
    "may_lead",
    "may_read",
    "may_see_child",
    "must_be",
    "must_be_any",
    "must_not_be_complained_of",
    "responsible_of",
    "sight_of",
    "substituted_by",
    "visible_to",
]
