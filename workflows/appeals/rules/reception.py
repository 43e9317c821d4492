"""Personal reception (59-ФЗ, ст. 13): who sees which times and cards, who books, who writes the card."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from workflows.appeals.models import (
    Appeal,
    ComplainedOf,
    Question,
    ReceptionCard,
    ReceptionOutcome,
    ReceptionSlot,
    Result,
)
from workflows.appeals.reception_plan import MOST_TIMES, Schedule
from workflows.appeals.rules.actors import may_receive
from workflows.appeals.rules.seeing import reads_restricted
from workflows.appeals.stages import Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.people.models import User

NUMBERS = 6  # so many digits in a row in «какой документ» are a number, and the number is not kept


def keeps_schedule(user: User) -> bool:
    """The clerk keeps the hours of all."""
    return user.has_perm("appeals.change_receptionslot")


def slots_visible_to(user: User) -> QuerySet[ReceptionSlot]:
    """The clerk sees the times of all, an official one's own; nobody else sees who is coming."""
    return ReceptionSlot.objects.all() if keeps_schedule(user) else ReceptionSlot.objects.filter(official=user)


def cards_visible_to(user: User, *, on: date) -> QuerySet[ReceptionCard]:
    """The clerk and the head see all cards, an official one's own; never one whose appeal complains of the person."""
    rows = ReceptionCard.objects.all() if reads_restricted(user, on=on) else ReceptionCard.objects.filter(Q(official=user) | Q(by=user))
    return rows.exclude(Exists(ComplainedOf.objects.filter(appeal=OuterRef("appeal"), user=user)))


def may_see_reception(user: User) -> None:
    """The clerk, the head, and those who receive."""
    if not (keeps_schedule(user) or may_receive(user)):
        raise NotAllowed("Личный приём открыт делопроизводителю и тем, кто ведёт приём. Часы приёма назначает делопроизводитель.")


def may_schedule(user: User) -> None:
    """Hours are set by the clerk: they are published."""
    if not keeps_schedule(user):
        raise NotAllowed("Часы приёма назначает делопроизводитель. Обратитесь к нему.")


def is_schedule_sound(schedule: Schedule) -> None:
    """A schedule that can be read."""
    if schedule.last < schedule.first:
        raise BadInput("Последний день приёма раньше первого. Исправьте дни.")
    if schedule.ends <= schedule.begins:
        raise BadInput("Приём кончается раньше, чем начинается. Исправьте часы.")
    if not schedule.weekdays:
        raise Incomplete("Отметьте хотя бы один день недели.")
    if not schedule.official.is_active:
        raise BadInput(f"Учётная запись «{schedule.official.full_name}» закрыта. Выберите того, кто работает.")


def is_not_too_much(count: int) -> None:
    """A slip of the pen does not fill a year."""
    if not count:
        raise BadInput("По этому графику не выходит ни одного времени: все дни выходные или часы короче одного приёма. Измените график.")
    if count > MOST_TIMES:
        raise BadInput(f"По этому графику выходит {count} времён приёма, за раз назначают не больше {MOST_TIMES}. Сократите период.")


def may_touch(user: User, slot: ReceptionSlot) -> None:
    """One's own time, or any for the clerk."""
    if not (keeps_schedule(user) or slot.official_id == user.pk):
        raise NotAllowed("Это время приёма другого человека. Записывает и отменяет делопроизводитель или тот, кто принимает.")


def may_book(user: User, slot: ReceptionSlot, *, visitor: str, at: datetime) -> None:
    """A free time that is not past."""
    may_touch(user, slot)
    is_in_force(slot)
    if slot.visitor:
        raise WrongStage(f"{slot}: уже записан другой посетитель. Выберите свободное время.")
    if slot.ends_at <= at:
        raise WrongStage(f"{slot}: время прошло. Выберите другое.")
    if not visitor.strip():
        raise Incomplete("Поле «Кто придёт» пусто. Впишите фамилию, имя и отчество посетителя.")


def may_cancel(user: User, slot: ReceptionSlot, *, reason: str) -> None:
    """With a reason: somebody may be told of it."""
    may_touch(user, slot)
    is_in_force(slot)
    _is_unused(slot)
    if not reason.strip():
        raise Incomplete("Поле «Почему» пусто. Напишите причину: её увидят в истории времени приёма.")


def may_free(user: User, slot: ReceptionSlot, *, reason: str) -> None:
    """A visitor has changed their mind; the time is free again."""
    may_cancel(user, slot, reason=reason)
    if not slot.visitor:
        raise WrongStage(f"{slot}: никто не записан.")


