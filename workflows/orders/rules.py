"""Who may do what with an order, and when."""

from datetime import date

from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.numbering.models import Series
from workflows.orders.cms import Envelope
from workflows.orders.models import DetachedSignature, Order, spoken_date
from workflows.orders.stages import Stage
from workflows.people.models import User
from workflows.printing.models import Print
from workflows.signing.signatures import authority_of
from workflows.signing.signatures import may_sign as may_sign_at_all


def may_print_journal(user: User, *, on: date) -> None:
    """The journal names every order, those kept from the site too."""
    if not user.has_perm("orders.change_order") and not may_sign_at_all(user, on=on):
        raise NotAllowed("Журнал регистрации печатают юрист, делопроизводитель и руководитель. Обратитесь к ним.")


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
    if not order.series.is_for_orders:
        raise BadInput(f"В серии «{order.series}» приказы не нумеруют. Выберите в проекте другую серию и передайте его снова.")
    if on > today:
        raise BadInput(f"Дата приказа {spoken_date(on)} ещё не наступила. Подпишите приказ сегодняшним числом.")


def may_attach(user: User, order: Order, *, on: date) -> None:
    """A signature made outside is attached to a signed order by those who prepare orders and by those who sign them."""
    if not user.has_perm("orders.change_order") and not may_sign_at_all(user, on=on):
        raise NotAllowed("Электронную подпись к приказу прикладывают делопроизводитель, юрист и руководитель.")
    if order.stage != Stage.SIGNED:
        raise WrongStage(f"{order} ещё не подписан. Сначала руководитель подписывает приказ здесь, затем его PDF – своей УКЭП.")


def is_under(envelope: Envelope, signed: Print, *, order: Order) -> None:
    """A signature that is provably under another file is refused."""
    if envelope.is_comparable and envelope.digest != signed.sha256:
        raise BadInput(
            f"Подпись сделана под другим файлом. Скачайте PDF с карточки «{order}», подпишите именно его, не открывая и не пересохраняя, и приложите новую подпись."
        )


def is_new(order: Order, sha256: str) -> None:
    """The same file is attached once."""
    if DetachedSignature.objects.filter(order=order, sha256=sha256).exists():
        raise BadInput(f"Эта подпись уже приложена: {order}. Второй раз прикладывать её не нужно.")


def follows_last(series: Series, *, on: date) -> None:
    """A later number never bears an earlier date.

    Asked after the number is given: from then on the counter is locked, so nobody signs in between at midnight.
    """
    last = Order.objects.signed().filter(series=series).order_by("-signed_on", "-seq").first()
    if last and last.signed_on and on < last.signed_on:
        raise BadInput(
            f"В серии «{series}» уже есть приказ № {last.number} от {spoken_date(last.signed_on)} "
            f"Новый приказ не может быть датирован раньше."
        )
