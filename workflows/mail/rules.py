"""Who may ask for letters again."""

from workflows.errors import NotAllowed
from workflows.people.models import User


def may_try_again(user: User) -> None:
    """The administrator, who alone can mend the mail server."""
    if not user.has_perm("mail.change_letter"):
        raise NotAllowed("Письма отправляет заново администратор. Обратитесь к нему.")
