"""What the screens of the mail room show: how long a letter may wait, what it says, where it may belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet, TextChoices
from django.utils import timezone

from workflows.appeals.models import house_rules
from workflows.appeals.queries.lamps import ICONS, Colour
from workflows.appeals.rules import visible_to
from workflows.inbox.models import Cursor, Reading
from workflows.mailroom.matching import Guess, guesses
from workflows.mailroom.models import Filing, Outcome
from workflows.people.models import User
from workflows.terms.counting import Preset, count
from workflows.terms.queries import term_of
from workflows.workdays.best_known import known_around

BASIS = "59-ФЗ 8(2)"  # a letter is registered within three days; nobody knows yet that it is no appeal
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class Part(TextChoices):
    """What the list shows."""

    WAITING = "", "Ждут решения"
    EXPLAINED = "explained", "Сохранены без рассмотрения"
    ALL = "all", "Все письма"


@dataclass(frozen=True, slots=True)
class Left:
    """How long the letter may still lie."""

    due_on: date
    words: str
    colour: Colour

    @property
    def icon(self) -> str:
        """The shape: a colour alone says nothing."""
        return ICONS[self.colour]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    filing: Filing
    reading: Reading | None
    guess: Guess | None
    left: Left | None


def filings(part: Part) -> QuerySet[Filing]:
    """The letters of a part: what waits longest first, everything else the latest first."""
    found = Filing.objects.select_related("letter__reading", "letter__erased", "appeal", "guess", "resolution__appeal")
    if part == Part.WAITING:
        return found.filter(outcome=Outcome.ASIDE, resolution=None).order_by("letter__received_at", "pk")
    return found.filter(outcome=Outcome.EXPLAINED).order_by("-pk") if part == Part.EXPLAINED else found.order_by("-pk")


def rows_of(found: Sequence[Filing], user: User, *, at: datetime) -> list[Row]:
    """The letters of one page; a guess is named to those who may open it."""
    days = Days()
    guessed = [filing.guess_id for filing in found if filing.guess_id]
    seen = set(visible_to(user, on=timezone.localdate(at)).filter(pk__in=guessed).values_list("pk", flat=True)) if guessed else set()
    return [_row(filing, days, may_see_guess=filing.guess_id in seen, at=at) for filing in found]


def _row(filing: Filing, days: Days, *, may_see_guess: bool, at: datetime) -> Row:
    reading = getattr(filing.letter, "reading", None)
    waits = filing.outcome == Outcome.ASIDE and getattr(filing, "resolution", None) is None
    guess = Guess(filing.guess, filing.guess_why) if waits and may_see_guess and filing.guess else None
    return Row(filing, reading, guess, days.left(filing, at=at) if waits else None)


def guesses_for(reading: Reading, user: User, *, on: date) -> list[Guess]:
    """Guesses that the person may open."""
    found = guesses(reading)
    seen = set(visible_to(user, on=on).filter(pk__in=[guess.appeal.pk for guess in found]).values_list("pk", flat=True)) if found else set()
    return [guess for guess in found if guess.appeal.pk in seen]


class Days:
    """The last days of letters: each day of receipt is counted once."""

    def __init__(self) -> None:
        self._known: dict[date, date] = {}

    def due(self, received_on: date) -> date:
        """By when a letter of the day is to be registered."""
        if received_on not in self._known:
            calendar = known_around(received_on).calendar
            deadline = count(term_of(BASIS, on=received_on).value, received_on, Preset(house_rules().preset), calendar)
            self._known[received_on] = deadline.control
        return self._known[received_on]

    def left(self, filing: Filing, *, at: datetime) -> Left:
        """«ещё 2 дня 5 ч»."""
        due_on = self.due(timezone.localdate(filing.letter.received_at))
        end = timezone.make_aware(datetime.combine(due_on + DAY, time()))
        span = end - at
        words = f"просрочено {_span(-span)}" if span < timedelta() else f"ещё {_span(span)}"
        return Left(due_on, words, Colour.RED if span < timedelta() else Colour.ORANGE if span < DAY else Colour.GREY)


def _span(span: timedelta) -> str:
    days, hours = span // DAY, span % DAY // HOUR
    return f"{days} дн. {hours} ч" if days else f"{hours} ч"


def troubles() -> list[Cursor]:
    """Mailboxes that could not be read at the last visit."""
    return list(Cursor.objects.exclude(trouble="").order_by("troubled_at"))
