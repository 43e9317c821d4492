"""What an act of destruction takes and what it leaves: everything personal goes, the fact stays, and nothing goes before the act."""

from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, models, transaction

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from tests.workflows.appeals.retention import make_case
from tests.workflows.screening import make_files
from workflows.appeals.actions import case_files, destroying, intake
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.erasing import APPLICANT, CARD, OF_APPEALS, PRINTS, Erasure
from workflows.appeals.models import (
    Appeal,
    Applicant,
    CaseFile,
    Channel,
    Clock,
    DestructionAct,
    IntakeItem,
    Message,
    Paper,
    ReceptionCard,
)
from workflows.appeals.stages import Stage
from workflows.archive import verification as guards
from workflows.archive.erasing import ERASED, erase
from workflows.archive.guards import expected_guards
from workflows.archive.models import FrozenModel
from workflows.errors import Incomplete, NotAllowed, WrongStage
from workflows.files import verification as files
from workflows.files.dropping import remove_bytes
from workflows.files.models import Blob, Derived, Dropped, StoredFile
from workflows.files.storage import FileIsDestroyed, path_of, read
from workflows.journal import verification as journal
from workflows.journal.models import Entry
from workflows.printing import verification as prints
from workflows.screening import checking
from workflows.screening.models import FileCheck, ScanAnswer, ScanAttempt, Screening

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TABLES = (*OF_APPEALS, Erasure(Applicant, (), APPLICANT), Erasure(ReceptionCard, (), CARD))
FROZEN_TABLES = [table for table in TABLES if table.model is not ReceptionCard and (issubclass(table.model, FrozenModel) or table.model is Paper)]


@pytest.fixture
def clerk():
    return make.clerk()


def refused(statement: str) -> str:
    """The sentence with which the database refuses; empty when it lets the statement through."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except IntegrityError as broken:
        return str(broken)
    return ""


def spelled(table: Erasure) -> str:
    values = ", ".join(f"\"{name}\" = '{value}'" for name, value in table.values.items())
    return f'UPDATE "{table.model._meta.db_table}" SET {values}'


def words_in_the_database(word: str) -> set[str]:
    """Tables of the whole database in which a text holds the word, whatever its case."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            for column in columns:
                cursor.execute(f'SELECT count(*) FROM "{table}" WHERE CAST("{column}" AS TEXT) LIKE %s', [f"%{word}%"])
                found |= {table} if cursor.fetchone()[0] else set()
    return found


def test_nothing_is_left_of_a_person_after_the_act(clerk, private_root):
    case_file = make_case.closed(make_case.whole(by=clerk), by=clerk)
    before = words_in_the_database("идоров")

    make_case.destroyed(case_file, by=clerk)

    assert {"appeals_applicant", "appeals_historicalpaper", "files_storedfile", "appeals_note"} < before
    assert words_in_the_database("идоров") | words_in_the_database("sidorova") == set()


def test_the_bytes_of_its_files_leave_the_disk(clerk, private_root):
    case_file = make_case.closed(make_case.whole(by=clerk), by=clerk)

    make_case.destroyed(case_file, by=clerk)
    for blob in Blob.objects.all():
        remove_bytes(blob.pk)

    assert [path for path in private_root.rglob("*") if path.is_file()] == []
    with pytest.raises(FileIsDestroyed, match="уничтожен по акту"):
        read(Blob.objects.first())


def picture_of_sidorova(appeal, *, name="Сидорова-снимок.jpg"):
    """A photograph that came later, looked at, scanned and drawn for the screen."""
    snapshot = make.stored_file(make_files.picture("JPEG"), name=name)
    incoming = Incoming(channel=Channel.POST, key=f"photo-{appeal.pk}", received_at=at(NOVEMBER_2), text="Снимок", files=(snapshot,))
    intake.add_message(Appeal.objects.get(pk=appeal.pk), incoming, Message.Sort.MATERIAL, by=None, at=at(NOVEMBER_2, 16))
    checking.work(FileCheck.objects.get(file=snapshot).pk, at=at(NOVEMBER_2, 17))
    ScanAttempt.objects.create(file=snapshot, answer=ScanAnswer.CLEAN, at=at(NOVEMBER_2, 17))
    return snapshot


