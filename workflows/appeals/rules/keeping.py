"""When an appeal is withdrawn, corrected, noted, filed."""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import Appeal, CaseFile, Message
from workflows.appeals.rules.moves import may_lead, must_be
from workflows.appeals.rules.seeing import may_read
from workflows.appeals.stages import Actor, Stage
from workflows.errors import BadInput, Incomplete, WrongStage
from workflows.people.models import User


def may_withdraw(user: User, appeal: Appeal, statement: Message, *, on: date) -> None:
    """«…обращаться с заявлением о прекращении рассмотрения обращения» (59-ФЗ, ст. 5, п. 5): by the citizen's own statement alone."""
    may_lead(user, appeal, Stage.WITHDRAWN, on=on)
    if statement.appeal_id != appeal.pk or statement.sort != Message.Sort.STOP:
        raise Incomplete("Внесите заявление гражданина о прекращении рассмотрения: без него обращение рассматривают до конца.")


def may_correct(user: User, appeal: Appeal, *, reason: str, on: date) -> None:
    """Data of the applicant are corrected by the clerk, with a reason, while the appeal is open."""
    must_be(user, appeal, Actor.REGISTRAR, on=on, to_do="исправить данные заявителя")
    if appeal.stage in (Stage.FILED, Stage.DESTROYED):
        raise WrongStage(f"{appeal} уже в деле, его данные не исправляют.")
    if not reason.strip():
        raise Incomplete("Напишите, почему исправлены данные: прежние останутся в истории.")


def may_mark(user: User, appeal: Appeal, *, on: date) -> None:
    """Access, control and danger are marked by the clerk or the head."""
    must_be(user, appeal, Actor.REGISTRAR if user.has_perm("appeals.register_appeal") else Actor.HEAD, on=on, to_do="изменить отметки обращения")


def may_note(user: User, appeal: Appeal, *, text: str, on: date) -> None:
    """Whoever reads the card may leave a note for colleagues."""
    may_read(user, appeal, on=on)
    if not text.strip():
        raise Incomplete("Заметка пуста. Напишите её.")


def may_file(user: User, appeal: Appeal, case_file: CaseFile, *, on: date) -> None:
    """A finished appeal goes into an open case file of the year in which it ended."""
    may_lead(user, appeal, Stage.FILED, on=on)
    if case_file.closed_on:
        raise WrongStage(f"{case_file} закрыто {case_file.closed_on:%d.%m.%Y}. Выберите открытое дело.")
    if appeal.concluded_on and case_file.year != appeal.concluded_on.year:
        raise BadInput(f"{appeal} завершено в {appeal.concluded_on.year} году, а {case_file} – другого года. Выберите дело этого года.")
