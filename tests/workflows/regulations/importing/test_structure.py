"""How an act may number itself, and what a mark is not."""

import pytest

from tests.harness.work import growth
from tests.workflows.regulations.importing.make_importing import act, found, labels, node_of, outline
from workflows.regulations.tree import places


def tree(body: str) -> list[tuple[object, ...]]:
    """The outline of an act with this body."""
    return outline(act(body).text.provisions)


def test_sections_points_and_subpoints():
    assert tree("1. Общие положения\n1.1. Пункт:\n1.1.1. Подпункт.\n1.1.2. Второй.\n1.2. Пункт.\n2. Конец\n2.1. Пункт.") == [
        ("section", "1", "Общие положения", [
            ("point", "1.1", "Пункт:", [("subpoint", "1.1.1", "Подпункт.", []), ("subpoint", "1.1.2", "Второй.", [])]),
            ("point", "1.2", "Пункт.", []),
        ]),
        ("section", "2", "Конец", [("point", "2.1", "Пункт.", [])]),
    ]  # fmt: skip


def test_act_without_sections():
    assert tree("1. Первый пункт.\n2. Второй пункт:\n1) один;\n2) два.\n3. Третий.") == [
        ("point", "1", "Первый пункт.", []),
        ("point", "2", "Второй пункт:", [("item", "1", "один;", []), ("item", "2", "два.", [])]),
        ("point", "3", "Третий.", []),
    ]


def test_points_without_sections_may_have_subpoints():
    assert tree("1. Первый пункт состоит из одного целого длинного предложения.\n1.1. Подпункт.\n2. Второй пункт тоже состоит из целого длинного предложения.") == [
        ("point", "1", "Первый пункт состоит из одного целого длинного предложения.", [("subpoint", "1.1", "Подпункт.", [])]),
        ("point", "2", "Второй пункт тоже состоит из целого длинного предложения.", []),
    ]


def test_headings_may_end_with_a_stop():
    assert [row[:2] for row in tree("1. Общие положения.\n1.1. Пункт.\n2. Приём.\n2.1. Пункт.")] == [("section", "1"), ("section", "2")]


def test_lone_sentence_among_sections_is_a_section():
    assert tree("1. Общие положения\n1.1. Пункт.\n2. Контроль возлагается на директора.")[1] == ("section", "2", "Контроль возлагается на директора.", [])


def test_deep_numbers_are_subpoints_side_by_side():
    assert tree("1. Общие положения\n1.1. Пункт:\n1.1.1. Подпункт:\n1.1.1.1. Глубже.")[0][3] == [
        ("point", "1.1", "Пункт:", [("subpoint", "1.1.1", "Подпункт:", []), ("subpoint", "1.1.1.1", "Глубже.", [])])
    ]


def test_numbered_headings_over_plain_paragraphs():
    assert tree("1. Общие положения\n\nПервый абзац.\n\nВторой абзац.\n\n2. Порядок приёма\n\nТретий абзац.") == [
        ("section", "1", "Общие положения", [("paragraph", "", "Первый абзац.", []), ("paragraph", "", "Второй абзац.", [])]),
        ("section", "2", "Порядок приёма", [("paragraph", "", "Третий абзац.", [])]),
    ]


@pytest.mark.parametrize(
    ("first", "second", "labels_of"),
    [
        ("I. Общие положения", "II. Порядок", ["I", "II"]),
        ("Раздел 1. Общие положения", "Раздел 2. Порядок", ["Раздел 1", "Раздел 2"]),
        ("РАЗДЕЛ I\nОБЩИЕ ПОЛОЖЕНИЯ", "РАЗДЕЛ II\nПОРЯДОК ПРИЁМА", ["РАЗДЕЛ I", "РАЗДЕЛ II"]),
        ("Глава 1. Общие положения", "Глава 2. Порядок", ["Глава 1", "Глава 2"]),
        ("Статья 1. Общие положения", "Статья 2. Порядок", ["Статья 1", "Статья 2"]),
    ],
)
def test_named_sections_hold_plainly_numbered_points(first, second, labels_of):
    what = act(f"{first}\n\n1. Первый пункт.\n2. Второй пункт.\n2.1. Подпункт.\n\n{second}\n\n3. Третий пункт.")

    assert [node.label for node in what.text.provisions] == labels_of
    assert [(child.kind, child.label) for child in what.text.provisions[0].children] == [("point", "1"), ("point", "2")]
    assert what.text.provisions[0].children[1].children[0].kind == "subpoint"
    keys = [place.key for place in places(what.text)]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and " " not in key for key in keys)


def test_articles_inside_chapters():
    assert [(str(node.kind), node.label) for node in act("Глава 1. Общее\nСтатья 1. Предмет\n1. Пункт.\nГлава 2. Особое\nСтатья 2. Приём\n2. Пункт.").text.walk()] == [
        ("section", "Глава 1"), ("point", "Статья 1"), ("subpoint", "1"), ("section", "Глава 2"), ("point", "Статья 2"), ("subpoint", "2"),
    ]  # fmt: skip


def test_headings_in_capitals_without_numbers():
    assert tree("1. Первый пункт.\n\nПРАВА ОБУЧАЮЩИХСЯ\n\n2. Второй пункт.") == [
        ("point", "1", "Первый пункт.", []),
        ("section", "", "ПРАВА ОБУЧАЮЩИХСЯ", [("point", "2", "Второй пункт.", [])]),
    ]
    assert tree("ОБЩИЕ ПОЛОЖЕНИЯ\n\n1. Первый пункт.")[0][:3] == ("section", "", "ОБЩИЕ ПОЛОЖЕНИЯ")


