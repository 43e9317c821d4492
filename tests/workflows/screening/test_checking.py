"""The work of the queue on a file: looked at, scanned, drawn; each once, whatever breaks off in between."""

import json
from datetime import timedelta

import pytest
from django_q.models import OrmQ

from tests.harness import clamav
from tests.harness.clamav import EICAR
from tests.workflows.screening import make_files as files
from tests.workflows.screening.make_checks import LATER, NOW, asked, check
from workflows.files.models import Derived
from workflows.journal.models import Entry
from workflows.screening import checking, scanning
from workflows.screening.looking import ENGINE
from workflows.screening.models import MOST_BREAKS, FileCheck, ScanAttempt, Screening
from workflows.screening.standing import State, standing_of, standings

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def queued():
    return sorted(row.task["args"][0] for row in OrmQ.objects.all() if row.task["func"] == checking.CHECK)


def test_a_file_is_asked_about_once():
    stored = asked()
    checking.ask([stored], at=LATER)

    assert queued() == [FileCheck.objects.get(file=stored).pk]


def test_without_a_scanner_a_file_is_looked_at_alone():
    stored = asked(files.EXE, "справка.pdf")
    standing = check(stored)

    screening = Screening.objects.get(file=stored)
    assert (screening.engine, screening.format, screening.allowed, json.loads(screening.found)) == (ENGINE, "program", False, [["program", ""]])
    assert (standing.state, standing.remarks, ScanAttempt.objects.count()) == (State.OFF, ("оказался программой",), 0)
    assert FileCheck.objects.get().settled_at == NOW


def test_what_is_kept_names_nothing_of_the_file():
    stored = asked(files.packed({"Сидорова.exe": files.EXE, "Сидорова.html": b"<html>"}), "Сидорова.zip")
    check(stored)

    assert "Сидорова" not in Screening.objects.get().found


@pytest.mark.parametrize(
    ("data", "state", "detail"),
    [
        (b"words", State.CLEAN, ""),
        (EICAR, State.INFECTED, "Eicar-Test-Signature.UNOFFICIAL"),
        (files.packed({"a.txt": EICAR}), State.INFECTED, "Eicar-Test-Signature.UNOFFICIAL"),
        (b"x" * 3_000_000, State.UNSCANNABLE, "больше, чем принимает сканер"),
        (files.locked(files.packed({"a.txt": b"x"})), State.UNSCANNABLE, "закрыт паролем"),
    ],
    ids=["clean", "infected", "infected in a zip", "over the limit", "locked"],
)
def test_states(clamd, data, state, detail):
    stored = asked(data)
    before = standing_of(stored).state

    standing = check(stored)

    assert (before, standing.state, standing.detail) == (State.PENDING, state, detail)
    assert FileCheck.objects.get().settled_at == NOW


def test_a_virus_is_entered_into_the_journal_without_the_name_of_the_file(clamd):
    stored = asked(EICAR, "Сидорова.txt")
    check(stored)

    entry = Entry.objects.get(verb="file.infected")
    assert (entry.subject, entry.summary) == (f"files.storedfile:{stored.pk}", f"Файл № {stored.pk}: найден вирус Eicar-Test-Signature.UNOFFICIAL, файл закрыт")


def test_while_the_scanner_is_down_files_wait_and_then_are_scanned(clamd):
    clamd.stop()
    one, two = asked(b"words"), asked(EICAR)
    states = [check(one).state, check(two).state]
    OrmQ.objects.all().delete()
    while_down = checking.ask_waiting(at=LATER)

    clamd.start()
    asked_again = checking.ask_waiting(at=LATER)
    found = [check(one, LATER).state, check(two, LATER).state]

    assert (states, while_down, asked_again, len(queued())) == ([State.PENDING] * 2, 0, 2, 2)
    assert found == [State.CLEAN, State.INFECTED]
    assert list(ScanAttempt.objects.filter(file=one).order_by("pk").values_list("answer", flat=True)) == ["error", "clean"]


