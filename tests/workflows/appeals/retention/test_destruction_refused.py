"""When an act of destruction is refused: before its day, under a ban, without its papers, to the wrong person."""

from datetime import date

import pytest

from tests import make, make_appeal
from tests.make_appeal import at
from tests.workflows.appeals.retention import make_case
from workflows.appeals.actions import case_files, destroying
from workflows.appeals.models import CaseFile, DestructionAct
from workflows.errors import Incomplete, NotAllowed, WrongStage

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def clerk():
    return make.clerk()


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
