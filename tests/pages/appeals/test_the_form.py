"""A citizen at the form: nothing typed or uploaded is lost, every wrong input has its sentence, one letter is sent once."""

import pytest
from django.core import signing
from django.test import Client

from tests.make_filing import (
    FORM,
    PREVIEW,
    RECEIPT,
    WORDS,
    body,
    file,
    key_in,
    next_step,
    opened,
    press,
    right_answer,
    sent,
    shown_code,
)
from tests.pages.html import faults
from workflows.appeals.models import (
    Appeal,
    Assurance,
    Channel,
    ClockKind,
    IntakeItem,
    ReplyBy,
    RunningClock,
    SubjectPerson,
)
from workflows.filing.models import Draft

pytestmark = pytest.mark.django_db

PAGES = ("/obrashcheniya/", "/obrashcheniya/blank/", FORM)


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_sound(client, address):
    response = client.get(address)

    assert (response.status_code, faults(body(response))) == (200, [])


def test_opening_the_form_stores_nothing(client):
    client.get(FORM)

    assert Draft.objects.count() == 0


def test_the_way_from_the_form_to_the_receipt(client):
    draft = sent(client, files=[file()], child="Петров Ваня", group="2 «Б»")
    shown = body(client.get(RECEIPT))

    item = IntakeItem.objects.get()
    assert (item.channel, item.assurance, item.received_on) == (Channel.SITE, Assurance.NONE, item.at.astimezone().date())
    assert item.text == "Что произошло\nВ кабинете 12 третий день холодно.\n\nЧто прошу\nВключите отопление."
    assert [one.file.name for one in item.files.all()] == ["фото.jpg"]
    assert (item.appeal.applicant.full_name, item.appeal.applicant.reply_by) == ("Петрова Мария", ReplyBy.EMAIL)
    assert (SubjectPerson.objects.get().name, SubjectPerson.objects.get().group) == ("Петров Ваня", "2 «Б»")
    assert RunningClock.objects.get(appeal=item.appeal).kind == ClockKind.REGISTRATION
    assert f"№\xa0{item.pk}" in shown
    assert len(shown_code(client)) == len("7F3K-92QD-XA41-0VWB")
    assert faults(shown) == []
    assert (draft.words.letter, draft.files.count()) == ("", 0)


def test_the_preview_shows_everything_and_sends_nothing(client):
    next_step(client, files=[file()])
    shown = body(client.get(PREVIEW))

    assert faults(shown) == []
    assert all(word in shown for word in ("третий день холодно", "фото.jpg", "petrova@example.org", "Отправить обращение"))
    assert Appeal.objects.count() == 0


# --- once ----------------------------------------------------------------------------------------------------------------


def test_a_double_click_makes_one_letter_and_one_receipt(client):
    next_step(client)
    shown = body(client.get(PREVIEW))
    posted = {"forma": key_in(shown), "otvet": right_answer(shown)}

    answers = [client.post(PREVIEW, posted) for _ in range(3)]

    assert [answer["Location"] for answer in answers] == [RECEIPT] * 3
    assert Appeal.objects.count() == 1
    assert len({shown_code(client) for _ in range(2)} - {""}) == 1


def test_the_back_button_after_sending_leads_to_the_receipt(client):
    key = opened(client)
    next_step(client, key)
    press(client)

    assert client.get(PREVIEW)["Location"] == RECEIPT
    assert next_step(client, key)["Location"] == RECEIPT
    assert "Это обращение уже отправлено" in body(client.get(FORM))
    assert Appeal.objects.count() == 1


def test_an_old_page_never_sends_a_new_draft(client):
    key = opened(client)
    next_step(client, key)
    press(client)
    client.post(FORM, {"do": "novoe"})
    next_step(client, happened="Совсем другое дело.")

    response = client.post(PREVIEW, {"forma": key, "otvet": "1"})

    assert "Это обращение уже отправлено" in body(response)
    assert Appeal.objects.count() == 1


def test_a_page_that_is_older_than_its_draft_still_sends_nothing_twice(client):
    key = opened(client)
    next_step(client, key)
    press(client)
    Draft.objects.all().delete()

    response = Client().post(FORM, {"forma": key, "do": "dalshe", **WORDS})

    assert "Это обращение уже отправлено" in body(response)
    assert Draft.objects.count() == 0


def test_two_first_presses_at_once_make_one_draft(client):
    key = opened(client)
    for browser in (Client(), Client()):
        next_step(browser, key)

    assert Draft.objects.count() == 1


def test_a_lost_cookie_loses_nothing(client):
    key = opened(client)
    next_step(client, key, files=[file()], email="petrova@")
    client.cookies.clear()

    response = next_step(client, key)

    assert response["Location"] == PREVIEW
    assert "фото.jpg" in body(client.get(PREVIEW))


def test_a_forged_key_begins_a_form_of_its_own(client):
    stranger = Client()
    next_step(stranger)
    forged = signing.Signer(salt="another").sign(Draft.objects.get().form_key + ".1")

    next_step(client, forged, happened="Моё")

    assert sorted(Draft.objects.values_list("happened", flat=True)) == sorted([WORDS["happened"], "Моё"])


def test_a_browser_that_keeps_no_cookie_is_told(client):
    shown = body(client.get(client.get(PREVIEW)["Location"]))

    assert "Черновик на этом устройстве не найден" in shown


def test_nobody_else_sees_the_draft_or_the_receipt(client):
    sent(client)
    stranger = Client()

    assert stranger.get(RECEIPT).status_code == 404
    assert stranger.get(f"{RECEIPT}pdf/").status_code == 404
    assert WORDS["happened"] not in body(stranger.get(FORM))


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}])
def test_a_form_of_another_site_is_not_taken(client, headers):
    response = client.post(FORM, {"do": "dalshe", **WORDS}, headers=headers)

    assert (response.status_code, Draft.objects.count()) == (403, 0)


def test_own_headers_are_known(client):
    response = client.post(FORM, {"do": "dalshe", **WORDS}, headers={"sec-fetch-site": "same-origin", "origin": "http://testserver"})

    assert response["Location"] == PREVIEW