def test_copies_drawn_for_the_screen_go_with_their_file(clerk, private_root):
    appeal = make_case.whole(by=clerk)
    snapshot = picture_of_sidorova(appeal)
    copies = [derived.copy for derived in Derived.objects.filter(original=snapshot)]

    make_case.destroyed(make_case.closed(appeal, by=clerk), by=clerk)
    for blob in Blob.objects.all():
        remove_bytes(blob.pk)

    assert len(copies) == 2
    assert set(Dropped.objects.values_list("file", flat=True)) >= {snapshot.pk, *(copy.pk for copy in copies)}
    assert [path for path in private_root.rglob("*") if path.is_file()] == []
    assert list(files.problems()) == []
    assert (Screening.objects.filter(file=snapshot).count(), ScanAttempt.objects.filter(file=snapshot).count()) == (1, 1)


def test_a_copy_of_a_living_file_is_not_dropped(clerk):
    snapshot = picture_of_sidorova(make_case.whole(by=clerk))
    copy = Derived.objects.filter(original=snapshot).first().copy

    with pytest.raises(IntegrityError, match="не назван среди уничтоженных"):
        Dropped.objects.create(file=copy, reason="просто так", by=clerk, at=at(NOVEMBER_2))


def test_a_file_destroyed_while_it_waited_is_not_drawn(clerk):
    appeal = make_case.whole(by=clerk)
    checks = list(FileCheck.objects.all())
    make_case.destroyed(make_case.closed(appeal, by=clerk), by=clerk)

    for check in checks:
        checking.work(check.pk, at=at(make_case.AFTER))

    assert len(checks) == 3
    assert (Screening.objects.count(), FileCheck.objects.filter(settled_at=None).count()) == (0, 0)


def test_the_fact_stays(clerk):
    appeal = make_case.whole(by=clerk)
    paper = Paper.objects.filter(appeal=appeal).first()
    shown = ("number", "registered_on", "received_on", "kind", "form", "channel", "concluded_on", "registered_by_id", "intake_id")
    facts = {name: getattr(appeal, name) for name in shown}
    terms = set(Clock.objects.filter(appeal=appeal).values_list("kind", "control_due_on", "stop__on"))
    sha256 = appeal.intake.text_sha256

    act = make_case.destroyed(make_case.closed(appeal, by=clerk), by=clerk)

    appeal = Appeal.objects.get(pk=appeal.pk)
    assert {name: getattr(appeal, name) for name in shown} == facts
    assert (appeal.stage, appeal.summary, str(act)) == (Stage.DESTROYED, ERASED, "Акт № 01-АУ/2032")
    assert appeal.case_file.destroyed_by_act == act
    assert set(Clock.objects.filter(appeal=appeal).values_list("kind", "control_due_on", "stop__on")) == terms
    assert (appeal.intake.text, appeal.intake.text_sha256) == (ERASED, sha256)
    assert appeal.applicant.full_name == appeal.applicant.previous.full_name == ERASED
    paper = Paper.objects.get(pk=paper.pk)
    assert (paper.number, paper.content, paper.content_sha256) == (f"{paper.pk}-исх", ERASED, "a" * 64)
    assert appeal.questions.get().result == "withdrawn"
    assert Entry.objects.filter(verb="appeal.destroyed", subject=f"appeals.appeal:{appeal.pk}").count() == 1


def test_the_archive_is_whole_after_an_act_and_says_what_is_gone(clerk):
    case_file = make_case.closed(make_case.whole(by=clerk), by=clerk)
    make_case.destroyed(case_file, by=clerk)
    dropped = Blob.objects.dropped().count()
    for blob in Blob.objects.dropped():
        remove_bytes(blob.pk)

    assert [*guards.problems(), *journal.problems(), *files.problems(), *prints.problems()] == []
    assert list(files.notes()) == [f"Файлов, уничтоженных по актам: {dropped}; хранятся их хеши и размеры, содержимого нет."]


def test_bytes_that_stay_after_the_act_are_noticed(clerk):
    case_file = make_case.closed(make_case.whole(by=clerk), by=clerk)
    make_case.destroyed(case_file, by=clerk)
    sha256 = Blob.objects.dropped().first().sha256
    path_of(sha256).parent.mkdir(parents=True, exist_ok=True)
    path_of(sha256).write_bytes(b"left over")

    assert any(sha256[:12] in problem and "ещё лежит на диске" in problem for problem in files.problems())


