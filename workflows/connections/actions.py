"""Entering the mail servers."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from workflows.connections import rules
from workflows.connections.models import Connection, Way
from workflows.connections.sealing import seal, unseal
from workflows.connections.server import Server
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User


def with_password(way: Way, given: Server) -> Server:
    """What was typed, with the kept password where none was typed. Raises Incomplete where the kept one must not go."""
    known = Connection.objects.filter(way=way).first()
    rules.is_password_for_here(known, given)
    if given.password or known is None or not given.username:
        return given
    return replace(given, password=unseal(known.sealed))


@transaction.atomic
def save(way: Way, given: Server, *, by: User) -> Connection:
    """Enter or change a server; an empty password leaves the kept one. The journal tells the server, never the password."""
    rules.may_change(by)
    known = Connection.objects.select_for_update().filter(way=way).first()
    rules.is_password_for_here(known, given)
    row = known or Connection(way=way)
    row.host, row.port, row.security = given.host, given.port, given.security
    row.username, row.folder, row.address = given.username, given.folder, given.address
    row.sealed = "" if not given.username else seal(given.password) if given.password else row.sealed
    save_as(row, by=by, reason="Изменены настройки почты" if known else "Введены настройки почты")
    facts: dict[str, str | int | None] = {"host": row.host, "port": row.port, "security": row.security, "password": "новый" if given.password else "прежний"}
    entries.write("connection.changed", subject=f"connections.connection:{row.pk}", summary=f"Настройки почты: {row}", by=by, facts=facts)
    return row


@transaction.atomic
def forget(way: Way, *, by: User) -> None:
    """Back to what the environment says."""
    rules.may_change(by)
    row = Connection.objects.select_for_update().filter(way=way).first()
    if row is None:
        return
    entries.write("connection.forgotten", subject=f"connections.connection:{row.pk}", summary=f"Настройки почты убраны: {row}", by=by)
    row._history_user, row._change_reason = by, "Настройки почты убраны"  # type: ignore[attr-defined]  # the protocol of django-simple-history
    row.delete()