def test_waiting_work_is_asked_for_once_in_a_while(clamd):
    asked()
    OrmQ.objects.all().delete()

    assert [checking.ask_waiting(at=NOW), checking.ask_waiting(at=LATER), checking.ask_waiting(at=LATER)] == [0, 1, 0]


def test_a_scanner_that_falls_silent_at_one_file_is_not_asked_for_ever(tmp_path, settings):
    stored = asked()
    with clamav.odd(tmp_path, PING=b"PONG\0") as scanner:
        settings.CLAMD = f"unix:{scanner.path}"
        states = [check(stored, NOW + timedelta(hours=hour)).state for hour in range(scanning.MOST_ERRORS)]

    assert states == [State.PENDING] * (scanning.MOST_ERRORS - 1) + [State.UNSCANNABLE]


def test_a_file_that_kills_its_worker_is_given_up_and_never_called_clean(clamd):
    stored = asked()
    FileCheck.objects.update(breaks=MOST_BREAKS)

    standing = check(stored)

    assert (standing.state, standing.detail) == (State.UNSCANNABLE, "проверка несколько раз прерывалась")
    assert FileCheck.objects.get().settled_at == NOW


def test_the_beginning_is_counted_before_the_work(monkeypatch):
    stored = asked()
    counted = []
    monkeypatch.setattr(checking, "screen", lambda file, at: counted.append(FileCheck.objects.get().breaks) or Screening.objects.create(file=file, engine="x", format="txt", allowed=True, at=at))

    check(stored)

    assert (counted, FileCheck.objects.get().breaks) == ([1], 0)


def test_work_done_twice_changes_nothing(clamd):
    stored = asked(files.picture("JPEG"), "снимок.jpg")
    check(stored)
    rows = (Screening.objects.count(), ScanAttempt.objects.count(), Derived.objects.count())

    check(stored, LATER)
    FileCheck.objects.update(settled_at=None)
    check(stored, LATER)

    assert (Screening.objects.count(), ScanAttempt.objects.count(), Derived.objects.count()) == rows == (1, 1, 2)


def test_what_came_before_there_was_a_scanner_is_scanned_when_there_is_one(settings, running_clamd):
    stored = asked()
    check(stored)
    without = checking.open_outdated()
    settings.CLAMD = running_clamd.address

    opened = checking.open_outdated()

    assert (without, opened, standing_of(stored).state, checking.ask_waiting(at=LATER)) == (0, 1, State.PENDING, 1)


def test_a_new_engine_looks_again(monkeypatch):
    stored = asked()
    check(stored)
    for module in ("checking", "models"):
        monkeypatch.setattr(f"workflows.screening.{module}.ENGINE", "next")

    opened = checking.open_outdated()
    check(stored, LATER)

    assert (opened, sorted(Screening.objects.values_list("engine", flat=True))) == (1, sorted([ENGINE, "next"]))


def test_a_silent_scanner_is_told_to_administrators(settings, tmp_path):
    settings.CLAMD = f"unix:{tmp_path}/absent"

    told = scanning.note_silence()

    assert (told, Entry.objects.get(verb="scanner.silent").summary) == (True, scanning.SILENT)


def test_no_scanner_and_a_living_one_are_no_news(clamd, settings):
    answers = [scanning.note_silence()]
    settings.CLAMD = ""

    assert [*answers, scanning.note_silence()] == [False, False]


def test_a_virus_once_found_is_not_forgotten(clamd):
    stored = asked(EICAR)
    check(stored)
    ScanAttempt.objects.create(file=stored, answer="clean", at=LATER)

    assert standing_of(stored).state == State.INFECTED


def test_the_standings_of_many_files_cost_as_much_as_of_one(django_assert_num_queries):
    stored = [asked(f"words {number}".encode()) for number in range(5)]
    for one in stored:
        check(one)

    with django_assert_num_queries(4):
        assert {one.state for one in standings(stored).values()} == {State.OFF}
    with django_assert_num_queries(0):
        assert standings([]) == {}
