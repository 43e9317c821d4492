"""A visitor reads what changed: in three views, on any width, in any scheme, by keyboard and without scripts."""

import pytest

from tests.harness.browser import PHONE, axe_violations, overflow
from tests.journeys.test_visitor import ACT

COMPARISON = f"{ACT}sravnenie/1/2/"
VIEWS = ("", "?vid=ryadom", "?vid=tablitsa", "?vid=tablitsa&vsyo=1&tipografika=1")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_its_window_and_axe_finds_nothing(visitor, watch, view, width):
    page = visitor(width)

    page.goto(f"{COMPARISON}{view}")

    assert overflow(page) == 0
    assert axe_violations(page, watch) == []


@pytest.mark.parametrize("scheme", ["dark", "white-on-black", "black-on-white", "blue"])
def test_axe_finds_nothing_in_any_scheme(visitor, watch, school, scheme):
    page = visitor(1280)
    page.context.add_cookies([{"name": "vid", "value": f"{scheme}.usual.usual.on", "url": school.url}])

    page.goto(COMPARISON)

    assert axe_violations(page, watch) == []


def test_keys_lead_from_change_to_change(visitor):
    page = visitor(1280)
    page.goto(COMPARISON)

    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.url.endswith("#izm-2")

    page.keyboard.press("k")
    assert page.url.endswith("#izm-1")


def test_without_scripts_the_same_is_done_by_links(visitor):
    page = visitor(PHONE, scripts=False)
    page.goto(f"{ACT}istoriya/")

    page.get_by_label("Было").select_option("1")
    page.get_by_label("Стало").select_option("2")
    page.get_by_role("button", name="Сравнить").click()
    assert page.url.endswith(COMPARISON)

    page.get_by_role("link", name="К первому изменению").click()
    page.get_by_role("link", name="К следующему изменению").first.click()
    assert page.url.endswith("#izm-2")
    page.get_by_role("link", name="Таблица").click()
    assert page.get_by_role("columnheader", name="Основание").count() == 1
