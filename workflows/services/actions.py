"""What is done with services. Each act is one transaction with one entry in the journal."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.errors import BadInput
from workflows.files.models import StoredFile
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.services import rules
from workflows.services.models import Basis, ProhibitionCheck, Service, ServiceUse
from workflows.services.models.grounds import BasisKind
from workflows.services.models.vocabulary import Pair, Purpose
from workflows.services.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A basis about to be entered."""

    kind: BasisKind
    made_on: date
    other_side: str
    valid_from: date
    copy: StoredFile
    number: str = ""
    url: str = ""
    version: str = ""
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the lists of prohibited services say."""

    source: str
    checked_on: date
    in_rkn_list: bool = False
    blocked: bool = False
    foreign_owner: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix of purposes."""

    pair: Pair
    purpose: Purpose
    point_label: str = ""


@transaction.atomic
def introduce(service: Service, *, uses: Sequence[Cell], by: User) -> Service:
    """Enter a service, not yet in use."""
    rules.may_describe(by)
    save_as(service, by=by, reason="Сервис внесён")
    for cell in uses:
        save_as(ServiceUse(service=service, **asdict(cell)), by=by, reason="Сервис внесён")
    entries.write("service.introduced", subject=subject_of(service), summary=f"Внесён сервис {service.quoted}", by=by)
    return service


@transaction.atomic
def revise(service: Service, *, uses: Sequence[Cell], by: User) -> Service:
    """Correct what is said about a service; its stage stays."""
    rules.may_describe(by)
    save_as(service, by=by, reason="Описание изменено")
    wanted = {(str(cell.pair), str(cell.purpose)): cell for cell in uses}
    kept = {(use.pair, use.purpose): use for use in service.uses.all()}
    for place in kept.keys() - wanted.keys():
        kept[place].delete()
    for place in wanted.keys() - kept.keys():
        save_as(ServiceUse(service=service, **asdict(wanted[place])), by=by, reason="Описание изменено")
    _told("service.revised", service, f"Изменено описание сервиса {service.quoted}", by=by)
    return service


@transaction.atomic
def add_basis(service: Service, ground: Ground, *, by: User) -> Basis:
    """Enter a contract or an accepted agreement with its kept copy."""
    rules.may_describe(by)
    copied = {field: getattr(ground, field) for field in Ground.__slots__}
    basis = Basis(service=service, **copied)
    if basis.valid_to is not None and basis.valid_to < basis.valid_from:
        raise BadInput("Последний день действия не может быть раньше первого. Проверьте даты.")
    save_as(basis, by=by, reason="Основание внесено")
    _told(
        "service.basis",
        service,
        f"{basis} – основание для сервиса {service.quoted}",
        by=by,
        sha256=ground.copy.blob.sha256,
    )
    return basis


@transaction.atomic
def end_basis(basis: Basis, *, last_day: date, reason: str, by: User) -> Basis:
    """A contract that ends earlier or later than written: by agreement, by termination, by a mistake put right."""
    basis = Basis.objects.select_for_update().select_related("service").get(pk=basis.pk)
    rules.may_describe(by)
    if last_day < basis.valid_from:
        raise BadInput("Последний день действия не может быть раньше первого. Проверьте даты.")
    if not reason.strip():
        raise BadInput("Напишите, почему меняется последний день.")
    basis.valid_to = last_day
    save_as(basis, by=by, reason=reason)
    said = f"{basis} действует по {last_day:%d.%m.%Y}: {reason}"
    _told("service.basis_ends", basis.service, said, by=by, last_day=last_day.isoformat())
    return basis


@transaction.atomic
def check(service: Service, finding: Finding, *, by: User, at: datetime) -> ProhibitionCheck:
    """Record what the lists said. A prohibited service leaves the catalogue by itself: `in_use` reads the last check."""
    rules.may_describe(by)
    made = ProhibitionCheck.objects.create(service=service, checked_by=by, checked_at=at, **asdict(finding))
    _told(
        "service.checked",
        service,
        f"Сервис {service.quoted} проверен по перечням. {made}",
        by=by,
        source=finding.source,
    )
    return made


@transaction.atomic
def admit(service: Service, *, by: User, on: date) -> Service:
    """Put the service into use."""
    service = _fresh(service)
    rules.may_admit(by, service, on=on)
    service.move_to(Stage.ADMITTED)
    service.stage_reason = ""
    save_as(service, by=by, reason="Допущен")
    _told("service.admitted", service, f"Сервис {service.quoted} допущен", by=by, on=on.isoformat())
    return service


@transaction.atomic
def suspend(service: Service, *, reason: str, by: User, on: date) -> Service:
    """Stop the use until admitted again."""
    service = _fresh(service)
    rules.may_suspend(by, service)
    if not reason.strip():
        raise BadInput("Напишите, почему применение приостановлено.")
    service.move_to(Stage.SUSPENDED)
    service.stage_reason = reason.strip()
    save_as(service, by=by, reason=reason)
    _told(
        "service.suspended",
        service,
        f"Применение сервиса {service.quoted} приостановлено: {reason}",
        by=by,
        on=on.isoformat(),
    )
    return service


def subject_of(service: Service) -> str:
    """How the service is named in the journal."""
    return f"services.service:{service.pk}"


def _told(verb: str, service: Service, summary: str, *, by: User, **facts: str) -> None:
    entries.write(verb, subject=subject_of(service), summary=summary, by=by, facts=facts)


def _fresh(service: Service) -> Service:
    return Service.objects.select_for_update().get(pk=service.pk)
