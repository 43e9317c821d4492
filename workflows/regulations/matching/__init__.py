"""A file that the author changed in Word, matched to the redaction it was made from. Pure: two trees in, one tree out.

`match` says which place of the file is which provision and asks where that is in doubt; `resolved` makes the text of a
draft from the answers: known provisions under their own identities and numbers, the rest new, what is gone repealed.
"""

from workflows.regulations.matching.matching import AnotherAct, match
from workflows.regulations.matching.questions import Matching, Option, Question, Why
from workflows.regulations.matching.resolving import Resolved, provisional, resolved

__all__ = ["AnotherAct", "Matching", "Option", "Question", "Resolved", "Why", "match", "provisional", "resolved"]
