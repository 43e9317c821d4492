"""Letters on paper, on a phone: registered, given to an executor and taken; one that came twice is put beside the first."""


import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import PHONE, axe_violations, overflow


def test_a_letter_is_registered_assigned_and_taken_on_a_phone(staff, watch):
    clerk = staff("clerk", PHONE)
    clerk.get_by_role("link", name="Внести поступление").click()
    clerk.get_by_label("Текст обращения").fill("В столовой холодный обед.")
    clerk.get_by_label("Фамилия").fill("Тестова")
    clerk.get_by_label("Почтовый адрес").fill("Москва, Садовая, 1")
    assert overflow(clerk) == 0
    clerk.get_by_role("button", name="Сохранить и перейти к регистрации").click()
    clerk.get_by_label("Вид", exact=False).first.select_option(label="жалоба")
    clerk.get_by_label("Краткое содержание").fill("О питании в столовой")
    clerk.locator("textarea[name=questions-0-text]").fill("Когда обед будет тёплым?")
    assert overflow(clerk) == 0
    clerk.get_by_role("button", name="Зарегистрировать и дать номер").click()
    expect(clerk.locator(".registered__number")).to_be_visible()
    expect(clerk.get_by_role("link", name="Наклейка с номером и датой")).to_be_focused()
    assert overflow(clerk) == 0
    clerk.get_by_role("link", name="Карточка", exact=True).click()
    expect(clerk.get_by_role("heading", name="Сроки")).to_be_visible()
    card = clerk.url

    director = staff("director", PHONE)
    director.goto(card)
    director.get_by_role("link", name="Поручить").click()
    director.get_by_label("Ответственный исполнитель").select_option(label=_label(director, "Киселёв"))
    director.get_by_role("button", name="Поручить").click()
    expect(director.get_by_text("Передано исполнителю").first).to_be_visible()

    executor = staff("executor", PHONE)
    executor.goto(card)
    executor.get_by_role("link", name="Принять к рассмотрению").click()
    executor.get_by_role("button", name="Принять").click()

    expect(executor.get_by_text("На рассмотрении").first).to_be_visible()
    assert overflow(executor) == 0
    assert axe_violations(executor, watch) == []


def _take_in(clerk: Page, text: str) -> None:
    clerk.goto("/admin/appeals/take-in/")
    clerk.get_by_label("Текст обращения").fill(text)
    clerk.get_by_label("Фамилия").fill("Повторова")
    clerk.get_by_label("Почтовый адрес").fill("Москва, Садовая, 2")
    clerk.get_by_role("button", name="Сохранить и перейти к регистрации").click()
    expect(clerk.get_by_role("button", name="Зарегистрировать и дать номер")).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_a_letter_that_came_twice_is_put_beside_the_first_one(staff, watch, width):
    clerk = staff("clerk", width)
    for _ in range(2):
        _take_in(clerk, f"В окне коридора щель, окно шириной {width}.")
    twin = clerk.url.removesuffix("register/")

    clerk.goto("/admin/appeals/incoming/")
    expect(clerk.get_by_text("похоже на дубль").first).to_be_visible()
    found = [overflow(clerk), *axe_violations(clerk, watch)]
    clerk.goto(twin)
    clerk.get_by_role("link", name="Отметить дублем").click()
    expect(clerk.get_by_label("вх.", exact=False).first).to_be_checked()
    found += [overflow(clerk), *axe_violations(clerk, watch)]
    clerk.get_by_role("button", name="Отметить дублем").click()

    expect(clerk.get_by_text("Записано: дубль.").first).to_be_visible()
    assert [*found, overflow(clerk), *axe_violations(clerk, watch)] == [0, 0, 0]


def _label(page, surname: str) -> str:
    """The whole label of the choice that names the person."""
    return page.get_by_label("Ответственный исполнитель").locator("option", has_text=surname).inner_text()
