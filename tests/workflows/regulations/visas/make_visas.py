"""A calendar, substitutions and bodies for the tests of visas, opinions and terms."""

from datetime import UTC, date, datetime

from django.utils import timezone

from tests import make
from tests.workflows.regulations import story
from workflows.people.models import Substitution, User
from workflows.regulations import actions
from workflows.regulations.models import OpinionBody, RedactionDraft, Regulation
from workflows.regulations.models.regulation import BodyKind
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Decision
from workflows.workdays.actions import confirm_year
from workflows.workdays.models import CalendarYear
from workflows.workdays.seeding import seed_workdays

MONDAY = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
DAY = date(2026, 11, 16)


def calendar(*years: int) -> None:
    """The production calendar of the years, checked."""
    keeper = make.administrator()
    seed_workdays(by=keeper, years=years)
    for year in CalendarYear.objects.filter(year__in=years):
        confirm_year(year, by=keeper, at=timezone.now())


def absent(person: User, *, substitute: User, since: date = date(2026, 11, 16), until: date = date(2026, 11, 20)) -> Substitution:
    """A person is away for a week."""
    return Substitution.objects.create(
        person=person, substitute=substitute, valid_from=since, valid_to=until, basis="приказ от 13.11.2026 № 5-к"
    )


def submitted(who: story.Cast, *, at: datetime = MONDAY, **kwargs) -> RedactionDraft:
    """A draft handed in on the Monday."""
    return actions.submit(story.begun(who, **kwargs), by=who.lawyer, at=at)


def decide(
    draft: RedactionDraft, *, step: int, by: User, at: datetime = MONDAY, decision: Decision = Decision.AGREED, comment: str = ""
) -> RedactionDraft:
    """A decision on the text as it is shown, on a day."""
    shown = current_packet(draft).submission.content_sha256
    return actions.decide(draft, step=step, decision=decision, comment=comment, shown_sha256=shown, by=by, at=at)


def workers(regulation: Regulation, **fields) -> OpinionBody:
    """The trade union, whose opinion the act needs."""
    values = {"name": "первичная профсоюзная организация", "genitive": "первичной профсоюзной организации", "kind": BodyKind.WORKERS}
    body = OpinionBody.objects.create(**{**values, **fields})
    regulation.opinions.add(body)
    return body


def day(number: int, *, month: int = 11) -> datetime:
    """A morning of 2026."""
    return datetime(2026, month, number, 7, 0, tzinfo=UTC)
