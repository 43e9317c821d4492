"""What has happened before the pictures are taken, beyond the demonstration: letters in the mailbox, a code in a hand, a key in a letter.

Run inside the product on its throw-away database; prints the keys that addresses and steps of `tests.harness.shots` name.
"""

import json
import re
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage

from django.utils import timezone

from workflows.appeals.actions import codes, contacts
from workflows.appeals.models import Appeal
from workflows.inbox.models import Reading
from workflows.mail.models import Letter
from workflows.mailroom import pipeline
from workflows.mailroom.models import Filing
from workflows.tracking.actions.keys import ask_cabinet

OFFICE = "priemnaya@mirk.example"
STRANGER = "a.shubina@pochta.example"
PLACE = "198.51.100.7"
KEY = re.compile(r"ключ ([0-9A-Z-]{19})")
SOON = timedelta(minutes=25)


def told() -> dict[str, str | int]:
    """The keys."""
    now = timezone.now()
    return {**_letters(now), **_code(now), **_cabinet(now)}


def _letters(now: datetime) -> dict[str, str | int]:
    """The form once more as a letter, and three letters that a person has to sort: a mailing, a word after the end, a stranger with a number."""
    waiting, open_one, ended = _told("noviy-1"), _told("materialy"), _told("kruzhok")
    letters = (
        _email(now - 4 * SOON, waiting.intake.subject, waiting.intake.text, waiting.applicant.full_name, waiting.applicant.email),
        _email(now - 3 * SOON, "Каталог школьной мебели", "Рады предложить новинки сезона.", "Отдел продаж", "sales@mebel.example", **{"List-Id": "<news.mebel.example>"}),
        _email(now - 2 * SOON, f"Ещё раз об обращении № {ended.number}", "Здравствуйте! Плату вернули не полностью. Прошу проверить.", "Андрей Морозов", ended.applicant.email),
        _email(now - SOON, f"К обращению № {open_one.number}", "Добрый день! Присылаю справку с олимпиады, её забыли приложить.", "Анна Шубина", STRANGER),
    )
    pipeline.ingest(letters, at=now)
    while pipeline.sort(at=now):
        continue
    return {"letter": _filing(STRANGER).pk, "twin": _filing(waiting.applicant.email).appeal_id}


def _filing(sender: str) -> Filing:
    """What became of the letter of the sender."""
    return Filing.objects.get(letter=Reading.objects.get(sender_email=sender).letter)


def _email(at: datetime, subject: str, text: str, name: str, sender: str, **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = Address(name, addr_spec=sender)
    message["To"], message["Subject"], message["Date"] = OFFICE, subject, at
    message["Message-ID"] = f"<{at:%H%M}@{sender.partition('@')[2]}>"
    for header, value in headers.items():
        message[header] = value
    message.set_content(text)
    return message.as_bytes()


def _code(now: datetime) -> dict[str, str | int]:
    """The number and the code of an appeal that is being considered."""
    followed = _told("materialy")
    return {"followed": followed.number, "code": codes.issue(followed, at=now, reason="снимок для руководства")}


def _cabinet(now: datetime) -> dict[str, str | int]:
    """The key from the letter to somebody who has written three times."""
    mine = [_told(f"vozvrat-{count}") for count in (1, 2, 3)]
    for appeal in mine:
        contacts.confirm_address(appeal, at=now)
    email = mine[0].applicant.email
    ask_cabinet(email, place=PLACE, at=now)
    found = KEY.search(Letter.objects.filter(to=email).latest("pk").body)
    assert found is not None
    return {"email_key": found.group(1)}


def _told(name: str) -> Appeal:
    """An appeal of the demonstration."""
    return Appeal.objects.select_related("applicant", "intake").get(intake__idempotency_key=f"demo-{name}")


def main() -> None:
    print(json.dumps(told()))  # noqa: T201  the parent reads it
