"""A citizen on a phone: enters by number and code, looks, adds a photograph, asks to stop; the code is in no address."""

import pytest
from playwright.sync_api import expect

from tests.harness.browser import PHONE, axe_violations, overflow
from tests.make_filing import photo

GIVE = """
from django.utils import timezone
from workflows.appeals.actions import codes
from workflows.appeals.models import Appeal
appeal = Appeal.objects.filter(stage="in_review", sensitivity="ordinary").order_by("pk").last()
print(appeal.number, codes.issue(appeal, at=timezone.now(), reason="проверка", on_paper=True))
"""
NARROW = 320


@pytest.fixture(scope="module")
def given(school):
    """The number and the code from paper, as the citizen has them."""
    number, code = school.database.run(GIVE).split()[-2:]
    return number, code


def test_a_citizen_follows_adds_a_photograph_and_withdraws_on_a_phone(visitor, watch, given):
    number, code = given
    page, asked = visitor(PHONE), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    page.get_by_role("link", name="Ход рассмотрения обращения").click()
    page.get_by_label("Номер обращения").fill(number.lower())
    page.get_by_label("Код", exact=True).fill(code.lower().replace("-", ""))
    page.get_by_role("button", name="Показать").click()

    expect(page.get_by_role("heading", name="Запишите новый код")).to_be_visible()
    new = page.locator(".own__code").inner_text().split()[-1]
    page.get_by_role("link", name="Код записан, дальше").click()
    expect(page.get_by_role("heading", name=f"Обращение № {number}")).to_be_visible()
    assert overflow(page) == 0

    page.get_by_role("link", name="Добавить материалы").click()
    page.get_by_label("Что вы хотите сообщить").fill("Вот как это выглядело.")
    page.get_by_label("Файлы").set_input_files({"name": "снимок.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_text("Материалы получены")).to_be_visible()

    page.get_by_role("link", name="Попросить прекратить рассмотрение").click()
    page.get_by_label("Почему вы просите").fill("Вопрос решился.")
    page.get_by_role("button", name="Да, прошу прекратить рассмотрение").click()
    expect(page.get_by_text("Заявление о прекращении получено")).to_be_visible()

    secrets = [word for one in (code, new) for word in (one, one.replace("-", ""), one.lower(), one.lower().replace("-", ""))]
    assert [address for address in asked for word in secrets if word in address] == []
    assert axe_violations(page, watch) == []


@pytest.mark.parametrize("address", ["/obrashcheniya/status/", "/obrashcheniya/status/novyy-kod/", "/obrashcheniya/klyuch/", "/obrashcheniya/kabinet/"])
def test_the_doors_are_for_everybody(visitor, watch, address):
    page = visitor(NARROW, scripts=True)
    page.goto(address)

    assert overflow(page) == 0
    assert axe_violations(page, watch) == []
