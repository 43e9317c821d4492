"""Default texts of letters by legal ground: data, from which the first versions of editable templates are made."""

from workflows.appeals.papers.wording.grounds import Ground
from workflows.appeals.papers.wording.law import Wording
from workflows.appeals.papers.wording.movement import MOVEMENT
from workflows.appeals.papers.wording.outcomes import OUTCOMES
from workflows.appeals.papers.wording.special import SPECIAL

WORDINGS: dict[Ground, Wording] = {wording.ground: wording for wording in (*MOVEMENT, *OUTCOMES, *SPECIAL)}

__all__ = ["WORDINGS", "Ground", "Wording"]