def test_lists_of_every_mark():
    marks = ("-", "–", "—", "•", "*", "·")
    body = "1. Общие положения\n1.1. Можно:\n" + "\n".join(f"{mark} вещь;" for mark in marks)

    assert [child[0:3] for child in tree(body)[0][3][0][3]] == [("item", "", "вещь;")] * len(marks)


def test_lists_inside_lists():
    assert tree("1. Общие положения\n1.1. Можно:\n1) одно:\nа) часть:\n- мелочь;\n- другая;\nб) часть;\n2) другое.\nАбзац после.")[0][3] == [
        ("point", "1.1", "Можно:", [
            ("item", "1", "одно:", [
                ("item", "а", "часть:", [("item", "", "мелочь;", []), ("item", "", "другая;", [])]),
                ("item", "б", "часть;", []),
            ]),
            ("item", "2", "другое.", []),
            ("paragraph", "", "Абзац после.", []),
        ])
    ]  # fmt: skip


def test_heading_that_wraps_is_one():
    what = act("1. Общие положения\n1.1. Пункт.\n2. Сервисы взаимодействия участников\nобразовательных отношений\n2.1. Пункт.")

    assert node_of(what, "2").heading == "Сервисы взаимодействия участников образовательных отношений"
    assert labels(what, "heading_joined") == ["2"]
    assert node_of(act("1. ОБЩИЕ ПОЛОЖЕНИЯ\nИ ПОНЯТИЯ\n1.1. Пункт."), "1").heading == "ОБЩИЕ ПОЛОЖЕНИЯ И ПОНЯТИЯ"


@pytest.mark.parametrize(
    "line",
    [
        "26.02.2026 № 15 – приказ директора.",
        "2026 год объявлен годом школы.",
        "1.5 миллиона рублей.",
        "1.5% от суммы.",
        "Раздел 2 настоящего документа не применяется.",
        "Глава 5, как и раньше, действует.",
        "Приложение 1 содержит форму заявления.",
        "А. С. Пушкин родился в Москве.",
        "-5 градусов мороза.",
    ],
)
def test_what_only_looks_like_a_mark(line):
    below = tree(f"1. Общие положения\n\n1.1. Пункт.\n\n{line}\n\n1.2. Пункт.")[0][3]

    assert below == [("point", "1.1", "Пункт.", [("paragraph", "", line, [])]), ("point", "1.2", "Пункт.", [])]


def test_reference_at_the_beginning_of_a_line_is_no_point():
    what = act("1. Общие положения\n\n1.1. Правила, указанные в пункте\n\n2.2. настоящего Порядка, действуют.\n\n1.2. Пункт.")

    assert node_of(what, "1.1").text == "Правила, указанные в пункте 2.2. настоящего Порядка, действуют."


def test_numbers_with_inserts():
    what = act("1. Общие положения\n1.1. Пункт.\n1.1¹. Вставка.\n1.1-1. Вставка.\n1.2. Пункт.")

    assert [child.label for child in what.text.provisions[0].children] == ["1.1", "1.1¹", "1.1-1", "1.2"]
    assert labels(what, "numbering_gap") == []


def test_appendix_is_kept_as_a_section_with_its_own_numbers():
    what = act("1. Общие положения\n1.1. Пункт (приложение № 1).\n\nПриложение № 1\nк Порядку\n\nФОРМА ЗАЯВЛЕНИЯ\n\n1. Фамилия.\n1.1. Имя.\n2. Отчество.")

    appendix = what.text.provisions[1]
    assert (str(appendix.kind), appendix.label, appendix.heading) == ("section", "Приложение № 1", "к Порядку")
    assert [(str(child.kind), child.label, child.text) for child in appendix.children] == [
        ("paragraph", "", "ФОРМА ЗАЯВЛЕНИЯ"), ("item", "1", "Фамилия."), ("item", "2", "Отчество."),
    ]  # fmt: skip
    keys = [place.key for place in places(what.text)]
    assert len(set(keys)) == len(keys)
    assert labels(what, "appendix_kept") == ["Приложение № 1"]
    assert labels(what, "numbering_duplicate") == labels(what, "dangling_reference") == []


def test_every_provision_has_its_own_identity():
    what = act("1. Общие положения\n1.1. Пункт.\n1.1. Пункт.\n- вещь;\n- вещь.\nАбзац.\nАбзац.")

    assert len({node.uid for node in what.text.walk()}) == 7


def test_findings_stand_in_the_order_of_the_source():
    lines = [finding.lines for finding in act("1. Общие положения\n1.1. Есть и др.\n1.4. Нет точки\n9.9. Пункт 7.7.").findings]

    assert lines == sorted(lines)


def long_body(sections: int) -> str:
    """Sections of 35 points, each point with six references."""
    return "".join(
        f"{section}. Раздел {section}\n" + "".join(f"{section}.{point}. {'Слово и дело в пункте 1.1 настоящего Порядка. ' * 6}\n" for point in range(1, 36))
        for section in range(1, sections + 1)
    )


def test_long_text_is_read_whole():
    what = act(long_body(10))

    assert len(list(what.text.walk())) == 360
    assert found(what, "dangling_reference") == []


def test_work_grows_with_the_text_and_no_faster():
    assert growth(lambda sections: act(long_body(sections)), small=2, large=8) < 1.2
