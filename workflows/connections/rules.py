"""Who may see and change the mail servers, and what may be entered."""

from __future__ import annotations

from workflows.connections.models import Connection
from workflows.connections.server import Security, Server
from workflows.errors import Incomplete, NotAllowed
from workflows.people.models import User


def may_change(user: User) -> None:
    """The administrator alone: whoever sets the server reads and writes all letters."""
    if not user.has_perm("connections.change_connection"):
        raise NotAllowed("Почту настраивает администратор. Обратитесь к нему.")


def is_password_for_here(known: Connection | None, given: Server) -> None:
    """A kept password is sent only where it was entered for: to another server or without protection it is asked anew."""
    if known is None or not known.sealed or given.password:
        return
    moved = (known.host, known.username) != (given.host, given.username)
    bared = given.security == Security.NONE != known.security
    if moved or bared:
        raise Incomplete("Сервер, имя или защита изменены: введите пароль заново. Сохранённый пароль другому серверу не отправляют.")
