"""Makers of forms: a citizen at the site, page by page, as a browser without scripts would go."""

import base64
import json
import re
from html import unescape

from altcha import solve_challenge
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.workflows.screening.make_files import picture
from workflows.filing.models import Draft

FORM, PREVIEW, RECEIPT = "/obrashcheniya/novoe/", "/obrashcheniya/novoe/proverka/", "/obrashcheniya/novoe/raspiska/"
WORDS = {
    "happened": "В кабинете 12 третий день холодно.",
    "asked": "Включите отопление.",
    "reply_by": "email",
    "email": "petrova@example.org",
    "last_name": "Петрова",
    "first_name": "Мария",
}
KEY = re.compile(r'name="forma" value="([^"]+)"')
TASK = re.compile(r'data-work="([^"]+)"')
CODE = re.compile(r'code__value">([^<]+)')
QUESTION = re.compile(r"Сколько будет (\w+) плюс (\w+)\?")
NUMBERS = ("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")


def body(response) -> str:
    return response.content.decode()


def key_in(text: str) -> str:
    found = KEY.search(text)
    assert found is not None, text
    return unescape(found.group(1))


def opened(client: Client) -> str:
    """The key of the form that the citizen has opened."""
    return key_in(body(client.get(FORM)))


def next_step(client: Client, key: str = "", files=(), **typed):
    """«Дальше» pressed on the form."""
    return client.post(FORM, {"forma": key or opened(client), "do": "dalshe", **WORDS, **typed, **({"files": list(files)} if files else {})})


def photo(said: str = "") -> bytes:
    """A small real photograph; with other words in its comment it is another file."""
    return picture("JPEG", comment=said.encode())


PHOTO = photo()


def file(name: str = "фото.jpg", data: bytes = PHOTO) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def right_answer(text: str) -> str:
    found = QUESTION.search(text)
    assert found is not None, text
    return str(sum(NUMBERS.index(word) for word in found.groups()))


def solution(text: str) -> str:
    """What the script of the preview finds."""
    found = TASK.search(text)
    assert found is not None
    return solved(json.loads(unescape(found.group(1))))


def solved(task) -> str:
    """The number of a task, as a browser tells it."""
    answer = solve_challenge(task["challenge"], task["salt"], task["algorithm"], task["maxNumber"])
    assert answer is not None
    told = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**told, "number": answer.number}).encode()).decode()


def shown_code(client: Client) -> str:
    """The code of access on the receipt; empty when it is no longer shown."""
    found = CODE.search(body(client.get(RECEIPT)))
    return found.group(1) if found else ""


def press(client: Client, **typed):
    """«Отправить обращение» pressed on the preview, the question answered."""
    shown = body(client.get(PREVIEW))
    return client.post(PREVIEW, {"forma": key_in(shown), "otvet": right_answer(shown), **typed})


def sent(client: Client, files=(), **typed) -> Draft:
    """A letter that was sent; the draft leads to it."""
    assert next_step(client, files=files, **typed).status_code == 302
    assert press(client)["Location"] == RECEIPT
    return Draft.objects.exclude(sent=None).latest("pk")
