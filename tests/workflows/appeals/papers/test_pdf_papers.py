"""Every paper drawn as a PDF: tagged, in Russian, with its fonts inside, with all that must be read on it."""

from datetime import date

import pytest

from tests import make_print
from tests.workflows.appeals.papers import make_paper as make
from tests.workflows.appeals.papers import make_registers as registers
from workflows.appeals.papers.addressees import Person
from workflows.appeals.papers.cards import card_print
from workflows.appeals.papers.case_file import case_cover_print, inventory
from workflows.appeals.papers.control_card import control_card
from workflows.appeals.papers.decision import decision_print
from workflows.appeals.papers.destruction import destruction_print
from workflows.appeals.papers.dispatches import dispatch_register
from workflows.appeals.papers.journal import journal
from workflows.appeals.papers.letter import Answer, letter_print
from workflows.appeals.papers.overdue import control_list
from workflows.appeals.papers.receipt import receipt
from workflows.appeals.papers.reception import reception_card, reception_journal, reception_schedule
from workflows.appeals.papers.registers import register_print
from workflows.appeals.papers.report import report_print
from workflows.appeals.papers.wording import Ground
from workflows.printing.declension.fullname import FullName
from workflows.printing.pdf import render_pdf

HOUSE = make.ORGANISATION
HTML = {
    "РКК": lambda: card_print(control_card(registers.control_card())),
    "журнал": lambda: register_print(journal(HOUSE, "за ноябрь 2026 г.", (registers.journal_line(),))),
    "пустой журнал": lambda: register_print(journal(HOUSE, "за ноябрь 2026 г.", ())),
    "письмо": lambda: letter_print(make.answer()),
    "решение": lambda: decision_print(make.decision()),
    "карточка приёма": lambda: card_print(reception_card(registers.reception_card())),
    "журнал приёма": lambda: register_print(reception_journal(HOUSE, "за 2026 год", (registers.visit_line(),))),
    "график приёма": lambda: register_print(reception_schedule(HOUSE, "на 2026 год", registers.SCHEDULE, phone="1-23")),
    "расписка": lambda: card_print(receipt(registers.receipt())),
    "справка": lambda: report_print(registers.report()),
    "контрольный список": lambda: register_print(
        control_list(HOUSE, [registers.control_line(1, date(2026, 11, 20))], on=date(2026, 11, 29))
    ),
    "обложка": lambda: case_cover_print(registers.cover()),
    "опись": lambda: register_print(inventory(HOUSE, "01-15", registers.PAPERS, clerk="О.О. Орлова", post="Секретарь")),
    "акт": lambda: destruction_print(registers.act()),
    "реестр": lambda: register_print(dispatch_register(HOUSE, "за 26.11.2026", (registers.dispatch_line(),))),
}
OURS = {"Print-Serif", "Print-Serif-Bold", "Print-Serif-Italic", "Print-Sans", "Print-Sans-Bold", "Print-Sans-Italic"}


def drawn(html: str) -> bytes:
    return render_pdf(html, title="Документ")


def lines(pdf: bytes) -> list[str]:
    """Whole lines as they stand on the sheets."""
    return [
        " ".join(line.split())
        for page in make_print.read(pdf).pages
        for line in page.extract_text().splitlines()
        if line.strip()
    ]


