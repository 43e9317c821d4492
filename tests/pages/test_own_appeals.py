"""A citizen follows an appeal on the site: the door, the story behind it, papers, what can be added, the cabinet."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pages.citizen_doors import ACCESS, CABINET
from tests import make, make_appeal
from tests.make_appeal import MARIA, NOVEMBER_2, NOVEMBER_16, at
from tests.make_filing import PHOTO, file
from tests.workflows.appeals import story
from tests.workflows.screening.make_files import EXE
from tests.workflows.tracking.make_doors import EMAIL, WRONG, key_of
from workflows.appeals.actions import codes, contacts, extending
from workflows.appeals.actions.extending import Longer
from workflows.appeals.models import Applicant, Assurance, DeliveryState, ExtensionGround, Message, SendingEvent
from workflows.files.models import StoredFile
from workflows.files.storage import read
from workflows.journal.models import Entry
from workflows.mail.models import Letter
from workflows.tracking.access import Access, sealed, unsealed
from workflows.tracking.actions import cabinet as cabinet_actions
from workflows.tracking.models import Brake, CabinetSession, EmailKey, Opening

pytestmark = pytest.mark.django_db

DOOR, CABINET_PAGE, LOST = "/obrashcheniya/status/", "/obrashcheniya/kabinet/", "/obrashcheniya/status/novyy-kod/"


def code_for(appeal, **fields) -> str:
    return codes.issue(appeal, at=timezone.now(), reason="проверка", **fields)


def enter(client, appeal, code=None):
    return client.post(DOOR, {"number": appeal.number or f"вх. {appeal.intake_id}", "code": code or code_for(appeal)})


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode().split("<main")[1].split("</main")[0])).replace("\u00a0", " ")


def trouble(response) -> str:
    """What the page says is wrong."""
    return response.content.decode().partition('role="alert">')[2].partition("</p>")[0]


def without_token(response) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())


def electronic(**fields):
    """A letter from the site, answered by e-mail."""
    sender = story.sender(reply_by="email")
    return make_appeal.registered(channel="site", sender=sender, **fields)


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


def sheet(client, name, **fields):
    key = re.search(r'name="key" value="([^"]+)"', client.get(f"{DOOR}{name}/").content.decode())[1]
    return client.post(f"{DOOR}{name}/", {"key": key, "text": "Прошу учесть", **fields})


def test_words_and_photographs_are_added_once(client):
    appeal = make_appeal.registered()
    enter(client, appeal)
    key = {"key": "one", "text": "Вот фотография."}

    answers = [client.post(f"{DOOR}dopolnit/", {**key, "files": [file("снимок.jpg")]}) for _ in range(2)]

    message = Message.objects.get()
    assert [answer.url for answer in answers] == [f"{DOOR}?gotovo=dopolnit"] * 2
    assert (message.sort, message.intake.text, message.intake.files.get().file.name) == (Message.Sort.MATERIAL, "Вот фотография.", "снимок.jpg")
    assert (StoredFile.objects.filter(name="снимок.jpg").count(), read(message.intake.files.get().file.blob)) == (1, PHOTO)
    assert "Вы добавили материалы" in words(client.get(answers[0].url))


@pytest.mark.parametrize(
    ("odd", "sentence"),
    [
        (("вирус.exe", EXE), "Файл «вирус.exe» оказался программой. Программы не принимаются. Приложите документ или снимок экрана."),
        (("вирус.pdf", EXE), "Файл «вирус.pdf» оказался программой. Программы не принимаются. Приложите документ или снимок экрана."),
        (("ответ.pdf", "Слова".encode()), "Файл «ответ.pdf» назван как .pdf, а внутри текст. Откройте его у себя, сохраните заново и приложите снова."),
        (("пусто.pdf", b""), "Файл «пусто.pdf» пустой. Проверьте, что он открывается у вас, и приложите его снова."),
    ],
)
def test_a_wrong_file_is_refused_and_the_words_stay(client, odd, sentence):
    enter(client, make_appeal.registered())

    answer = sheet(client, "dopolnit", text="Мой рассказ", files=[file(), file(*odd)])

    assert (answer.status_code, trouble(answer)) == (400, sentence)
    assert ">Мой рассказ</textarea>" in answer.content.decode()
    assert "Текст сохранён. Файлы выберите ещё раз: браузер не даёт вернуть их на место." in words(answer)
    assert (Message.objects.count(), StoredFile.objects.filter(name="фото.jpg").count()) == (0, 0)


def test_more_files_than_the_house_takes_are_counted_in_one_sentence(client):
    enter(client, make_appeal.registered())

    answer = sheet(client, "dopolnit", files=[file(f"{number}.jpg") for number in range(11)])

    assert trouble(answer) == "Приложено файлов: 11, а можно не больше 10. Оставьте главные или соберите их в один PDF либо архив .zip."


def test_the_hint_says_how_much_may_be_added(client):
    enter(client, make_appeal.registered())

    assert "До 10 файлов, каждый до 20 МБ, вместе до 50 МБ. Подойдут: PDF, фотографии, документы Word и Excel, текст, ZIP, звук и видео." in words(client.get(f"{DOOR}dopolnit/"))


def test_a_question_and_a_statement_to_stop_are_for_a_person_to_decide(client):
    appeal = make_appeal.registered()
    enter(client, appeal)

    asked, stopped, again = sheet(client, "vopros"), sheet(client, "otozvat"), client.get(f"{DOOR}otozvat/")

    assert (asked.status_code, stopped.status_code) == (302, 302)
    assert sorted(Message.objects.values_list("sort", flat=True)) == [Message.Sort.QUESTION, Message.Sort.STOP]
    appeal.refresh_from_db()
    assert (appeal.stage, "уже у нас" in words(again)) == ("registered", True)


def test_nothing_is_added_to_what_is_finished(client):
    appeal = story.answered(story.cast())
    enter(client, appeal)

    assert "Рассмотрение завершено" in words(client.post(f"{DOOR}dopolnit/", {"key": "k", "text": "Ещё"}))
    assert Message.objects.count() == 0


def test_a_new_mail_box_counts_when_its_reader_says_so(client):
    appeal = electronic()
    enter(client, appeal)

    answer = client.post(f"{DOOR}adres/", {"key": "k", "email": "New@Example.org"})
    letters = {letter.to: letter.subject for letter in Letter.objects.all()}
    key = key_of(Letter.objects.get(to="new@example.org"))

    assert (answer.url, letters) == (f"{DOOR}?gotovo=pismo", {"new@example.org": "Подтвердите новый адрес для ответа", EMAIL: "Адрес для ответа меняют"})
    link = f"/obrashcheniya/klyuch/{key}/"
    client.get(link)
    appeal.refresh_from_db()
    assert appeal.applicant.email == EMAIL  # a link that a program has opened changes nothing
    assert "Адрес изменён" in words(client.post(link))
    appeal.refresh_from_db()
    assert (appeal.applicant.email, appeal.applicant.reply_by, appeal.applicant.reason) == ("new@example.org", "email", contacts.BY_CITIZEN)
    assert Applicant.objects.filter(confirmation__isnull=False).get() == appeal.applicant
    assert client.post(link).status_code == 404  # once


def test_a_new_postal_address_is_a_message_to_the_clerk(client):
    appeal = make_appeal.registered()
    enter(client, appeal)

    client.post(f"{DOOR}adres/", {"key": "k", "by_post": "1", "postal": "101000, Москва, ул. Новая, д. 5"})

    assert Message.objects.get().intake.text == "Новый почтовый адрес для ответа: 101000, Москва, ул. Новая, д. 5"


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


def sign_in(client, email=EMAIL):
    client.post(CABINET_PAGE, {"email": email})
    return client.post(f"/obrashcheniya/klyuch/{key_of(Letter.objects.filter(to=email).order_by('-pk').first())}/")


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


def test_neither_code_nor_key_nor_person_comes_into_the_log(client, caplog):
    appeal = electronic()
    code = code_for(appeal)
    enter(client, appeal, WRONG)
    enter(client, appeal, code)
    client.post(f"{DOOR}adres/", {"key": "k", "email": "new@example.org"})
    client.post(f"/obrashcheniya/klyuch/{key_of(Letter.objects.get(to='new@example.org'))}/")
    said = caplog.text + "".join(entry.summary + entry.facts for entry in Entry.objects.all())

    assert [secret for secret in (code, code.replace("-", ""), MARIA.last_name, EMAIL, "new@example.org") if secret in said] == []
