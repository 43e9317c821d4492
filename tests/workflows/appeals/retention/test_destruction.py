"""What an act of destruction takes and what it leaves: everything personal goes, the fact stays, and nothing goes before the act."""

import pytest
from django.db import IntegrityError, connection

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from tests.workflows.appeals.retention import make_case
from tests.workflows.screening import make_files
from workflows.appeals.actions import intake
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.models import Appeal, Channel, Clock, Message, Paper
from workflows.appeals.stages import Stage
from workflows.archive import verification as guards
from workflows.archive.erasing import ERASED
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


@pytest.fixture
def clerk():
    return make.clerk()


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
    assert list(files.notes()) == [f"Файлов, уничтоженных по актам и срокам: {dropped}; хранятся их хеши и размеры, содержимого нет."]


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