def test_a_file_that_something_else_needs_stays(clerk):
    letter = make_case.whole(by=clerk)
    shared = letter.intake.raw
    other = make_appeal.received(text="Другое письмо с тем же сканом", raw=shared)

    make_case.destroyed(make_case.closed(letter, by=clerk), by=clerk)

    assert read(StoredFile.objects.get(pk=shared.pk).blob) == b"letter of Sidorova"
    assert other.intake.raw.name == "Сидорова.pdf"


def test_the_same_bytes_under_another_name_stay(clerk):
    letter = make_case.whole(by=clerk)
    other = make.stored_file(b"letter of Sidorova", name="учебник.pdf")

    make_case.destroyed(make_case.closed(letter, by=clerk), by=clerk)

    assert not remove_bytes(other.blob_id)
    assert read(other.blob) == b"letter of Sidorova"


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


def test_a_file_is_destroyed_from_1_january_after_its_term(clerk):
    case_file = make_case.closed(make_case.finished(by=clerk), by=clerk)

    with pytest.raises(WrongStage, match=r"хранится по 31\.12\.2031 включительно"):
        make_case.destroyed(case_file, by=clerk, on=make_case.LAST_DAY)
    act = make_case.destroyed(case_file, by=clerk, on=date(2032, 1, 1))

    assert act.made_on == date(2032, 1, 1)


def test_an_open_file_is_not_destroyed(clerk):
    with pytest.raises(WrongStage, match="не закрыто"):
        make_case.destroyed(make_case.volume(by=clerk), by=clerk)


def test_a_held_file_is_not_destroyed(clerk):
    case_file = make_case.closed(make_case.finished(by=clerk), by=clerk)
    case_files.hold(case_file, reason="идёт суд", by=clerk)

    with pytest.raises(WrongStage, match=r"под запретом: идёт суд\. Сначала снимите запрет"):
        make_case.destroyed(case_file, by=clerk)


def test_a_file_is_not_destroyed_twice(clerk):
    case_file = make_case.closed(make_case.finished(by=clerk), by=clerk)
    make_case.destroyed(case_file, by=clerk)

    with pytest.raises(WrongStage, match="уничтожено: Акт № 01-АУ/2032"):
        make_case.destroyed(CaseFile.objects.get(pk=case_file.pk), by=clerk)


def test_one_refused_file_keeps_all(clerk):
    old, held = (make_case.closed(make_case.finished(by=clerk), by=clerk) for _ in range(2))
    case_files.hold(held, reason="идёт суд", by=clerk)

    with pytest.raises(WrongStage):
        make_case.destroyed(old, held, by=clerk)

    assert (DestructionAct.objects.count(), CaseFile.objects.exclude(destroyed_by_act=None).count()) == (0, 0)


def test_an_appeal_that_was_repeated_is_kept_as_long_as_the_last_one(clerk):
    first = make_case.finished(by=clerk)
    make_case.finished(by=clerk, on=date(2027, 3, 1), repeat_of=first)

    with pytest.raises(WrongStage, match=r"Обращение № 001-ОГ/2026 повторено, и Обращение № 001-ОГ/2027 ещё хранится"):
        make_case.destroyed(make_case.closed(first, by=clerk), by=clerk)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("protocol", " ", "Протокол экспертной комиссии"),
        ("commission", ("Председатель – Орлов П.И.",), "не меньше двух человек"),
        ("typed", "да", "Впишите слово УНИЧТОЖИТЬ"),
    ],
)
def test_an_act_is_not_made_without(clerk, field, value, said):
    case_file = make_case.closed(make_case.finished(by=clerk), by=clerk)

    with pytest.raises(Incomplete, match=said):
        destroying.destroy([case_file], make_case.details(**{field: value}), by=clerk, on=make_case.AFTER, at=at(make_case.AFTER))


def test_only_the_clerk_destroys(clerk):
    case_file = make_case.closed(make_case.finished(by=clerk), by=clerk)

    with pytest.raises(NotAllowed, match="составляет делопроизводитель"):
        make_case.destroyed(case_file, by=make.head())


def test_who_is_complained_of_destroys_nothing(clerk):
    petrova = make.clerk(last_name="Петрова")
    case_file = make_case.closed(make_case.finished(by=clerk, complained_of=make_appeal.complained_of(petrova)), by=clerk)

    with pytest.raises(NotAllowed, match=r"ст\. 8, ч\. 6"):
        make_case.destroyed(case_file, by=petrova)


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
