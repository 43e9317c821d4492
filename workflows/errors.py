"""The tree of broken rules. Every message is a Russian sentence for the person at the screen.

RuleBroken
├── NotAllowed          this person may not do it
├── WrongStage          not at this stage
├── Stale               the thing changed between display and act
├── Incomplete          something required is missing
├── BadInput            what was given cannot be accepted
└── ArchiveIsFrozen     a legal fact is never changed or removed
"""

from collections.abc import Callable


class RuleBroken(Exception):
    """A rule of the organisation or of the law does not let this happen."""


class NotAllowed(RuleBroken):
    """The person has no right to this act."""


class WrongStage(RuleBroken):
    """The act is not possible at this stage."""


class Stale(RuleBroken):
    """What the person saw is no longer what is stored."""


class Incomplete(RuleBroken):
    """Something that must come first is missing."""


class BadInput(RuleBroken):
    """The given file, text or value cannot be accepted."""


class ArchiveIsFrozen(RuleBroken):
    """A stored legal fact is never changed or deleted."""


def why_not(rule: Callable[..., object], *args: object, **kwargs: object) -> str:
    """The sentence with which `rule` refuses, or nothing: for a button that says why it is closed."""
    try:
        rule(*args, **kwargs)
    except RuleBroken as broken:
        return str(broken)
    return ""
