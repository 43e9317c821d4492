"""All references in one piece of wording: places of this act, places of other acts, and other acts themselves."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.regulations.references.citations import Citation, External, Internal, Path, Step, Target, Unit
from workflows.regulations.references.external import FIRST, Named, and_more, named_at
from workflows.regulations.references.places import Group, Reader
from workflows.regulations.references.tokens import Sort, tokens
from workflows.regulations.references.vocabulary import FOREIGN, GENITIVE, NOT_THE_ACT, OF_THE_KIND, OWN

INWARD = frozenset({Unit.ARTICLE, Unit.PART})  # in a chain these belong to the act that follows; a point before them may be ours
ADJECTIVES = 4
TO_APPROVAL = 14  # words between «Правил» and «утверждённых приказом…»


def find(text: str) -> tuple[Citation, ...]:
    """The references in the order of the text. Spans never overlap; a text without references gives none, whatever it holds."""
    return tuple(_Grammar(text).citations())


class _Grammar:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.reader = Reader(self.tokens)

    def citations(self) -> Iterator[Citation]:
        place = 0
        while place < len(self.tokens) - 1:
            after, found = self.read(place)
            yield from found
            place = max(after, place + 1)

    def read(self, place: int) -> tuple[int, list[Citation]]:
        """What is said at this token, and the place after it."""
        token = self.tokens[place]
        if token.sort in (Sort.SIGN, Sort.DASH):
            return place + 1, []
        if token.word.startswith(OWN):
            return self.own(place)
        groups = self.reader.chain(place)
        if groups:
            return self.with_tail(groups)
        before = self.reader.ordinals_before(place)
        if before is not None:
            return before[1], []
        return self.other_act(place) if FIRST.match(token.word) else (place + 1, [])

    def own(self, place: int) -> tuple[int, list[Citation]]:
        """«настоящим Порядком» is the whole act, «настоящего пункта» the place of the words themselves."""
        group = self.reader.this_unit(place)
        if group is not None:
            return self.with_tail([group])
        after, called = self.own_name(place)
        if not called or not called.startswith(OF_THE_KIND):
            return place + 1, []
        start, end = self.tokens[place].start, self.tokens[after - 1].end
        return after, [Internal(start, end, (Target(start, end, ()),), called=called, is_own=True)]

    def own_name(self, place: int) -> tuple[int, str]:
        """«настоящего Порядка»: the place after it and the word; nothing for «настоящего договора»."""
        if not self.reader.at(place).word.startswith(OWN):
            return place, ""
        after = place + 1
        while self.reader.at(after).word.endswith(GENITIVE) and after < place + ADJECTIVES:
            after += 1
        named = self.reader.at(after)
        if named.sort is not Sort.WORD or named.word.startswith(NOT_THE_ACT):
            return place, ""
        return after + 1, named.word

    def with_tail(self, groups: list[Group]) -> tuple[int, list[Citation]]:
        """Whose places they are is said after them, if at all."""
        place = groups[-1].after
        dot = self.stray_dot(place)
        following = place + 1 if dot is not None else place
        if self.reader.at(following).word == "к":
            following += 1
        after, called = self.own_name(following)
        if called:
            return after, [_internal(groups, self.tokens[after - 1].end, called=called, is_own=True, dot=dot)]
        act = self.act_after(following)
        if act is not None:
            return self.place_at(act.end), list(self.in_act(groups, act))
        called, is_foreign = self.name_after(following)
        if is_foreign:
            return place, []  # of an act that is not named well enough
        end = self.tokens[following].end if called else groups[-1].end
        return (following + 1 if called else place), [_internal(groups, end, called=called, dot=dot)]

    def stray_dot(self, place: int) -> int | None:
        """«в пункте 2.2. настоящего Порядка»: a full stop inside a sentence."""
        short = self.reader.at(place - 1).sort
        dotted = self.reader.at(place)
        then = self.reader.at(place + 1)
        goes_on = then.sort is Sort.WORD and then.text[:1].islower() and then.start > dotted.end
        return dotted.start if dotted.text == "." and goes_on and short is not Sort.WORD else None

    def act_after(self, place: int) -> Named | None:
        """The act that follows at once, or by which the named rules were approved."""
        token = self.reader.at(place)
        if not token.text:
            return None
        if found := named_at(self.text, token.start):
            return found
        at = place
        while self.reader.at(at).word.endswith(GENITIVE) and at < place + ADJECTIVES:
            at += 1
        if self.reader.at(at).word not in FOREIGN:
            return None
        for further in range(at + 1, at + TO_APPROVAL):
            if self.reader.at(further).text in {".", ";", ""}:
                return None
            if self.reader.at(further).word.startswith("утвержд"):
                return named_at(self.text, self.reader.at(further + 1).start) if self.reader.at(further + 1).text else None
        return None

    def name_after(self, place: int) -> tuple[str, bool]:
        """«пункта 2.2 Порядка» may be ours, «пункта 2 договора» and «пункта 5 Положения о лицензировании» are not."""
        at = place
        while self.reader.at(at).word.endswith(GENITIVE) and self.reader.at(at).word not in FOREIGN and at < place + ADJECTIVES:
            at += 1
        word, then = self.reader.at(at).word, self.reader.at(at + 1)
        if word not in FOREIGN:
            return "", False
        is_bare = at == place and word.startswith(OF_THE_KIND)
        if is_bare and then.word not in {"о", "об", "обо"} and not then.word.startswith("утвержд") and then.text not in {"«", ","}:
            return word, False
        return "", True

    def in_act(self, groups: list[Group], act: Named) -> Iterator[Citation]:
        """Places of another act; points that stand before its articles are ours: «пункте 2.2 и статье 16 Федерального закона»."""
        articles = [number for number, group in enumerate(groups) if group.outermost is Unit.ARTICLE]
        first = next((number for number, group in enumerate(groups) if group.outermost in INWARD), 0) if articles else 0
        if first:
            yield _internal(groups[:first], groups[first - 1].end)
        yield External(groups[first].targets[0].start, act.end, act.act, tuple(_pinpoints(groups[first:])))
        yield from self.further(act)

    def further(self, act: Named) -> Iterator[Citation]:
        for more in and_more(self.text, act):
            yield External(more.start, more.end, more.act)

    def other_act(self, place: int) -> tuple[int, list[Citation]]:
        """An act named as a whole."""
        token = self.tokens[place]
        found = named_at(self.text, token.start)
        if found is None:
            return place + 1, []
        cited: list[Citation] = [External(found.start, found.end, found.act), *self.further(found)]
        return self.place_at(cited[-1].end), cited

    def place_at(self, offset: int) -> int:
        """The first token at or after an offset."""
        low, high = 0, len(self.tokens) - 1
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.tokens[middle].start < offset else (low, middle)
        return low


def _internal(groups: list[Group], end: int, *, called: str = "", is_own: bool = False, dot: int | None = None) -> Internal:
    targets = tuple(target for group in groups for target in group.targets)
    start = min(target.start for target in targets)
    return Internal(start, max(end, groups[-1].end), targets, called=called, is_own=is_own, dot=dot)


def _pinpoints(groups: list[Group]) -> Iterator[Path]:
    """«пунктом 2 части 1 и частью 3 статьи 30»: what has no article takes that of the next group which has one."""
    shared: tuple[Step, ...] = ()
    read: list[list[Path]] = []
    for group in reversed(groups):
        if group.outermost is Unit.ARTICLE:
            shared = (group.targets[0].path[0],)
        lacks = group.outermost.rank < Unit.ARTICLE.rank
        read.append([(*shared, *target.path) if lacks else target.path for target in group.targets])
    for paths in reversed(read):
        yield from paths
