"""A real Chromium that tells on the page: errors in the console, broken scripts, requests to strangers."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.harness.components import chromium

ALONE = ["--disable-background-networking", "--disable-component-update", "--disable-domain-reliability", "--disable-sync"]
HEIGHT = 900
PHONE = 390


@contextmanager
def browser(*, language: str = "") -> Iterator[Browser]:
    """The browser for several stories; `language` is that of its own words, such as those in a field for a day."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium(),
            args=[*ALONE, *as_root, "--disable-dev-shm-usage"],
            env={**os.environ, "LANGUAGE": language} if language else None,
        )
        try:
            yield started
        finally:
            started.close()


@dataclass
class Watch:
    """What went wrong in a visit. Looked at when the visit ends."""

    origin: str
    troubles: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    ended: bool = False

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda broken: self.troubles.append(f"ошибка скрипта: {broken.error}"))
        context.on("request", self._request)

    def unexpected(self) -> list[str]:
        return [trouble for trouble in self.troubles if not any(word in trouble for word in self.expected)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self.ended:
            self.troubles.append(f"консоль: {message.text} ({message.location.get('url')})")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:", "about:")):
            self.troubles.append(f"запрос за пределы сайта: {request.url}")


def axe_violations(page: Page, watch: Watch) -> list[str]:
    """What axe finds wrong with the page, one line for each element. The watch over the visit ends here.

    axe tries inline styles on the page while it measures contrast; the policy refuses them, and that is not the page's fault.
    """
    page.wait_for_load_state("networkidle")
    watch.ended = True
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{rule['id']}: {node['html']} – {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
