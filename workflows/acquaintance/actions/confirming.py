"""Confirmations: by the worker at the desk, by the holder of a link, on paper. Each is bound to the hash that was shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workflows.acquaintance import rules
from workflows.acquaintance.actions.campaigns import fresh
from workflows.acquaintance.fingerprint import of_acknowledgement
from workflows.acquaintance.models import Acknowledgement, Addressee, Campaign
from workflows.acquaintance.stages import Method
from workflows.errors import Incomplete
from workflows.files.models import StoredFile
from workflows.journal import entries
from workflows.people.models import User


@dataclass(frozen=True, slots=True)
class Paper:
    """A signed sheet: its scan and the day of the signatures."""

    scan: StoredFile
    signed_on: date


@transaction.atomic
def confirm(addressee: Addressee, *, shown_sha256: str, by: User, at: datetime | None = None) -> Acknowledgement:
    """A worker confirms at the desk."""
    campaign = fresh(addressee.campaign)
    addressee = _row(campaign, addressee)
    rules.is_open(campaign)
    rules.may_confirm(by, addressee)
    rules.shown_is_current(shown_sha256, campaign)
    at = at or timezone.now()
    return _write(addressee, Method.SYSTEM, campaign=campaign, signed_on=timezone.localdate(at), by=by, at=at)


@transaction.atomic
def confirm_by_link(addressee: Addressee, *, shown_sha256: str, at: datetime | None = None) -> Acknowledgement:
    """The holder of a personal link confirms; the link was looked up by the caller and may have been replaced since."""
    campaign = fresh(addressee.campaign)
    known = addressee.link_sha256
    addressee = _row(campaign, addressee)
    rules.is_open(campaign)
    rules.not_yet(addressee)
    rules.link_is_valid(known, addressee)
    rules.shown_is_current(shown_sha256, campaign)
    at = at or timezone.now()
    return _write(addressee, Method.LINK, campaign=campaign, signed_on=timezone.localdate(at), by=None, at=at)


@transaction.atomic
def record_paper(
    campaign: Campaign, *, addressees: Sequence[Addressee], paper: Paper, by: User, on: date, at: datetime | None = None
) -> list[Acknowledgement]:
    """Enter the signatures of one paper sheet."""
    campaign = fresh(campaign)
    rules.may_work_on(by, campaign)
    if not addressees:
        raise Incomplete("Отметьте, чьи подписи стоят на листе.")
    rules.paper_day_is_possible(paper.signed_on, campaign, on=on)
    rows = [_row(campaign, addressee) for addressee in addressees]
    for row in rows:
        rules.not_yet(row)
    at = at or timezone.now()
    return [
        _write(row, Method.PAPER, campaign=campaign, signed_on=paper.signed_on, by=by, at=at, scan=paper.scan)
        for row in rows
    ]


def _row(campaign: Campaign, addressee: Addressee) -> Addressee:
    return campaign.addressees.select_related("campaign", "user", "acknowledgement").get(pk=addressee.pk)


def _write(
    addressee: Addressee,
    method: Method,
    *,
    campaign: Campaign,
    signed_on: date,
    by: User | None,
    at: datetime,
    scan: StoredFile | None = None,
) -> Acknowledgement:
    """The fact and its line. The journal holds a fingerprint of the row and no name of a parent or a student."""
    written: Acknowledgement = Acknowledgement.objects.create(
        addressee=addressee,
        method=method,
        content_sha256=campaign.content_sha256,
        name=addressee.name,
        position=addressee.position,
        signed_on=signed_on,
        scan=scan,
        by=by,
        at=at,
    )
    entries.write(
        "acquaintance.confirmed",
        subject=f"acquaintance.acknowledgement:{written.pk}",
        summary=f"{campaign.redaction}: ознакомление подтверждено {method.label}, строка {addressee.pk}",
        by=by,
        facts={"sha256": campaign.content_sha256, "row": of_acknowledgement(written)},
    )
    return written
