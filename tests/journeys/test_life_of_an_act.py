"""An act lives on: the director signs its changes on a phone, the lawyer makes the next ones, the site shows every day of it."""

import re
from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect

from portal.demo.accounts import DIRECTOR
from tests.harness.browser import PHONE, axe_violations, overflow
from tests.journeys.test_main_job import press, told
from tests.journeys.test_visitor import ACT, words

TITLE = "Порядок применения сервисов взаимодействия"
REMOVED, ADDED = "/ учетная запись", "единой учётной записи"
WIDE = 1280
COUNCILS = (("совет обучающихся", "21"), ("совет родителей", "22"))


def row_of(page: Page) -> Locator:
    """The act in a list of the front page."""
    return page.get_by_role("listitem").filter(has_text=TITLE)


def sign(page: Page) -> str:
    """From the front page of the director to the number of the order."""
    row_of(page).get_by_role("link", name="Прочитать и подписать").click()
    return put_signature(page)


def put_signature(page: Page) -> str:
    page.get_by_role("button", name="Подписать приказ").click()
    page.get_by_label("Ваш пароль").fill(DIRECTOR.password)
    page.get_by_role("button", name="Подписать приказ").click()
    expect(page.get_by_text("Приказ подписан").first).to_be_visible()
    found = re.search(r"№\s+(\d\d/\d{4}-У)", words(page))
    assert found is not None
    return found.group(1)


def decoration(words_of_redline: Locator) -> str:
    """How a word is marked besides its colour."""
    return str(words_of_redline.evaluate("(element) => getComputedStyle(element).textDecorationLine"))


def test_the_director_reads_what_changes_and_signs_on_a_phone(staff, visitor, watch):
    page = staff("director", PHONE)
    row_of(page).get_by_role("link", name="Прочитать и подписать").click()

    removed = page.locator("del", has_text=REMOVED).first
    added = page.locator("ins", has_text=ADDED).first
    expect(removed).to_be_visible()
    expect(added).to_be_visible()
    assert (decoration(removed), decoration(added)) == ("line-through", "underline")
    assert overflow(page) == 0
    page.get_by_role("link", name="Таблица", exact=True).click()
    expect(page.get_by_role("columnheader", name="Стало")).to_be_attached()
    expect(page.locator("del", has_text=REMOVED).first).to_be_visible()
    assert overflow(page) == 0
    assert put_signature(page).startswith("05/")
    assert overflow(page) == 0

    reader = visitor(PHONE)
    reader.goto(ACT)
    assert f"(логин и пароль {ADDED})" in words(reader)
    assert overflow(reader) == 0

    reader.goto(f"{ACT}red/5/")
    banner = reader.get_by_role("note")
    expect(banner).to_contain_text("Эта редакция не действует")
    assert f"логин и пароль {REMOVED}" in words(reader)
    assert overflow(reader) == 0
    banner.locator(f'a[href$="{ACT}"]').click()
    assert reader.url.endswith(ACT)

    reader.goto(f"{ACT}sravnenie/5/6/")
    expect(reader.locator("del", has_text=REMOVED).first).to_be_visible()
    expect(reader.locator("ins", has_text=ADDED).first).to_be_visible()
    assert overflow(reader) == 0
    assert axe_violations(reader, watch) == []


def begin_changes(page: Page) -> None:
    """From the menu through the card of the redaction in force to the text open for changes."""
    page.get_by_role("link", name="Редакции", exact=True).click()
    in_force = page.get_by_role("row").filter(has_text=TITLE).filter(has=page.get_by_role("cell", name="действует", exact=True))
    in_force.get_by_role("link").first.click()
    page.get_by_role("link", name="Подготовить изменения").click()
    page.get_by_label("Зачем").fill("Порядок приводится в соответствие с каталогом сервисов.")
    page.get_by_role("button", name="Создать проект").click()
    told(page, "Проект создан.")


def open_point(page: Page, name: str) -> Locator:
    page.get_by_role("link", name=f"Изменить {name}", exact=True).click()
    return page.get_by_label("Текст", exact=True)


def more(page: Page, name: str) -> None:
    """The other tools of a point."""
    page.locator("summary", has_text=re.compile(f"^Ещё: {re.escape(name)}$")).click()


