"""What an amending order can do to a text: one instruction, with everything that is needed to carry it out again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from workflows.regulations.tree import ActText, Node, canonical_json, from_dict, node_from_dict, node_to_dict, to_dict


class Op(StrEnum):
    """The operations; each has one pattern of words in the order."""

    REPLACE_WORDS = "replace_words"
    INSERT_WORDS = "insert_words"
    DELETE_WORDS = "delete_words"
    REPLACE_PARAGRAPH = "replace_paragraph"
    REPLACE_HEADING = "replace_heading"
    REPLACE_PROVISION = "replace_provision"
    INSERT_PARAGRAPH = "insert_paragraph"
    INSERT_PROVISION = "insert_provision"
    REPEAL_PARAGRAPH = "repeal_paragraph"
    REPEAL_PROVISION = "repeal_provision"
    RENAME = "rename"
    NEW_EDITION = "new_edition"


WORDS = frozenset({Op.REPLACE_WORDS, Op.INSERT_WORDS, Op.DELETE_WORDS})
INSERTIONS = frozenset({Op.INSERT_PARAGRAPH, Op.INSERT_PROVISION})
REPEALS = frozenset({Op.REPEAL_PARAGRAPH, Op.REPEAL_PROVISION})


class Part(StrEnum):
    """Which words of the target are meant. The last four belong to the title page; their target is empty."""

    TEXT = "text"
    HEADING = "heading"
    TITLE = "title"
    ORGANISATION = "organisation"
    APPROVAL_WORD = "approval_word"
    IMPRINT = "imprint"


TITLE_PAGE = frozenset({Part.TITLE, Part.ORGANISATION, Part.APPROVAL_WORD, Part.IMPRINT})


@dataclass(frozen=True, slots=True)
class Instruction:
    """One change. All of one list speak of the same base: what it says of words is true of the base, not of a half-way text.

    `target` is the uid of the provision; for an insertion that of the parent («» – the act itself); «» for the title
    page. `old` are the words replaced, excluded or, for an insertion of words, those after which `new` goes; they
    occur in the base exactly `occurs` times, and the `which`-th of them is meant, 0 for all. `nodes` is what is put in:
    one labelled provision, one or more paragraphs or lines of a list, or the provision in its new wording. `after` is
    the uid of the neighbour before the insertion («» – first). `base_sha256` is the hash of what the instruction found
    (`state.found_sha256`); another hash is a conflict. `term` names the group of a change «по тексту».
    """

    op: Op
    target: str = ""
    part: Part = Part.TEXT
    old: str = ""
    new: str = ""
    occurs: int = 1
    which: int = 0
    nodes: tuple[Node, ...] = ()
    after: str = ""
    edition: ActText | None = None
    base_sha256: str = ""
    effective_from: date | None = None
    term: str = ""


class Way(StrEnum):
    """How fine an instruction is."""

    AUTO = ""
    WORDS = "words"
    PARAGRAPH = "paragraph"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the lawyer chose for a provision: how fine, and from which day (None – with the order)."""

    way: Way = Way.AUTO
    effective_from: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A change of terminology: the pairs of forms, «сервис» → «служба», «сервиса» → «службы»…; the first pair names it."""

    pairs: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        old, new = self.pairs[0]
        return f"{old} → {new}"


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices of a draft. `of` is keyed by uid of a provision or by the name of a part of the title page."""

    of: Mapping[str, Choice] = field(default_factory=lambda: MappingProxyType({}))
    terms: tuple[Term, ...] = ()
    is_edition: bool = False

    def get(self, key: str) -> Choice:
        """The choice for a provision; the default when nothing was chosen."""
        return self.of.get(key, Choice())


def instruction_to_dict(given: Instruction) -> dict[str, Any]:
    """The canonical dictionary of an instruction; empty values are left out."""
    body = {
        "op": str(given.op),
        "target": given.target,
        "part": "" if given.part is Part.TEXT else str(given.part),
        "old": given.old,
        "new": given.new,
        "occurs": given.occurs if given.occurs != 1 else 0,
        "which": given.which,
        "nodes": [node_to_dict(node) for node in given.nodes],
        "after": given.after,
        "edition": to_dict(given.edition) if given.edition else {},
        "base_sha256": given.base_sha256,
        "effective_from": given.effective_from.isoformat() if given.effective_from else "",
        "term": given.term,
    }
    return {key: value for key, value in body.items() if value}


def instruction_from_dict(data: Mapping[str, Any]) -> Instruction:
    """The instruction read back."""
    since = data.get("effective_from", "")
    edition = data.get("edition")
    return Instruction(
        op=Op(data["op"]),
        target=data.get("target", ""),
        part=Part(data.get("part") or Part.TEXT),
        old=data.get("old", ""),
        new=data.get("new", ""),
        occurs=data.get("occurs", 1),
        which=data.get("which", 0),
        nodes=tuple(node_from_dict(node) for node in data.get("nodes", ())),
        after=data.get("after", ""),
        edition=from_dict(edition) if edition else None,
        base_sha256=data.get("base_sha256", ""),
        effective_from=date.fromisoformat(since) if since else None,
        term=data.get("term", ""),
    )



def list_sha256(instructions: tuple[Instruction, ...]) -> str:
    """One hash over a list of instructions in its order."""
    said = canonical_json({"instructions": [instruction_to_dict(given) for given in instructions]})
    return hashlib.sha256(said.encode()).hexdigest()
