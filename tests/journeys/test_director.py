"""The director signs on a phone: from the front page to the number of the order and the act on the site."""

import re

from playwright.sync_api import expect

from portal.demo.accounts import DIRECTOR
from tests.harness.browser import PHONE, overflow
from tests.harness.product import wait_until

TITLE = "Положение об официальном сайте"
NUMBER = re.compile(r"№\s05/\d{4}-У")
ACT = "/lokalnye-akty/polozhenie-o-saite/"


def test_the_director_signs_on_a_phone_and_the_act_appears_on_the_site(staff, visitor):
    page = staff("director", PHONE)

    expect(page.get_by_role("heading", name="Ждёт вашей подписи")).to_be_visible()
    page.get_by_role("listitem").filter(has_text=TITLE).get_by_role("link", name="Прочитать и подписать").click()
    for part in ("Текст", "Приказ", "Согласование"):
        expect(page.get_by_role("heading", name=part, exact=True)).to_be_visible()
    assert overflow(page) == 0
    page.get_by_role("button", name="Подписать приказ").click()
    page.get_by_label("Ваш пароль").fill("не тот пароль")
    page.get_by_role("button", name="Подписать приказ").click()
    expect(page.get_by_label("Ваш пароль")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Ваш пароль").fill(DIRECTOR.password)
    page.get_by_role("button", name="Подписать приказ").click()

    expect(page.get_by_text(NUMBER).first).to_be_visible()
    assert overflow(page) == 0

    reader = visitor(PHONE)
    wait_until(lambda: reader.request.get(ACT).ok, what="акт на сайте", seconds=240, pause=1)
    reader.goto(ACT)
    expect(reader.get_by_role("heading", level=1)).to_contain_text("официальном сайте")
    expect(reader.get_by_text(NUMBER).first).to_be_visible()