def change_the_text(page: Page, since: date) -> None:
    panel = page.locator("[data-panel]")
    field = open_point(page, "пункт 3.2")
    field.fill(field.input_value().replace("без ограничения времени", "в любое время"))
    expect(panel).to_contain_text("в пункте 3.2 слова «без ограничения времени» заменить словами «в любое время»")
    page.get_by_role("button", name="Сохранить пункт").click()
    expect(panel).to_contain_text("в пункте 3.2 слова")

    more(page, "пункт 4.2")
    page.get_by_role("link", name="Добавить пункт следом").locator("visible=true").click()
    page.get_by_label("Текст", exact=True).fill("Вопросы о применении Порядка принимает учебный отдел.")
    page.get_by_role("button", name="Добавить", exact=True).click()
    expect(panel).to_contain_text("раздел 4 дополнить пунктом 4.3 следующего содержания")

    more(page, "пункт 3.9")
    page.get_by_role("button", name="Признать утратившим силу пункт 3.9").click()
    expect(panel).to_contain_text("пункт 3.9 признать утратившим силу")

    line = panel.get_by_role("listitem").filter(has_text="пункт 3.9 признать утратившим силу")
    line.locator("summary").click()
    line.get_by_label("Вступает в силу с").fill(since.isoformat())
    line.get_by_role("button", name="Применить").click()
    told(page, "Формулировка пересчитана.")

    page.get_by_role("link", name="Заменить слово по всему тексту").click()
    page.get_by_label("Что на что заменить").fill("персональный компьютер = настольный компьютер\nперсональных компьютеров = настольных компьютеров")
    page.get_by_role("button", name="Найти места").click()
    expect(page.get_by_role("heading", name="Найдено мест")).to_be_visible()
    page.get_by_role("button", name="Заменить во всех этих местах").click()
    told(page, "Заменено мест: 1.")
    assert overflow(page) == 0


def hear_councils(page: Page, on: date) -> None:
    for council, number in COUNCILS:
        page.get_by_role("link", name="Внести мнение").first.click()
        page.get_by_label("Чьё мнение").select_option(label=council)
        page.get_by_label("согласие", exact=True).check()
        page.get_by_label("№ протокола").fill(number)
        page.get_by_label("Дата протокола").fill(f"{on:%d.%m.%Y}")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Внести мнение").click()
        told(page, f"Мнение внесено: {council}.")


def agree(page: Page, draft: str) -> None:
    page.goto(draft)
    page.get_by_label("Согласен", exact=True).check()
    page.get_by_role("button", name="Записать решение").click()
    told(page, "Ваша виза записана")


def test_the_lawyer_makes_changes_and_the_order_writes_itself(staff, visitor):
    today = date.today()  # noqa: DTZ011  the day of the browser and of the server is one
    since = today + timedelta(days=40)
    lawyer = staff("lawyer", WIDE)
    begin_changes(lawyer)
    change_the_text(lawyer, since)
    lawyer.get_by_role("link", name="Передать на согласование").first.click()
    lawyer.get_by_role("button", name="Передать на согласование").click()
    told(lawyer, "Проект передан на согласование.")
    draft = lawyer.url

    agree(staff("executor", WIDE), draft)
    agree(staff("administrator", WIDE), draft)

    clerk = staff("clerk", WIDE)
    clerk.goto(draft)
    hear_councils(clerk, today)
    press(clerk, "Подготовить приказ")
    told(clerk, "Проект приказа готов.")
    clerk.locator(".order__clauses").locator("xpath=ancestor::details").locator("summary").click()
    order = " ".join(clerk.locator(".order__clauses").inner_text().replace("\xa0", " ").split())
    assert "в пункте 3.2 слова «без ограничения времени» заменить словами «в любое время»" in order
    assert "раздел 4 дополнить пунктом 4.3 следующего содержания: «4.3. Вопросы о применении Порядка принимает учебный отдел.»" in order
    assert "пункт 3.9 признать утратившим силу" in order
    assert "по тексту слова «персональный компьютер» в соответствующих числе и падеже заменить словами «настольный компьютер»" in order
    press(clerk, "Передать на подпись")
    told(clerk, "переданы на подпись")

    director = staff("director", WIDE)
    director.goto(draft)
    director.get_by_role("link", name="Прочитать и подписать приказ").first.click()
    number = put_signature(director)

    reader = visitor(WIDE)
    reader.goto(f"{ACT}istoriya/")
    history = words(reader)
    assert history.count(f"№ {number}") == 2
    assert "в пункте 3.2 слова «без ограничения времени» заменить словами «в любое время»" in history
    reader.goto(ACT)
    assert "4.3. Вопросы о применении Порядка принимает учебный отдел." in words(reader)
    reader.goto(f"{ACT}na/{since.isoformat()}/")
    expect(reader.locator("#p-3-9")).to_contain_text("тратил силу")
