"""A thousand letters by the form at once, from fifty citizens who press twice: none is lost, none doubled, the site answers."""

import json
import os
import threading
import time
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.error import URLError
from urllib.parse import urlencode

import pytest

from tests.harness import databases
from tests.harness.product import product
from tests.make_filing import FORM, PREVIEW, RECEIPT, WORDS, key_in, photo, right_answer

pytestmark = [pytest.mark.slow, pytest.mark.both_databases]

CITIZENS, LETTERS, TRIES = 50, int(os.environ.get("FORMS_EACH") or 20), 20
STATE = """
import json
from django.db.models import F
from workflows.appeals.models import Appeal, IntakeFile, IntakeItem
from workflows.filing.models import Draft, DraftFile, Filed
from workflows.journal.entries import broken_links
print(json.dumps({
    "texts": sorted(IntakeItem.objects.values_list("text", flat=True)),
    "appeals": Appeal.objects.count(),
    "files": IntakeFile.objects.count(),
    "codes": Draft.objects.exclude(sealed_code="").count(),
    "filed": Filed.objects.count(),
    "unsent": Draft.objects.filter(sent=None).count(),
    "left files": DraftFile.objects.count(),
    "journal": list(broken_links()),
}))
"""


class Citizen:
    """One browser without scripts; it presses again when the line breaks, as people do."""

    def __init__(self, url: str, number: int) -> None:
        self.url, self.number = url, number
        self.receipts: list[tuple[str, str]] = []
        self.errors: list[int] = []
        self.from_home = {"X-Forwarded-For": f"198.18.{number}.7"}

    def writes_all(self) -> "Citizen":
        for letter in range(LETTERS):
            self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
            self.writes(f"Письмо {self.number}-{letter}", presses=2 if letter % 3 == 0 else 1)
        return self

    def writes(self, text: str, *, presses: int) -> None:
        key = key_in(self.ask(FORM))
        self.ask(FORM, {**WORDS, "forma": key, "do": "dalshe", "happened": text, "asked": "", "email": f"{self.number}@example.org"}, photo=photo(text))
        shown = self.ask(PREVIEW)
        posted = {"forma": key_in(shown), "otvet": right_answer(shown)}
        with ThreadPoolExecutor(presses) as fingers:
            pages = list(fingers.map(lambda _: self.ask(PREVIEW, posted), range(presses)))
        self.receipts += [(text, receipt_number(page)) for page in (*pages, self.ask(RECEIPT))]

    def ask(self, path: str, fields: dict[str, str] | None = None, *, photo: bytes = b"") -> str:
        for _ in range(TRIES):
            try:
                with self.opener.open(self._request(path, fields, photo), timeout=120) as answer:
                    return str(answer.read().decode())
            except urllib.request.HTTPError as refused:  # a subclass of URLError: the server spoke
                self.errors.append(refused.code)
                time.sleep(0.5)
            except (URLError, OSError, HTTPException):
                time.sleep(0.5)
        raise AssertionError(f"{path}: не удалось за {TRIES} попыток, коды {self.errors}")

    def _request(self, path: str, fields: dict[str, str] | None, photo: bytes) -> urllib.request.Request:
        if fields is None:
            return urllib.request.Request(self.url + path, headers=self.from_home)  # noqa: S310  our own address
        if not photo:
            return urllib.request.Request(self.url + path, urlencode(fields).encode(), self.from_home)  # noqa: S310
        border = uuid.uuid4().hex
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
        head = f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
        data = "".join(parts).encode() + head.encode() + photo + f"\r\n--{border}--\r\n".encode()
        return urllib.request.Request(self.url + path, data, {**self.from_home, "Content-Type": f"multipart/form-data; boundary={border}"})  # noqa: S310


def receipt_number(page: str) -> str:
    return page.partition("Поступление <span class=\"nobr\">№\xa0")[2].partition("<")[0]


def front_page_answers(url: str, until: threading.Event) -> list[int]:
    """What the front page says while the others write."""
    told = []
    while not until.wait(1):
        with suppress(OSError, HTTPException), urllib.request.urlopen(f"{url}/", timeout=60) as answer:  # noqa: S310  our own address
            told.append(answer.status)
    return told


def test_a_thousand_forms_from_fifty_citizens(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "1")
    with databases.fresh(seeded=True, settings=databases.STORIES) as database, product(database) as running:
        before = json.loads(database.run(STATE))
        running.start_web()
        done = threading.Event()
        with ThreadPoolExecutor(CITIZENS + 1) as crowd:
            visitor = crowd.submit(front_page_answers, running.url, done)
            citizens = list(crowd.map(lambda number: Citizen(running.url, number).writes_all(), range(CITIZENS)))
            done.set()
        after = json.loads(database.run(STATE))
        log = running.log()

    expected = sorted(f"Письмо {citizen}-{letter}" for citizen in range(CITIZENS) for letter in range(LETTERS))
    numbers: dict[str, set[str]] = {}
    for text, number in (receipt for citizen in citizens for receipt in citizen.receipts):
        numbers.setdefault(text, set()).add(number)
    count = CITIZENS * LETTERS
    assert [text for text in after["texts"] if text.startswith("Письмо ")] == expected
    assert {name: after[name] - before[name] for name in ("appeals", "files", "codes", "filed")} == dict.fromkeys(("appeals", "files", "codes", "filed"), count)
    assert (after["unsent"], after["left files"], after["journal"]) == (0, 0, [])
    assert {len(found) for found in numbers.values()} == {1}
    assert len({next(iter(found)) for found in numbers.values()}) == count
    assert [code for citizen in citizens for code in citizen.errors] == []
    told = visitor.result()
    assert (len(told) > 0, set(told)) == (True, {200})
    assert [word for word in ("Письмо", "@example.org", "Петрова", "forma") if word in log] == []
