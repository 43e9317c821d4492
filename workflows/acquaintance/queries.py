"""What the screens ask about campaigns. Days come as arguments."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from workflows.acquaintance.models import Addressee, Campaign
from workflows.acquaintance.stages import Audience
from workflows.people.models import User
from workflows.regulations import resolver
from workflows.regulations.models import Redaction, Repeal
from workflows.regulations.stages import RedactionStatus

RECENT = timedelta(days=60)  # how long after its first day a redaction is offered on the desk
CURRENT = frozenset({RedactionStatus.IN_FORCE, RedactionStatus.FUTURE})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a campaign has come. Who left unread is not waited for, and is told apart."""

    read: int
    waited_for: int
    gone: int

    @property
    def expected(self) -> int:
        """All who have read or still must."""
        return self.read + self.waited_for

    @property
    def percent(self) -> int:
        """Never 100 while somebody is waited for."""
        return self.read * 100 // self.expected if self.expected else 100

    @property
    def words(self) -> str:
        """«12 из 40 (30 %)»."""
        return f"{self.read} из {self.expected} ({self.percent}\u00a0%)"


def progress(campaign: Campaign) -> Progress:
    """The counts of one campaign."""
    return progress_of(counted(Campaign.objects.filter(pk=campaign.pk)).get())


def counted(campaigns: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """Campaigns with their counts, in one query."""
    unread = Q(addressees__acknowledgement=None)
    here = Q(addressees__left_at=None) & (Q(addressees__user=None) | Q(addressees__user__is_active=True))
    return campaigns.annotate(
        count_all=Count("addressees"),
        count_read=Count("addressees__acknowledgement"),
        count_waited_for=Count("addressees", filter=unread & here),
    )


def progress_of(row: Campaign) -> Progress:
    """The counts of a row of `counted`."""
    facts = vars(row)
    read, waited_for = facts["count_read"], facts["count_waited_for"]
    return Progress(read=read, waited_for=waited_for, gone=facts["count_all"] - read - waited_for)


def progress_among(rows: Iterable[Addressee]) -> Progress:
    """The counts of rows that are at hand."""
    states = Counter(row.state for row in rows)
    return Progress(read=states["read"], waited_for=states["waiting"], gone=states["gone"])


def sheet_rows(campaign: Campaign) -> QuerySet[Addressee]:
    """All people of a campaign with their confirmations, by unit and name."""
    rows = Addressee.objects.filter(campaign=campaign).select_related("user", "acknowledgement", "acknowledgement__scan")
    return rows.order_by("unit_name", "name", "pk")


def waiting_for(user: User) -> QuerySet[Addressee]:
    """What the person is to read, the most urgent first."""
    mine = Addressee.objects.waited_for().filter(user=user, campaign__closed_at=None)
    return mine.select_related("campaign__redaction__regulation").order_by("campaign__due_on", "pk")


def all_of(user: User) -> QuerySet[Addressee]:
    """Everything the person was ever asked to read, the last first."""
    mine = Addressee.objects.filter(user=user)
    return mine.select_related("campaign__redaction__regulation", "acknowledgement").order_by(
        F("acknowledgement__at").desc(nulls_first=True), "-pk"
    )


def hash_of_link(token: str) -> str:
    """What is kept of a personal link."""
    return hashlib.sha256(token.encode()).hexdigest()


def of_link(token: str) -> Addressee | None:
    """The person of a personal link."""
    return (
        Addressee.objects.filter(link_sha256=hash_of_link(token))
        .select_related("campaign__redaction__regulation", "campaign__redaction__order", "acknowledgement")
        .first()
    )


def standing(redaction: Redaction, *, on: date) -> RedactionStatus:
    """How the redaction stands on the day."""
    return _standings([redaction], on=on)[redaction.pk]


def to_make_known(*, on: date) -> list[Redaction]:
    """Fresh redactions that no worker has been asked to read: in force for not too long, or coming."""
    fresh = Redaction.objects.filter(effective_from__gte=on - RECENT).exclude(campaigns__audience=Audience.STAFF)
    found = list(fresh.select_related("regulation", "order").order_by("effective_from", "pk"))
    standings = _standings(found, on=on)
    return [redaction for redaction in found if standings[redaction.pk] in CURRENT]


def _standings(redactions: Iterable[Redaction], *, on: date) -> dict[int, RedactionStatus]:
    """The rule is the resolver's; two queries for any number of redactions."""
    redactions = list(redactions)
    acts = {redaction.regulation_id for redaction in redactions}
    steps: dict[int, list[resolver.Step]] = {}
    rows = Redaction.objects.filter(regulation__in=acts).values_list("regulation_id", "number", "effective_from")
    for act, number, day in rows.order_by("number"):
        steps.setdefault(act, []).append(resolver.Step(number, day))
    repealed = dict(Repeal.objects.filter(regulation__in=acts).values_list("regulation_id", "effective_from"))
    return {
        redaction.pk: resolver.standing(
            resolver.Step(redaction.number, redaction.effective_from),
            steps[redaction.regulation_id],
            on=on,
            repealed_from=repealed.get(redaction.regulation_id),
        ).status
        for redaction in redactions
    }
