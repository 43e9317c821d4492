"""Who keeps case files; when a volume is closed, held, destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from workflows.appeals.models import Appeal, CaseFile, ComplainedOf, ReceptionCard
from workflows.appeals.stages import Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.people.models import User

TYPED = "УНИЧТОЖИТЬ"


def may_keep(user: User) -> None:
    """Case files are the clerk's."""
    if not user.has_perm("appeals.change_casefile"):
        raise NotAllowed("Дела ведёт делопроизводитель. Обратитесь к нему.")


def may_see(user: User) -> None:
    """The list of case files names indexes, years and numbers: for those who keep them or read all letters."""
    if not (user.has_perm("appeals.view_casefile") or user.has_perm("appeals.read_restricted_appeals")):
        raise NotAllowed("Список дел открыт делопроизводителю и руководителю.")


def is_open(case_file: CaseFile) -> None:
    """Nothing is put into a closed volume, and it is not closed twice."""
    if case_file.closed_on:
        raise WrongStage(f"{case_file} закрыто {case_file.closed_on:%d.%m.%Y}. Выберите открытое дело.")


def may_close(user: User, case_file: CaseFile, *, on: date) -> None:
    """At the end of the year; earlier only when the next volume is already begun."""
    may_keep(user)
    is_open(case_file)
    follows = CaseFile.objects.filter(index=case_file.index, year=case_file.year, volume__gt=case_file.volume)
    if on <= date(case_file.year, 12, 30) and not follows.exists():
        raise WrongStage(f"{case_file}: год не окончен. Дело закрывают 31 декабря или позже, а том раньше конца года – когда открыт следующий том.")


def may_hold(user: User, case_file: CaseFile, *, reason: str) -> None:
    """A court, an audit, an unfinished dispute: the file is kept beyond its term, and it is said why."""
    may_keep(user)
    is_kept(case_file)
    if case_file.on_hold:
        raise WrongStage(f"{case_file} уже под запретом: {case_file.hold_reason}.")
    if not reason.strip():
        raise Incomplete("Напишите, почему дело нельзя уничтожать: например, «идёт суд, дело № 2-15/2031».")


def may_release(user: User, case_file: CaseFile) -> None:
    """The reason to hold is over."""
    may_keep(user)
    is_kept(case_file)
    if not case_file.on_hold:
        raise WrongStage(f"{case_file} не под запретом.")


def is_kept(case_file: CaseFile) -> None:
    """A destroyed file is beyond every act."""
    if case_file.destroyed_by_act_id:
        raise WrongStage(f"{case_file} уничтожено: {case_file.destroyed_by_act}.")


def may_file_card(user: User, card: ReceptionCard, case_file: CaseFile) -> None:
    """A card that led to no appeal goes into an open file of its year; another goes with its appeal."""
    may_keep(user)
    is_open(case_file)
    if card.appeal_id:
        raise WrongStage(f"{card} хранится вместе с обращением. Положите в дело обращение.")
    if case_file.year != card.received_on.year:
        raise BadInput(f"{card} – {card.received_on.year} года, а {case_file} – другого года. Выберите дело этого года.")


def may_destroy(user: User, files: Sequence[CaseFile], *, on: date) -> None:
    """The clerk, after the expert commission, only closed files whose term is over and which nothing holds."""
    if not user.has_perm("appeals.register_appeal"):
        raise NotAllowed("Акт об уничтожении составляет делопроизводитель.")
    if not files:
        raise Incomplete("Отметьте дела, которые уничтожаются.")
    for case_file in files:
        is_destroyable(case_file, on=on)
    if ComplainedOf.objects.filter(appeal__case_file__in=files, user=user).exists():
        raise NotAllowed("В деле есть обращение, которое жалуется на вас. Акт составит другой делопроизводитель (59-ФЗ, ст. 8, ч. 6).")


def is_destroyable(case_file: CaseFile, *, on: date) -> None:
    """«…с истёкшим сроком хранения»: closed, expired, not held, and no later appeal on the same still kept."""
    is_kept(case_file)
    if case_file.closed_on is None:
        raise WrongStage(f"{case_file} не закрыто. Сначала закройте его: срок хранения считают с 1 января после года дела.")
    if case_file.on_hold:
        raise WrongStage(f"{case_file} под запретом: {case_file.hold_reason}. Сначала снимите запрет.")
    until = case_file.keep_until()
    if until is None:
        raise WrongStage(f"{case_file} хранится постоянно, его не уничтожают.")
    if on <= until:
        raise WrongStage(f"{case_file} хранится по {until:%d.%m.%Y} включительно. Уничтожить его можно позже.")
    later = repeated_and_kept(case_file, on=on)
    if later is not None:
        raise WrongStage(f"{case_file}: {later.repeat_of} повторено, и {later} ещё хранится. Срок считают от последнего рассмотрения.")


def repeated_and_kept(case_file: CaseFile, *, on: date) -> Appeal | None:
    """An appeal that repeats one of the file and is itself open, unfiled or within its term («5 лет после последнего рассмотрения»)."""
    later = Appeal.objects.filter(repeat_of__case_file=case_file).exclude(case_file=case_file).exclude(stage=Stage.DESTROYED)
    kept = Q(case_file=None) | Q(case_file__index__years=None) | Q(case_file__in=_within_term(on))
    return later.filter(kept).select_related("repeat_of").order_by("pk").first()


def _within_term(on: date) -> list[int]:
    rows = CaseFile.objects.filter(destroyed_by_act=None).exclude(index__years=None).select_related("index")
    return [row.pk for row in rows if (until := row.keep_until()) is not None and on <= until]


def is_act_whole(*, protocol: str, commission: Sequence[str], typed: str) -> None:
    """What an act cannot do without; the typed word, because nothing brings the papers back."""
    if not protocol.strip():
        raise Incomplete("Поле «Протокол экспертной комиссии» пусто. Впишите дату и номер протокола: без решения комиссии дела не уничтожают.")
    if len([name for name in commission if name.strip()]) < 2:
        raise Incomplete("Поле «Комиссия»: впишите не меньше двух человек, каждого с новой строки.")
    if typed.strip().upper() != TYPED:
        raise Incomplete(f"Впишите слово {TYPED}: вернуть уничтоженное нельзя ничем, резервную копию для этого не восстанавливают.")
