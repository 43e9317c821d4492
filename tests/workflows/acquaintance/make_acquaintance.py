"""Makers of campaigns: the same actions as people do."""

from datetime import date

from django.utils import timezone

from tests import make
from tests.workflows.orders import make_order
from tests.workflows.regulations import story
from workflows.acquaintance import actions
from workflows.acquaintance.actions import Outsider, Terms
from workflows.acquaintance.choosing import Circle
from workflows.acquaintance.models import Addressee, Campaign
from workflows.people.models import User
from workflows.regulations.models import Redaction
from workflows.regulations.tree import canonical_json, sha256_of, to_dict

DUE = date(2099, 3, 12)
BASIS = "Положение о простой электронной подписи, приказ от 10.01.2026 № 1"
PARENT = Outsider("Кузнецова Ольга Петровна", "мать Кузнецова Ильи", "kuznetsova@example.org")


def terms(*, due_on: date = DUE, asked: str = "Прочитайте Порядок.", basis: str = BASIS) -> Terms:
    return Terms(due_on=due_on, asked=asked, basis=basis)


def redaction(**kwargs) -> Redaction:
    """A redaction signed by the usual cast."""
    return story.signed(story.cast(), **kwargs)


def for_staff(signed: Redaction, *people: User, by: User | None = None, on: date | None = None, **kwargs) -> Campaign:
    """A campaign to the named workers."""
    circle = Circle(people=people)
    return actions.start_for_staff(signed, circle=circle, terms=terms(**kwargs), by=by or make.clerk(), on=on or timezone.localdate())


def for_outsiders(signed: Redaction, *people: Outsider, by: User | None = None, **kwargs) -> Campaign:
    """A campaign to people without accounts."""
    return actions.start_for_outsiders(
        signed, people=people or (PARENT,), terms=terms(**kwargs), by=by or make.clerk(), on=timezone.localdate()
    )


def row_of(campaign: Campaign, person: User) -> Addressee:
    return campaign.addressees.get(user=person)


def read(campaign: Campaign, person: User):
    """The worker confirms what is shown."""
    return actions.confirm(row_of(campaign, person), shown_sha256=campaign.content_sha256, by=person)


def link(campaign: Campaign, *, by: User | None = None) -> str:
    """A personal link of the only outsider: its token."""
    (issued,) = actions.issue_links(campaign, addressees=list(campaign.addressees.all()), by=by or make.clerk())
    return issued.token


def next_redaction(before: Redaction, *, words: str = "Школа работает с 8 часов.", since: date | None = None) -> Redaction:
    """The redaction after `before`, as another signed order would have left it."""
    text = canonical_json(to_dict(make.act_text(words=words)))
    order = make_order.signed(series=before.order.series, by=before.order.signature.user, title="О внесении изменений")
    return Redaction.objects.create(
        regulation=before.regulation,
        number=before.number + 1,
        order=order,
        base=before,
        source_draft=0,
        title=before.title,
        approval_word=before.approval_word,
        effective_from=since or before.effective_from,
        content=text,
        content_sha256=sha256_of(make.act_text(words=words)),
        html="<p>Школа работает с 8 часов.</p>",
        html_sha256="-",
        renderer="test",
    )
