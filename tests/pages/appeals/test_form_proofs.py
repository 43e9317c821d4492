"""Persons and programs at the form: work of the browser, a question, a trap, too many uploads."""

import pytest

from tests.make_filing import (
    PREVIEW,
    RECEIPT,
    WORDS,
    body,
    file,
    key_in,
    next_step,
    photo,
    right_answer,
    sent,
    solution,
)
from tests.pages.appeals.make_refusals import refused
from workflows.filing.models import Draft, Filed
from workflows.filing.stages import Held, Proof

pytestmark = pytest.mark.django_db


def test_work_done_by_the_browser_needs_no_answer(client):
    next_step(client)
    shown = body(client.get(PREVIEW))
    response = client.post(PREVIEW, {"forma": key_in(shown), "reshenie": solution(shown)})

    assert (response["Location"], Filed.objects.get().proof) == (RECEIPT, Proof.WORK)


def test_a_wrong_answer_keeps_everything_and_asks_anew(client):
    next_step(client)
    first = body(client.get(PREVIEW))
    response = client.post(PREVIEW, {"forma": key_in(first), "otvet": "сто"})

    assert response.status_code == 400
    assert "Ответ не подошёл. Текст и файлы на месте" in body(response)
    assert client.post(PREVIEW, {"forma": key_in(first), "otvet": right_answer(body(response))})["Location"] == RECEIPT


def test_after_three_wrong_answers_the_letter_is_taken_and_waits_for_a_look(client):
    next_step(client)
    answers = [client.post(PREVIEW, {"forma": key_in(body(client.get(PREVIEW))), "otvet": "сто"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [400, 400, 302]
    assert (Filed.objects.get().held, Filed.objects.get().proof) == (Held.UNPROVEN, Proof.NONE)
    assert "Сейчас обращений больше обычного" in body(client.get(RECEIPT))


def test_a_program_in_the_trap_is_taken_too_and_waits(client):
    sent(client, sayt="http://spam.example")

    assert Filed.objects.get().held == Held.TRAP


def test_more_uploads_than_a_network_sends_wait_and_the_words_stay(client, monkeypatch):
    monkeypatch.setattr("pages.views.appeals.form.MOST_UPLOADS", 1)
    response = next_step(client, files=[file("а.jpg", photo("а")), file("б.jpg", photo("б"))])

    assert refused(response) == [
        "Файлы. Из вашей сети за час загружено очень много файлов. Текст сохранён: приложите файлы через час "
        "или отправьте обращение без них, а файлы передайте потом."
    ]
    assert (Draft.objects.get().happened, Draft.objects.get().files.count()) == (WORDS["happened"], 1)
