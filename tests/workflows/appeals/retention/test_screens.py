"""Case files at the desk: from an empty list to the act, who is let in, what is said before nothing can be undone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import make
from tests.make_appeal import at
from tests.workflows.appeals.reception import make_reception
from tests.workflows.appeals.retention import make_case
from workflows.appeals import destroyed
from workflows.appeals.actions import case_files
from workflows.appeals.models import CaseFile, CaseIndex, DestructionAct
from workflows.printing import queue
from workflows.printing.models import PrintRequest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def short_term():
    """The term is data: kept for a year, the files of 2024 have expired on any day on which these tests run."""
    CaseIndex.objects.update(years=1)


OLD = date(2024, 11, 5)
AFTER_OLD = date(2025, 1, 13)
ACT = {
    "protocol": "от 10.01.2026 № 1",
    "commission": "Председатель – Орлов П.И.\nЧлен комиссии – Белова Н.",
    "approved_post": "Генеральный директор",
    "approved_name": "А.В. Соколова",
    "method": "стирание",
    "typed": "УНИЧТОЖИТЬ",
}


def said(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ").split())


def old_file(clerk, *appeals) -> CaseFile:
    """A closed file of 2024."""
    case_file = make_case.volume(by=clerk, year=OLD.year)
    case_files.put_in(case_file, appeals, [], by=clerk, on=AFTER_OLD, at=at(AFTER_OLD))
    return case_files.close(case_file, by=clerk, on=AFTER_OLD)


def test_from_an_empty_list_to_a_closed_file(at_desk):
    clerk = make.clerk()
    appeals = [make_case.finished(by=clerk, on=OLD) for _ in range(2)]
    card = make_reception.card(make.head(), on=OLD)
    desk = at_desk(clerk)
    assert "Их заводит делопроизводитель" in said(desk.get(reverse("case_files:index")))

    desk.post(reverse("case_files:open"), {"index": make_case.index().pk, "year": OLD.year})
    case_file = CaseFile.objects.get()
    fill = reverse("case_files:fill", args=[case_file.pk])
    ticked = {"appeals": [row.pk for row in appeals], "cards": [card.pk]}
    preview = desk.post(fill, ticked)
    assert "вынуть из дела нельзя" in said(preview)
    assert not case_file.appeals.exists()
    desk.post(fill, {**ticked, "store": "1"})
    desk.post(reverse("case_files:close", args=[case_file.pk]))

    page = said(desk.get(reverse("case_files:card", args=[case_file.pk])))
    assert [word for word in ("В деле: 2, карточек приёма: 1", "Закрыто", "по 31 декабря 2025 г. включительно") if word not in page] == []


def test_nothing_ticked_is_told(at_desk):
    clerk = make.clerk()
    make_case.finished(by=clerk, on=OLD)
    case_file = make_case.volume(by=clerk, year=OLD.year)

    answer = at_desk(clerk).post(reverse("case_files:fill", args=[case_file.pk]), {})

    assert "Отметьте, что положить в дело." in said(answer)


def test_the_act_says_what_cannot_be_undone_and_asks_for_the_word(at_desk):
    clerk = make.clerk()
    case_file = old_file(clerk, make_case.finished(by=clerk, on=OLD))
    desk = at_desk(clerk)

    page = said(desk.get(reverse("case_files:destroy")))
    wrong = desk.post(reverse("case_files:destroy"), {**ACT, "case_files": [case_file.pk], "typed": "да"})

    assert [word for word in ("Вернуть уничтоженное нельзя.", "Кнопки «отменить» нет", "резервную копию ради этого не восстанавливают", "Уничтожить безвозвратно") if word not in page] == []
    assert [word for word in ("Впишите слово УНИЧТОЖИТЬ: вернуть", "Председатель – Орлов П.И.", "от 10.01.2026 № 1") if word not in said(wrong)] == []
    assert DestructionAct.objects.count() == 0


def test_the_act_is_made_shown_and_printed(at_desk):
    clerk = make.clerk()
    case_file = old_file(clerk, make_case.finished(by=clerk, on=OLD))
    desk = at_desk(clerk)

    answer = desk.post(reverse("case_files:destroy"), {**ACT, "case_files": [case_file.pk]})
    act = DestructionAct.objects.get()
    queue.build(PrintRequest.objects.get(form="appeals.destruction.pdf", subject_id=act.pk))

    assert answer["Location"] == reverse("case_files:act", args=[act.pk])
    assert "регистрационные номера и даты" in said(desk.get(answer["Location"]))
    assert desk.get(reverse("case_files:act_print", args=[act.pk])).content[:4] == b"%PDF"
    assert "Дело уничтожено" in said(desk.get(reverse("case_files:card", args=[case_file.pk])))
    assert list(destroyed.problems()) == []
    assert list(destroyed.notes()) == ["Обращений, уничтоженных по актам: 1; подписанных документов в них: 0. Хранятся номера, даты и хеши, содержания нет."]


def test_a_held_file_is_refused_on_the_screen_with_its_reason(at_desk):
    clerk = make.clerk()
    case_file = old_file(clerk)
    desk = at_desk(clerk)
    desk.post(reverse("case_files:hold", args=[case_file.pk]), {"reason": "идёт суд"})

    answer = desk.post(reverse("case_files:destroy"), {**ACT, "case_files": [case_file.pk]})

    assert "под запретом: идёт суд. Сначала снимите запрет" in said(answer)
    desk.post(reverse("case_files:release", args=[case_file.pk]))
    assert not CaseFile.objects.get().on_hold


def test_the_cover_and_the_inventory_are_pdf(at_desk):
    clerk = make.clerk()
    case_file = old_file(clerk, make_case.finished(by=clerk, on=OLD))
    desk = at_desk(clerk)

    answers = [desk.get(reverse(f"case_files:{name}", args=[case_file.pk])) for name in ("cover", "inventory")]

    assert [answer.content[:4] for answer in answers] == [b"%PDF", b"%PDF"]


@pytest.mark.parametrize("name", ["index", "open", "destroy", "acts"])
def test_an_executor_is_not_let_in(at_desk, name):
    answer = at_desk(make.executor()).get(reverse(f"case_files:{name}"))

    assert answer.status_code == 403
    assert "елопроизводител" in said(answer)


@pytest.mark.parametrize("name", ["card", "fill", "close", "hold", "release", "cover", "inventory"])
def test_a_file_is_not_shown_to_an_executor(at_desk, name):
    case_file = make_case.volume(by=make.clerk())

    assert at_desk(make.executor()).get(reverse(f"case_files:{name}", args=[case_file.pk])).status_code in {302, 403}


def test_the_head_sees_files_and_changes_none(at_desk):
    desk = at_desk(make.head())
    case_file = make_case.volume(by=make.clerk())

    answers = [desk.get(reverse(f"case_files:{name}", args=[case_file.pk])).status_code for name in ("card", "fill", "close", "hold")]

    assert answers == [200, 403, 403, 403]


def _queries(desk, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        desk.get(address)
    return len(asked)


def test_pages_ask_as_much_for_many_rows_as_for_one(at_desk):
    clerk = make.clerk()
    case_file = old_file(clerk, make_case.finished(by=clerk, on=OLD))
    fuller = old_file(clerk, *(make_case.finished(by=clerk, on=OLD) for _ in range(4)))
    desk = at_desk(clerk)
    desk.get(reverse("case_files:index"))

    one, many = (_queries(desk, reverse("case_files:card", args=[row.pk])) for row in (case_file, fuller))
    list_of_two = _queries(desk, reverse("case_files:index"))
    for _ in range(4):
        old_file(clerk)

    assert one == many
    assert _queries(desk, reverse("case_files:index")) == list_of_two
