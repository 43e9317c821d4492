"""Terms in the staff desk: seen by those who answer for time, changed by the administrator, counted by everybody."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests import make
from tests.workflows.terms import calendars
from workflows.terms import actions
from workflows.terms.models import LegalTerm

pytestmark = pytest.mark.django_db

READERS = {
    make.administrator: 200,
    make.clerk: 200,
    make.lawyer: 200,
    make.head: 200,
    make.executor: 302,
    make.editor: 302,
}


def _table(page) -> list[list[str]]:
    """The rows of the listing, cell by cell."""
    rows = page.xpath("//table[contains(@class, 'listing')]/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("td | th")] for row in rows]


def _words(response) -> str:
    """What a person reads in the middle of the page."""
    page = html.fromstring(response.content.decode())
    return " ".join(page.get_element_by_id("main").text_content().split())


@pytest.mark.parametrize(("person", "status"), READERS.items(), ids=lambda part: getattr(part, "__name__", str(part)))
def test_who_sees_the_list(at_desk, person, status):
    assert at_desk(person()).get(reverse("legalterm:index")).status_code == status


@pytest.mark.parametrize("person", READERS, ids=lambda person: person.__name__)
def test_only_the_administrator_opens_the_form(at_desk, person):
    term = LegalTerm.objects.get(basis="59-ФЗ 12(1)")

    answer = at_desk(person()).get(reverse("legalterm:edit", args=[term.pk]))

    assert (answer.status_code == 200) is (person is make.administrator)


@pytest.mark.parametrize("person", READERS, ids=lambda person: person.__name__)
def test_everybody_at_the_desk_counts(at_desk, person):
    asked = {"basis": "59-ФЗ 12(1)", "day": "2026-11-20"}

    assert "Контрольный срок – 18 декабря 2026 г." in _words(at_desk(person()).get(reverse("legalterm:count"), asked))


def test_a_stranger_counts_nothing(client):
    assert client.get(reverse("legalterm:count")).status_code == 302


def test_the_list_shows_days_source_and_certainty_and_is_narrowed_by_law(at_desk):
    desk = at_desk(make.clerk())

    page = html.fromstring(desk.get(reverse("legalterm:index"), {"law": "ПП 1802"}).content.decode())

    assert _table(page) == [
        [
            "ПП 1802 16",
            "Разместить или обновить сведения на сайте",
            "10 рабочих дней",
            "по закону",
            "Текст постановления прочитан в редакции от 07.10.2023.",
            "не сверен",
        ]
    ]


def test_a_checked_term_costs_the_list_no_further_query(at_desk):
    admin = make.administrator()
    desk, first = at_desk(admin), LegalTerm.objects.earliest("pk")
    LegalTerm.objects.exclude(pk=first.pk).delete()
    actions.check_term(first, by=admin, at=timezone.now())
    desk.get(reverse("legalterm:index"))
    with CaptureQueriesContext(connection) as one:
        desk.get(reverse("legalterm:index"))
    for number in range(1, 20):
        term = LegalTerm.objects.get(pk=first.pk)
        term.pk, term.basis = None, f"59-ФЗ 30({number})"
        actions.check_term(
            actions.keep_term(term, reason="проверка", by=admin), by=make.administrator(), at=timezone.now()
        )

    with CaptureQueriesContext(connection) as many:
        desk.get(reverse("legalterm:index"))

    assert len(many) == len(one)


def test_a_card_with_a_long_history_costs_the_queries_of_a_short_one(at_desk):
    admin, term = make.administrator(), LegalTerm.objects.get(basis="59-ФЗ 8(7)")
    desk, address = at_desk(admin), reverse("legalterm:inspect", args=[term.pk])
    actions.keep_term(term, reason="первая правка", by=admin)
    desk.get(address)
    with CaptureQueriesContext(connection) as short:
        desk.get(address)
    for number in range(5):
        actions.keep_term(term, reason=f"правка {number}", by=make.administrator())

    with CaptureQueriesContext(connection) as long:
        desk.get(address)

    assert len(long) == len(short)


def test_the_administrator_changes_a_term_with_a_reason(at_desk):
    admin, term = make.administrator(), LegalTerm.objects.get(basis="59-ФЗ 8(7)")
    desk, address = at_desk(admin), reverse("legalterm:edit", args=[term.pk])
    form = {
        **{name: getattr(term, name) for name in ("basis", "title", "article", "wording", "unit", "counted_from")},
        "certainty": term.certainty,
        "source": term.source,
        "valid_from": "02.11.2006",
        "valid_to": "",
        "days": 5,
    }

    refused = _words(desk.post(address, {**form, "reason": ""}))
    answer = desk.post(address, {**form, "reason": "решение учредителя", "basis": "59-ФЗ 1(1)"})

    term.refresh_from_db()
    assert "Укажите, почему вносится или меняется срок." in refused
    assert (answer.status_code, term.basis, term.days) == (302, "59-ФЗ 8(7)", 5)
    assert "решение учредителя" in _words(desk.get(reverse("legalterm:inspect", args=[term.pk])))


def test_a_second_row_for_the_same_days_is_refused_beside_its_field_and_nothing_typed_is_lost(at_desk):
    desk = at_desk(make.administrator())
    form = {
        "basis": "59 фз ст. 12 ч. 1",
        "title": "Ответить",
        "article": "ст. 12",
        "wording": "Так сказано.",
        "days": 20,
        "unit": "calendar",
        "counted_from": "день регистрации",
        "certainty": "law",
        "source": "закон",
        "reason": "новый закон",
    }

    words = desk.post(reverse("legalterm:add"), form).content.decode()

    assert "Это основание уже названо «59-ФЗ 12(1)». Напишите его так же." in words
    assert "Так сказано." in words


@pytest.mark.parametrize(
    ("basis", "held"),
    [
        ("59-ФЗ 12(1)", "Действует с 2 ноября 2006 г. Действует по бессрочно"),
        ("ПП 1802 16", "Действует с 1 марта 2022 г. Действует по 29 февраля 2028 г."),
        ("ТК 372", "Действует с начало не внесено Действует по бессрочно"),
    ],
)
def test_a_card_says_in_words_when_the_norm_holds(at_desk, basis, held):
    term = LegalTerm.objects.get(basis=basis)

    assert held in _words(at_desk(make.lawyer()).get(reverse("legalterm:inspect", args=[term.pk])))


def test_a_term_is_checked_by_one_button(at_desk):
    admin, term = make.administrator(), LegalTerm.objects.get(basis="59-ФЗ 12(1)")
    desk, card = at_desk(admin), reverse("legalterm:inspect", args=[term.pk])
    before = _words(desk.get(card))

    answer = desk.post(reverse("legalterm:check", args=[term.pk]))

    assert [str(said) for said in get_messages(answer.wsgi_request)] == ["Срок «59-ФЗ 12(1)» сверен."]
    assert ("Срок ещё не сверен." in before, "Срок сверен с текстом нормы: Громов" in _words(desk.get(card))) == (
        True,
        True,
    )


def test_a_clerk_sees_why_the_button_is_closed_and_checks_nothing(at_desk):
    term = LegalTerm.objects.get(basis="59-ФЗ 12(1)")
    desk = at_desk(make.clerk())

    card = _words(desk.get(reverse("legalterm:inspect", args=[term.pk])))
    desk.post(reverse("legalterm:check", args=[term.pk]))

    term.refresh_from_db()
    assert ("Сроки вносит и меняет администратор. Обратитесь к нему." in card, term.checked_at) == (True, None)


def test_a_term_is_never_deleted(at_desk):
    term = LegalTerm.objects.get(basis="59-ФЗ 12(1)")

    at_desk(make.user(is_superuser=True)).post(reverse("legalterm:delete", args=[term.pk]))

    assert LegalTerm.objects.filter(pk=term.pk).exists()


def test_the_page_of_counting_shows_all_readings_and_why(at_desk):
    calendars.confirmed(2026)

    asked = {"basis": "59-fz 13(3),12(1)", "day": "20.11.2026", "preset": "STRICT"}

    page = html.fromstring(at_desk(make.executor()).get(reverse("legalterm:count"), asked).content.decode())

    assert page.get_element_by_id("dates").text_content() == "Контрольный срок – 18 декабря 2026 г., пятница"
    assert _table(page) == [
        ["По тексту нормы", "20 декабря 2026 г.", "воскресенье"],
        ["Обычно: к рабочему дню перед выходным", "18 декабря 2026 г.", "пятница"],
        ["Строго: день события – первый", "18 декабря 2026 г.", "пятница"],
        ["По ГК РФ: к рабочему дню после выходного", "21 декабря 2026 г.", "понедельник"],
    ]
    assert [line.text_content().replace("\u00a0", " ") for line in page.xpath("//section[h2/@id='why']//li")] == [
        "Исходный день – 20 ноября 2026 г. (пятница): день регистрации карточки личного приёма.",
        "59-ФЗ 12(1): 30 календарных дней. Первый день – 20 ноября 2026 г. (пятница), последний – 19 декабря 2026 г. (суббота).",
        "19 декабря 2026 г. (суббота) – нерабочий день: суббота.",
        "Контрольный срок – 18 декабря 2026 г. (пятница): последний день нерабочий, поэтому взят рабочий день перед ним (практика).",
        "Производственный календарь на 2026 год: Постановление Правительства РФ от 24.09.2025 № 1466.",
        f"Версия календаря: {calendars.pure().version({2026})}.",
    ]
    assert page.get_element_by_id("norm").text == "59-ФЗ 13(3), 59-ФЗ 12(1): Дать письменный ответ после личного приёма"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"basis": "59-ФЗ 99", "day": "2026-11-20"}, "Основание «59-ФЗ 99» неизвестно. Ближайшие: «59-ФЗ"),
        ({"basis": "59-ФЗ 12(1)", "day": "2030-11-20"}, "Производственный календарь на 2030 год не сверен."),
        ({"basis": "59-ФЗ 12(1)", "day": "вчера"}, "Введите правильную дату."),
        ({"basis": "59-ФЗ 8(2)", "day": "2027-01-01"}, "В сроке нет рабочих дней."),
        (
            {"basis": "59-ФЗ 8(2)", "day": "2026-11-16"},
            "календарь на 2026 год не внесён: посчитано по данным программы.",
        ),
    ],
)
def test_the_page_of_counting_says_what_is_wrong_or_doubtful_and_keeps_what_was_typed(at_desk, asked, sentence):
    response = at_desk(make.executor()).get(reverse("legalterm:count"), asked)

    page = html.fromstring(response.content.decode())
    assert sentence in _words(response)
    assert page.xpath("//input[@name='basis']/@value") == [asked["basis"]]


def test_the_empty_page_of_counting_offers_the_known_norms(at_desk):
    page = html.fromstring(at_desk(make.executor()).get(reverse("legalterm:count")).content.decode())

    assert sorted(page.xpath("//datalist[@id='known-terms']/option/@value")) == sorted(
        LegalTerm.objects.values_list("basis", flat=True)
    )


def test_counting_costs_as_many_queries_among_two_norms_as_among_all(at_desk):
    desk, asked = at_desk(make.executor()), {"basis": "59-ФЗ 12(1)", "day": "2026-11-20"}
    desk.get(reverse("legalterm:count"), asked)
    with CaptureQueriesContext(connection) as all_norms:
        desk.get(reverse("legalterm:count"), asked)
    LegalTerm.objects.exclude(basis__in=["59-ФЗ 12(1)", "ТК 372"]).delete()

    with CaptureQueriesContext(connection) as two:
        desk.get(reverse("legalterm:count"), asked)

    assert len(two) == len(all_norms)
