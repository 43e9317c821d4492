"""The last clauses of an order: put on the site, make known, control. A default which the lawyer may edit."""

from workflows.orders.actions import Clause
from workflows.orders.stages import ClauseKind
from workflows.people.models import organisation

PUBLICATION_DAYS = 10  # 1802 п. 16: «…в течение 10 рабочих дней…»


def closing(*, publish: str, acquaint: str) -> list[Clause]:
    """`publish` is what goes to the site (accusative), `acquaint` with what the staff is made familiar (instrumental)."""
    short = organisation().short_name
    days = f"{PUBLICATION_DAYS} рабочих дней"
    return [
        Clause(ClauseKind.PUBLISH, f"Разместить {publish} на официальном сайте {short} в течение {days} со дня подписания настоящего приказа."),
        Clause(ClauseKind.ACQUAINT, f"Ознакомить работников {short} с {acquaint}."),
        Clause(ClauseKind.CONTROL, "Контроль за исполнением настоящего приказа оставляю за собой."),
    ]
