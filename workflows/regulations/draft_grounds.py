"""By which sub-clause of the project of its order a draft changes each provision: the column «Основание» of its table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from workflows.printing.words import NBSP
from workflows.regulations.amending.operations import INSERTIONS, TITLE_PAGE, WORDS, Instruction, Op
from workflows.regulations.amending.staging import Stage
from workflows.regulations.amending.wording.names import Names
from workflows.regulations.amending.wording.subclauses import grouped
from workflows.regulations.comparisons import Grounds
from workflows.regulations.redline.rendering import Basis
from workflows.regulations.tree import ActText, Node

NARROW = WORDS | {Op.REPLACE_HEADING, Op.REPLACE_PARAGRAPH, Op.RENAME}  # these change the words of the target and nothing below it


def grounds_of(changes: Sequence[Stage], base: ActText, names: Names) -> Grounds:
    """«подп. 2 п. 1 приказа» by uid of each provision, or by the part of the title page, that it changes."""
    given = [instruction for stage in changes for instruction in stage.instructions]
    groups = grouped(given, base, names)
    nodes = {node.uid: node for node in base.walk()}
    found: dict[str, list[Basis]] = defaultdict(list)
    for number, group in enumerate(groups, start=1):
        basis = Basis(f"подп.{NBSP}{number} п.{NBSP}1 приказа" if len(groups) > 1 else f"п.{NBSP}1 приказа")
        for uid in dict.fromkeys(uid for instruction in group.instructions for uid in _touched(instruction, nodes)):
            found[uid].append(basis)
    return {uid: tuple(bases) for uid, bases in found.items()}


def _touched(given: Instruction, nodes: dict[str, Node]) -> Iterator[str]:
    if given.part in TITLE_PAGE:
        yield str(given.part)
    if given.op not in INSERTIONS:
        old = nodes.get(given.target)
        yield from (node.uid for node in ([] if old is None else [old] if given.op in NARROW else old.walk()))
    yield from (node.uid for whole in given.nodes for node in whole.walk())