def may_mark_absent(user: User, slot: ReceptionSlot, *, at: datetime) -> None:
    """«Не пришёл» is known when the time has come."""
    may_touch(user, slot)
    is_in_force(slot)
    _is_unused(slot)
    if not slot.visitor:
        raise WrongStage(f"{slot}: никто не записан.")
    if slot.starts_at > at:
        raise WrongStage(f"{slot}: время ещё не наступило.")


def is_in_force(slot: ReceptionSlot) -> None:
    """A cancelled time is over."""
    if slot.is_cancelled:
        raise WrongStage(f"{slot} отменён. Выберите другое время.")


def _is_unused(slot: ReceptionSlot) -> None:
    if slot.did_not_come:
        raise WrongStage(f"{slot}: уже отмечено, что посетитель не пришёл.")
    if ReceptionCard.objects.filter(slot=slot).exists():
        raise WrongStage(f"{slot}: карточка приёма уже составлена.")


def may_write_card(user: User, *, official: User, slot: ReceptionSlot | None) -> None:
    """The one who received, or the clerk for that one; each visit has one card."""
    if not ((user == official and may_receive(user)) or keeps_schedule(user)):
        raise NotAllowed("Карточку составляет тот, кто принимал, или делопроизводитель.")
    if slot is not None:
        may_touch(user, slot)
        is_in_force(slot)
        _is_unused(slot)


def is_card_whole(*, visitor: str, document: str, gist: str) -> None:
    """What the law puts into a card (ст. 13, ч. 2–3); of the document only its kind."""
    if not visitor.strip():
        raise Incomplete("Поле «Фамилия» пусто. Впишите, кто пришёл.")
    if not document.strip():
        raise Incomplete("Поле «Документ» пусто. «При личном приёме гражданин предъявляет документ, удостоверяющий его личность» (59-ФЗ, ст. 13, ч. 2).")
    if sum(char.isdigit() for char in document) >= NUMBERS:
        raise BadInput("В поле «Документ» внесён номер. Впишите только вид документа, например «паспорт»: номер не хранят.")
    if not gist.strip():
        raise Incomplete("Поле «Содержание» пусто. Запишите, с чем пришёл посетитель.")


def is_visit_day(on: date, *, today: date) -> None:
    """A card tells of what has been."""
    if on > today:
        raise BadInput(f"День приёма {on:%d.%m.%Y} ещё не наступил. Карточку составляют после приёма.")


def is_outcome_lawful(outcome: ReceptionOutcome, *, words: str, agrees: bool, obvious: bool, asked_before: bool, earlier: Appeal | None) -> None:
    """Each part of art. 13 with what it demands."""
    if outcome == ReceptionOutcome.ORAL and not (agrees and obvious):
        raise BadInput(
            "Устный ответ даётся, если обстоятельства очевидны и посетитель на него согласен (59-ФЗ, ст. 13, ч. 3). "
            "Отметьте и то и другое или выберите письменный ответ."
        )
    if outcome == ReceptionOutcome.REFUSED and not (asked_before and earlier is not None):
        raise Incomplete("Отказать в дальнейшем рассмотрении можно, если ответ по существу уже дан (59-ФЗ, ст. 13, ч. 6). Укажите № прежнего обращения с ответом.")
    if outcome not in (ReceptionOutcome.WRITTEN, ReceptionOutcome.TAKEN) and not words.strip():
        raise Incomplete("Поле «Что отвечено» пусто. Запишите ответ или разъяснение: оно войдёт в карточку.")


def was_answered(appeal: Appeal) -> None:
    """«…ранее был дан ответ по существу поставленных в обращении вопросов»."""
    answered = Question.objects.filter(appeal=appeal).exclude(result__in=["", Result.NO_ANSWER, Result.FORWARDED, Result.WITHDRAWN])
    if appeal.stage not in (Stage.ANSWERED, Stage.ORAL_ANSWERED, Stage.FILED) or not answered.exists():
        raise BadInput(f"{appeal}: ответа по существу не было, отказать в рассмотрении нельзя. Укажите другое обращение или выберите другой результат.")


def may_convert(user: User, card: ReceptionCard, *, on: date) -> None:
    """An oral talk becomes a written appeal when the visitor asks for it."""
    if not cards_visible_to(user, on=on).filter(pk=card.pk).exists():
        raise NotAllowed("Эта карточка приёма вам не открыта.")
    if card.outcome in (ReceptionOutcome.WRITTEN, ReceptionOutcome.TAKEN):
        raise WrongStage(f"{card}: обращение по ней уже есть – {card.appeal}.")
    if hasattr(card, "filed") or (card.appeal is not None and card.appeal.stage in (Stage.FILED, Stage.DESTROYED)):
        raise WrongStage(f"{card} уже в деле. Посетитель может подать новое обращение.")
