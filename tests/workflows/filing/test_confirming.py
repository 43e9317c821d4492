"""The mail box is confirmed by a code or by a pressed button, never by opening a link; the letter needs neither."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from tests.make_filing import RECEIPT, body, sent
from workflows.appeals.models import Assurance, IntakeItem
from workflows.filing.actions.confirming import LASTS, MOST_TO_ADDRESS, MOST_TRIES
from workflows.filing.models import AskedConfirmation, Confirmation
from workflows.filing.stages import Way
from workflows.journal.models import Entry
from workflows.mail.models import Letter

pytestmark = pytest.mark.django_db


def letter() -> str:
    return Letter.objects.latest("pk").body


def code() -> str:
    return re.search(r"Код подтверждения: (\d{3} \d{3})", letter()).group(1)


def link() -> str:
    return urlsplit(next(line for line in letter().splitlines() if "/obrashcheniya/pochta/" in line)).path


def typed(client, words: str):
    return client.post(RECEIPT, {"do": "kod", "kod": words})


def test_the_letter_says_nothing_of_what_was_written(client):
    sent(client)

    assert Letter.objects.get().to == "petrova@example.org"
    assert [word for word in ("холодно", "отопление", "Петрова", "Мария") if word in letter() + Letter.objects.get().html] == []


def test_a_code_confirms_and_the_letter_as_it_came_stays_as_it_was(client):
    sent(client)
    response = typed(client, code())

    assert response["Location"] == RECEIPT
    assert (Confirmation.objects.get().way, IntakeItem.objects.get().assurance) == (Way.CODE, Assurance.NONE)
    assert "подтверждён" in body(client.get(RECEIPT))
    assert Entry.objects.filter(verb="appeal.email_confirmed").count() == 1


def test_opening_a_link_confirms_nothing_and_pressing_does(client):
    sent(client)
    reader = Client(enforce_csrf_checks=True)

    opened = reader.get(link())
    assert ("Да, это мой адрес" in body(opened), Confirmation.objects.count()) == (True, 0)

    pressed = [body(reader.post(link())) for _ in range(2)]
    assert ["Почта подтверждена" in page for page in pressed] == [True, True]
    assert Confirmation.objects.get().way == Way.LINK


def test_a_wrong_code_and_a_worn_out_one_are_told_alike(client):
    sent(client)
    right = code()
    wrong = [body(typed(client, "000 000" if right != "000 000" else "111 111")) for _ in range(MOST_TRIES)]
    worn_out = body(typed(client, right))

    assert ["Код не подошёл." in page for page in [*wrong, worn_out]] == [True] * (MOST_TRIES + 1)
    assert Confirmation.objects.count() == 0


def test_an_expired_link_and_an_unknown_one_are_told_alike(client):
    sent(client)
    address = link()
    AskedConfirmation.objects.update(asked_at=timezone.now() - LASTS - timedelta(minutes=1))

    answers = [client.get(address), client.post(address), client.get("/obrashcheniya/pochta/unknown/")]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert ["Ссылка больше не действует" in body(answer) for answer in answers] == [True] * 3
    assert "Она работает три дня, и только последняя. Обращение принято и без неё." in body(answers[0])


def test_the_last_code_alone_holds(client):
    sent(client)
    old = code()
    client.post(RECEIPT, {"do": "pismo"})
    new = code()

    assert [typed(client, words).status_code for words in (old, new)] == ([400, 302] if old != new else [302, 302])


def test_an_address_gets_few_letters_and_nobody_learns_how_many(client):
    sent(client)
    answers = [client.post(RECEIPT, {"do": "pismo"})["Location"] for _ in range(5)]

    assert set(answers) == {f"{RECEIPT}?pismo#pochta"}
    assert Letter.objects.count() == MOST_TO_ADDRESS


def test_without_an_address_nothing_is_sent(client):
    sent(client, reply_by="nowhere", email="")

    assert Letter.objects.count() == 0
    assert "Код из письма" not in body(client.get(RECEIPT))
