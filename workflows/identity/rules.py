"""Who may set the sign-in of citizens, and what may be entered."""

from __future__ import annotations

from urllib.parse import urlsplit

from workflows.errors import BadInput, Incomplete, NotAllowed
from workflows.identity.models import Provider
from workflows.people.models import User

AT_HOME = frozenset({"127.0.0.1", "localhost", "::1"})


def may_change(user: User) -> None:
    """The administrator alone: whoever names the provider says who people are."""
    if not user.has_perm("identity.change_provider"):
        raise NotAllowed("Вход для граждан настраивает администратор. Обратитесь к нему.")


def is_safe(address: str) -> None:
    """Secrets and names of people go by TLS; without it only to this very machine."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in AT_HOME):
        raise BadInput("Адрес службы входа начинается с «https://»: без защиты имена людей и секрет не передают.")
    if not parts.hostname or parts.query or parts.fragment or parts.username:
        raise BadInput("Впишите адрес службы входа целиком, без «?» и «#», например https://login.example.ru/realms/school.")


def is_secret_for_here(known: Provider | None, *, issuer: str, client_id: str, secret: str) -> None:
    """A kept secret is sent only where it was entered for."""
    if known is None or not known.sealed or secret:
        return
    if (known.issuer, known.client_id) != (issuer, client_id):
        raise Incomplete("Адрес или имя изменены: введите секрет заново. Сохранённый секрет другой службе не отправляют.")
