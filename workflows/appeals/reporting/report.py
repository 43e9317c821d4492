"""The report of a period: each number beside that of the period before and of the same days a year ago. No one is named in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from workflows.appeals.models import CompetentBody, Topic
from workflows.appeals.reporting.cuts import (
    ALWAYS_WHOLE,
    CHARTED,
    EMPTY_WORDS,
    NOT_SET,
    OF_QUESTIONS,
    OTHERS,
    PARTS,
    REST,
    WORDS,
    Cut,
    Name,
)
from workflows.appeals.reporting.days import Days
from workflows.appeals.reporting.tally import Tally, tally
from workflows.printing.periods import Period
from workflows.printing.words import NBSP

MOST_LINES = 20
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Compared:
    """A number, and what it was in the period before and a year ago."""

    value: int
    before: int
    year_ago: int

    @property
    def change(self) -> str:
        """«+3 (+25 %)» against the period before; «без изменений»; a share of nothing is not told."""
        return changed(self.value, self.before)

    @property
    def change_in_year(self) -> str:
        """The same against a year ago."""
        return changed(self.value, self.year_ago)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table."""

    key: str
    label: str
    number: Compared
    share: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One table. Where lines are parts of a whole, they show shares."""

    cut: Cut
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """Its heading."""
        return str(self.cut.label)

    @property
    def has_shares(self) -> bool:
        """Whether the lines make the whole."""
        return self.cut in PARTS

    @property
    def is_charted(self) -> bool:
        """Whether a picture tells more than the table."""
        return self.cut in CHARTED and len(self.lines) > 1

    @property
    def unit(self) -> str:
        """What is counted."""
        if self.cut == Cut.RECEPTION:
            return "Карточек"
        return "Вопросов" if self.cut in OF_QUESTIONS else "Обращений"


@dataclass(frozen=True)
class Report:
    """All that is known of a period on a day."""

    period: Period
    on: date
    total: Compared
    people: Compared
    breakdowns: tuple[Breakdown, ...]
    days: Days
    days_before: Days
    days_year_ago: Days

    @cached_property
    def is_empty(self) -> bool:
        """Nothing registered, nobody received."""
        return not self.total.value and not any(line.number.value for line in self.breakdown(Cut.RECEPTION).lines)

    def breakdown(self, cut: Cut) -> Breakdown:
        """The table of one cut."""
        return next(found for found in self.breakdowns if found.cut == cut)


def report(period: Period, *, on: date) -> Report:
    """Count the period and what it is compared with; where both comparisons are the same days, they are counted once."""
    spans = (period, period.before(), period.year_ago())
    known = {span: tally(span, on=on) for span in dict.fromkeys(spans)}
    three = _Three(*(known[span] for span in spans))
    return Report(
        period=period,
        on=on,
        total=three.compared("total"),
        people=three.compared("people"),
        breakdowns=tuple(_breakdown(cut, three) for cut in Cut),
        days=three.now.days,
        days_before=three.before.days,
        days_year_ago=three.year_ago.days,
    )


@dataclass(frozen=True, slots=True)
class _Three:
    """The period and the two beside it."""

    now: Tally
    before: Tally
    year_ago: Tally

    def compared(self, field: str) -> Compared:
        return Compared(getattr(self.now, field), getattr(self.before, field), getattr(self.year_ago, field))

    def line(self, cut: Cut, key: str) -> Compared:
        return Compared(*(part.by[cut].get(key, 0) for part in (self.now, self.before, self.year_ago)))


def _breakdown(cut: Cut, three: _Three) -> Breakdown:
    keys = _keys(cut, three)
    whole = sum(three.now.by[cut].values())
    shown, rest = keys[:MOST_LINES], keys[MOST_LINES:]
    words = _words(cut, shown)
    lines = [_line(Name(key, words.get(key) or EMPTY_WORDS.get(cut, NOTHING)), three.line(cut, key), whole) for key in shown]
    if rest:
        lines.append(_line(Name(REST, OTHERS), _joined(three.line(cut, key) for key in rest), whole))
    return Breakdown(cut, tuple(lines))


def _keys(cut: Cut, three: _Three) -> list[str]:
    """Codes in the order of their vocabulary, what is not filled in last; codes of reference books by their number, the greatest first."""
    seen = {key for part in (three.now, three.before, three.year_ago) for key, many in part.by[cut].items() if many}
    if cut in WORDS:
        known = [str(value) for value in WORDS[cut].values]
        listed = [key for key in known if key in seen or cut in ALWAYS_WHOLE]
        return [*listed, *sorted(seen - set(known))]
    return sorted(seen, key=lambda key: (-three.now.by[cut].get(key, 0), -three.before.by[cut].get(key, 0), key))


def _words(cut: Cut, keys: list[str]) -> Mapping[str, str]:
    if cut in WORDS:
        return {str(value): str(label) for value, label in WORDS[cut].choices}
    given = [int(key) for key in keys if key != NOT_SET] if cut in (Cut.TOPIC, Cut.BODY) else []
    if cut == Cut.TOPIC:
        return {str(topic.pk): str(topic) for topic in Topic.objects.filter(pk__in=given)}
    if cut == Cut.BODY:
        return {str(body.pk): body.name for body in CompetentBody.objects.filter(pk__in=given)}
    return {key: key for key in keys}


def _line(name: Name, number: Compared, whole: int) -> Line:
    return Line(name.key, name.label, number, share_of(number.value, whole))


def _joined(numbers: Iterator[Compared]) -> Compared:
    found = list(numbers)
    return Compared(sum(one.value for one in found), sum(one.before for one in found), sum(one.year_ago for one in found))


def changed(value: int, before: int) -> str:
    """How a number differs from another one, in words."""
    if value == before:
        return "без изменений"
    share = f" ({_signed(round_half_up(100 * (value - before), before))}{NBSP}%)" if before else ""
    return f"{_signed(value - before)}{share}"


def share_of(value: int, whole: int) -> str:
    """«25 %» of the whole, halves away from nought as people round."""
    return f"{round_half_up(100 * value, whole)}{NBSP}%" if whole else NOTHING


def round_half_up(top: int, bottom: int) -> int:
    """The whole number nearest to the fraction; a half goes away from nought. `bottom` is positive."""
    sign = -1 if top < 0 else 1
    return sign * ((2 * abs(top) + bottom) // (2 * bottom))


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−")
