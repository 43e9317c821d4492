"""The journal as a file: sixteen columns, one's own rows, progress, a day of keeping, one builder at a time, constant memory."""

import csv
import tracemalloc
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests import make
from tests.workflows.appeals.reporting.make_register import lot, register
from workflows.appeals.actions import exporting
from workflows.appeals.actions.exporting import Wish
from workflows.appeals.models import Appeal, ComplainedOf, JournalExport, Reading, Result, Sensitivity
from workflows.appeals.models.exporting import KEPT, PATIENCE
from workflows.appeals.reporting import tasks
from workflows.appeals.reporting.journal import HEADINGS, portions
from workflows.appeals.reporting.walking import walk
from workflows.appeals.stages import Ground, Stage
from workflows.errors import NotAllowed, WrongStage
from workflows.journal.models import Entry
from workflows.people import roles
from workflows.printing.tables import Table, save

pytestmark = pytest.mark.django_db

CSV, XLSX = Wish(form=JournalExport.Form.CSV), Wish(form=JournalExport.Form.XLSX)
COLUMNS = [
    "№ п/п", "Рег. №", "Дата поступления", "Дата регистрации", "ФИО заявителя", "Адрес для ответа", "Как поступило", "Вид", "Краткое содержание",
    "Кому передано", "Срок ответа", "Продлён до", "Дата ответа", "№ ответа", "Результат", "Дело",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _tasks_stay_in_the_queue(monkeypatch):
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)


def asked(by, wish=CSV):
    return exporting.ask_journal(wish, by=by, on=timezone.localdate(), at=timezone.now())


def built(by, wish=CSV):
    export = asked(by, wish)
    exporting.build(export, at=timezone.now())
    export.refresh_from_db()
    return export


def lines(export):
    with exporting.path_of(export).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


@pytest.mark.both_databases
def test_the_sixteen_columns():
    register(
        lot(result=Result.MEASURES, extended=True, took=40, stage=Stage.FILED, executor=1),
        lot(registered_on=date(2026, 11, 3), ground=Ground.ABUSE, result=Result.NO_ANSWER),
        lot(registered_on=date(2026, 11, 3), stage=Stage.IN_REVIEW),
        lot(registered_on=None, stage=Stage.RECEIVED),
    )
    summary = "Просит разъяснить порядок зачисления, отменённые занятия и расчёт за питание"
    address = "109000, Москва, ул. Садовая, д. {0}; z{0}@example.org"

    assert lines(built(make.clerk())) == [
        COLUMNS,
        ["1", "001-ОГ/2026", "02.11.2026", "02.11.2026", "Петрова Мария", address.format(0), "официальный сайт", "заявление", summary,
         "Замеров Пётр", "02.12.2026", "01.01.2027", "12.12.2026", "002-ОГ-исх/2026", "поддержано, меры приняты", "01-15, 2026 год, том 1"],
        ["2", "002-ОГ/2026", "03.11.2026", "03.11.2026", "Кузнецова Олег", address.format(1), "официальный сайт", "заявление", summary,
         "Замеров Пётр", "03.12.2026", "", "", "", "оставлено без ответа", ""],
        ["3", "003-ОГ/2026", "03.11.2026", "03.11.2026", "Смирнова Анна", address.format(2), "официальный сайт", "заявление", summary,
         "Замеров Пётр", "03.12.2026", "", "", "", "", ""],
    ]  # fmt: skip


def test_xlsx_holds_the_same_rows_with_real_dates():
    register(lot(), lot())

    sheet = load_workbook(exporting.path_of(built(make.clerk(), XLSX))).active

    assert [cell.value for cell in sheet[1]] == COLUMNS
    assert [(row[0].value, row[1].value, row[3].value.date()) for row in sheet.iter_rows(min_row=2)] == [
        (1, "001-ОГ/2026", date(2026, 11, 2)),
        (2, "002-ОГ/2026", date(2026, 11, 2)),
    ]


def test_only_the_asked_days():
    register(*[lot(registered_on=date(2026, 11, day)) for day in (1, 2, 3, 4)])
    wish = Wish(form=JournalExport.Form.CSV, first_on=date(2026, 11, 2), last_on=date(2026, 11, 3))

    assert [row[3] for row in lines(built(make.clerk(), wish))[1:]] == ["02.11.2026", "03.11.2026"]


def test_a_complaint_about_oneself_is_not_in_one_s_file():
    clerk = make.clerk()
    complaint, _ = register(lot(), lot())
    ComplainedOf.objects.create(appeal=complaint, user=clerk)

    assert [row[1] for row in lines(built(clerk))[1:]] == ["002-ОГ/2026"]


@pytest.mark.parametrize(
    ("role", "may"), [(roles.DIRECTOR, True), (roles.CLERK, True), (roles.LAWYER, False), (roles.EXECUTOR, False), (roles.EDITOR, False), (roles.ADMINISTRATOR, False)]
)
def test_who_takes_the_journal_out(at_desk, role, may):
    answer = at_desk(make.user(role=role)).get(reverse("appeal_journal_exports"))

    assert answer.status_code == (200 if may else 302)


def test_the_file_is_for_the_one_who_asked(at_desk):
    export = built(make.clerk())
    other = at_desk(make.clerk())

    assert other.get(reverse("appeal_journal_export", args=[export.pk])).status_code == 404
    with pytest.raises(NotAllowed, match="запросил другой человек"):
        exporting.take(export, by=make.clerk(), on=timezone.localdate(), at=timezone.now())


