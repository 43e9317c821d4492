"""A clause of several lines: sub-clauses, letters and what is quoted."""

from workflows.orders.lines import lines_of


def laid_out(text):
    return [(line.kind.value, line.label, line.text) for line in lines_of(text)]


def test_a_clause_of_one_line_is_one_line():
    assert laid_out("Утвердить Порядок (приложение).") == [("lead", "", "Утвердить Порядок (приложение).")]


def test_sub_clauses_and_letters_have_labels():
    assert laid_out("Внести изменения:\n1) пункт 1 исключить;\n2) в пункте 2:\nа) слово «А» исключить;\nаб) прочее.") == [
        ("lead", "", "Внести изменения:"),
        ("part", "1)", "пункт 1 исключить;"),
        ("part", "2)", "в пункте 2:"),
        ("letter", "а)", "слово «А» исключить;"),
        ("letter", "аб)", "прочее."),
    ]


def test_a_number_in_the_quoted_act_is_not_a_sub_clause():
    assert laid_out("Внести:\n1) пункт 2 изложить:\n«2. Школа:\n1) „учит“;\nа) воспитывает.»;\n2) пункт 3 исключить.") == [
        ("lead", "", "Внести:"),
        ("part", "1)", "пункт 2 изложить:"),
        ("quote", "", "«2. Школа:"),
        ("quote", "", "1) „учит“;"),
        ("quote", "", "а) воспитывает.»;"),
        ("part", "2)", "пункт 3 исключить."),
    ]


def test_a_quotation_that_begins_in_the_line_goes_on_in_the_next():
    assert laid_out("Внести:\n1) дополнить: «один;\nдва.»;\n2) прочее.") == [
        ("lead", "", "Внести:"),
        ("part", "1)", "дополнить: «один;"),
        ("quote", "", "два.»;"),
        ("part", "2)", "прочее."),
    ]


def test_a_line_that_is_nothing_special_and_empty_lines():
    assert laid_out("Внести изменение:\r\n\r\nв пункте 3 слово исключить.") == [
        ("lead", "", "Внести изменение:"),
        ("more", "", "в пункте 3 слово исключить."),
    ]
