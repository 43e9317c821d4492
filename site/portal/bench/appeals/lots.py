"""What each invented appeal is: days, stage, terms, results, drawn with a fixed seed so that the same size is the same register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from portal.bench.appeals.people import EXECUTORS
from workflows.appeals.models import Category, Channel, Form, Kind, Repeat, Result, Sensitivity
from workflows.appeals.stages import ENDS_AT, Ground, Stage

YEARS = 5  # as long as appeals are kept: a million of them is what five years have gathered
OPEN_OF = 100  # one of so many is in work
LEAST_OPEN = 600  # so that the first page of a list is full in a small register too: pages of one length are compared
OWN = 40  # of the open ones the first executor, by whom lists are measured, has about thirty
ANSWER, LONGER = 30, 60
SENSITIVITIES = (*[Sensitivity.ORDINARY] * 88, *[Sensitivity.SENSITIVE] * 10, *[Sensitivity.RESTRICTED] * 2)
CHANNELS = (Channel.SITE,) * 45 + (Channel.EMAIL,) * 25 + (Channel.POST,) * 14 + (Channel.HAND,) * 10 + (Channel.BODY,) * 4 + (Channel.RECEPTION,) * 2
KINDS = (Kind.STATEMENT,) * 6 + (Kind.COMPLAINT,) * 3 + (Kind.PROPOSAL,)
CATEGORIES = (Category.PARENT,) * 6 + (Category.STUDENT,) * 2 + (Category.APPLICANT, Category.STAFF, Category.OTHER)
REPEATS = (Repeat.FIRST,) * 17 + (Repeat.SECOND,) * 2 + (Repeat.MANY,)
OPEN_STAGES = (
    (Stage.RECEIVED,) * 2 + (Stage.REGISTERED,) * 2 + (Stage.ASSIGNED,) * 4 + (Stage.IN_REVIEW,) * 7 + (Stage.INFO_REQUESTED,)
    + (Stage.DRAFT_ANSWER,) * 2 + (Stage.ON_SIGNATURE,) * 2
)  # fmt: skip
ON_MERITS = (Result.EXPLAINED,) * 5 + (Result.SUPPORTED,) * 2 + (Result.MEASURES,) * 2 + (Result.REJECTED,)
ELECTRONIC = (Channel.SITE, Channel.EMAIL)


@dataclass(frozen=True, slots=True)
class Lot:
    """One appeal. Without `registered_on` it lies unregistered, without `concluded_on` it is in work."""

    place: int
    received_on: date
    registered_on: date | None
    concluded_on: date | None
    stage: Stage
    ground: Ground | None
    extended: bool
    kind: Kind
    channel: Channel
    category: Category
    repeat: Repeat
    people: int
    sensitivity: Sensitivity
    questions: int
    executor: int
    topic: int
    result: Result | None

    @property
    def form(self) -> Form:
        """A letter by post is written, one from the site electronic."""
        return Form.ELECTRONIC if self.channel in ELECTRONIC else Form.WRITTEN

    @property
    def is_answered(self) -> bool:
        """Whether it ended by an answer on the merits."""
        return self.concluded_on is not None and self.ground is None and self.stage != Stage.WITHDRAWN

    @property
    def is_filed(self) -> bool:
        """Whether it lies in a case file."""
        return self.stage == Stage.FILED

    @property
    def days(self) -> int:
        """How long the term of the answer is."""
        return LONGER if self.extended else ANSWER


def lots(count: int, *, after: int, on: date) -> Iterator[Lot]:
    """So many appeals up to the day, the oldest first; the last hundredth is still open."""
    random = Random(after)  # noqa: S311  invented data, no secret
    step = YEARS * 365 / count
    ended = count - max(count // OPEN_OF, min(LEAST_OPEN, count * 3 // 5))
    for number in range(count):
        days_ago = int((count - number) * step)
        if number < ended:
            yield _ended(random, after + number, days_ago, on)
        else:
            yield _open(random, after + number, on, executor=0 if number < ended + OWN else 1 + random.randrange(EXECUTORS - 1))


def _open(random: Random, place: int, on: date, *, executor: int) -> Lot:
    stage = OPEN_STAGES[place % len(OPEN_STAGES)]
    received_on = on - timedelta(days=random.randrange(3 if stage == Stage.RECEIVED else 33))
    return _lot(random, place, received_on, stage, registered_on=None if stage == Stage.RECEIVED else received_on, executor=executor)


def _ended(random: Random, place: int, days_ago: int, on: date) -> Lot:
    registered_on = on - timedelta(days=days_ago + 1)
    received_on = registered_on - timedelta(days=random.randrange(4))
    drawn, extended = random.randrange(100), random.randrange(100) < 3
    ground = tuple(Ground)[place % len(Ground)] if drawn < 8 else None
    took = min(_took(random, extended=extended), days_ago + 1)
    ended = ENDS_AT[ground] if ground else Stage.WITHDRAWN if drawn < 10 else Stage.ANSWERED
    is_filed = days_ago > 400
    stage = Stage.FILED if is_filed and ended != Stage.WITHDRAWN else ended
    lot = _lot(random, place, received_on, stage, registered_on=registered_on, executor=random.randrange(EXECUTORS))
    return _finished(lot, ground=ground, concluded_on=registered_on + timedelta(days=took), extended=extended and ground is None)


def _took(random: Random, *, extended: bool) -> int:
    """Most answers come in the third week; two of a hundred are late."""
    if random.randrange(100) < 2:
        return (LONGER if extended else ANSWER) + 1 + random.randrange(9)
    return 31 + random.randrange(30) if extended else int(random.triangular(1, 30, 21))


def _finished(lot: Lot, *, ground: Ground | None, concluded_on: date, extended: bool) -> Lot:
    given = {name: getattr(lot, name) for name in Lot.__slots__}
    return Lot(**{**given, "ground": ground, "concluded_on": concluded_on, "extended": extended, "result": _result(lot, ground)})


def _result(lot: Lot, ground: Ground | None) -> Result:
    if lot.stage == Stage.WITHDRAWN:
        return Result.WITHDRAWN
    if ground is None:
        return ON_MERITS[lot.place % len(ON_MERITS)]
    return Result.FORWARDED if ENDS_AT[ground] == Stage.FORWARDED else Result.NO_ANSWER


def _lot(random: Random, place: int, received_on: date, stage: Stage, *, registered_on: date | None, executor: int) -> Lot:
    return Lot(
        place=place,
        received_on=received_on,
        registered_on=registered_on,
        concluded_on=None,
        stage=stage,
        ground=None,
        extended=False,
        kind=random.choice(KINDS),
        channel=random.choice(CHANNELS),
        category=random.choice(CATEGORIES),
        repeat=random.choice(REPEATS),
        people=random.randrange(2, 40) if random.randrange(100) < 3 else 1,
        sensitivity=random.choice(SENSITIVITIES),
        questions=1 + (random.randrange(10) < 2),
        executor=executor,
        topic=int(random.triangular(0, 60, 5)),
        result=None,
    )


