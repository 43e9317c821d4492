"""Makers of services at each point of their way."""

from datetime import UTC, date, datetime

from tests import make
from workflows.people.models import User
from workflows.services import actions
from workflows.services.actions import Cell, Finding, Ground
from workflows.services.models import BasisKind, Kind, Mode, Pair, Purpose, Service

MARCH_2 = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
YEAR_END = date(2026, 12, 31)


def keeper(**fields) -> User:
    """Who keeps the catalogue and admits."""
    return make.administrator(**fields)


def service(
    title: str = "Видеосвязь", *, by: User | None = None, uses: tuple[Cell, ...] | None = None, **fields
) -> Service:
    """A service that is entered and no more."""
    keeper_ = by or keeper()
    defaults = {
        "kind": Kind.CONFERENCE,
        "mode": Mode.SYNC,
        "description": "Встречи по видеосвязи.",
        "responsible": keeper_,
        "sign_in": "По ссылке.",
    }
    cells = (Cell(Pair.GROUP, Purpose.LESSON, "2.5"),) if uses is None else uses
    return actions.introduce(Service(title=title, **{**defaults, **fields}), uses=cells, by=keeper_)


def contract(*, since: date = MARCH_2, until: date | None = YEAR_END, number: str = "7") -> Ground:
    return Ground(
        kind=BasisKind.CONTRACT,
        number=number,
        made_on=since,
        other_side="ООО «Связь»",
        valid_from=since,
        valid_to=until,
        copy=make.stored_file(number.encode(), name="договор.pdf"),
    )


def agreement(*, since: date = MARCH_2, url: str = "https://example.org/terms") -> Ground:
    return Ground(
        kind=BasisKind.AGREEMENT,
        made_on=since,
        other_side="ООО «Связь»",
        valid_from=since,
        url=url,
        version="3",
        copy=make.stored_file(b"terms", name="соглашение.pdf"),
    )


def finding(*, on: date = MARCH_2, **fields) -> Finding:
    return Finding(source="Реестр Роскомнадзора", checked_on=on, **fields)


def ready(title: str = "Видеосвязь", *, by: User, ground: Ground | None = None, **fields) -> Service:
    """A service with a basis and a check."""
    made = service(title, by=by, **fields)
    actions.add_basis(made, ground or contract(), by=by)
    actions.check(made, finding(), by=by, at=NOON)
    return made


def admitted(title: str = "Видеосвязь", *, by: User, on: date = MARCH_2, **fields) -> Service:
    """A service in use."""
    return actions.admit(ready(title, by=by, **fields), by=by, on=on)
