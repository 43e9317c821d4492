"""A new code by e-mail and the cabinet: who gets a letter, what a key opens, when it closes, what is forgotten."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pages.citizen_doors import CABINET
from tests import make_appeal
from tests.pages.make_own_appeals import CABINET_PAGE, DOOR, LOST, code_for, electronic, enter, sign_in, words
from tests.workflows.appeals import story
from tests.workflows.tracking.make_doors import EMAIL, WRONG, key_of
from workflows.appeals.actions import contacts
from workflows.appeals.models import Applicant, Assurance, Message
from workflows.mail.models import Letter
from workflows.tracking.actions import cabinet as cabinet_actions
from workflows.tracking.models import Brake, CabinetSession, EmailKey

pytestmark = pytest.mark.django_db


def test_a_new_code_goes_to_the_address_on_file_and_nobody_learns_which_that_is(client):
    appeal = make_appeal.registered()
    old = code_for(appeal)

    answers = [client.post(LOST, {"number": number, "email": email}) for number, email in ((appeal.number, EMAIL.upper()), (appeal.number, "other@example.org"), ("999-ОГ/2026", EMAIL))]

    assert {(answer.status_code, answer.url) for answer in answers} == {(302, f"{LOST}pismo/")}
    assert [letter.to for letter in Letter.objects.all()] == [EMAIL]
    assert EmailKey.objects.count() == 3  # the same row for every pair
    assert enter(Client(), appeal, old).status_code == 302  # asking ends nothing
    shown = client.post("/obrashcheniya/klyuch/", {"key": key_of().lower().replace("-", "")})
    new = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", words(shown))[0]
    assert [enter(Client(), appeal, code).status_code for code in (old, new)] == [403, 302]
    assert f"Обращение № {appeal.number}" in words(client.get(DOOR))  # it is open in this browser already


def test_an_address_gets_three_letters_in_an_hour_and_nobody_sees_the_difference(client):
    answers = [client.post(CABINET_PAGE, {"email": EMAIL}) for _ in range(5)]

    assert {answer.url for answer in answers} == {f"{CABINET_PAGE}pismo/"}
    assert Letter.objects.count() == 3


def test_one_place_does_not_ask_for_letters_without_end(client):
    answers = [client.post(CABINET_PAGE, {"email": f"m{count}@example.org"}).status_code for count in range(11)]

    assert answers == [302] * 10 + [429]


def test_the_cabinet_shows_appeals_whose_address_was_confirmed_and_no_others(client):
    confirmed, written, strange = electronic(), electronic(), make_appeal.registered(sender=story.sender(email="else@example.org"))
    contacts.confirm_address(confirmed, at=timezone.now())
    contacts.confirm_address(strange, at=timezone.now())
    sign_in(client)

    page = words(client.get(CABINET_PAGE))

    assert [appeal.number in page for appeal in (confirmed, written, strange)] == [True, False, False]
    assert client.post(f"{CABINET_PAGE}otkryt/", {"appeal": written.pk}).status_code == 404
    opened = client.post(f"{CABINET_PAGE}otkryt/", {"appeal": confirmed.pk})
    assert (opened.url, f"Обращение № {confirmed.number}" in words(client.get(DOOR))) == (DOOR, True)


def test_an_appeal_is_put_into_the_cabinet_by_its_number_and_code(client):
    appeal = make_appeal.registered(sender=story.sender(email=""))
    code = code_for(appeal)
    sign_in(client, "granny@example.org")

    wrong = client.post(f"{CABINET_PAGE}dobavit/", {"number": appeal.number, "code": WRONG})
    right = client.post(f"{CABINET_PAGE}dobavit/", {"number": appeal.number, "code": code})

    assert (wrong.status_code, right.url) == (403, DOOR)
    assert appeal.number in words(client.get(CABINET_PAGE))


def test_the_same_letter_comes_to_a_known_and_to_an_unknown_address(client):
    contacts.confirm_address(electronic(), at=timezone.now())
    for email in (EMAIL, "nobody@example.org"):
        client.post(CABINET_PAGE, {"email": email})

    said = [re.sub(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", "", letter.body) for letter in Letter.objects.all()]

    assert said[0] == said[1]


def test_the_cabinet_closes_by_hand_everywhere_and_with_time(client):
    other = Client()
    contacts.confirm_address(electronic(), at=timezone.now())
    sign_in(client)
    sign_in(other)
    appeal = Applicant.objects.get().appeals.get()
    client.post(f"{CABINET_PAGE}otkryt/", {"appeal": appeal.pk})

    client.post(f"{CABINET_PAGE}vyhod/", {"everywhere": "1"})

    assert ["Вы вошли как" in words(one.get(CABINET_PAGE)) for one in (client, other)] == [False, False]
    assert "Введите номер и код" in words(client.get(DOOR))
    sign_in(client)
    key = client.cookies[CABINET].value
    now = timezone.now()
    assert [cabinet_actions.session_of(key, at=now + timedelta(minutes=minutes)) is not None for minutes in (1, 120)] == [True, True]
    assert cabinet_actions.session_of(key, at=now + timedelta(minutes=241)) is None
    assert cabinet_actions.session_of(key, at=now + timedelta(hours=13)) is None


def test_an_address_is_open_in_five_browsers_at_most():
    browsers = [Client() for _ in range(6)]
    for browser in browsers:
        Brake.objects.all().delete()  # another hour: each has three letters for an address
        sign_in(browser)

    assert CabinetSession.objects.filter(ended_at=None).count() == 5
    assert ["Вы вошли как" in words(browser.get(CABINET_PAGE)) for browser in browsers] == [False] + [True] * 5


def test_a_letter_sent_while_the_cabinet_is_open_is_known_to_come_from_the_reader_of_the_mail_box(client):
    appeal = electronic()
    contacts.confirm_address(appeal, at=timezone.now())
    sign_in(client)
    client.post(f"{CABINET_PAGE}otkryt/", {"appeal": appeal.pk})
    client.post(f"{DOOR}vopros/", {"key": "k", "text": "Когда ответ?"})

    assert Message.objects.get().intake.assurance == Assurance.EMAIL


def test_a_key_is_good_for_an_hour(client):
    client.post(CABINET_PAGE, {"email": EMAIL})
    EmailKey.objects.update(asked_at=timezone.now() - timedelta(minutes=61))

    link = f"/obrashcheniya/klyuch/{key_of()}/"
    assert (client.get(link).status_code, client.post(link).status_code) == (404, 404)


def test_addresses_are_forgotten_when_they_are_no_longer_needed(client):
    sign_in(client)

    cabinet_actions.forget(now=timezone.now() + timedelta(days=31))

    assert (EmailKey.objects.count(), CabinetSession.objects.count()) == (0, 0)