def test_who_no_longer_keeps_the_register_takes_nothing():
    clerk = make.clerk()
    export = built(clerk)
    clerk.groups.clear()

    with pytest.raises(NotAllowed, match="выгружают делопроизводитель и руководитель"):
        exporting.take(export, by=type(clerk).objects.get(pk=clerk.pk), on=timezone.localdate(), at=timezone.now())


def test_from_the_form_to_the_file(at_desk):
    register(lot(), lot())
    desk = at_desk(make.clerk())

    waiting = desk.post(reverse("appeal_journal_exports"), {"form": "csv"}, follow=True)
    export = JournalExport.objects.get()
    tasks.build_journal(export.pk)
    ready = desk.get(reverse("appeal_journal_export", args=[export.pk]))
    file = desk.post(reverse("appeal_journal_take", args=[export.pk]))

    assert ("ждёт очереди" in waiting.content.decode(), waiting["Refresh"], "Refresh" in ready) == (True, "3", False)
    assert (file["Content-Disposition"].startswith("attachment"), "no-store" in file["Cache-Control"], file["X-Content-Type-Options"]) == (True, True, "nosniff")
    assert b"".join(file.streaming_content).decode("utf-8-sig").count("\r\n") == 3
    assert list(Entry.objects.filter(subject=f"appeals.journalexport:{export.pk}").order_by("seq").values_list("verb", flat=True)) == ["appeal.journal_asked", "appeal.journal_taken"]


def test_the_row_counts_while_the_file_grows(monkeypatch):
    register(*[lot()] * 5)
    seen = []
    export = asked(make.clerk())
    monkeypatch.setattr(exporting, "portions", lambda appeals: portions(appeals, size=2))
    rows = exporting._rows(export, on=timezone.localdate())

    for _ in rows:
        seen.append(JournalExport.objects.values_list("done", "total").get())

    assert seen == [(0, 5), (0, 5), (2, 5), (2, 5), (4, 5)]
    assert JournalExport.objects.get().percent == 100


def test_the_file_goes_after_a_day():
    export = built(make.clerk())
    later = export.finished_at + KEPT

    with pytest.raises(WrongStage, match="хранится сутки"):
        exporting.take(export, by=export.asked_by, on=timezone.localdate(), at=later)
    assert [exporting.forget(at=later + timedelta(seconds=seconds)) for seconds in (-1, 1, 2)] == [0, 1, 0]
    assert (exporting.path_of(export).exists(), JournalExport.objects.get().is_removed) == (False, True)


def test_reading_what_is_sensitive_is_remembered():
    clerk = make.clerk()
    appeals = register(*[lot(sensitivity=sensitivity) for sensitivity in Sensitivity])

    built(clerk)

    assert list(Reading.objects.order_by("appeal").values_list("appeal", "what", "by")) == [(appeal.pk, "export", clerk.pk) for appeal in appeals[1:]]


def test_a_second_builder_leaves_a_living_one_alone():
    export, now = asked(make.clerk()), timezone.now()
    JournalExport.objects.update(attempts=1, beat_at=now)

    exporting.build(export, at=now + PATIENCE / 2)
    still = JournalExport.objects.get().finished_at
    exporting.build(export, at=now + PATIENCE + timedelta(seconds=1))

    assert (still, JournalExport.objects.get().is_ready, JournalExport.objects.get().attempts) == (None, True, 2)


def test_an_export_whose_builder_died_is_asked_for_again(monkeypatch):
    asked_again = []
    export = asked(make.clerk())
    monkeypatch.setattr(exporting, "enqueue", lambda found: asked_again.append(found.pk))

    tasks.build_missing()
    JournalExport.objects.update(attempts=1, beat_at=timezone.now() - PATIENCE * 2)
    tasks.build_missing()
    JournalExport.objects.update(attempts=3)
    tasks.build_missing()

    assert asked_again == [export.pk]
    assert JournalExport.objects.get().is_given_up


@pytest.mark.both_databases
def test_the_walk_meets_every_appeal_once_in_order():
    register(*[lot(registered_on=date(2026, 11, 1 + number % 3)) for number in range(11)], lot(registered_on=None, stage=Stage.RECEIVED))
    whole = list(Appeal.objects.exclude(registered_on=None).order_by("registered_on", "pk").values_list("pk"))

    assert [[row for portion in walk(Appeal.objects.all(), ("pk",), size=size) for row in portion] for size in (1, 2, 3, 11, 50)] == [whole] * 5


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_four_times_as_many_rows_take_no_more_memory(form, tmp_path):
    def peak(size):
        register(*[lot()] * (size - Appeal.objects.count()))
        table = Table("zhurnal", HEADINGS, (row for portion in portions(Appeal.objects.all(), size=50) for row in portion.rows))
        tracemalloc.start()
        save(table, form, tmp_path / f"{size}.{form}")
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(50)  # what is loaded once

    few, many = peak(300), peak(1200)
    assert many < 1.3 * few


@pytest.mark.parametrize("size", [1, 7])
def test_a_portion_takes_as_many_queries_however_long_it_is(size, django_assert_num_queries):
    register(*[lot(extended=True, took=40)] * size)

    with django_assert_num_queries(6):
        next(portions(Appeal.objects.all()))
