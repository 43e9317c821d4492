"""Rows for the state's register: golden columns, codes instead of words, nothing unfinished told as finished."""

import pytest

from tests.workflows.appeals.reporting.make_register import lot, register
from workflows.appeals.models import Appeal, Question, Result
from workflows.appeals.reporting.questions import HEADINGS, MARKS, NOTHING, Asked, Known, cells, question_rows
from workflows.appeals.stages import Ground, Stage
from workflows.errors import BadInput
from workflows.printing.tables import written

COLUMNS = [
    "Рег. №", "Дата поступления", "Дата регистрации", "№ вопроса", "Код вопроса", "Направлено: куда", "Направлено: исх. №", "Направлено: дата",
    "Поддержано", "Меры приняты", "Разъяснено", "Не поддержано", "Дан ответ", "Дата ответа", "Оставлено без ответа", "Рассмотрение прекращено", "Замечание",
]  # fmt: skip


def rows():
    return [[written(cell) for cell in row] for row in question_rows(Appeal.objects.all())]


def test_the_columns():
    assert [heading.title for heading in HEADINGS] == COLUMNS


@pytest.mark.django_db
@pytest.mark.both_databases
def test_the_rows():
    register(
        lot(result=Result.MEASURES, topic=0),
        lot(ground=Ground.FORWARD_8_3, result=Result.FORWARDED, took=5),
        lot(ground=Ground.ABUSE, result=Result.NO_ANSWER),
        lot(stage=Stage.WITHDRAWN, result=Result.WITHDRAWN),
        lot(stage=Stage.IN_REVIEW, questions=2),
        lot(registered_on=None, stage=Stage.RECEIVED),
    )
    day, code = "02.11.2026", "0002.0013.0001.0330"

    assert rows() == [
        ["001-ОГ/2026", day, day, "1", code, "", "", "", "1", "1", "", "", "1", "12.11.2026", "", "", ""],
        ["002-ОГ/2026", day, day, "1", code, "Орган № 1", "003-ОГ-исх/2026", "07.11.2026", "", "", "", "", "", "", "", "", ""],
        ["003-ОГ/2026", day, day, "1", code, "", "", "", "", "", "", "", "", "", "1", "", ""],
        ["004-ОГ/2026", day, day, "1", code, "", "", "", "", "", "", "", "", "", "", "1", ""],
        ["005-ОГ/2026", day, day, "1", code, "", "", "", "", "", "", "", "", "", "", "", "рассматривается"],
        ["005-ОГ/2026", day, day, "2", "0002.0013.0002.0330", "", "", "", "", "", "", "", "", "", "", "", "рассматривается"],
    ]


@pytest.mark.django_db
def test_a_result_written_into_an_open_appeal_is_not_told():
    register(lot(stage=Stage.ON_SIGNATURE))
    Question.objects.update(result=Result.SUPPORTED)

    assert rows()[0][8:] == ["", "", "", "", "", "", "", "", "рассматривается"]


def test_every_result_has_its_marks():
    assert set(MARKS) == set(Result.values)


@pytest.mark.parametrize("result", [result for result in Result if MARKS[result].needs_answer])
def test_without_a_sending_nothing_is_answered(result):
    told = cells(Asked(1, 1, "0001", result, has_ended=True), Known((), None))

    assert told == (1, "0001", "", "", None, "", "", "", "", "", None, "", "", "результат внесён, отправки ответа нет")


def test_a_forwarding_without_a_cover_letter_is_a_remark():
    told = cells(Asked(1, 1, "", Result.FORWARDED, has_ended=True), Known((), None))

    assert told[-1] == "нет кода вопроса; результат «направлено», сопроводительного письма нет"


def test_an_unknown_result_stops_the_export():
    with pytest.raises(BadInput, match="выгрузке неизвестен"):
        cells(Asked(1, 1, "0001", "разъяснено", has_ended=True), Known((), None))


def test_nothing_marks_nothing():
    assert cells(Asked(1, 1, "0001", "", has_ended=True), Known((), None))[5:10] == ("",) * 5
    assert NOTHING not in MARKS.values()
