"""To whom a letter goes and how it begins."""

import pytest

from workflows.appeals.papers.addressees import Body, Person
from workflows.printing.declension.fullname import parsed

ADDRESS = "119000, г. Москва, Садовая ул., д. 5"
OFFICE = "Управление Роспотребнадзора по г. Москве"


@pytest.mark.parametrize(
    ("person", "lines", "salutation"),
    [
        (Person(parsed("Иванова Мария Петровна"), ADDRESS), ("Ивановой Марии Петровне", ADDRESS), "Уважаемая Мария Петровна!"),
        (Person(parsed("Петров Пётр Ильич")), ("Петрову Петру Ильичу",), "Уважаемый Пётр Ильич!"),
        (Person(parsed("Ибрагимов Рустам"), email="r@example.ru"), ("Ибрагимову Рустаму", "r@example.ru"), "Уважаемый Рустам!"),
        (Person(parsed("Кузнец Иван Иванович")), ("Адресат: Кузнец Иван Иванович",), "Уважаемый Иван Иванович!"),
        (Person(parsed("Кузнец Иван Иванович"), by_hand="Кузнецу Ивану Ивановичу"), ("Кузнецу Ивану Ивановичу",), "Уважаемый Иван Иванович!"),
        (Person(parsed("Ким Ён")), ("Адресат: Ким Ён",), "Уважаемый заявитель!"),
        (Person(parsed("Иванова")), ("Ивановой",), "Уважаемый заявитель!"),
        (Person(parsed("Иванова Мария Петровна"), together=True), ("Ивановой Марии Петровне",), "Уважаемые заявители!"),
    ],
)  # fmt: skip
def test_a_person_is_written_to_by_name(person, lines, salutation):
    assert (person.lines, person.salutation) == (lines, salutation)


@pytest.mark.parametrize(
    ("body", "lines", "salutation"),
    [
        (Body(OFFICE, ADDRESS), (OFFICE, ADDRESS), ""),
        (Body(OFFICE, post="руководитель"), ("Руководителю", "Управления Роспотребнадзора по г. Москве"), ""),
        (
            Body(OFFICE, ADDRESS, "Руководитель", parsed("Орлова Ольга Олеговна")),
            ("Руководителю", "Управления Роспотребнадзора по г. Москве", "Орловой О.О.", ADDRESS),
            "Уважаемая Ольга Олеговна!",
        ),
        (
            Body(OFFICE, post="Руководитель", official=parsed("Кузнец Иван Иванович")),
            ("Руководителю", "Управления Роспотребнадзора по г. Москве", "Адресат: Кузнец И.И."),
            "Уважаемый Иван Иванович!",
        ),
        (
            Body("Компания «Пример»", post="тьютор", official=parsed("Орлов Олег Олегович")),
            ("Компания «Пример»", "Адресат: тьютор, Орлов О.О."),
            "Уважаемый Олег Олегович!",
        ),
        (Body(OFFICE, ADDRESS, by_hand="В Управление\nРоспотребнадзора"), ("В Управление", "Роспотребнадзора", ADDRESS), ""),
        (Body(OFFICE, official=parsed("Ким Ён")), (OFFICE,), ""),
    ],
)  # fmt: skip
def test_a_body_alone_stands_in_the_nominative_and_its_official_is_declined(body, lines, salutation):
    assert (body.lines, body.salutation) == (lines, salutation)
