"""A new provision in a draft of changes, under the next lawful number."""

import uuid
from dataclasses import dataclass

from workflows.regulations.amending.edits import inserted, tidy
from workflows.regulations.amending.labels import proposed_label
from workflows.regulations.tree import ActText, Kind, Node


@dataclass(frozen=True, slots=True)
class Addition:
    """What is put in and where: below `parent` («» – the act itself), behind `after` («» – first)."""

    kind: Kind
    parent: str
    after: str
    heading: str = ""
    text: str = ""


def added(text: ActText, addition: Addition, *, taken: frozenset[str]) -> ActText:
    """The text with the addition; `taken` are the keys of all numbers once used in this act."""
    label = proposed_label(text, addition.parent, addition.after, addition.kind, taken)
    node = Node(uid=str(uuid.uuid4()), kind=addition.kind, label=label, heading=tidy(addition.heading), text=tidy(addition.text))
    return inserted(text, addition.parent, addition.after, node)
