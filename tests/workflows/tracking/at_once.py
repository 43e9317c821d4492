"""Pieces of work that several processes do at one moment, or that need a database of their own."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import make, make_appeal
from tests.workflows.tracking.make_doors import MORNING, WRONG, enter, with_code
from workflows.appeals.actions import codes
from workflows.appeals.models import Appeal
from workflows.archive.guards import guards_of
from workflows.tracking.rules import TooOften

PROCESSES, EACH = 8, 4
OLD_CODE = "7F3K-92QD-XA41-0VWB"
BEFORE, AFTER = "0012_series_apart_from_orders", "0019_letters_without_codes"


def prepare(number: int) -> str:
    make_appeal.calendar()
    with_code(make_appeal.registered(by=make.clerk()))
    return "prepared"


def try_codes(number: int) -> int:
    """How many of the wrong codes were really looked at."""
    appeal, looked = Appeal.objects.get(), 0
    for _ in range(EACH):
        try:
            enter(appeal.number, WRONG, place=f"10.0.{number}.1")
        except TooOften:
            continue
        looked += 1
    return looked


def renew(number: int) -> bool:
    """Whether this process got the new code in place of the one from paper."""
    code = codes.current_code(Appeal.objects.get())
    return bool(codes.renew_from_paper(code, at=MORNING)) if code and code.on_paper else False


def give_on_paper(number: int) -> str:
    with_code(Appeal.objects.get(), on_paper=True)
    return "given"


def migrate_an_old_code(number: int) -> list[object]:
    """A plain code as it was kept before; what is left of it, and whether it still opens once."""
    appeal = make_appeal.registered(by=make.clerk())
    old = _migrated(BEFORE)
    old.get_model("appeals", "StatusCode").objects.create(appeal_id=appeal.pk, code=OLD_CODE, at=MORNING)
    template = old.get_model("appeals", "LetterTemplate").objects.filter(variant="status_page", is_active=True).get()
    old.get_model("appeals", "LetterTemplate").objects.filter(pk=template.pk).update(body="Смотрите {status_page} по коду {status_key}.", is_active=True)
    new = _migrated(AFTER)
    templates = new.get_model("appeals", "LetterTemplate").objects.filter(variant="status_page", is_active=True)
    kept = new.get_model("appeals", "StatusCode").objects.get()
    MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
    entered = enter(appeal.number, OLD_CODE)
    return [
        [field.name for field in kept._meta.fields if field.name == "code"],
        OLD_CODE in kept.digest,
        kept.on_paper,
        entered is not None and entered.renewed != "",
        enter(appeal.number, OLD_CODE) is None,
        sorted(name for name in guards_of(connection) if name.startswith("guard_appeals_statuscode_") and not name.endswith("truncate")),
        ["{status_key}" in body for body in templates.values_list("body", flat=True)],
    ]


def _migrated(name: str):
    executor = MigrationExecutor(connection)
    executor.migrate([("appeals", name)])
    return MigrationExecutor(connection).loader.project_state([("appeals", name)]).apps
