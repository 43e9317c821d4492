"""«Дополнить пунктом 2.8 следующего содержания», «дополнить абзацами …»: what is put in, and where."""

from __future__ import annotations

from workflows.regulations.amending.operations import Instruction
from workflows.regulations.amending.wording.cases import Case
from workflows.regulations.amending.wording.ordinals import ordinal
from workflows.regulations.amending.wording.paragraphs import lines_of, quotation_of
from workflows.regulations.amending.wording.places import Gazetteer, is_named
from workflows.regulations.amending.wording.units import PARAGRAPH, called

FOLLOWING = "следующего содержания"


def provisions(given: Instruction, known: Gazetteer, within: str) -> str:
    """«раздел 2 дополнить пунктом 2.8 следующего содержания: …»; a new section goes into the act itself."""
    parent = known.node(given.target)
    what = called(given.nodes[0], parent).in_case(Case.INSTRUMENTAL)
    return _into(given, known, f"дополнить {what} {FOLLOWING}", within)


def paragraphs(given: Instruction, known: Gazetteer, within: str) -> str:
    """At the end by number, in the middle by neighbour: numbers below it would read as if nothing had moved."""
    count = sum(1 for node in given.nodes for _ in node.walk())
    after, before = _in_base(given.after, known)
    neighbour = _neighbour(given, after, known)
    if neighbour:
        return _into(given, known, f"после {neighbour} дополнить {_some(count)} {FOLLOWING}", within)
    first = known.count(given.target) + before + 1
    return _into(given, known, f"дополнить {_numbered(first, count)} {FOLLOWING}", within)


def _into(given: Instruction, known: Gazetteer, change: str, within: str) -> str:
    where = known.whole(given.target, Case.ACCUSATIVE, within=within) if given.target and given.target != within else ""
    lines = [each for node in given.nodes for each in lines_of(node)]
    return f"{where} {change}{quotation_of(lines)}".strip()


def _in_base(after: str, known: Gazetteer) -> tuple[str, int]:
    """The neighbour in the base behind paragraphs that the same order puts in, and how many those are."""
    before = 0
    while after in known.added and not is_named(known.nodes[after]):
        given = known.added[after]
        before += sum(1 for node in given.nodes for _ in node.walk())
        after = given.after
    return after, before


def _neighbour(given: Instruction, after: str, known: Gazetteer) -> str:
    """What the new lines follow, in the genitive; nothing when they end the provision."""
    siblings = known.children(given.target)
    last = siblings[-1].uid if siblings else ""
    if after == last or (after and known.node(after) is None):
        return ""
    if after:
        return known.whole(after, Case.GENITIVE, within=known.holder(given.target))
    node = known.node(given.target)
    return f"{PARAGRAPH.genitive} {ordinal(1, Case.GENITIVE)}" if node is not None and node.text else ""


def _some(count: int) -> str:
    return PARAGRAPH.instrumental if count == 1 else "абзацами"


def _numbered(first: int, count: int) -> str:
    """«абзацем вторым», «абзацами вторым и третьим», «абзацами вторым – пятым»."""
    said = ordinal(first, Case.INSTRUMENTAL)
    if count == 1:
        return f"{PARAGRAPH.instrumental} {said}"
    between = " и " if count == 2 else " – "
    return f"абзацами {said}{between}{ordinal(first + count - 1, Case.INSTRUMENTAL)}"
