"""Guards of destruction in the database: nothing is erased without an act, and an act erases each column that must go."""

from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, models, transaction

from tests import make, make_appeal
from tests.make_appeal import at
from tests.workflows.appeals.retention import make_case
from tests.workflows.appeals.retention.make_refusals import refused, spelled
from workflows.appeals.erasing import APPLICANT, CARD, OF_APPEALS, PRINTS, Erasure
from workflows.appeals.models import Appeal, Applicant, DestructionAct, IntakeItem, Paper, ReceptionCard
from workflows.archive.erasing import ERASED, erase
from workflows.archive.guards import expected_guards
from workflows.archive.models import FrozenModel
from workflows.files.models import StoredFile

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TABLES = (*OF_APPEALS, Erasure(Applicant, (), APPLICANT), Erasure(ReceptionCard, (), CARD))
FROZEN_TABLES = [table for table in TABLES if table.model is not ReceptionCard and (issubclass(table.model, FrozenModel) or table.model is Paper)]


@pytest.fixture
def clerk():
    return make.clerk()


@pytest.mark.parametrize("table", FROZEN_TABLES, ids=lambda table: table.model.__name__)
def test_before_the_act_the_database_lets_nothing_be_erased(clerk, table):
    make_case.closed(make_case.whole(by=clerk), by=clerk)
    rows = table.model._base_manager.count()

    assert rows
    assert "нельзя изменить или удалить" in refused(spelled(table))


def test_after_the_act_a_row_changes_into_nothing_else_and_is_not_deleted(clerk):
    make_case.destroyed(make_case.closed(make_case.whole(by=clerk), by=clerk), by=clerk)
    said = {}
    for table in FROZEN_TABLES:
        name, column = table.model._meta.db_table, next(iter(table.values))
        said[name] = (refused(f"UPDATE \"{name}\" SET \"{column}\" = 'другое'"), refused(f'DELETE FROM "{name}"'), refused(f'UPDATE "{name}" SET id = id + 100000'))

    assert {name: [bool(one) for one in three] for name, three in said.items()} == {name: [True] * 3 for name in said}


def test_an_appeal_is_destroyed_by_an_act_alone(clerk):
    appeal = make_case.whole(by=clerk)
    case_file = make_case.closed(appeal, by=clerk)
    act = make_case.destroyed(make_case.closed(make_case.finished(by=clerk), by=clerk), by=clerk)

    without_act = refused(f"UPDATE appeals_appeal SET stage = 'destroyed' WHERE id = {appeal.pk}")
    moved = refused(f"UPDATE appeals_appeal SET case_file_id = {act.case_files.get().pk} WHERE id = {appeal.pk}")
    brought_back = refused(f"UPDATE appeals_appeal SET stage = 'filed' WHERE case_file_id = {act.case_files.get().pk}")
    renamed = refused(f"UPDATE appeals_casefile SET year = 2001 WHERE id = {case_file.pk}")

    assert [bool(said) for said in (without_act, moved, brought_back, renamed)] == [True] * 4


@pytest.mark.parametrize("made_on", [date(2031, 12, 31), date(2026, 12, 31)])
def test_the_database_itself_knows_the_term(clerk, made_on):
    case_file = make_case.closed(make_case.finished(by=clerk), by=clerk)
    series = make.series(code="acts")
    act = DestructionAct.objects.create(number="1", series=series, seq=1, made_on=made_on, protocol="1", content="{}", content_sha256="0", by=clerk, at=at(made_on))

    assert "после срока хранения" in refused(f"UPDATE appeals_casefile SET destroyed_by_act_id = {act.pk} WHERE id = {case_file.pk}")


def test_the_guards_speak_of_every_column():
    """A column added later must be either kept or erased: the guard has to be said anew."""
    words = expected_guards(connection.vendor)
    forgotten = {}
    for table in [*FROZEN_TABLES, Erasure(StoredFile, (), {"name": ERASED})]:
        meta = table.model._meta
        sql = words[f"guard_{meta.db_table}_update"]
        forgotten[meta.db_table] = {field.column for field in meta.local_fields if f'NEW."{field.column}"' not in sql}

    assert {name: columns for name, columns in forgotten.items() if columns} == {}


def test_no_personal_words_are_forgotten_by_the_table_of_erasing():
    """Every text about people in every model of appeals is erased; what stays leads to the staff or to rows that are erased."""
    erased = {(table.model, name) for table in TABLES for name in table.values}
    gone = {"ComplainedOf", "HouseRules"}  # removed whole; the office itself
    kept = {("Applicant", "category"), ("ReceptionCard", "official_words")}
    forgotten = {
        (model.__name__, name)
        for model in Appeal._meta.app_config.get_models()
        if not model.__name__.startswith("Historical") and model.__name__ not in gone
        for name in model.PERSONAL
        if not model._meta.get_field(name).is_relation and (model, name) not in erased
    }

    assert forgotten - kept == set()


def test_erasing_a_living_letter_past_the_program_is_refused(clerk):
    letter = make_appeal.received()

    with pytest.raises(IntegrityError, match="нельзя изменить или удалить"), transaction.atomic():
        erase(IntakeItem, models.Q(pk=letter.intake_id), {"text": ERASED, "subject": "", "sender_words": "", "envelope": "", "sent_number": ""})


def test_every_stored_print_of_appeals_is_either_destroyed_with_its_row_or_names_nobody():
    of_nobody = {"appeals.destruction.pdf"}

    assert {form for form in settings.PRINT_BUILDERS if form.startswith(("appeals.", "filing."))} == set(PRINTS) | of_nobody
