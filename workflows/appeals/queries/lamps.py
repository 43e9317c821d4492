"""How a term stands on a day: a colour, a shape and words. Pure; the day and the calendar come as arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices

from workflows.appeals.models import ClockKind, RunningClock
from workflows.terms.values import days_in_words
from workflows.workdays.calendar import DAY

BURNING = 1  # days before the last one: tomorrow's term burns today
NOTICES = (ClockKind.NOTICE, ClockKind.FORWARDING, ClockKind.MIGRATION, ClockKind.POSTING)


class Colour(TextChoices):
    """Colours of terms; each has a word, because a colour alone says nothing."""

    GREY = "grey", "время есть"
    BLUE = "blue", "скоро"
    YELLOW = "yellow", "близко"
    ORANGE = "orange", "горит"
    RED = "red", "просрочено"
    VIOLET = "violet", "уведомление горит"
    GREEN = "green", "закрыто"


ICONS = {
    Colour.GREY: "time",
    Colour.BLUE: "calendar-alt",
    Colour.YELLOW: "info-circle",
    Colour.ORANGE: "warning",
    Colour.RED: "error",
    Colour.VIOLET: "mail",
    Colour.GREEN: "circle-check",
}


@dataclass(frozen=True, slots=True)
class Lamp:
    """What is shown beside a term."""

    colour: Colour
    words: str
    kind: str = ""
    due_on: date | None = None

    @property
    def icon(self) -> str:
        """The shape."""
        return ICONS[self.colour]


@dataclass(frozen=True, slots=True)
class Scale:
    """Thresholds of the house on one day; `special` says of the days that differ from their weekday whether they are working."""

    on: date
    soon_days: int
    near_days: int
    special: Mapping[date, bool]

    def lamp(self, term: RunningClock) -> Lamp:
        """The lamp of a running term."""
        return Lamp(self._colour(term), self._words(term), str(ClockKind(term.kind).label), term.control_due_on)

    def _colour(self, term: RunningClock) -> Colour:
        if self.on > term.limit_on:
            return Colour.RED
        left = (term.control_due_on - self.on).days
        if left <= BURNING:
            return Colour.VIOLET if term.kind in NOTICES else Colour.ORANGE
        if self.workdays_left(term.control_due_on) <= self.near_days:
            return Colour.YELLOW
        return Colour.BLUE if left <= self.soon_days else Colour.GREY

    def _words(self, term: RunningClock) -> str:
        if self.on > term.limit_on:
            return f"просрочено {days_in_words((self.on - term.limit_on).days)}"
        left = (term.control_due_on - self.on).days
        if left < 0:
            return "контрольный день прошёл"
        return {0: "сегодня", 1: "завтра"}.get(left, f"ещё {days_in_words(left)}")

    def workdays_left(self, until: date) -> int:
        """Working days after today up to the day; where nothing special is entered a week has five of them."""
        first = self.on + DAY
        days = (first + timedelta(days=shift) for shift in range(max(0, (until - self.on).days)))
        return sum(self.special.get(day, day.weekday() < 5) for day in days)


def closed(words: str) -> Lamp:
    """The lamp of what is over."""
    return Lamp(Colour.GREEN, words)
