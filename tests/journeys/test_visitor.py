"""A visitor and the Порядок: found, read, downloaded; on a phone, by keyboard, without scripts."""

import io
from http import HTTPStatus
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.harness.browser import PHONE, axe_violations, overflow
from tests.harness.client import Client
from tests.journeys.links import links_of

ACT = "/lokalnye-akty/servisy-vzaimodeystviya/"
TITLE = "Порядок применения сервисов взаимодействия"
ORDER = "№ 01/0226-У"
PAGES = (
    "/",
    "/lokalnye-akty/",
    ACT,
    f"{ACT}red/1/",
    f"{ACT}red/3/",
    f"{ACT}na/2026-04-01/",
    f"{ACT}na/2026-01-01/",
    f"{ACT}istoriya/",
    f"{ACT}sravnenie/2/5/",
    f"{ACT}sravnenie/2/5/?vid=tablitsa",
    f"{ACT}p/2-2/",
    f"{ACT}p/2-6/",
    f"{ACT}p/3-5/istoriya/",
    f"{ACT}p/99/",
    "/prikazy/",
    "/poisk/?q=обращениями",
    "/vid/",
    "/obrashcheniya/otvety/",
    "/obrashcheniya/otvety/1/",
    "/proverka/",
    "/proverka/hash/" + "0" * 64 + "/",
    "/takoy-stranitsy-net/",
)
MISSING = {f"{ACT}p/99/": 404, "/takoy-stranitsy-net/": 404, f"{ACT}na/2026-01-01/": 404, f"{ACT}p/2-6/": 410}


def words(page: Page) -> str:
    """The text of the page with plain spaces."""
    return page.inner_text("body").replace("\xa0", " ")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the link or button of that name has the focus."""
    for _ in range(100):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText || ''").replace("\xa0", " ")
        if focused.strip().startswith(name):
            return
    raise AssertionError(f"Клавишей Tab не дойти до «{name}».")


def saved_pdf(page: Page) -> PdfReader:
    """What «Скачать PDF» brings."""
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").first.click()
    return PdfReader(io.BytesIO(download.value.path().read_bytes()))


def test_a_parent_finds_reads_and_downloads_the_order_of_services_on_a_phone(visitor):
    page = visitor(PHONE)

    page.goto("/")
    page.get_by_role("link", name="Локальные акты").first.click()
    page.get_by_role("link", name=TITLE).first.click()

    assert page.url.endswith(ACT)
    assert "действует" in words(page).lower()
    assert ORDER in words(page)
    assert "18 мая 2026 г." in words(page)

    pdf = saved_pdf(page)

    text = "".join(sheet.extract_text() for sheet in pdf.pages).replace("\xa0", " ")
    assert "01/0226-У" in text
    assert f"стр. 1 из {len(pdf.pages)}" in text.lower()


def test_a_link_to_a_point_opens_that_point(visitor):
    page = visitor(PHONE)

    page.goto(f"{ACT}p/2.2/")

    assert page.url.endswith(f"{ACT}p/2-2/")
    assert "2.2" in page.inner_text("h1")


def test_the_order_of_services_is_reached_by_keyboard_alone(visitor):
    page = visitor(1280)
    page.goto("/")

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Перейти к содержанию")
    page.keyboard.press("Enter")
    tab_to(page, TITLE)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{ACT}")
    tab_to(page, "2")
    page.keyboard.press("Enter")

    assert "#p-2" in page.url


def test_everything_works_without_scripts(visitor):
    page = visitor(PHONE, scripts=False)

    page.goto(ACT)
    page.get_by_role("navigation", name="Содержание").get_by_role("link").nth(1).click()
    assert page.url.endswith(f"{ACT}#p-2")
    assert len(saved_pdf(page).pages) > 1

    page.goto("/")
    page.get_by_role("searchbox", name="Найти документ").fill("п. 2.2")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "2.2" in words(page)


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_its_window_and_axe_finds_nothing(visitor, watch, address, width):
    watch.expected = (f"status of {MISSING[address]}",) if address in MISSING else ()
    page = visitor(width)

    answer = page.goto(address)

    assert answer.status == MISSING.get(address, 200)
    assert overflow(page) == 0
    assert axe_violations(page, watch) == []


@pytest.mark.parametrize("address", ["/", ACT, "/poisk/?q=обращениями"])
def test_axe_finds_nothing_in_the_dark(visitor, watch, address):
    page = visitor(1280)
    page.emulate_media(color_scheme="dark")

    page.goto(address)

    assert axe_violations(page, watch) == []


def test_no_link_of_the_public_site_is_broken(school):
    client, seen, waiting, broken = Client(school.url), set(), ["/", "/sitemap.xml"], []
    while waiting and len(seen) < 300:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        try:
            waiting += links_of(client.fetch(address), origin=school.url, page=address)
        except HTTPError as refused:
            if refused.code != HTTPStatus.GONE:  # a repealed point keeps its page, which says so
                broken.append(f"{refused.code} {address}")

    assert broken == []
    assert ACT in seen
