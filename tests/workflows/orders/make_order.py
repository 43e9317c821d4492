"""Orders in tests: projects and signed ones, through the actions that people use."""

from datetime import UTC, date, datetime, time

from tests import make
from workflows.numbering.models import Series
from workflows.orders import actions
from workflows.orders.models import Order
from workflows.orders.stages import ClauseKind
from workflows.people.models import User

CLAUSES = (
    actions.Clause(ClauseKind.APPROVE, "Утвердить Порядок (приложение)."),
    actions.Clause(ClauseKind.CONTROL, "Контроль оставляю за собой."),
)


def project(
    *,
    series: Series | None = None,
    title: str = "Об утверждении Порядка",
    by: User | None = None,
    for_site: bool = True,
) -> Order:
    """An order without a number."""
    return actions.project(
        series=series or make.series(),
        title=title,
        preamble="В соответствии с законом",
        clauses=CLAUSES,
        place="Москва",
        for_site=for_site,
        by=by or make.clerk(),
    )


def signed(*, by: User | None = None, on: date = make.FEBRUARY_26, **kwargs) -> Order:
    """An order in force."""
    at = datetime.combine(on, time(9, 0), tzinfo=UTC)
    return actions.sign(project(**kwargs), by=by or make.head(), on=on, at=at)
