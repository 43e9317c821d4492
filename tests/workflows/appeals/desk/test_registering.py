"""The clerk takes letters in and registers them: nothing typed is lost, nothing is done twice."""

import pytest
from django.core.files.base import ContentFile
from lxml import html

from tests import make
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import LETTER, at, errors, key_of, registration, value, words
from workflows.appeals.models import Appeal, Repeat
from workflows.appeals.stages import Stage
from workflows.files.models import StoredFile

pytestmark = pytest.mark.django_db


def test_a_sheet_of_paper_becomes_a_registered_appeal(at_desk):
    clerk = make.clerk()
    client = at_desk(clerk)
    key = key_of(client.get(at("take_in")))

    taken = client.post(at("take_in"), {**LETTER, "key": key, "scans": ContentFile(b"%PDF-1", name="скан.pdf")})
    appeal = Appeal.objects.get()
    done = client.post(at("register", appeal.pk), registration(questions=("Когда починят плиту?", "Кто виноват?")))

    appeal.refresh_from_db()
    assert (taken.url, done.url) == (at("register", appeal.pk), at("registered", appeal.pk))
    assert (appeal.stage, appeal.number, appeal.registered_by) == (Stage.REGISTERED, f"001-ОГ/{desk.TODAY.year}", clerk)
    assert (appeal.intake.sheets, appeal.intake.raw.name, appeal.applicant.full_name) == (2, "скан.pdf", "Кузнецов Артём")
    assert list(appeal.questions.values_list("text", flat=True)) == ["Когда починят плиту?", "Кто виноват?"]


def test_the_same_form_sent_twice_is_one_letter(at_desk):
    client = at_desk(make.clerk())
    key = key_of(client.get(at("take_in")))

    first, second = (client.post(at("take_in"), {**LETTER, "key": key}) for _ in range(2))

    assert first.url == second.url
    assert Appeal.objects.count() == 1


def test_pressing_register_twice_gives_one_number(at_desk):
    appeal, client = desk.received(), at_desk(make.clerk())

    for _ in range(2):
        last = client.post(at("register", appeal.pk), registration(), follow=True)

    assert Appeal.objects.exclude(number="").count() == 1
    assert "уже зарегистрировано: второй номер не дают" in words(last)


def test_a_mistake_loses_neither_words_nor_the_scan(at_desk):
    client = at_desk(make.clerk())
    key = key_of(client.get(at("take_in")))

    wrong = client.post(at("take_in"), {**LETTER, "key": key, "postal_address": "", "scans": ContentFile(b"%PDF-1", name="скан.pdf")})
    again = client.post(at("take_in"), {**LETTER, "key": key, "kept_tokens": value(wrong, "kept_tokens")})

    assert (value(wrong, "text"), value(wrong, "envelope"), value(wrong, "last_name")) == (LETTER["text"], LETTER["envelope"], "Кузнецов")
    assert any("Впишите почтовый адрес" in error for error in errors(wrong))
    assert "«скан.pdf»" in words(wrong)
    assert again.status_code == 302
    assert Appeal.objects.get().intake.raw == StoredFile.objects.get()


def test_a_registration_card_with_a_mistake_keeps_its_rows(at_desk):
    appeal, client = desk.received(), at_desk(make.clerk())

    wrong = client.post(at("register", appeal.pk), registration(questions=("Когда починят плиту?",), summary=""))

    assert value(wrong, "questions-0-text") == "Когда починят плиту?"
    assert any("Напишите одним предложением" in error for error in errors(wrong))
    appeal.refresh_from_db()
    assert appeal.number == ""


def test_one_more_question_is_a_row_and_no_registration(at_desk):
    appeal, client = desk.received(), at_desk(make.clerk())

    page = client.post(at("register", appeal.pk), registration(more="questions", summary=""))

    assert html.fromstring(page.content.decode()).xpath("count(//textarea[contains(@name, '-text')])") == 2
    assert errors(page) == []


def test_registration_of_a_past_day_asks_why(at_desk):
    appeal, client = desk.received(), at_desk(make.clerk())

    wrong = client.post(at("register", appeal.pk), registration(on=f"{desk.YESTERDAY:%d.%m.%Y}"))
    client.post(at("register", appeal.pk), registration(on=f"{desk.YESTERDAY:%d.%m.%Y}", late_entry="Отключали свет."))

    appeal.refresh_from_db()
    assert any("Напишите, почему" in error for error in errors(wrong))
    assert appeal.registered_on == desk.YESTERDAY


def test_earlier_letters_of_the_person_are_offered_and_tied(at_desk):
    earlier = desk.registered()
    appeal, client = desk.received(), at_desk(make.clerk())

    page = client.get(at("register", appeal.pk))
    client.post(at("register", appeal.pk), registration(repeat_of=earlier.pk))

    appeal.refresh_from_db()
    assert f"№ {earlier.number}" in words(page)
    assert (appeal.repeat_of, appeal.repeat) == (earlier, Repeat.SECOND)


def test_what_is_no_appeal_is_confirmed_by_a_second_person(at_desk):
    appeal, clerk, head = desk.received(), make.clerk(), make.head()

    at_desk(clerk).post(at("propose_refusal", appeal.pk), {"reason": "Это реклама."})
    page = at_desk(head).get(at("confirm_refusal", appeal.pk))
    at_desk(head).post(at("confirm_refusal", appeal.pk), {"regime": "other"})

    appeal.refresh_from_db()
    assert "«Это реклама.»" in words(page)
    assert appeal.stage == Stage.NOT_AN_APPEAL
