"""Who may ask for letters again, and which letters may leave at all."""

from workflows.errors import BadInput, NotAllowed
from workflows.mail.identity import own_mailboxes, untagged
from workflows.mail.models import Letter
from workflows.people.models import User


def may_try_again(user: User) -> None:
    """The administrator, who alone can mend the mail server."""
    if not user.has_perm("mail.change_letter"):
        raise NotAllowed("Письма отправляет заново администратор. Обратитесь к нему.")


def is_not_ours(address: str) -> None:
    """A letter to a box that the program reads would come back as somebody's appeal, and its answer again: a loop."""
    if untagged(address) in own_mailboxes():
        raise BadInput("Это почтовый ящик самой организации, программа сама себе не пишет. Укажите другой адрес.")


def may_leave(letter: Letter) -> None:
    """Any letter but one to ourselves; the probe that looks whether mail comes in is meant for us."""
    if not letter.to_ourselves:
        is_not_ours(letter.to)
