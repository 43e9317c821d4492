"""What the reader notices in a text, and what it leaves in peace."""

import pytest

from tests.workflows.regulations.importing.make_importing import act, found, labels, node_of
from workflows.regulations.importing import CODES, Severity, read_regulation, read_source

SECTIONS = "1. Общие положения\n\n1.1. Первый пункт.\n\n1.2. Второй пункт:\n\nа) одно;\n\nб) другое.\n\n"


def codes(sentence: str) -> list[str]:
    """What is said about one sentence put into a faultless act; the missing order apart."""
    return [finding.code for finding in act(f"{SECTIONS}1.3. {sentence}").findings if finding.code != "order_missing"]


def test_faultless_act_has_no_remarks():
    assert codes("Третий пункт.") == []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Обмен видеoинформацией ведётся.", "mixed_alphabet"),
        ("Работа ведётся c учётом мнения.", "mixed_alphabet"),
        ("ПО АНО и ПО AHO ведут работу.", "mixed_alphabet"),
        ("В настоящем Положении нет понятий.", "wrong_document_kind"),
        ("Настоящие Правила обязательны.", "wrong_document_kind"),
        ("Данным Регламентом пользуются все.", "wrong_document_kind"),
        ("Среда (далее - ЭИОС) действует.", "hyphen_as_dash"),
        ("Как указано в пункте 9.9 настоящего Порядка.", "dangling_reference"),
        ("Как указано в п. 9.9.", "dangling_reference"),
        ("Как указано в разделе 5 настоящего Порядка.", "dangling_reference"),
        ("Форма дана в приложении № 3 к настоящему Порядку.", "dangling_reference"),
        ("Как указано в подпункте «г» пункта 1.2 настоящего Порядка.", "dangling_reference"),
        ("Как указано в пункте 1.1. настоящего Порядка.", "stray_dot_in_reference"),
        ("Используется, электронный почтовый сервис.", "stray_comma"),
        ("Сайт,почта и чат работают.", "missing_space"),
        ("Сайт , почта и чат работают.", "space_before_punctuation"),
        ("Сайт,, почта и чат работают.", "double_punctuation"),
        ("Сайт и почта работают..", "double_punctuation"),
        ("Работают сайт и др", "abbreviation_without_dot"),
        ("Работают сайт и др.", "open_list"),
        ("Работают сайт и т. д.", "open_list"),
        ("Работает сайт (см. выше.", "unclosed_bracket"),
        ("Работает сайт см. выше).", "unclosed_bracket"),
        ("Работает сайт «Школа.", "unclosed_bracket"),
        ("Работает сайт Школа».", "unclosed_bracket"),
        ("Работает сайт", "no_final_stop"),
        ("Работают:", "list_expected"),
        ("дистанционных образовательных технологий осуществляется (далее – ДОТ) в среде.", "abbreviation_misplaced"),
    ],
)
def test_defect_is_found_at_its_point(sentence, code):
    what = act(f"{SECTIONS}1.3. {sentence}")

    assert code in codes(sentence)
    assert labels(what, code) == ["1.3"] * len(labels(what, code))
    assert node_of(what, "1.3").text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Сервис VK и система Moodle 3.5 работают.",
        "В настоящем Порядке понятий нет.",
        "Положение об оплате труда и Правила приёма утверждаются отдельно.",
        "Фото-, аудио- и видеозапись – по договору.",
        "Как указано в пунктах 1.1, 1.2 и 1.3 настоящего Порядка.",
        "Как указано в пп. 1.1–1.3, п. 1.2.",
        "Как указано в подпункте «б» пункта 1.2 настоящего Порядка.",
        "Согласно пункту 3 части 1 статьи 16 Федерального закона № 273-ФЗ.",
        "Согласно пункту 17 Правил, утверждённых приказом от 01.02.2026 № 17.",
        "Согласно пункту 4.15 Устава организации.",
        "Согласно пункту 5 постановления Правительства Российской Федерации.",
        "Размер – 1,5 ставки; время 12:30; адрес example.org; 1/2 года.",
        "Договор заключается, если оценка проводится, как правило, ежегодно.",
        "Сервис, который используется, новый и надёжный.",
        "Электронного обучения (далее – ЭО) и дистанционных образовательных технологий (далее – ДОТ).",
        "Электронная информационно-образовательная среда (далее – ЭИОС) действует.",
        "Организация (далее – ПО АНО «МИРК», Организация) действует.",
        "Заявление подаётся: а) лично; б) почтой; 1) сразу; 2) потом.",
        "Устав «Школы «Радуга» действует.",
        "Кто отвечает? Директор!",
        "Ждём…",
    ],
)
def test_what_is_right_is_left_in_peace(sentence):
    assert codes(sentence) == []


