"""A citizen follows an appeal on the site: the door, the story behind it, papers, what can be added, the cabinet."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from pages.citizen_doors import ACCESS
from tests import make, make_appeal
from tests.make_appeal import MARIA, NOVEMBER_2, NOVEMBER_16, at
from tests.pages.make_own_appeals import CABINET_PAGE, DOOR, LOST, code_for, electronic, enter, without_token, words
from tests.workflows.appeals import story
from tests.workflows.tracking.make_doors import EMAIL, WRONG, key_of
from workflows.appeals.actions import extending
from workflows.appeals.actions.extending import Longer
from workflows.appeals.models import DeliveryState, ExtensionGround, SendingEvent
from workflows.journal.models import Entry
from workflows.mail.models import Letter
from workflows.tracking.access import Access, sealed, unsealed
from workflows.tracking.models import Opening

pytestmark = pytest.mark.django_db


def test_a_wrong_number_and_a_wrong_code_get_one_answer(client):
    appeal = make_appeal.registered()
    code_for(appeal)
    fields = {"number": appeal.number, "code": WRONG}

    wrong_code = client.post(DOOR, fields)
    wrong_number = client.post(DOOR, {**fields, "number": "999-ОГ/2026"})

    assert (wrong_code.status_code, wrong_number.status_code) == (403, 403)
    assert without_token(wrong_code).replace(appeal.number, "999-ОГ/2026") == without_token(wrong_number)
    assert {name: value for name, value in wrong_code.headers.items() if name != "Content-Length"} == {name: value for name, value in wrong_number.headers.items() if name != "Content-Length"}


def test_the_pages_are_closed_to_caches_search_and_other_sites(client):
    appeal = make_appeal.registered()
    enter(client, appeal)

    for address in (DOOR, LOST, CABINET_PAGE, f"{DOOR}dopolnit/", "/obrashcheniya/klyuch/", "/obrashcheniya/klyuch/XXXX/"):
        headers = client.get(address).headers
        assert (headers["Cache-Control"], headers["Referrer-Policy"], headers["X-Robots-Tag"]) == ("no-store", "no-referrer", "noindex, nofollow"), address


def test_another_site_presses_no_button(client):
    appeal = make_appeal.registered()
    strict = Client(enforce_csrf_checks=True)
    answers = [strict.post(DOOR, {"number": appeal.number, "code": code_for(appeal)}, headers={"Origin": origin}) for origin in ("null", "https://evil.example")]
    page = strict.get(DOOR)
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]
    own = strict.post(DOOR, {"number": appeal.number, "code": code_for(appeal), "csrfmiddlewaretoken": token}, headers={"Origin": "null"})

    assert [answer.status_code for answer in answers] == [403, 403]
    assert own.status_code == 302


def test_too_many_attempts_are_told_when_to_come_again_whatever_the_code(client):
    appeal = make_appeal.registered()
    code = code_for(appeal)
    for _ in range(5):
        enter(client, appeal, WRONG)

    refused = [enter(client, appeal, typed) for typed in (WRONG, code)]

    assert [(answer.status_code, "через минуту" in words(answer)) for answer in refused] == [(429, True)] * 2
    assert without_token(refused[0]) == without_token(refused[1])


def test_the_right_code_opens_the_story_of_the_appeal(client):
    appeal = make_appeal.registered()

    answer = enter(client, appeal)
    page = words(client.get(DOOR))

    assert (answer.status_code, answer.url) == (302, DOOR)
    assert f"Обращение № {appeal.number}" in page
    assert "Мы получили ваше обращение" in page
    assert f"Зарегистрировано № {appeal.number}" in page
    assert "Закон даёт на это три дня со дня поступления" in page
    cookie = client.cookies[ACCESS]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Lax", "/obrashcheniya/", 1800)


def test_a_code_from_paper_is_changed_before_the_story_is_shown(client):
    appeal = make_appeal.registered()
    printed = code_for(appeal, on_paper=True)

    answer = enter(client, appeal, printed)

    new = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", words(answer))[0]
    assert (answer.status_code, new != printed) == (200, True)
    assert words(client.get(DOOR)).count(new) == 0  # shown once
    assert enter(Client(), appeal, new).status_code == 302


def test_what_is_open_closes_with_the_code_with_time_and_by_hand(client):
    appeal = make_appeal.registered()
    enter(client, appeal)
    code_for(appeal)

    assert "Введите номер и код" in words(client.get(DOOR))

    enter(client, appeal)
    client.post(f"{DOOR}vyhod/")
    assert "Введите номер и код" in words(client.get(DOOR))

    now = at(NOVEMBER_2)
    value = sealed(Access(1, now, code=1), at=now)
    assert [unsealed(value, at=now + timedelta(minutes=minutes)) is not None for minutes in (0, 30, 31)] == [True, True, False]
    assert unsealed(sealed(Access(1, now - timedelta(hours=5), code=1), at=now), at=now) is None
    assert unsealed(value[:-2] + "xx", at=now) is None


def test_the_unit_is_named_and_no_person(client):
    executor = make.executor(unit=make.unit("Учебный отдел"))
    appeal = make_appeal.in_review(to=executor)
    enter(client, appeal)

    page = words(client.get(DOOR))

    assert "Рассматривает: Учебный отдел" in page
    assert executor.last_name not in page


def test_an_extension_is_told_with_its_reason(client):
    who = story.cast()
    appeal = story.in_review(who)
    extending.extend(appeal, Longer(days=10, ground=ExtensionGround.EXCEPTIONAL, reason="Проверка не закончена", notice=story.NOTICE), by=who.head, on=NOVEMBER_16, at=at(NOVEMBER_16))
    enter(client, appeal)

    page = words(client.get(DOOR))

    assert "Срок ответа продлён до 12 декабря 2026 г. Был до 2 декабря 2026 г. Причина: исключительный случай." in page


def test_the_answer_is_given_as_it_was_sent_and_the_reading_is_written_down(client):
    who = story.cast()
    appeal = story.answered(who, channel="site", sender=story.sender(reply_by="cabinet"))
    enter(client, appeal)
    page = client.get(DOOR)
    link = re.search(r'href="(/obrashcheniya/status/dokument/\d+/)"', page.content.decode())[1]

    files = [client.get(link), client.get(link)]

    assert [(file.status_code, file.headers["Content-Disposition"].startswith("attachment"), file.content.startswith(b"%PDF")) for file in files] == [(200, True, True)] * 2
    assert list(SendingEvent.objects.order_by("pk").values_list("state", flat=True)) == [DeliveryState.ACCEPTED, DeliveryState.DELIVERED]
    assert (Opening.objects.count(), Entry.objects.filter(verb="appeal.opened_on_site").count()) == (2, 1)
    assert "Не согласны?" in words(page)


def test_a_project_and_a_letter_of_another_appeal_are_never_given(client):
    who = story.cast()
    mine, other = story.in_review(who), story.answered(who)
    project = story.answer(mine, who, on=NOVEMBER_2)
    sent = other.papers.get()
    enter(client, mine)

    assert [client.get(f"{DOOR}dokument/{paper.pk}/").status_code for paper in (project, sent)] == [404, 404]
    assert Client().get(f"{DOOR}dokument/{sent.pk}/").url == DOOR


def test_neither_code_nor_key_nor_person_comes_into_the_log(client, caplog):
    appeal = electronic()
    code = code_for(appeal)
    enter(client, appeal, WRONG)
    enter(client, appeal, code)
    client.post(f"{DOOR}adres/", {"key": "k", "email": "new@example.org"})
    client.post(f"/obrashcheniya/klyuch/{key_of(Letter.objects.get(to='new@example.org'))}/")
    said = caplog.text + "".join(entry.summary + entry.facts for entry in Entry.objects.all())

    assert [secret for secret in (code, code.replace("-", ""), MARIA.last_name, EMAIL, "new@example.org") if secret in said] == []
