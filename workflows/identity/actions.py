"""Entering the provider."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from workflows.connections.sealing import seal
from workflows.identity import rules
from workflows.identity.models import Level, Provider
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What an administrator has typed; an empty secret leaves the kept one."""

    title: str
    issuer: str
    client_id: str
    secret: str
    level: Level
    basis: str
    is_on: bool


@transaction.atomic
def save(given: Given, *, by: User) -> Provider:
    """Enter or change the provider. The journal tells the service, never the secret."""
    rules.may_change(by)
    rules.is_safe(given.issuer)
    known = Provider.objects.select_for_update().order_by("pk").first()
    rules.is_secret_for_here(known, issuer=given.issuer, client_id=given.client_id, secret=given.secret)
    row = known or Provider()
    row.title, row.issuer, row.client_id = given.title, given.issuer, given.client_id
    row.level, row.basis, row.is_on = given.level, given.basis, given.is_on
    row.sealed = seal(given.secret) if given.secret else row.sealed
    save_as(row, by=by, reason="Изменён вход для граждан" if known else "Введён вход для граждан")
    facts: dict[str, str | int | None] = {"issuer": row.issuer, "client": row.client_id, "level": row.level, "on": int(row.is_on), "secret": "новый" if given.secret else "прежний"}
    entries.write("provider.changed", subject=f"identity.provider:{row.pk}", summary=f"{row}: {'включён' if row.is_on else 'выключен'}", by=by, facts=facts)
    return row
