"""Whether the guards of the archive stand in the database as the migrations set them up."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models

from workflows.archive.guards import FROZEN, Guard, expected_guards, standing_guards
from workflows.archive.models import FrozenModel

RESTORE = "Восстановите его: повторите шаг Freeze в новой миграции."


def frozen_models() -> list[type[models.Model]]:
    """Every table of facts in the project."""
    return [model for model in apps.get_models() if issubclass(model, FrozenModel)]


def problems() -> Iterator[str]:
    """Russian sentences, one for each guard that is missing, changed or switched off."""
    expected, standing = expected_guards(connection.vendor), standing_guards(connection)
    for name, words in expected.items():
        if name not in standing:
            yield f"Архив: в базе нет сторожа «{name}». {RESTORE}"
        elif not _same(words, standing[name]):
            yield f"Архив: сторож «{name}» в базе изменён. {RESTORE}"
    for model in frozen_models():
        for event in ("UPDATE", "DELETE", "TRUNCATE"):
            guard = Guard(model._meta.db_table, event, FROZEN)
            if any(guard.create(connection.vendor)) and guard.name not in expected:
                yield f"Архив: миграции не ставят сторожа «{guard.name}» на таблицу фактов «{model._meta.verbose_name}»."
    if connection.vendor == "sqlite" and not _recursive_triggers():
        yield "Архив: SQLite открыт без recursive_triggers, поэтому INSERT OR REPLACE обходит сторожей. Проверьте настройки базы."


def _same(words: str, found: str) -> bool:
    """SQLite keeps the whole statement, PostgreSQL the body between the quotes."""
    return found.strip() in {words.strip(), words.split("$guard$")[1].strip() if "$guard$" in words else ""}


def _recursive_triggers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers")
        return bool(cursor.fetchone()[0])