def test_ranges_of_references_are_looked_through():
    what = act(f"{SECTIONS}1.3. Как указано в пунктах 1.1, 1.2 и 1.2–1.5 настоящего Порядка.")

    assert ["пункт 1.4:" in finding.message or "пункт 1.5:" in finding.message for finding in found(what, "dangling_reference")] == [True, True]


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        ("1. Раздел\n1.1. Да.\n1.3. Да.", "numbering_gap", ["1.3"]),
        ("1. Раздел\n1.2. Да.", "numbering_gap", ["1.2"]),
        ("1. Раздел\n1.1. Да.\n3. Раздел\n3.1. Да.", "numbering_gap", ["3"]),
        ("1. Раздел\n1.1. Да.\n1.1. Да.", "numbering_duplicate", ["1.1"]),
        ("1. Раздел\n1.1. Да.\n1.3. Да.\n1.2. Да.", "numbering_order", ["1.2"]),
        ("1. Раздел\n1.1. Да.\n2.1. Да.", "numbering_wrong_section", ["2.1"]),
        ("1. Раздел\n1.1. Да:\nа) одно;\nв) другое.", "numbering_gap", ["1.1"]),
        ("1. Раздел\n1.1. Да:\n1) одно;\n1) другое.", "numbering_duplicate", ["1.1"]),
        ("1. Раздел\n1.1. Да:\n2) одно;\n3) другое.", "numbering_gap", ["1.1"]),
        ("1. Раздел\n1.1. Да.\n1.2. Да.\n1.3 Да.", "mixed_numbering", ["1.3"]),
        ("1. Раздел\n1.1. Да:\n1) одно;\nб) другое.", "mixed_numbering", ["1.1"]),
        ("Раздел I. Общее\n1. Да.\nРаздел III. Особое\n2. Да.", "numbering_gap", ["Раздел III"]),
        ("Раздел I. Общее\n1. Да.\n2. Да.\nРаздел II. Особое\n1. Да.", "numbering_restarts", ["1"]),
        ("1. Раздел\n1.1. Да.\n2. Второй раздел\n3. Третий раздел\n3.1. Да.", "empty_section", ["2"]),
        ("1. Раздел\n1.1.\n1.2. Да.", "empty_provision", ["1.1"]),
        ("1. Раздел\n1.1. Да:\n- одно\n- другое.", "no_final_stop", ["1.1"]),
        ("1. Раздел\n1.1. Да:\n- одно;\n- другое;", "no_final_stop", ["1.1"]),
    ],
)
def test_numbering_and_lists(body, code, where):
    assert labels(act(body), code) == where


def test_all_letters_of_a_list_may_be_used():
    for letters in ("абвгдежзиклм", "абвгдеёжзийклм"):
        assert labels(act("1. Раздел\n1.1. Да:\n" + "".join(f"{letter}) вещь;\n" for letter in letters) + "н) вещь."), "numbering_gap") == []


def test_title_repeated_in_the_text_word_for_word():
    said = "1. Общие положения\n1.1. Настоящий Порядок ведения {} сайта (далее – Порядок) обязателен."

    assert labels(act(said.format("школьного"), title="Порядок ведения школьного сайта\n\n"), "title_differs") == []
    assert labels(act(said.format("(школьного)"), title="Порядок ведения школьного сайта\n\n"), "title_differs") == ["1.1"]


def test_a_thousand_remarks_of_one_kind_are_counted_not_listed():
    what = act(SECTIONS + "1.3. Список:\n" + "- сайт и др.;\n" * 1000)

    assert len(found(what, "open_list")) == 301
    assert "ещё не меньше 700" in found(what, "open_list")[-1].message


def test_every_code_has_a_heading_and_every_message_is_a_russian_sentence():
    body = SECTIONS + "1.3. Видеoсвязь , и др\n\n1.5. Пункт 9.9 (далее - Х\n\nПРИЛОЖЕНИЕ № 1"

    for finding in act(body).findings:
        assert finding.code in CODES
        assert finding.message[0].isupper() or finding.message[0] == "«"
        assert finding.message.endswith((".", "!", "?"))
        assert finding.severity in Severity


def test_said_severity_is_a_word_for_the_screen():
    assert {severity.said for severity in Severity} == {"изменено при загрузке", "ошибка оставлена как в источнике", "проверьте"}


def test_source_with_no_letters_beyond_marks_is_still_a_source():
    what = read_regulation(read_source("a.txt", b"1.\n2.\n3."))

    assert [node.label for node in what.text.walk()] == ["1", "2", "3"]
