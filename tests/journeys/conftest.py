"""A running product and a real browser for the stories; a story fails when the page complained about anything."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal.demo.accounts import ACCOUNTS, Account
from tests.harness import components, databases
from tests.harness.browser import HEIGHT, Watch, browser
from tests.harness.product import Product, product


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not components.BROWSER.here():
        (pytest.fail if components.in_ci() else pytest.skip)(components.BROWSER.absent)
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def school() -> Iterator[Product]:
    """The demonstration on an own copy of the database, so that stories of one file do not disturb another."""
    with databases.fresh(printed=True, settings=databases.STORIES) as database, product(database) as running:
        running.queue.start()
        running.start_web()
        running.wait_for_prints()
        yield running


@pytest.fixture
def watch(school):
    watching = Watch(school.url)
    yield watching
    assert watching.unexpected() == []


@pytest.fixture
def visitor(chromium, school, watch):
    """`visitor(390)` is a page of a person who is not signed in, in a window of that width."""
    opened = []

    def visit(width: int = 1280, *, scripts: bool = True) -> Page:
        context = chromium.new_context(
            base_url=school.url,
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=scripts,
            locale="ru-RU",
            timezone_id="Europe/Moscow",
        )
        watch.over(context)
        opened.append(context)
        return context.new_page()

    yield visit
    for context in opened:
        context.close()


@pytest.fixture
def staff(visitor):
    """`staff("director")` is the page of that person after signing in by the real form."""

    def sign_in(username: str, width: int = 1280) -> Page:
        page = visitor(width)
        account = account_of(username)
        page.goto("/admin/login/")
        page.fill("input[name=username]", account.username)
        page.fill("input[name=password]", account.password)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/admin/")
        return page

    return sign_in


def account_of(username: str) -> Account:
    return next(account for account in ACCOUNTS if account.username == username)
