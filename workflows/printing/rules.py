"""Who may ask for a failed print again."""

from workflows.errors import NotAllowed, WrongStage
from workflows.people.models import User
from workflows.printing.models import PrintRequest


def may_try_again(user: User, request: PrintRequest) -> None:
    """A print that stands is never built again; any other may be asked for by those who keep the prints."""
    if not user.has_perm("printing.change_printrequest"):
        raise NotAllowed("Печатные формы строят заново делопроизводитель и администратор. Обратитесь к ним.")
    if not PrintRequest.objects.filter(pk=request.pk, print=None).exists():
        raise WrongStage(f"Форма «{request}» уже построена и хранится. Построенная форма не меняется.")
