"""What is done with campaigns by those who keep them. Each act is one transaction with one entry in the journal."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task
from simple_history.utils import bulk_create_with_history

from workflows.acquaintance import rules
from workflows.acquaintance.choosing import Circle, newcomers, people_of
from workflows.acquaintance.models import Addressee, Campaign
from workflows.acquaintance.queries import hash_of_link, progress
from workflows.acquaintance.stages import Audience
from workflows.errors import BadInput, Incomplete
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.printing import queue
from workflows.regulations.models import Redaction

SHEET = "acquaintance.sheet.pdf"
INVITE = "workflows.acquaintance.tasks.invite"
BATCH = 200


@dataclass(frozen=True, slots=True)
class Terms:
    """What is asked, until when, and on what the electronic mark rests."""

    due_on: date
    asked: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Outsider:
    """A person without an account: a parent, a student, a guest."""

    name: str
    relation: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Issued:
    """A personal link: the token exists here alone, to be shown once."""

    addressee: Addressee
    token: str


@transaction.atomic
def start_for_staff(redaction: Redaction, *, circle: Circle, terms: Terms, by: User, on: date) -> Campaign:
    """Ask workers to read a redaction (ТК РФ, ст. 22)."""
    people = people_of(circle)
    rules.may_start(by, redaction, audience=Audience.STAFF, on=on)
    rules.somebody_is_named(people)
    campaign = _started(redaction, Audience.STAFF, terms, by=by, on=on, everybody=circle.everybody)
    campaign.units.set(circle.units)
    campaign.roles.set(circle.roles)
    _put([_worker(campaign, person, by=by) for person in people], by=by)
    _note("acquaintance.started", campaign, f"начато ознакомление работников, {len(people)} чел., до {terms.due_on:%d.%m.%Y}", by=by, people=len(people))
    return campaign


@transaction.atomic
def start_for_outsiders(redaction: Redaction, *, people: Sequence[Outsider], terms: Terms, by: User, on: date) -> Campaign:
    """Ask people without accounts to read a redaction by personal links."""
    rules.may_start(by, redaction, audience=Audience.OUTSIDE, on=on)
    rules.somebody_is_named(people)
    campaign = _started(redaction, Audience.OUTSIDE, terms, by=by, on=on)
    _put([_outsider(campaign, person, by=by) for person in people], by=by)
    _note("acquaintance.started", campaign, f"начато ознакомление по личным ссылкам, {len(people)} чел., до {terms.due_on:%d.%m.%Y}", by=by, people=len(people))
    return campaign


@transaction.atomic
def add_newcomers(campaign: Campaign, *, by: User) -> list[Addressee]:
    """Put workers on the list who fit its choice today and did not when it began."""
    campaign = fresh(campaign)
    rules.may_work_on(by, campaign)
    people = newcomers(campaign)
    rules.somebody_is_named(people)
    return _added(campaign, [_worker(campaign, person, by=by) for person in people], by=by)


@transaction.atomic
def add_workers(campaign: Campaign, *, people: Sequence[User], by: User) -> list[Addressee]:
    """Put workers on the list by name."""
    campaign = fresh(campaign)
    rules.may_work_on(by, campaign)
    listed = set(campaign.addressees.values_list("user_id", flat=True))
    new = [person for person in people if person.pk not in listed]
    rules.somebody_is_named(new)
    return _added(campaign, [_worker(campaign, person, by=by) for person in new], by=by)


@transaction.atomic
def add_outsiders(campaign: Campaign, *, people: Sequence[Outsider], by: User) -> list[Addressee]:
    """Put more people without accounts on the list."""
    campaign = fresh(campaign)
    rules.may_work_on(by, campaign)
    listed = set(campaign.addressees.values_list("name", "email"))
    if doubled := [person.name for person in people if (person.name, person.email) in listed]:
        raise BadInput(f"Уже в списке: {', '.join(doubled)}. Уберите эти строки.")
    return _added(campaign, [_outsider(campaign, person, by=by) for person in people], by=by)


@transaction.atomic
def mark_left(addressee: Addressee, *, reason: str, by: User) -> Addressee:
    """Say that a person is not waited for: dismissed, moved, expelled. The row stays on the sheet."""
    campaign = fresh(addressee.campaign)
    addressee = campaign.addressees.select_related("campaign").get(pk=addressee.pk)
    rules.may_leave(by, addressee)
    if not reason.strip():
        raise Incomplete("Напишите, почему не ждём ознакомления: уволен, переведён, отчислен.")
    addressee.left_by, addressee.left_at, addressee.left_reason = by, timezone.now(), reason.strip()
    addressee.link_sha256 = ""
    save_as(addressee, by=by, reason=reason)
    _note("acquaintance.left", campaign, f"строка {addressee.pk}: ознакомления не ждём", by=by, addressee=addressee.pk)
    return addressee


@transaction.atomic
def issue_links(campaign: Campaign, *, addressees: Sequence[Addressee], by: User) -> list[Issued]:
    """Make personal links; an earlier link of the same person stops working. The tokens are returned and kept nowhere."""
    campaign = fresh(campaign)
    rows = list(campaign.addressees.filter(pk__in=[row.pk for row in addressees]).select_related("campaign", "acknowledgement"))
    issued = []
    for row in rows:
        rules.may_have_link(by, row)
        issued.append(Issued(row, new_link(row, by=by)))
    _note("acquaintance.links", campaign, f"выдано личных ссылок: {len(issued)}", by=by, links=len(issued))
    return issued


def new_link(row: Addressee, *, by: User | None) -> str:
    """The token of a new personal link; its hash takes the place of the one before."""
    token = secrets.token_urlsafe(24)
    row.link_sha256 = hash_of_link(token)
    save_as(row, by=by, reason="Выдана личная ссылка")
    return token


@transaction.atomic
def move_due(campaign: Campaign, *, due_on: date, by: User, on: date) -> Campaign:
    """Give people another day."""
    campaign = fresh(campaign)
    rules.may_work_on(by, campaign)
    rules.due_is_ahead(due_on, on=on)
    campaign.due_on = due_on
    save_as(campaign, by=by, reason="Изменён срок")
    _note("acquaintance.due", campaign, f"срок ознакомления: до {due_on:%d.%m.%Y}", by=by, due=due_on.isoformat())
    return campaign


@transaction.atomic
def close(campaign: Campaign, *, by: User, at: datetime | None = None) -> Campaign:
    """End a campaign: links stop, the list is closed, its sheet is printed and stored."""
    campaign = fresh(campaign)
    rules.may_work_on(by, campaign)
    campaign.addressees.exclude(email="").update(email="")  # not needed any more
    campaign.closed_by, campaign.closed_at = by, at or timezone.now()
    save_as(campaign, by=by, reason="Закрыто")
    counts = progress(campaign)
    _note("acquaintance.closed", campaign, f"ознакомление закрыто, ознакомлены {counts.words}", by=by, read=counts.read, unread=counts.waited_for + counts.gone)
    queue.ask(SHEET, campaign.pk)
    return campaign


def fresh(campaign: Campaign) -> Campaign:
    """The row as it is now, locked until the act ends: who closes and who confirms wait for each other."""
    return Campaign.objects.select_for_update(of=("self",)).select_related("redaction__regulation", "redaction__order").get(pk=campaign.pk)


def subject_of(campaign: Campaign) -> str:
    """How a campaign is named in the journal."""
    return f"acquaintance.campaign:{campaign.pk}"


def _started(redaction: Redaction, audience: Audience, terms: Terms, *, by: User, on: date, everybody: bool = False) -> Campaign:
    rules.due_is_ahead(terms.due_on, on=on)
    campaign = Campaign(
        redaction=redaction,
        content_sha256=redaction.content_sha256,
        audience=audience,
        everybody=everybody,
        asked=terms.asked.strip(),
        basis=terms.basis.strip(),
        due_on=terms.due_on,
        started_by=by,
        started_at=timezone.now(),
    )
    save_as(campaign, by=by, reason="Начато")
    return campaign


def _worker(campaign: Campaign, person: User, *, by: User) -> Addressee:
    return Addressee(
        campaign=campaign,
        user=person,
        name=person.full_name,
        position=person.position,
        unit_name=person.unit.name if person.unit else "",
        added_by=by,
        added_at=timezone.now(),
    )


def _outsider(campaign: Campaign, person: Outsider, *, by: User) -> Addressee:
    return Addressee(
        campaign=campaign,
        name=person.name,
        position=person.relation,
        email=person.email,
        added_by=by,
        added_at=timezone.now(),
    )


def _put(rows: list[Addressee], *, by: User) -> list[Addressee]:
    made: list[Addressee] = bulk_create_with_history(
        rows, Addressee, batch_size=BATCH, default_user=by, default_change_reason="Внесён в список"
    )
    async_task(INVITE, made[0].campaign_id)  # the outbox: letters are written when the list is committed
    return made


def _added(campaign: Campaign, rows: list[Addressee], *, by: User) -> list[Addressee]:
    made = _put(rows, by=by)
    _note("acquaintance.added", campaign, f"в список ознакомления добавлено {len(made)} чел.", by=by, people=len(made))
    return made


def _note(verb: str, campaign: Campaign, said: str, *, by: User, **facts: str | int) -> None:
    known = {"sha256": campaign.content_sha256, **facts}
    entries.write(verb, subject=subject_of(campaign), summary=f"{campaign.redaction}: {said}", by=by, facts=known)
