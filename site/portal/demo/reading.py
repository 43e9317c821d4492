"""Who of the demonstration has read the Порядок: a list that is partly full."""

from datetime import date, timedelta

from django.utils import timezone

from workflows.acquaintance import actions
from workflows.acquaintance.actions import Terms
from workflows.acquaintance.choosing import Circle
from workflows.acquaintance.models import Campaign
from workflows.people.models import User
from workflows.regulations.models import Redaction

READERS = ("director", "executor", "lawyer")
DAYS_TO_READ = timedelta(days=14)


def make_known(redaction: Redaction, people: dict[str, User], *, on: date) -> Campaign:
    """The clerk asks all workers to read the redaction in force; some of them have done it."""
    terms = Terms(
        due_on=on + DAYS_TO_READ,
        asked="Прочитайте Порядок в действующей редакции и подтвердите, что ознакомлены с ним.",
        basis="Положение о простой электронной подписи (демонстрационные данные)",
    )
    campaign = actions.start_for_staff(redaction, circle=Circle(everybody=True), terms=terms, by=people["clerk"], on=on)
    for reader in (people[name] for name in READERS):
        actions.confirm(campaign.addressees.get(user=reader), shown_sha256=campaign.content_sha256, by=reader, at=timezone.now())
    return campaign
