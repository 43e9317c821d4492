"""Where the references of an act lead: to its own provisions by uid, to acts outside, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workflows.regulations.references.acts import Act
from workflows.regulations.references.citations import Citation, External, Internal, Path, Target, Unit
from workflows.regulations.references.grammar import find
from workflows.regulations.references.provisions import Found, Provisions
from workflows.regulations.references.spoken import led_to
from workflows.regulations.references.vocabulary import OWN
from workflows.regulations.tree import ActText, Node

FOREIGN_UNITS = frozenset({Unit.ARTICLE, Unit.PART, Unit.CHAPTER})  # without an act: ours only if this act has such
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """One place named in the words of a provision. The span is in the heading or in the text of the provision `source`.

    `targets` are uids, all of a range; `act` is set for a place outside. `problem` continues «п. 3.1: «пункте 5.1» …».
    """

    source: str
    start: int
    end: int
    words: str
    in_heading: bool = False
    targets: tuple[str, ...] = ()
    paragraph: int = 0
    act: Act | None = None
    pinpoints: tuple[Path, ...] = ()
    problem: str = ""
    missing: tuple[Path, ...] = ()

    @property
    def is_this(self) -> bool:
        """«настоящего пункта»: the place in which the words stand."""
        return self.words.casefold().startswith(OWN)


def resolve(text: ActText) -> tuple[Reference, ...]:
    """All references of the act in reading order. What names the act as a whole leads nowhere and is left out."""
    known = Provisions(text)
    told = [(node, in_heading, said, citation) for node, in_heading, said in _wordings(text) for citation in find(said)]
    acts = _with_dates([citation.act for *_, citation in told if isinstance(citation, External)])
    return tuple(
        reference
        for node, in_heading, said, citation in told
        for reference in _references(known, node, said, citation, in_heading=in_heading, acts=acts)
    )


def _wordings(text: ActText) -> Iterator[tuple[Node, bool, str]]:
    for node in text.walk():
        if node.heading:
            yield node, True, node.heading
        if node.text:
            yield node, False, node.text


def _with_dates(acts: list[Act]) -> dict[str, Act]:
    """«Закона № 273-ФЗ» is the law that the same text has named with its date, if it has named one."""
    dated = {(act.kind, act.number.casefold()): act for act in reversed(acts) if act.adopted}
    return {act.key: act if act.adopted else dated.get((act.kind, act.number.casefold()), act) for act in acts}


def _references(known: Provisions, node: Node, said: str, citation: Citation, *, in_heading: bool, acts: dict[str, Act]) -> Iterator[Reference]:
    if isinstance(citation, External):
        act = replace(acts[citation.act.key], title=citation.act.title or acts[citation.act.key].title)
        words = said[citation.start : citation.end]
        yield Reference(node.uid, citation.start, citation.end, words, in_heading, act=act, pinpoints=citation.pinpoints)
        return
    if not _speaks_of(known, citation):
        return
    for target in citation.targets:
        if target.path and _is_ours(known, citation, target):
            found = known.find(target.path, source=node.uid)
            yield Reference(
                node.uid, target.start, target.end, said[target.start : target.end], in_heading,
                targets=tuple(place.uid for place in found.places), paragraph=target.paragraph, problem=_problem(found), missing=found.missing,
            )  # fmt: skip


def _speaks_of(known: Provisions, citation: Internal) -> bool:
    """«пункта 3 Положения» in a Порядок speaks of another document."""
    return citation.is_own or not citation.called or citation.called[:5] == known.kind[:5]


def _is_ours(known: Provisions, citation: Internal, target: Target) -> bool:
    units = {step.unit for step in target.path}
    return citation.is_own or not units & FOREIGN_UNITS or known.has_labels_of(units & FOREIGN_UNITS)


def _problem(found: Found) -> str:
    if found.missing:
        said = [f"на {led_to(path)}, {_which(path)} нет" for path in found.missing[:MOST_NAMED]]
        return f"указывает {', и '.join(said)}"
    gone = next((node for node in found.places if node.repealed), None)
    if gone is None:
        return ""
    what = led_to((replace(found.path[-1], label=gone.label, last=""),)) if gone.label else led_to(found.path)
    return f"указывает на {what}, {_lost(found.path)} силу"


def _which(path: Path) -> str:
    return "которой" if path[-1].unit in FOREIGN_UNITS else "которого"


def _lost(path: Path) -> str:
    if path[-1].unit in FOREIGN_UNITS:
        return "утратившую"
    return "утратившее" if path[-1].unit is Unit.APPENDIX else "утративший"
