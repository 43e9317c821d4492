"""Who may do what with services, and when. Each rule returns quietly or says why not."""

from datetime import date

from workflows.errors import Incomplete, NotAllowed, WrongStage
from workflows.people.models import User
from workflows.services.models import Basis, ProhibitionCheck, Service
from workflows.services.stages import MOVES, Stage


def may_describe(user: User) -> None:
    """Enter services, their bases and checks."""
    if not user.has_perm("services.change_service"):
        raise NotAllowed(
            "Вносить сервисы, основания и проверки может тот, кому это поручено. Обратитесь к администратору."
        )


def may_admit(user: User, service: Service, *, on: date) -> None:
    """Admit to use: «Применению… предшествует заключение договора… и (или) присоединение к пользовательскому соглашению» (п. 3.1)."""
    _may_decide(user)
    if Stage.ADMITTED not in MOVES[Stage(service.stage)]:
        raise WrongStage(f"{service.quoted} уже допущен.")
    if not Basis.objects.valid(on=on).filter(service=service).exists():
        raise Incomplete(
            f"У сервиса {service.quoted} нет действующего основания. Внесите договор или пользовательское соглашение."
        )
    _is_not_prohibited(service, on=on)


def may_suspend(user: User, service: Service) -> None:
    """Stop the use for a time."""
    _may_decide(user)
    if Stage.SUSPENDED not in MOVES[Stage(service.stage)]:
        raise WrongStage(f"{service.quoted} сейчас не применяется, приостанавливать нечего.")


def last_check(service: Service, *, on: date) -> ProhibitionCheck | None:
    """What was found last, as known on the day."""
    found: ProhibitionCheck | None = (
        ProhibitionCheck.objects.filter(service=service, checked_on__lte=on).order_by("-checked_on", "-pk").first()
    )
    return found


def _may_decide(user: User) -> None:
    if not user.has_perm("services.admit_service"):
        raise NotAllowed(
            "Допускать и приостанавливать сервисы может тот, кому это поручено. Обратитесь к администратору."
        )


def _is_not_prohibited(service: Service, *, on: date) -> None:
    check = last_check(service, on=on)
    if check is None:
        raise Incomplete(f"Сервис {service.quoted} ещё не проверен по перечням запрещённых. Внесите проверку.")
    if check.is_prohibited:
        raise NotAllowed(f"Сервис {service.quoted} запрещён: {check.source}. Допустить его нельзя.")
