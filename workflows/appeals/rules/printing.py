"""Who prints registers of appeals, and what of each row such a person reads (59-ФЗ, ст. 6, ч. 2)."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from workflows.appeals.models import Appeal, Channel, ComplainedOf, Form
from workflows.appeals.rules.moves import must_be_any
from workflows.appeals.rules.seeing import reads_restricted, visible_to
from workflows.appeals.stages import Actor, Stage
from workflows.errors import NotAllowed, WrongStage
from workflows.people.models import User

BY_HAND = (Channel.HAND, Channel.RECEPTION)


def may_print_registers(user: User, *, on: date) -> None:
    """The clerk, the head, those who read all cards or report on them; an executor has the list of own cases."""
    if not prints_registers(user, reads_all=reads_restricted(user, on=on)):
        raise NotAllowed("Журналы и реестры обращений печатают делопроизводитель и руководитель. Свои дела смотрите в разделе «Мои поручения».")


def prints_registers(user: User, *, reads_all: bool) -> bool:
    """The same for a page that has asked already whether the person meets every letter."""
    return user.is_active and (reads_all or user.has_perm("appeals.read_all_appeals") or user.has_perm("appeals.report_appeals"))


def in_registers(user: User, *, on: date) -> QuerySet[Appeal]:
    """Rows of a register for the person: `is_open_to` says whether the citizen is named; who is complained of has no row at all."""
    open_to = visible_to(user, on=on).filter(pk=OuterRef("pk"))
    blamed = ComplainedOf.objects.filter(appeal=OuterRef("pk"), user=user)
    return Appeal.objects.annotate(is_open_to=Exists(open_to)).exclude(Exists(blamed))


def may_print_label(user: User, appeal: Appeal, *, on: date) -> None:
    """The clerk sticks it on what came on paper and has its number."""
    must_be_any(user, appeal, (Actor.REGISTRAR,), on=on, to_do="напечатать ярлык")
    if appeal.form != Form.WRITTEN:
        raise WrongStage(f"{appeal}: поступило не на бумаге, наклеивать ярлык не на что.")
    if not appeal.number:
        raise WrongStage(f"{appeal}: номера ещё нет. Сначала зарегистрируйте, потом печатайте ярлык.")


def may_give_receipt(user: User, appeal: Appeal, *, on: date) -> None:
    """A receipt is given to who handed the letter in, by who took it."""
    must_be_any(user, appeal, (Actor.REGISTRAR, Actor.RECEIVER), on=on, to_do="выдать расписку")
    if appeal.channel not in BY_HAND:
        raise WrongStage(f"{appeal}: поступило не лично ({appeal.get_channel_display()}). Расписку дают тому, кто передал обращение сам; остальным – уведомление о регистрации.")


def may_give_code(user: User, appeal: Appeal, *, on: date) -> None:
    """A slip with a code is given to the applicant in person or put into the envelope, by the clerk or who receives citizens."""
    must_be_any(user, appeal, (Actor.REGISTRAR, Actor.RECEIVER), on=on, to_do="выдать код заявителю")
    if not settings.APPEAL_STATUS_PAGE:
        raise WrongStage("На сайте не включена страница проверки статуса, код открывать нечего. Попросите администратора задать её адрес.")
    if appeal.stage == Stage.DESTROYED:
        raise WrongStage(f"{appeal}: дело уничтожено по акту, показывать заявителю нечего.")
