"""A parent with a phone writes an appeal: with scripts and without, by keyboard alone, with the line gone."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests import make_filing
from tests.harness.browser import PHONE, axe_violations, overflow
from tests.harness.product import wait_until

SMALL = 320
FORM = "/obrashcheniya/novoe/"
NEXT, SEND = "Дальше: проверить", "Отправить обращение"
STEPS = 40  # presses of Tab from one control to the next at most


def photo(folder: Path, name: str = "IMG_0001.jpg") -> Path:
    file = folder / name
    file.write_bytes(make_filing.photo(name))
    return file


def begin(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Разделы сайта").get_by_role("link", name="Обращения").click()
    page.get_by_role("link", name="Написать обращение").click()


def fill(page: Page) -> None:
    page.get_by_label("Что произошло").fill("В кабинете 12 холодно.")
    page.get_by_label("О чём вы просите").fill("Включите отопление.")
    page.get_by_label("На электронную почту").check()
    page.get_by_label("Электронная почта").fill("petrova@example.org")
    page.get_by_label("Фамилия").fill("Петрова")


def answer(page: Page) -> None:
    """The question in words; scripts take it away as soon as their task is solved."""
    asked = page.locator("label[for=otvet]").inner_text()
    words = re.search(r"Сколько будет (\w+) плюс (\w+)\?", asked)
    assert words is not None
    numbers = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"]
    page.get_by_label("Сколько будет").fill(str(sum(numbers.index(word) for word in words.groups())))


@pytest.mark.parametrize(("width", "scripts"), [(SMALL, True), (SMALL, False), (PHONE, True), (PHONE, False)])
def test_from_the_front_page_to_the_receipt(visitor, watch, tmp_path, width, scripts):
    page = visitor(width, scripts=scripts)
    widths = []
    begin(page)
    fill(page)
    page.get_by_label("Фотографии и документы").set_input_files([photo(tmp_path), photo(tmp_path, "IMG_0002.jpg")])
    if scripts:
        expect(page.locator("[data-kept]")).to_have_count(2)
    widths.append(overflow(page)) if scripts else None
    page.get_by_role("button", name=NEXT).last.click()

    expect(page.get_by_role("heading", name="Проверьте обращение")).to_be_visible()
    assert [name for name in ("IMG_0001.jpg", "IMG_0002.jpg", "Включите отопление.", "petrova@example.org") if name not in page.content()] == []
    if scripts:
        expect(page.locator("[data-question]")).to_be_hidden(timeout=180_000)
    else:
        answer(page)
    page.get_by_role("button", name=SEND).click()

    expect(page.get_by_role("heading", name="Обращение принято")).to_be_visible()
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}", page.locator(".code__value").inner_text())
    assert set(widths) <= {0}
    if scripts:
        assert overflow(page) == 0
        assert page.evaluate("window.localStorage.length") == 0


@pytest.mark.parametrize("address", ["/obrashcheniya/", "/obrashcheniya/blank/", FORM])
def test_axe_finds_nothing_before(visitor, watch, address):
    page = visitor(SMALL)
    page.goto(address)

    assert overflow(page) == 0
    assert axe_violations(page, watch) == []


def test_axe_finds_nothing_in_errors_preview_and_receipt(visitor, watch):
    page = visitor(PHONE)
    watch.expected = ("400", "Bad Request")
    page.goto(FORM)
    page.get_by_label("Электронная почта").fill("petrova@")
    page.get_by_role("button", name=NEXT).last.click()
    expect(page.locator("#faults")).to_be_focused()
    found = axe_violations(page, watch)
    fill(page)
    page.get_by_role("button", name=NEXT).last.click()
    expect(page.locator("[data-question]")).to_be_hidden(timeout=180_000)
    found += axe_violations(page, watch)
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_role("heading", name="Обращение принято")).to_be_visible()

    assert [*found, *axe_violations(page, watch)] == []


def test_an_error_keeps_the_files_and_leads_to_its_field(visitor, watch, tmp_path):
    page = visitor(PHONE, scripts=False)
    watch.expected = ("400", "Bad Request")
    page.goto(FORM)
    fill(page)
    page.get_by_label("Электронная почта").fill("petrova@")
    page.get_by_label("Фотографии и документы").set_input_files(photo(tmp_path))
    page.get_by_role("button", name=NEXT).last.click()

    page.locator("#faults a").click()
    assert page.url.endswith("#email")
    assert page.get_by_label("Что произошло").input_value() == "В кабинете 12 холодно."
    assert "IMG_0001.jpg" in page.locator("[data-attached]").inner_text()


def test_a_lost_line_loses_neither_words_nor_photos(visitor, watch, tmp_path):
    page = visitor(PHONE)
    watch.expected = ("ERR_INTERNET_DISCONNECTED",)
    page.goto(FORM)
    page.context.set_offline(True)
    fill(page)
    page.get_by_label("Фотографии и документы").set_input_files(photo(tmp_path))
    expect(page.locator("[data-state]")).to_contain_text("Нет связи – текст сохранён")
    expect(page.locator("[data-upload-state]")).to_contain_text("загрузится, когда связь появится")
    page.get_by_role("button", name=NEXT).last.click()
    assert page.url.endswith(FORM)

    page.context.set_offline(False)
    expect(page.locator("[data-kept]")).to_have_count(1, timeout=90_000)
    expect(page.locator("[data-state]")).to_contain_text("Сохранено в")
    page.reload()
    assert page.get_by_label("Что произошло").input_value() == "В кабинете 12 холодно."
    page.get_by_role("button", name=NEXT).last.click()

    expect(page.get_by_role("heading", name="Проверьте обращение")).to_be_visible()
    assert "IMG_0001.jpg" in page.content()


def test_words_typed_without_a_line_come_back_after_the_browser_was_closed(visitor, watch):
    page = visitor(PHONE)
    watch.expected = ("ERR_INTERNET_DISCONNECTED",)
    page.goto(FORM)
    page.context.set_offline(True)
    page.get_by_label("Что произошло").fill("Написано в метро.")
    expect(page.locator("[data-state]")).to_contain_text("Нет связи")
    page.context.set_offline(False)

    again = page.context.new_page()
    page.close()
    again.goto(FORM)

    assert again.get_by_label("Что произошло").input_value() == "Написано в метро."


def test_the_back_button_after_sending_sends_nothing_twice(visitor, watch):
    page = visitor(PHONE)
    page.goto(FORM)
    fill(page)
    page.get_by_role("button", name=NEXT).last.click()
    expect(page.locator("[data-question]")).to_be_hidden(timeout=180_000)
    page.get_by_role("button", name=SEND).dblclick()
    expect(page.get_by_role("heading", name="Обращение принято")).to_be_visible()
    code = page.locator(".code__value").inner_text()

    page.go_back()
    page.go_back()

    assert page.get_by_role("heading", level=1).inner_text() in {"Обращение принято", "Это обращение уже отправлено"}
    page.goto(f"{FORM}raspiska/")
    assert page.locator(".code__value").inner_text() == code


def tab_to(page: Page, selector: str) -> None:
    """Tab on until the control has the focus."""
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"клавишей Tab не дойти до {selector}")


def test_by_keyboard_alone(visitor, watch):
    page = visitor(1280)
    page.goto(FORM)
    for selector, words in (("#happened", "Холодно."), ("input[name=reply_by]", " "), ("#email", "petrova@example.org"), ("#last_name", "Петрова")):
        tab_to(page, selector)
        page.keyboard.type(words)
    tab_to(page, "button.button--large")
    page.keyboard.press("Enter")
    expect(page.locator("[data-question]")).to_be_hidden(timeout=180_000)
    tab_to(page, "button.button--large")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Обращение принято")).to_be_visible()


def test_the_receipt_as_a_file(visitor, school, watch):
    page = visitor(PHONE)
    watch.expected = ("503", "Service Unavailable")
    page.goto(FORM)
    fill(page)
    page.get_by_role("button", name=NEXT).last.click()
    expect(page.locator("[data-question]")).to_be_hidden(timeout=180_000)
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_role("heading", name="Обращение принято")).to_be_visible()
    code = page.locator(".code__value").inner_text()
    address = f"{school.url}{FORM}raspiska/pdf/"
    wait_until(lambda: page.request.get(address).status == 200, what="расписка построена", seconds=300)

    text = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.request.get(address).body())).pages)

    assert [word for word in ("Расписка о приёме обращения", "Петрова", "Включите отопление.", "sha256") if word not in text] == []
    assert code not in text
    assert [word for word in ("Петрова", "petrova@", "отопление", code) if word in school.log()] == []
