"""Cards, registers and receipts for paper: whole lines, each reader's own sight, readings remembered, work that does not grow with the rows."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make, make_appeal, make_print
from tests.make_appeal import NOVEMBER_2, NOVEMBER_16, at
from tests.workflows.appeals import story
from tests.workflows.appeals.binding import make_story
from workflows.appeals.actions import intake
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.actions.receipts import RECEIPT, give_receipt
from workflows.appeals.actions.registering import Blamed
from workflows.appeals.documents import registers
from workflows.appeals.documents.control_card import control_card_pdf
from workflows.appeals.documents.papers import project_pdf
from workflows.appeals.documents.register_rows import CLOSED, control_rows, dispatch_rows, journal_rows
from workflows.appeals.documents.registers import control_list_pdf, dispatches_pdf, journal_pdf
from workflows.appeals.models import Appeal, Channel, Medium, Reading, Sensitivity
from workflows.errors import BadInput, NotAllowed, WrongStage
from workflows.people.models import User
from workflows.printing.periods import Period

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
DECEMBER_3 = date(2026, 12, 3)
MARIA, ADDRESS, ABOUT = "Петрова Мария Ивановна", "109000, Москва, ул. Садовая, д. 1, кв. 2", "Об отмене занятий кружка"


def reads_ordinary() -> User:
    """Who may read ordinary cards and no closed ones."""
    person = make.user()
    person.user_permissions.add(Permission.objects.get(codename="read_all_appeals", content_type__app_label="appeals"))
    return User.objects.get(pk=person.pk)


def answered(who, **fields) -> Appeal:
    return story.answered(who, sent_on=NOVEMBER_16, **fields)


def lines_of(rows) -> list[tuple]:
    return [row.line.cells for row in rows]


def spoken(cells: tuple) -> tuple:
    return tuple(cell.replace("\u00a0", " ") if isinstance(cell, str) else cell for cell in cells)


def test_2_the_journal_line_by_line():
    who = make_story.cast()
    answered(who)
    extended = story.in_review(who)
    make_story.extended(extended, who)

    rows = journal_rows(NOVEMBER, by=who.clerk, on=NOVEMBER_16, at_most=10)

    came = (NOVEMBER_2, NOVEMBER_2, MARIA, f"{ADDRESS}\nпочта", "заявление", ABOUT, "О.И. Волков", date(2026, 12, 2))
    assert [spoken(line) for line in lines_of(rows)] == [
        ("001-ОГ/2026", *came, None, "16.11.2026\n001-ОГ-исх/2026", "разъяснено", ""),
        ("002-ОГ/2026", *came, date(2027, 1, 1), "", "", ""),
    ]


def test_2_the_journal_on_paper():
    who = make_story.cast()
    answered(who)

    built = journal_pdf(NOVEMBER, by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16))

    assert make_print.words(built.data).startswith(
        "Автономная некоммерческая организация «Школа» Журнал регистрации обращений граждан с 1 ноября 2026 г. по 30 ноября 2026 г. Зарегистрировано обращений: 1 "
        "№ п/п Рег. № Дата поступления Дата регистрации ФИО заявителя Адрес, канал Вид Краткое содержание Кому передано Срок Продлён до Дата и № ответа Результат Дело "
        "1 001-ОГ/ 2026 02.11.2026 02.11.2026 Петрова Мария Ивановна 109000, Москва, ул. Садовая, д. 1, кв. 2 почта заявление Об отмене занятий кружка О.И. Волков 02.12.2026"
    )


def test_1_the_card_of_an_answered_appeal():
    who = make_story.cast()
    first = answered(who)
    appeal = answered(who, repeat_of=first, on_control=True)

    said = make_print.words(control_card_pdf(appeal, by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16)).data)

    assert said == (
        "Автономная некоммерческая организация «Школа» Регистрационно-контрольная карточка № 002-ОГ/2026 от 02.11.2026 "
        "Заявитель Фамилия, имя, отчество Петрова Мария Ивановна Адрес 109000, Москва, ул. Садовая, д. 1, кв. 2 Телефон – Электронная почта petrova@example.org "
        "Категория автора родитель (законный представитель) Коллективное нет "
        "Обращение Поступило 02.11.2026 Дополнительный № – Вид заявление Форма письменное Поступило через почта Повторность повторное "
        "Предыдущее обращение № 001-ОГ/2026 от 02.11.2026 Исх. № и дата сопроводительного письма – Тема, код – Содержание Об отмене занятий кружка Приложения – "
        "Исполнение и контроль Резолюция О.И. Волков (ответственный) П.П. Петров, 02.11.2026 Исполнители О.И. Волков, Методист – ответственный "
        "На контроле да Срок 02.12.2026 Продлён до – Отметки об исполнении 16.11.2026 Ответ на обращение № 002-ОГ-исх/2026: почта (О.О. Орлова) "
        "Результат № и дата ответа № 002-ОГ-исх/2026 от 16.11.2026 Результат разъяснено Подписал П.П. Петров, Генеральный директор "
        "Дата закрытия 16.11.2026 Направлено в дело – АНО «Школа», Регистрационно-контрольная карточка № 002-ОГ/2026 от 02.11.2026 стр. 1 из 1"
    )


def test_the_card_is_for_who_may_read_it_and_the_reading_is_remembered():
    who = make_story.cast()
    appeal = story.in_review(who, sensitivity=Sensitivity.RESTRICTED)

    control_card_pdf(appeal, by=who.head, on=NOVEMBER_16, at=at(NOVEMBER_16))

    assert list(Reading.objects.values_list("appeal", "what", "by")) == [(appeal.pk, Reading.What.PRINT, who.head.pk)]
    with pytest.raises(NotAllowed, match="не открыто"):
        control_card_pdf(appeal, by=make.executor(), on=NOVEMBER_16, at=at(NOVEMBER_16))


def test_who_is_complained_of_prints_no_card_and_no_project_of_it():
    who = make_story.cast()
    blamed = make.clerk(last_name="Лисицына")
    appeal = story.in_review(who, complained_of=(Blamed(user=blamed),))
    notice = make_story.extended(appeal, who)

    with pytest.raises(NotAllowed, match="не открыто"):
        control_card_pdf(appeal, by=blamed, on=NOVEMBER_16, at=at(NOVEMBER_16))
    with pytest.raises(NotAllowed, match="не открыто"):
        project_pdf(notice, by=blamed, on=NOVEMBER_16, at=at(NOVEMBER_16))


def test_an_unregistered_letter_has_no_card():
    who = make_story.cast()

    with pytest.raises(WrongStage, match="карточка печатается после регистрации"):
        control_card_pdf(make_appeal.received(), by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16))


def test_16_the_control_list_has_the_overdue_first_and_unregistered_letters_too():
    who = make_story.cast()
    story.in_review(who)
    make_appeal.received(on=date(2026, 12, 1))
    story.registered(who, on=DECEMBER_3)

    rows = control_rows(by=who.clerk, on=DECEMBER_3, at_most=10)

    assert [spoken(row.line.cells(DECEMBER_3)) for row in rows] == [
        ("001-ОГ/2026", NOVEMBER_2, "О.И. Волков", ABOUT, "02.12.2026\nответ", "просрочено: 1"),
        (f"вх. {Appeal.objects.get(number='', stage='received').intake_id}", None, "не назначен", "", "04.12.2026\nрегистрация", "осталось: 1"),
        ("002-ОГ/2026", DECEMBER_3, "не назначен", ABOUT, "10.12.2026\nпереадресация", "осталось: 7"),
    ]


def test_16_the_control_list_on_paper():
    who = make_story.cast()
    story.in_review(who)

    said = make_print.words(control_list_pdf(by=who.clerk, on=DECEMBER_3, at=at(DECEMBER_3)).data)

    assert said == (
        "Автономная некоммерческая организация «Школа» Контрольный список обращений на 03.12.2026 "
        "Рег. № Зарегистрировано Исполнитель Краткое содержание Срок Дней Просрочено: 1 "
        "001-ОГ/2026 02.11.2026 О.И. Волков Об отмене занятий кружка 02.12.2026 ответ просрочено: 1 "
        "АНО «Школа», Контрольный список обращений стр. 1 из 1"
    )


def test_the_register_of_sendings_names_whom_the_signed_letter_names():
    who = make_story.cast()
    answered(who)

    rows = dispatch_rows(NOVEMBER, medium=None, by=who.clerk, on=NOVEMBER_16, at_most=10)

    assert [spoken(line) for line in lines_of(rows)] == [
        ("001-ОГ-исх/2026\n16.11.2026", "Ответ на обращение", "Петровой Марии Ивановне", ADDRESS, "почта", "", "принято сервером или почтой, 16.11.2026")
    ]
    assert dispatch_rows(NOVEMBER, medium=Medium.EMAIL, by=who.clerk, on=NOVEMBER_16, at_most=10) == []


def test_the_register_of_sendings_on_paper_has_places_for_those_who_hand_over():
    who = make_story.cast()
    answered(who)

    said = make_print.words(dispatches_pdf(NOVEMBER, by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16), medium=Medium.POST).data)

    assert "Реестр отправлений с 1 ноября 2026 г. по 30 ноября 2026 г., почта " in said
    assert "Всего отправлений: 1. Почта – 1. Сдал О.О. Орлова Принял" in said


def test_who_may_not_open_a_row_reads_no_name_no_address_and_no_words_in_it():
    who = make_story.cast()
    answered(who)
    answered(who, sensitivity=Sensitivity.RESTRICTED)
    reader = reads_ordinary()

    journal = journal_rows(NOVEMBER, by=reader, on=NOVEMBER_16, at_most=10)
    sent = dispatch_rows(NOVEMBER, medium=None, by=reader, on=NOVEMBER_16, at_most=10)

    assert [(row.is_open, row.line.number, row.line.applicant, row.line.address, row.line.summary) for row in journal] == [
        (True, "001-ОГ/2026", MARIA, f"{ADDRESS}\nпочта", ABOUT),
        (False, "002-ОГ/2026", CLOSED, "почта", CLOSED),
    ]
    assert [(row.line.addressee, row.line.address) for row in sent] == [("Петровой Марии Ивановне", ADDRESS), (CLOSED, CLOSED)]


def test_who_is_complained_of_finds_no_row_about_it():
    who = make_story.cast()
    blamed = make.clerk(last_name="Лисицына")
    story.in_review(who, complained_of=(Blamed(user=blamed),))

    assert journal_rows(NOVEMBER, by=blamed, on=NOVEMBER_16, at_most=10) == []
    assert control_rows(by=blamed, on=DECEMBER_3, at_most=10) == []
    assert len(journal_rows(NOVEMBER, by=who.clerk, on=NOVEMBER_16, at_most=10)) == 1


def test_printing_a_register_is_a_reading_of_each_sensitive_card_that_it_opens():
    who = make_story.cast()
    story.in_review(who)
    sensitive = story.in_review(who, sensitivity=Sensitivity.SENSITIVE)

    journal_pdf(NOVEMBER, by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16))

    assert list(Reading.objects.values_list("appeal", "what", "by")) == [(sensitive.pk, Reading.What.PRINT, who.clerk.pk)]


@pytest.mark.parametrize("drawn", ["journal_pdf", "dispatches_pdf", "control_list_pdf"])
def test_registers_are_printed_by_those_who_keep_them(drawn):
    person, period = make.executor(), () if drawn == "control_list_pdf" else (NOVEMBER,)

    with pytest.raises(NotAllowed, match="печатают делопроизводитель и руководитель"):
        getattr(registers, drawn)(*period, by=person, on=NOVEMBER_16, at=at(NOVEMBER_16))


def test_a_register_too_long_for_paper_asks_for_a_shorter_period(monkeypatch):
    who = make_story.cast()
    story.registered(who)
    monkeypatch.setattr(registers, "MOST_ROWS", 0)

    with pytest.raises(BadInput, match="Выберите период короче"):
        journal_pdf(NOVEMBER, by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16))


@pytest.mark.parametrize(
    "rows",
    [
        lambda person: journal_rows(NOVEMBER, by=person, on=NOVEMBER_16, at_most=100),
        lambda person: control_rows(by=person, on=DECEMBER_3, at_most=100),
        lambda person: dispatch_rows(NOVEMBER, medium=None, by=person, on=NOVEMBER_16, at_most=100),
    ],
    ids=["journal", "control list", "sendings"],
)
def test_a_longer_register_asks_the_database_no_more(rows):
    who = make_story.cast()
    answered(who)
    story.in_review(who)
    with CaptureQueriesContext(connection) as short:
        one = rows(User.objects.get(pk=who.clerk.pk))
    answered(who)
    story.in_review(who)

    with CaptureQueriesContext(connection) as long:
        two = rows(User.objects.get(pk=who.clerk.pk))

    assert (len(two), len(long)) == (2 * len(one), len(short))


def handed_in(who, **fields) -> Appeal:
    """A letter that its author has brought, taken by the clerk."""
    incoming = Incoming(channel=Channel.HAND, key="brought", received_at=at(NOVEMBER_2), subject="Об отмене занятий", text="Прошу.", sheets=2, attached_sheets=1)
    return intake.receive(incoming, story.sender(**fields), by=who.clerk, at=at(NOVEMBER_2, 11))


def test_14_the_receipt_says_what_was_taken_even_if_the_name_is_corrected_later():
    who = make_story.cast()
    appeal = handed_in(who)
    give_receipt(appeal, by=who.clerk, on=NOVEMBER_2)
    make_story.corrected(appeal, who, last_name="Сидорова")

    said = make_print.words(make_story.built(RECEIPT, appeal.intake_id))

    assert said.partition(" Проверить документ")[0] == (
        f"Автономная некоммерческая организация «Школа» Расписка о приёме обращения № {appeal.intake_id} от 02.11.2026 От кого Петрова Мария Ивановна "
        "О чём Об отмене занятий Дата и время приёма 02.11.2026 10:00 Листов 3 Телефон для справок +7 (495) 000-00-00 "
        "Обращение будет зарегистрировано в течение 3 дней с момента поступления (часть 2 статьи 8 Федерального закона № 59-ФЗ). "
        "Принял(а): Секретарь О.О. Орлова"
    )


def test_a_receipt_is_one_sheet_however_often_it_is_asked_for():
    who = make_story.cast()
    appeal = handed_in(who)

    assert give_receipt(appeal, by=who.clerk, on=NOVEMBER_2) == give_receipt(appeal, by=who.clerk, on=NOVEMBER_2)


def test_a_receipt_is_for_who_came_and_by_who_takes_letters():
    who = make_story.cast()

    with pytest.raises(WrongStage, match=r"поступило не лично \(почта\)"):
        give_receipt(make_appeal.received(), by=who.clerk, on=NOVEMBER_2)
    with pytest.raises(NotAllowed, match="выдать расписку"):
        give_receipt(handed_in(who), by=who.executor, on=NOVEMBER_2)
