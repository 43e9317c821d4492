"""Which letter came when, counted back from today, and how far its story has gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from portal.demo.appeals import archive, endings, form, post, stories
from portal.demo.appeals.letters import Letter
from portal.demo.appeals.office import Office
from portal.demo.appeals.timeline import Told
from workflows.appeals.stages import Ground

Story = Callable[[Office, Letter], Told[object]]
A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Line:
    """One letter: its key in the table of texts, how many days ago it came, its story. `exactly` – on that very day, be it a day off."""

    key: str
    ago: int
    story: Story
    exactly: bool = False
    years_ago: int = 0  # in March of that year instead


def _ruled(ground: Ground) -> Story:
    return partial(endings.ruled, ground=ground)


def _after_review(ground: Ground) -> Story:
    return partial(endings.ruled_after_review, ground=ground)


def _forwarded(ground: Ground) -> Story:
    return partial(endings.forwarded, ground=ground)


PLAN: tuple[Line, ...] = (
    Line("davno-reklama", 0, archive.destroyed, years_ago=archive.YEARS),
    Line("god-raspisanie", A_YEAR + 70, stories.filed),
    Line("god-oplata", A_YEAR + 52, stories.answered),
    Line("god-spravka", A_YEAR + 33, stories.filed),
    Line("raspisanie", 90, stories.filed),
    Line("vozvrat-1", 88, stories.answered),
    Line("sneg", 86, stories.filed),
    Line("kruzhok", 84, stories.answered),
    Line("perezachet", 82, endings.answered_in_longer_time),
    Line("spravka", 80, stories.filed),
    Line("chuzhaya-shkola", 78, _forwarded(Ground.FORWARD_8_3)),
    Line("dvazhdy", 75, stories.answered_late),
    Line("akkaunt", 70, stories.answered),
    Line("sud", 68, _ruled(Ground.COURT)),
    Line("velosiped", 64, stories.published),
    Line("vozvrat-2", 62, stories.answered),
    Line("ugrozy", 60, _after_review(Ground.ABUSE)),
    Line("diplomy", 58, _forwarded(Ground.FORWARD_11_1)),
    Line("nerazborchivo", 56, _ruled(Ground.ILLEGIBLE)),
    Line("priyom", 54, stories.answered),
    Line("neyasno", 51, _ruled(Ground.UNCLEAR)),
    Line("bez-podpisi", 49, _ruled(Ground.ANONYMOUS)),
    Line("sertifikat", 47, stories.answered),
    Line("uchreditel", 45, _ruled(Ground.RETURN_8_7)),
    Line("obschezhitie", 45, partial(endings.extended, days=15), exactly=True),  # the longer term ends today
    Line("gruppa", 42, stories.in_review),  # overdue
    Line("servisy", 41, _ruled(Ground.PUBLISHED)),
    Line("sayt", 39, stories.assigned),  # overdue, not even taken
    Line("otozvano", 37, stories.withdrawn),
    Line("diagnoz", 35, _after_review(Ground.SECRET)),
    Line("vozvrat-3", 33, endings.correspondence_ended),
    Line("biblioteka", 30, stories.in_review_at_once, exactly=True),  # due today
    Line("stipendiya", 28, partial(endings.came_back, days=20)),
    Line("pretenziya", 26, stories.not_an_appeal),
    Line("direktor", 25, stories.on_signature),
    Line("bufet", 22, stories.helped),
    Line("litsenziya", 20, endings.partly_forwarded),
    Line("materialy", 18, endings.waiting_for_material),
    Line("lift", 17, stories.on_signature),
    Line("garderob", 16, stories.signed),
    Line("praktika", 16, stories.on_visa),
    Line("oplata-chastyami", 15, stories.drafted),
    Line("gorka", 13, post.continued),
    Line("grubost", 12, stories.in_review),
    Line("pereslano", 11, stories.in_review),
    Line("travlya", 9, stories.in_review),
    Line("kamera", 7, stories.registered_at_once, exactly=True),  # to be sent on by today, if it is another's
    Line("forma", 6, stories.given_back),
    Line("zabytoe", 5, stories.received, exactly=True),  # overdue to be registered
    Line("zakaznoe", 4, stories.assigned),
    Line("programma", 2, post.with_a_program),
    Line("neznakomets", 1, stories.assigned),
    Line("reklama", 1, stories.refusal_proposed),
    Line("bez-proverki", 1, form.unproven),
    Line("noviy-3", 1, stories.received),
    Line("noviy-1", 0, stories.received, exactly=True),
    Line("noviy-2", 0, stories.came_twice, exactly=True),
)
