"""When a letter may be registered, and when it may be said not to be an appeal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workflows.appeals.models import Appeal, Assurance, Channel, Form, Refusal, Regime, house_rules
from workflows.appeals.rules.moves import may_lead, must_be
from workflows.appeals.stages import Actor, Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.numbering.models import Series
from workflows.people.models import User

IDENTIFIED = (Assurance.ACCOUNT, Assurance.ESIA)


def may_register(user: User, appeal: Appeal, *, on: date) -> None:
    """Registration is never refused for defects of the letter: «обращение… подлежит обязательному рассмотрению» (59-ФЗ, ст. 9, ч. 1)."""
    may_lead(user, appeal, Stage.REGISTERED, on=on)


def is_registrable(appeal: Appeal, *, questions: Sequence[str], people: int, summary: str) -> None:
    """What the registration card cannot do without."""
    if not summary.strip():
        raise Incomplete("Поле «Краткое содержание» пусто. Напишите одним предложением, о чём обращение.")
    if not questions or not all(text.strip() for text in questions):
        raise Incomplete("Поле «Вопросы» пусто. Внесите хотя бы один вопрос: по ним считают результаты.")
    if people < 1:
        raise BadInput("Поле «Подписавших» – не меньше одного человека.")


def is_right_day(appeal: Appeal, *, on: date, today: date, why_past: str) -> None:
    """The day of registration lies between the receipt and today; a past one is explained in the history of the card, its day in the journal."""
    if on > today:
        raise BadInput(f"Дата регистрации {on:%d.%m.%Y} ещё не наступила. Зарегистрируйте сегодняшним числом.")
    if on < appeal.received_on:
        raise BadInput(f"Дата регистрации {on:%d.%m.%Y} раньше дня поступления {appeal.received_on:%d.%m.%Y}. Исправьте дату.")
    if on < today and not why_past.strip():
        raise Incomplete(f"Вы регистрируете прошедшим днём, {on:%d.%m.%Y}. Напишите, почему: это войдёт в историю карточки.")


def follows_last(series: Series, *, on: date) -> None:
    """A later number never bears an earlier day. Asked after the number is given, while the counter is locked."""
    last = Appeal.objects.filter(series=series).order_by("-registered_on", "-seq").first()
    if last and last.registered_on and on < last.registered_on:
        raise BadInput(
            f"{last} уже зарегистрировано {last.registered_on:%d.%m.%Y}: номер с более ранней датой дать нельзя. "
            "Поставьте ту же дату или более позднюю, а опоздание программа отметит сама."
        )


def is_outside_channels(appeal: Appeal) -> bool:
    """An electronic letter that identified nobody: since 30.03.2025 it is accepted by the act of the house alone (59-ФЗ, ст. 4, п. 1)."""
    return appeal.form == Form.ELECTRONIC and appeal.channel != Channel.EPGU and appeal.intake.assurance not in IDENTIFIED


def waits_for_lawful_way(appeal: Appeal) -> bool:
    """Whether the house does not take such letters for appeals and explains the lawful way instead; a person decides on each."""
    return is_outside_channels(appeal) and not house_rules().accept_email_as_appeal


def may_propose_refusal(user: User, appeal: Appeal, *, reason: str, on: date) -> None:
    """The clerk proposes, with a reason."""
    must_be(user, appeal, Actor.REGISTRAR, on=on, to_do="предложить не считать письмо обращением")
    if appeal.stage != Stage.RECEIVED:
        raise WrongStage(f"{appeal} уже зарегистрировано. Зарегистрированное обращение рассматривают.")
    if not reason.strip():
        raise Incomplete("Напишите, почему письмо не является обращением.")


def may_confirm_refusal(user: User, appeal: Appeal, *, on: date) -> None:
    """A second person confirms: one alone never turns a letter away."""
    may_lead(user, appeal, Stage.NOT_AN_APPEAL, on=on)
    proposed = Refusal.objects.filter(appeal=appeal).order_by("-at", "-pk").first()
    if proposed is None:
        raise Incomplete("Делопроизводитель ещё не предложил считать это письмо не обращением. Сначала нужно его предложение с причиной.")
    if proposed.by_id == user.pk:
        raise NotAllowed("Предложили вы сами. Подтвердить должен другой человек: юрист или руководитель.")


def is_other_road(regime: Regime) -> None:
    """What is not an appeal goes by some other road, named."""
    if regime == Regime.APPEAL:
        raise BadInput("Выберите, чем является письмо: претензия, запрос о персональных данных, спор, учебный вопрос или иное.")
