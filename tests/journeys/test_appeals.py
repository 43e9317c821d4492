"""A letter on paper, on a phone: the clerk registers it, the director gives it to an executor, the executor takes it."""

from playwright.sync_api import expect

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


def _label(page, surname: str) -> str:
    """The whole label of the choice that names the person."""
    return page.get_by_label("Ответственный исполнитель").locator("option", has_text=surname).inner_text()
