"""Who may do what with campaigns, and when. Each rule returns quietly or says why not."""

from datetime import date

from workflows.acquaintance.models import Addressee, Campaign
from workflows.acquaintance.queries import CURRENT, standing
from workflows.acquaintance.stages import Audience
from workflows.errors import BadInput, Incomplete, NotAllowed, Stale, WrongStage
from workflows.people.models import User
from workflows.printing.words import long_date
from workflows.regulations.models import Redaction


def may_see(user: User) -> None:
    """Lists of other people: only for those who keep them."""
    if not user.has_perm("acquaintance.view_campaign"):
        raise NotAllowed("Листы ознакомления видят руководитель, юрист, делопроизводитель и администратор.")


def may_manage(user: User) -> None:
    """Start, add, record, close."""
    if not user.has_perm("acquaintance.change_campaign"):
        raise NotAllowed("Ознакомление ведут юрист, делопроизводитель и администратор. Обратитесь к ним.")


def may_start(user: User, redaction: Redaction, *, audience: Audience, on: date) -> None:
    """A redaction that holds or will hold; one open campaign for each audience."""
    may_manage(user)
    status = standing(redaction, on=on)
    if status not in CURRENT:
        raise WrongStage(f"{redaction}: {status.label}. Знакомят с редакцией, которая действует или вступит в силу.")
    if Campaign.objects.open().filter(redaction=redaction, audience=audience).exists():
        raise WrongStage(f"{redaction}: ознакомление ({audience.label}) уже идёт. Добавьте людей в него.")


def may_work_on(user: User, campaign: Campaign) -> None:
    """What belongs to an open campaign."""
    may_manage(user)
    is_open(campaign)


def is_open(campaign: Campaign) -> None:
    """A closed list is evidence and takes nothing more."""
    if campaign.closed_at is not None:
        raise WrongStage("Ознакомление закрыто, его лист больше не меняется. Если нужно, начните новое.")


def may_confirm(user: User, addressee: Addressee) -> None:
    """Each for oneself."""
    if addressee.user_id != user.pk:
        raise NotAllowed("Подтвердить ознакомление может только сам работник.")
    not_yet(addressee)


def not_yet(addressee: Addressee) -> None:
    """A confirmation is given once."""
    if addressee.confirmation is not None:
        raise WrongStage(f"{addressee.name}: ознакомление уже подтверждено {long_date(addressee.confirmation.signed_on)}")


def shown_is_current(shown_sha256: str, campaign: Campaign) -> None:
    """What was read is what is confirmed (invariant I20)."""
    if shown_sha256 != campaign.content_sha256:
        raise Stale("Подтверждается не тот текст, который был показан. Откройте страницу заново, прочитайте текст и подтвердите.")


def may_leave(user: User, addressee: Addressee) -> None:
    """Mark that a person is not waited for; nobody is struck off."""
    may_work_on(user, addressee.campaign)
    not_yet(addressee)
    if addressee.left_at is not None:
        raise WrongStage(f"{addressee.name}: уже отмечено, что ознакомления не ждём ({addressee.left_reason}).")


def may_have_link(user: User, addressee: Addressee) -> None:
    """Links are for those who have no account."""
    may_work_on(user, addressee.campaign)
    not_yet(addressee)
    if addressee.user_id is not None:
        raise WrongStage(f"{addressee.name} – работник: текст ждёт на рабочем столе, ссылка не нужна.")
    if addressee.left_at is not None:
        raise WrongStage(f"{addressee.name}: отмечено, что ознакомления не ждём ({addressee.left_reason}).")


def due_is_ahead(due_on: date, *, on: date) -> None:
    """A day that people can still meet."""
    if due_on < on:
        raise BadInput(f"{long_date(due_on)} уже прошло. Назначьте сегодняшний день или более поздний.")


def somebody_is_named(people: object) -> None:
    """A campaign to nobody is a mistake."""
    if not people:
        raise Incomplete("По этому выбору не нашлось ни одного работника с учётной записью. Выберите подразделение, роль или людей.")


def paper_day_is_possible(signed_on: date, campaign: Campaign, *, on: date) -> None:
    """A paper signature lies between today and the order that made the text: nobody has read it before."""
    order_day = campaign.redaction.made_by.signed_on
    if signed_on > on:
        raise BadInput(f"{long_date(signed_on)} ещё не наступило. Исправьте день подписи на листе.")
    if order_day is not None and signed_on < order_day:
        raise BadInput(f"Приказ подписан {long_date(order_day)}: подпись на листе не может быть раньше. Исправьте день.")


def link_is_valid(known: str, addressee: Addressee) -> None:
    """A link that was replaced or taken back opens nothing."""
    if not known or known != addressee.link_sha256:
        raise NotAllowed("Эта ссылка больше не действует: вместо неё выдана новая. Попросите её у того, кто прислал эту.")
