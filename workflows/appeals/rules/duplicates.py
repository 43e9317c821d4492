"""When an unregistered letter is the same one come in once more: the same person, the same content or a reason, the first one still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from workflows.appeals.models import Appeal, Applicant, IntakeFile, IntakeItem
from workflows.appeals.rules.moves import may_lead
from workflows.appeals.rules.seeing import may_read
from workflows.appeals.stages import Stage
from workflows.errors import BadInput, Incomplete, WrongStage
from workflows.people.models import User

NO_TWIN = "Такого же письма от этого человека среди открытых нет. Если это всё же дубль, откройте карточку и выберите первое письмо сами."


def may_mark(user: User, appeal: Appeal, *, on: date) -> None:
    """Only what has no number yet: a number is never taken back."""
    if appeal.registered_on:
        raise WrongStage(f"{appeal} уже зарегистрировано, дублем его не отмечают. Если вопрос тот же, рассмотрите его как повторное.")
    may_lead(user, appeal, Stage.TECHNICAL_DUPLICATE, on=on)


def is_original(user: User, appeal: Appeal, original: Appeal, *, on: date) -> None:
    """The other letter came first, from the same person, and is still open: a letter after the end is a new appeal."""
    may_read(user, original, on=on)
    if original.pk == appeal.pk:
        raise BadInput("Письмо не дублирует само себя. Выберите другое.")
    if (original.intake.received_at, original.pk) > (appeal.intake.received_at, appeal.pk):
        raise BadInput(f"{original} поступило позже. Дублем отмечают то письмо, которое пришло вторым.")
    if original.stage == Stage.TECHNICAL_DUPLICATE:
        raise WrongStage(f"{original} само отмечено дублем. Выберите первое письмо.")
    if not original.is_open:
        raise WrongStage(f"{original}: «{original.get_stage_display()}». Письмо, пришедшее после завершения, – новое обращение: зарегистрируйте его.")
    if is_same_sender(appeal.applicant, original.applicant) is False:
        raise BadInput("Письма от разных людей. Одинаковый текст не делает их дублями: каждое регистрируют и на каждое отвечают.")


def is_explained(appeal: Appeal, original: Appeal, *, reason: str) -> bool:
    """Whether text and files are the same; where they differ or the sender is unknown, a person says why."""
    items = (appeal.intake, original.intake)
    is_same = bool(is_same_sender(appeal.applicant, original.applicant)) and has_same_content(*items, attached_to(items))
    if not is_same and not reason.strip():
        raise Incomplete("Текст, файлы или отправитель не совпадают полностью. Напишите, почему это то же самое письмо.")
    return is_same


def is_same_sender(one: Applicant, other: Applicant) -> bool | None:
    """By full names; where one is not named, by mail boxes; None when neither can be compared."""
    names, boxes = (_name(one), _name(other)), (one.email.casefold(), other.email.casefold())
    if all(names):
        return names[0] == names[1]
    return boxes[0] == boxes[1] if all(boxes) else None


def has_same_content(one: IntakeItem, other: IntakeItem, attached: Mapping[int, list[int]]) -> bool:
    """The very same file as received; or the same words with the same attachments."""
    if one.raw and other.raw and one.raw.blob_id == other.raw.blob_id:
        return True
    return bool(one.text.strip()) and one.text_sha256 == other.text_sha256 and attached.get(one.pk) == attached.get(other.pk)


def attached_to(items: Iterable[IntakeItem]) -> dict[int, list[int]]:
    """Contents of the attachments of each item, by its key; asked once for all of them."""
    found: dict[int, list[int]] = {}
    for item, blob in IntakeFile.objects.filter(item__in={one.pk for one in items}).order_by("file__blob").values_list("item", "file__blob"):
        found.setdefault(item, []).append(blob)
    return found


def _name(person: Applicant) -> str:
    return " ".join((person.last_name, person.first_name, person.patronymic)).casefold().strip() if person.last_name else ""
