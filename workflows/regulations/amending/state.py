"""What an instruction finds in its base, as one hash: another hash on the day it is applied is a conflict."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace

from workflows.regulations.amending.index import Index
from workflows.regulations.amending.operations import REPEALS, TITLE_PAGE, Instruction, Op, Part
from workflows.regulations.tree import ActText, canonical_json, node_to_dict, sha256_of


def found_sha256(text: ActText, op: Op, target: str, part: Part = Part.TEXT) -> str:
    """The hash of what such an instruction finds in the text; empty where nothing is to be compared."""
    return found_in(Index(text), op, target, part)


def found_in(index: Index, op: Op, target: str, part: Part) -> str:
    """The same for many instructions on one text.

    An inserted provision compares nothing (its number must be free and its parent active), so that two orders
    may each add a point of their own to one section.
    """
    if op is Op.NEW_EDITION:
        return sha256_of(index.text)
    is_there = target in index.places or part in TITLE_PAGE or (op is Op.INSERT_PARAGRAPH and not target)
    if op is Op.INSERT_PROVISION or not is_there:
        return ""
    if op is Op.INSERT_PARAGRAPH:
        return _sha256("\n".join(child.uid for child in index.children(target)))
    if op is Op.REPLACE_PROVISION or op in REPEALS:
        return _sha256(canonical_json(node_to_dict(index.places[target].node)))
    return _sha256(index.words(target, part))


def bound(text: ActText, given: Instruction) -> Instruction:
    """The instruction tied to this text: for lists that begin with instructions rather than with a new text."""
    return replace(given, base_sha256=found_sha256(text, given.op, given.target, given.part))


def _sha256(said: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", said).encode()).hexdigest()
