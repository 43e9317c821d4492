"""One instruction as a sentence of the order: «в пункте 3.5 слова «…» заменить словами «…»»."""

from __future__ import annotations

from collections.abc import Callable

from workflows.regulations.amending.operations import TITLE_PAGE, WORDS, Instruction, Op, Part
from workflows.regulations.amending.wording import insertions, spans
from workflows.regulations.amending.wording.cases import Case
from workflows.regulations.amending.wording.insertions import FOLLOWING
from workflows.regulations.amending.wording.names import Names
from workflows.regulations.amending.wording.ordinals import ordinal
from workflows.regulations.amending.wording.paragraphs import line, quotation, quotation_of
from workflows.regulations.amending.wording.places import Gazetteer, is_named
from workflows.regulations.amending.wording.units import PARAGRAPH, called
from workflows.regulations.tree import ActText

ANEW = "изложить в следующей редакции"
TITLE_PAGE_PLACE = "на титульном листе"
ON_TITLE_PAGE = {
    Part.ORGANISATION: f"{TITLE_PAGE_PLACE} наименование организации",
    Part.APPROVAL_WORD: f"{TITLE_PAGE_PLACE} слово грифа утверждения",
    Part.IMPRINT: f"{TITLE_PAGE_PLACE} выходные данные",
}


def sentence(instruction: Instruction, base: ActText, names: Names) -> str:
    """The whole sentence without its final mark."""
    return said(instruction, Gazetteer(base, names))


def said(given: Instruction, known: Gazetteer, *, within: str = "") -> str:
    """The sentence inside «в пункте …:» when `within` is the uid of that point."""
    if given.term:
        return terminology(given)
    return SAYING[given.op](given, known, within)


def _words(given: Instruction, known: Gazetteer, within: str) -> str:
    return f"{words_place(given, known, within=within)} {change_of_words(given)}".strip()


def _edition(given: Instruction, known: Gazetteer, within: str) -> str:
    return f"изложить {known.names.accusative} в новой редакции согласно приложению"


def words_place(given: Instruction, known: Gazetteer, *, within: str = "") -> str:
    """Where the words stand: «в абзаце первом пункта 1.3», «в наименовании раздела 3», «на титульном листе»."""
    if given.part is Part.TITLE:
        return "в наименовании"
    if given.part in TITLE_PAGE:
        return TITLE_PAGE_PLACE
    if given.part is Part.HEADING:
        return f"в наименовании {known.whole(given.target, Case.GENITIVE)}"
    place = known.own_words(given.target, Case.PREPOSITIONAL, within=within)
    return f"в {place}" if place else ""


def change_of_words(given: Instruction) -> str:
    """«слова «…» (во всех случаях) заменить словами «…»»."""
    times = _times(given)
    if given.op is Op.INSERT_WORDS:
        after = f"после {spans.genitive(given.old)}{times}" if given.old else "в начале"
        return f"{after} дополнить {spans.instrumental(given.new)}"
    if given.op is Op.DELETE_WORDS:
        return f"{spans.accusative(given.old)}{times} исключить"
    return f"{spans.accusative(given.old)}{times} заменить {spans.instrumental(given.new)}"


def terminology(given: Instruction, *, in_title: bool = False) -> str:
    """One sentence for the word wherever it stands and in whatever form."""
    old, _, new = given.term.partition(" → ")
    place = "в наименовании и по тексту" if in_title else "по тексту"
    form = "в соответствующих числе и падеже"
    return f"{place} {spans.accusative(old)} {form} заменить {spans.instrumental(new)} {form}"


def _times(given: Instruction) -> str:
    if given.occurs < 2:
        return ""
    if not given.which:
        return " (во всех случаях)"
    which = ordinal(given.which, Case.PREPOSITIONAL)
    return f" ({'во' if which.startswith('втор') else 'в'} {which} случае)"


def _repeal_provision(given: Instruction, known: Gazetteer, within: str) -> str:
    node = known.node(given.target)
    void = called(node, known.parent(given.target)).unit.void if node is not None and node.label else PARAGRAPH.void
    return f"{known.whole(given.target, Case.ACCUSATIVE, within=within)} признать {void} силу"


def _repeal_paragraph(given: Instruction, known: Gazetteer, within: str) -> str:
    return f"{known.whole(given.target, Case.ACCUSATIVE, within=within)} признать {PARAGRAPH.void} силу"


def _provision(given: Instruction, known: Gazetteer, within: str) -> str:
    return f"{known.whole(given.target, Case.ACCUSATIVE, within=within)} {ANEW}{quotation(given.nodes)}"


def _heading(given: Instruction, known: Gazetteer, within: str) -> str:
    if not known.nodes[given.target].heading:
        return f"{known.whole(given.target, Case.ACCUSATIVE)} дополнить наименованием {FOLLOWING}{quotation_of([given.new])}"
    return _anew(f"наименование {known.whole(given.target, Case.GENITIVE)}", given.new)


def _title_page(given: Instruction, known: Gazetteer, within: str) -> str:
    return _anew(ON_TITLE_PAGE.get(given.part, "наименование"), given.new)


def _anew(what: str, new: str) -> str:
    return f"{what} {ANEW}{quotation_of([new])}" if new else f"{what} исключить"


def _paragraph(given: Instruction, known: Gazetteer, within: str) -> str:
    """A paragraph in its new wording, given as words or as lines; with the number when it is the first of a point."""
    if given.part in TITLE_PAGE:
        return _title_page(given, known, within)
    node = known.nodes[given.target]
    said_anew = quotation(given.nodes) if given.nodes else quotation_of([line(node, given.new)])
    if not node.text and is_named(node):
        first = f"{PARAGRAPH.instrumental} {ordinal(1, Case.INSTRUMENTAL)}"
        return f"{known.whole(given.target, Case.ACCUSATIVE, within=within)} дополнить {first} {FOLLOWING}{said_anew}"
    return f"{known.own_words(given.target, Case.ACCUSATIVE, within=within)} {ANEW}{said_anew}"


SAYING: dict[Op, Callable[[Instruction, Gazetteer, str], str]] = {
    **dict.fromkeys(WORDS, _words),
    Op.REPLACE_PARAGRAPH: _paragraph,
    Op.REPLACE_HEADING: _heading,
    Op.REPLACE_PROVISION: _provision,
    Op.RENAME: _title_page,
    Op.INSERT_PARAGRAPH: insertions.paragraphs,
    Op.INSERT_PROVISION: insertions.provisions,
    Op.REPEAL_PARAGRAPH: _repeal_paragraph,
    Op.REPEAL_PROVISION: _repeal_provision,
    Op.NEW_EDITION: _edition,
}
