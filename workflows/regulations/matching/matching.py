"""Which place of a changed file is which provision of the redaction; what is in doubt becomes a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from workflows.errors import BadInput
from workflows.regulations.amending.index import page_words
from workflows.regulations.amending.operations import Part
from workflows.regulations.matching import asking
from workflows.regulations.matching.aligning import WIDE, Alignment, Gap, Like, aligned
from workflows.regulations.matching.outline import Entry, Outline, is_unit
from workflows.regulations.matching.questions import Matching, Question, Why
from workflows.regulations.matching.words import signs
from workflows.regulations.rendering.contents import shortened
from workflows.regulations.tree import ActText, Node

SAME_LABEL = 0.15  # of two equally alike the one of the same number
CLEAR = 0.5  # from here on the same number is the same provision, whatever was rewritten in it
SURE = 0.75  # from here on another number does not matter
LINE_SURE = 0.6
LEAST_UNIT, LEAST_LINE = 0.4, 0.35
TWINS = 0.1  # two candidates so close to each other are asked about
MOVED = 0.8
SHORT = 3  # words of a line that may be looked for elsewhere
LEAST_SHARE = 0.5
MOST_NEW = 500
PAGE = (Part.TITLE, Part.ORGANISATION, Part.APPROVAL_WORD, Part.IMPRINT)


class AnotherAct(BadInput):
    """The file is of another act, or so much rewritten that no amendment says it."""


def match(base: ActText, loaded: ActText) -> Matching:
    """Who is who. AnotherAct when less than half of the file or of the act is known, BadInput when too much is new."""
    matcher = _Matcher(Outline(base), Outline(loaded))
    matcher.run()
    _is_of_this_act(matcher)
    return Matching(dict(matcher.pairs), tuple(matcher.all_questions()), tuple(matcher.notes))


def _is_of_this_act(matcher: _Matcher) -> None:
    base, loaded = matcher.base, matcher.loaded
    own, their = _size(base), _size(loaded)
    if their - matcher.known > MOST_NEW:
        raise BadInput(f"В файле новых мест: {their - matcher.known}, а в акте всего {own}. Столько одним приказом не добавляют: подготовьте новую редакцию акта.")
    if matcher.known >= LEAST_SHARE * min(own, their) and matcher.known:
        return
    raise AnotherAct(
        f"{_named_otherwise(base.text.title, loaded.text.title)} Совпало мест: {matcher.known} из {own}. "
        "Загрузите файл действующей редакции этого акта. Если акт переписан целиком, подготовьте его новую редакцию."
    )


def _named_otherwise(title: str, found: str) -> str:
    if found and signs(title) == signs(found):
        return f"Название в файле то же («{shortened(title)}»), но текст другой."
    name = f"«{shortened(found)}»" if found else "текст без названия"
    return f"Это файл другого акта: в нём {name}, а изменяется «{shortened(title)}»."


def _size(outline: Outline) -> int:
    return len(outline.units) + sum(len(outline.lines(unit)) for unit in ["", *(entry.uid for entry in outline.units)])


@dataclass(slots=True)
class _Matcher:
    """Units first, then the lines of each pair of units, then what went to another place."""

    base: Outline
    loaded: Outline
    pairs: dict[str, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    free_base: list[Entry] = field(default_factory=list)
    free_loaded: list[Entry] = field(default_factory=list)
    known: int = 0
    elsewhere: set[object] = field(default_factory=set)

    def run(self) -> None:
        units = aligned(self.base.units, self.loaded.units, _unit_score)
        self._count(units)
        doubtful = {one.uid for one, other in units.pairs if not self._unit(one, other, units)}
        self.notes += asking.shifts(units.pairs)
        self.notes += asking.strays(self.base.index, [one for one, _ in units.pairs if self._is_astray(one)])
        self._leave(units.gaps)
        found = [(self._aligned("", ""), False)]
        found += [(self._aligned(one.uid, other.uid), one.uid in doubtful or one.is_gone or other.is_gone) for one, other in units.pairs]
        self._learn(alignment for alignment, _ in found)
        for alignment, quiet in found:
            self._lines(alignment, quiet=quiet)
        self._moved()
        self.notes += [asking.lost(self.base.index, one) for one in self.base.units if self._is_lost(one)]

    def _count(self, found: Alignment) -> None:
        self.known += sum(one.like(other) >= CLEAR for one, other in found.pairs)

    # Units

    def _unit(self, one: Entry, other: Entry, units: Alignment) -> bool:
        """Whether the pair is beyond doubt."""
        if one.is_gone and not other.is_gone:
            self._ask(asking.revived(self.base.index, one, other), one)
            return False
        like = one.like(other)
        is_sure = other.is_gone or like >= (CLEAR if one.key == other.key else SURE)
        if is_sure:
            self.pairs[one.uid] = other.uid
            return True
        why = Why.DIFFERENT if one.key == other.key else Why.UNSURE
        self._ask(asking.doubt(self.base.index, other, [one], why), one)
        return False

    def _is_astray(self, one: Entry) -> bool:
        """Whether a known point stands under another heading in the file."""
        place = self.pairs.get(one.uid)
        if place is None or one.sort == "section":
            return False
        above, now = self.base.unit_of(one.uid), self.loaded.unit_of(place)
        return bool(now) and self.pairs.get(above, now) != now

    def _is_lost(self, one: Entry) -> bool:
        """Whether the file has what stands below a heading and not the heading."""
        return not (one.is_gone or one.uid in self.pairs or self._is_asked(one)) and self._has_known_units(one.node)

    # Lines

    def _aligned(self, one: str, other: str) -> Alignment:
        return aligned(self.base.lines(one), self.loaded.lines(other), _line_score)

    def _learn(self, found: Iterable[Alignment]) -> None:
        """Lines without a pair that say the same on both sides have moved; they are not replaced by one another."""
        gaps = [gap for each in found for gap in each.gaps]
        went, came = ({entry.exact for row in rows for entry in row} for rows in zip(*((gap.base, gap.loaded) for gap in gaps), strict=True))
        self.elsewhere = went & came

    def _lines(self, found: Alignment, *, quiet: bool) -> None:
        if quiet:
            self.pairs |= {a.uid: b.uid for a, b in found.pairs if a.like(b) >= LINE_SURE}
            return
        self._count(found)
        self.notes += asking.shifts(found.pairs)
        for at, (a, b) in enumerate(found.pairs):
            near = [*found.gaps[at].base, *found.gaps[at + 1].base]
            self._line(a, b, [each for each in near if not self._is_asked(each) and _is_twin(each, a, b)])
        self._leave(tuple(map(self._replaced, found.gaps)))

    def _line(self, one: Entry, other: Entry, twins: list[Entry]) -> None:
        if one.is_gone and not other.is_gone:
            self._ask(asking.revived(self.base.index, one, other), one)
        elif other.is_gone or (one.like(other) >= LINE_SURE and not twins):
            self.pairs[one.uid] = other.uid
        else:
            self._ask(asking.doubt(self.base.index, other, [one, *twins], Why.UNSURE), one, *twins)

    def _replaced(self, gap: Gap) -> Gap:
        """Lines that went where others came: each that came may be one of those that went."""
        went = [one for one in gap.base if not (self._is_asked(one) or one.is_gone or one.exact in self.elsewhere)]
        came = [other for other in gap.loaded if not (other.is_gone or other.exact in self.elsewhere)]
        if not went or not came:
            return gap
        for other in came:
            self._ask(asking.doubt(self.base.index, other, went, Why.UNSURE), *went)
        return Gap(tuple(one for one in gap.base if one not in went), tuple(other for other in gap.loaded if other not in came))

    # What is left

    def _leave(self, gaps: tuple[Gap, ...]) -> None:
        for gap in gaps:
            self.free_base += gap.base
            self.free_loaded += gap.loaded

    def _moved(self) -> None:
        """The best pairs among what has none, wherever they stand."""
        if len(self.free_base) * len(self.free_loaded) > WIDE:
            return
        likely = [
            (one.like(other), place, to)
            for place, one in enumerate(self.free_base)
            for to, other in enumerate(self.free_loaded)
            if self._may_have_moved(one, other)
        ]
        gone: set[int] = set()
        come: set[int] = set()
        for like, place, to in sorted(likely, key=lambda each: (-each[0], each[1], each[2])):
            if like >= MOVED and place not in gone and to not in come:
                gone.add(place)
                come.add(to)
                self._take(self.free_base[place], self.free_loaded[to])

    def _take(self, one: Entry, other: Entry) -> None:
        self._ask(asking.moved(self.base.index, self.loaded.index, one, other), one)
        self.known += 1
        if is_unit(one.node):
            self._lines(self._aligned(one.uid, other.uid), quiet=True)

    def _may_have_moved(self, one: Entry, other: Entry) -> bool:
        if one.is_gone or other.is_gone or one.sort != other.sort or is_unit(one.node) != is_unit(other.node):
            return False
        beside = self.base.unit_of(one.uid) in self.pairs and self.pairs[self.base.unit_of(one.uid)] == self.loaded.unit_of(other.uid)
        return beside or min(len(one.words.stems), len(other.words.stems)) >= SHORT

    def _ask(self, question: Question, *about: Entry) -> None:
        self.questions.append(question)
        self.asked |= {one.uid for one in about}

    def _is_asked(self, one: Entry) -> bool:
        return one.uid in self.asked

    def all_questions(self) -> Iterator[Question]:
        """In the order of the act, the title page first."""
        yield from self._title_page()
        places = self.base.index.places
        gone = [asking.gone(self.base.index, node) for node in self._gone(self.base.text.provisions)]
        yield from sorted([*self.questions, *gone], key=lambda each: places[each.base].position)

    def _gone(self, nodes: tuple[Node, ...]) -> Iterator[Node]:
        """The outermost provisions that the file has not, and nobody asks about."""
        for node in nodes:
            if node.repealed or node.uid in self.asked:
                continue
            if node.uid in self.pairs or self._has_known_units(node):
                yield from self._gone(node.children)
            else:
                yield node

    def _has_known_units(self, node: Node) -> bool:
        return any(is_unit(below) and (below.uid in self.pairs or below.uid in self.asked) for below in node.walk() if below is not node)

    def _title_page(self) -> Iterator[Question]:
        for part in PAGE:
            was, now = page_words(self.base.text, part), page_words(self.loaded.text, part)
            if was and now and signs(was) != signs(now):
                yield asking.title_page(part, was, now)


def _unit_score(one: Entry, other: Entry, like: Like) -> float:
    return _score(one, other, like, LEAST_UNIT) if one.sort == other.sort else 0.0


def _line_score(one: Entry, other: Entry, like: Like) -> float:
    return _score(one, other, like, LEAST_LINE if bool(one.key) == bool(other.key) else LINE_SURE)


def _score(one: Entry, other: Entry, like: Like, least: float) -> float:
    """Any words do for the same number, but better ones elsewhere win."""
    is_called_so = bool(one.key) and one.key == other.key
    if (one.is_gone or other.is_gone) and not is_called_so and (one.key or other.key):
        return 0.0
    found = like(one, other)
    if is_called_so:
        return SAME_LABEL + max(found, 0.05)
    if other.is_gone and not one.is_gone:
        return 0.3
    return found if found >= least else 0.0


def _is_twin(each: Entry, one: Entry, other: Entry) -> bool:
    like = one.like(other)
    return like < MOVED and not each.is_gone and each.like(other) >= max(LEAST_LINE, like - TWINS)
