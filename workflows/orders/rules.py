"""Who may do what with an order, and when."""

from datetime import date

from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.numbering.models import Series
from workflows.orders.models import Order, spoken_date
from workflows.orders.stages import Stage
from workflows.people.models import User
from workflows.signing.signatures import authority_of


def may_revise(user: User, order: Order) -> None:
    """A project may be rewritten by those who prepare orders; a signed order by nobody."""
    if order.stage != Stage.PROJECT:
        raise WrongStage(f"{order} подписан. Изменить его можно только другим приказом.")
    if not user.has_perm("orders.change_order"):
        raise NotAllowed("Проекты приказов правят юрист и делопроизводитель.")


def may_sign(user: User, order: Order, *, on: date, today: date) -> None:
    """Only a holder of the signing authority, only a complete project, never a day to come."""
    if order.stage != Stage.PROJECT:
        raise WrongStage(f"{order} уже подписан.")
    authority_of(user, on=on)
    if not order.clauses.exists():
        raise Incomplete(f"В проекте приказа «{order.title}» нет ни одного пункта. Добавьте пункты и передайте его снова.")
    if on > today:
        raise BadInput(f"Дата приказа {spoken_date(on)} ещё не наступила. Подпишите приказ сегодняшним числом.")


def follows_last(series: Series, *, on: date) -> None:
    """A later number never bears an earlier date.

    Asked after the number is given: from then on the counter is locked, so nobody signs in between at midnight.
    """
    last = Order.objects.signed().filter(series=series).order_by("-signed_on", "-seq").first()
    if last and last.signed_on and on < last.signed_on:
        raise BadInput(
            f"В серии «{series}» уже есть приказ № {last.number} от {spoken_date(last.signed_on)}. "
            f"Новый приказ не может быть датирован раньше."
        )