@pytest.mark.parametrize("name", HTML)
def test_the_paper_is_tagged_russian_and_has_its_own_fonts_inside(name):
    pdf = make_print.read(drawn(HTML[name]()))

    root = pdf.trailer["/Root"]
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert (pdf.metadata.title, root["/Lang"], root["/MarkInfo"]["/Marked"].value) == ("Документ", "ru", True)
    assert {font["/BaseFont"].split("+")[1] for font in fonts} <= OURS
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_a_letter_by_the_standard_from_head_to_executor():
    assert make_print.words(drawn(letter_print(make.letter(signature=make.BY_HAND)))) == (
        "Профессиональная образовательная автономная некоммерческая организация «Пример» (ПО АНО «Пример») "
        "101000, г. Москва, Примерная ул., д. 1, стр. 2 Тел.: +7 (495) 000-00-00 info@example.ru, example.ru "
        "ОГРН 1027700000000 ИНН/КПП 7700000000/770001001 26.11.2026 № 21-исх На № 12-О от 02.11.2026 "
        "Ивановой Марии Петровне 119000, г. Москва, Садовая ул., д. 5, кв. 17 ivanova@example.ru "
        "О продлении срока рассмотрения обращения Уважаемая Мария Петровна! "
        "Срок рассмотрения Вашего обращения, зарегистрированного 2 ноября 2026 г. под № 12-О, продлён в исключительном "
        "случае в соответствии с частью 2 статьи 12 Федерального закона от 2 мая 2006 г. № 59-ФЗ «О порядке рассмотрения "
        "обращений граждан Российской Федерации» (не более чем на 30 дней). "
        "Причина продления: необходимо получить заключение психолого-педагогического консилиума. "
        "Прежний срок – 2 декабря 2026 г. Новый срок – 1 января 2027 г. "
        "Справки о ходе рассмотрения обращения: Орлова Ольга Олеговна, тел. +7 (495) 000-00-01. "
        "Генеральный директор П.П. Петров Орлова Ольга Олеговна +7 (495) 000-00-01 "
        "Проверить документ: example.ru/proverka/ 7F3K-92QD-XA41-0VWB "
        "ПО АНО «Пример», Уведомление о продлении срока рассмотрения обращения от 26.11.2026 № 21-исх стр. 1 из 1"
    )


@pytest.mark.parametrize("ground", Ground)
def test_every_letter_without_answers_fits_two_sheets_and_its_signature_is_never_alone(ground):
    last = make_print.pages(drawn(letter_print(make.letter(ground))))

    assert len(last) <= 2
    assert not last[-1].removeprefix("2 ").startswith("Генеральный директор")


def test_forty_questions_are_all_answered_under_their_numbers():
    answers = tuple(Answer(f"Вопрос номер {number}", f"Ответ номер {number}.") for number in range(1, 41))

    found = lines(drawn(letter_print(make.letter(Ground.ANSWER, answers=answers))))

    assert [line for line in found if "Вопрос номер" in line] == [f"{n}. Вопрос номер {n}" for n in range(1, 41)]
    assert [line for line in found if line.startswith("Ответ номер")] == [f"Ответ номер {n}." for n in range(1, 41)]


def test_a_name_and_an_address_of_any_length_stay_in_their_corner():
    name, street, mail = "Константинопольская" * 6, "Улица" + "длинная" * 30, "a" * 120 + "@example.ru"
    long = Person(FullName(name, "Мария", "Петровна"), street, mail, by_hand=name)

    found = lines(drawn(letter_print(make.letter(addressee=long))))
    corner = [line for line in found if set(line) <= set(name + street + mail)]

    assert [text in "".join(found) for text in (name, street, mail)] == [True] * 3
    assert max(map(len, corner)) < 50


def test_a_letter_with_nothing_optional_has_no_empty_captions():
    bare = make.letter(executor=None, reference=None, proof=None, attachments=(), addressee=make.BODY)

    words = make_print.words(drawn(letter_print(bare)))

    assert [word for word in ("Приложение", "На №", "Уважаем", "Проверить", "None") if word in words] == []


def test_the_code_stands_on_the_first_sheet_alone():
    pages = make_print.pages(drawn(letter_print(make.answer())))

    assert ["7F3K-92QD-XA41-0VWB" in page for page in pages] == [True, False]


def test_the_report_says_in_words_what_its_charts_show():
    pdf = make_print.words(drawn(report_print(registers.report())))

    assert "Всего зарегистрировано обращений: 24; за октябрь 2026 г. – 20, изменение: +4 (+20 %)." in pdf
    assert "Просрочено 1 4 % 1 без изменений" in pdf
    assert "Штриховка – за ноябрь 2026 г.; без штриховки – за октябрь 2026 г." in pdf


def test_the_card_on_the_day_of_registration_shows_dashes():
    words = make_print.words(drawn(card_print(control_card(registers.bare_card()))))

    assert "Направлено в дело –" in words
    assert "None" not in words


def test_a_register_of_many_lines_repeats_its_columns_on_every_sheet():
    pages = make_print.pages(
        drawn(register_print(journal(HOUSE, "за 2026 год", tuple(registers.journal_line(n) for n in range(1, 31)))))
    )

    assert len(pages) == 3
    assert ["ФИО заявителя" in page for page in pages] == [True] * 3
