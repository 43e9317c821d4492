"""The main job, in the browser from end to end: a paper act becomes a redaction in force on the site.

The lawyer loads the document and hands it in, two people agree, the clerk prepares the order, the director signs.
"""

from playwright.sync_api import Page, expect

from portal import ROOT
from portal.demo.accounts import DIRECTOR
from tests.harness.browser import PHONE
from tests.harness.product import wait_until

PAPER = ROOT / "site" / "portal" / "demo" / "texts" / "poryadok.txt"
SHORT_TITLE = "Порядок для проверки пути"
SLUG = "poryadok-dlya-proverki"


def told(page: Page, sentence: str) -> None:
    """What the program says after an act."""
    expect(page.locator(".messages .success")).to_contain_text(sentence)


def import_the_paper(page: Page) -> None:
    page.get_by_role("link", name="Проекты", exact=True).click()
    page.get_by_role("link", name="Новый проект").or_(page.get_by_role("link", name="Добавить")).first.click()
    page.get_by_role("link", name="Загрузить документ").click()
    page.get_by_label("Документ").set_input_files(PAPER)
    page.get_by_role("button", name="Загрузить и проверить").click()

    expect(page.get_by_role("heading", name="Замечания:")).to_be_visible()
    expect(page.get_by_role("heading", name="Как понято")).to_be_visible()
    expect(page.get_by_text("На титуле назван приказ")).to_be_visible()
    assert page.locator(".tree__node--1, .tree__node").count() > 25

    page.get_by_label("Краткое название").fill(SHORT_TITLE)
    page.get_by_label("Адрес на сайте").fill(SLUG)
    page.get_by_role("button", name="Создать проект").click()
    told(page, "Проект создан.")


def press(page: Page, name: str) -> None:
    """Follow the step and confirm it on the page that says what will happen."""
    page.get_by_role("link", name=name).first.click()
    page.get_by_role("button", name=name).click()


def agree(page: Page) -> None:
    row = page.get_by_role("listitem").filter(has_text=SHORT_TITLE)
    row.get_by_role("link", name="Прочитать и согласовать").click()
    page.get_by_label("Согласен", exact=True).check()
    page.get_by_role("button", name="Записать решение").click()
    told(page, "Ваша виза записана")


def test_a_paper_act_comes_into_force_and_to_the_site(staff, visitor):
    lawyer = staff("lawyer")
    import_the_paper(lawyer)
    draft = lawyer.url
    press(lawyer, "Передать на согласование")
    told(lawyer, "Проект передан на согласование.")

    agree(staff("executor"))
    agree(staff("administrator"))

    clerk = staff("clerk")
    clerk.goto(draft)
    press(clerk, "Подготовить приказ")
    told(clerk, "Проект приказа готов.")
    press(clerk, "Передать на подпись")
    told(clerk, "переданы на подпись")

    director = staff("director", PHONE)
    row = director.get_by_role("listitem").filter(has_text=SHORT_TITLE)
    row.get_by_role("link", name="Прочитать и подписать").click()
    director.get_by_role("button", name="Подписать приказ").click()
    director.get_by_label("Ваш пароль").fill(DIRECTOR.password)
    director.get_by_role("button", name="Подписать приказ").click()
    expect(director.get_by_text("№\xa005/").or_(director.get_by_text("№ 05/")).first).to_be_visible()

    reader = visitor(PHONE)
    address = f"/lokalnye-akty/{SLUG}/"
    wait_until(lambda: reader.request.get(address).ok, what="акт на сайте", seconds=240, pause=1)
    reader.goto(address)
    expect(reader.locator(".facts__status")).to_contain_text("ействует")
