"""A citizen at the form: nothing typed or uploaded is lost, every wrong input has its sentence, one letter is sent once."""

import re

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
    photo,
    press,
    right_answer,
    sent,
    shown_code,
    solution,
)
from tests.pages.html import faults
from tests.workflows.screening.make_files import EXE, pdf
from workflows.appeals.models import (
    Appeal,
    Applicant,
    Assurance,
    Channel,
    ClockKind,
    IntakeItem,
    ReplyBy,
    RunningClock,
    SubjectPerson,
    house_rules,
)
from workflows.filing.models import Draft, Filed
from workflows.filing.stages import Held, Proof

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


# --- wrong input, each with its sentence, and nothing lost ------------------------------------------------------------


def refused(response) -> list[str]:
    """The sentences of the summary."""
    assert response.status_code == 400
    told = body(response)
    assert faults(told) == []
    summary = told.partition('id="faults"')[2].partition("</div>")[0]
    return [item.partition("</a>")[0].rpartition(">")[2] for item in summary.split("<li>")[1:]]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"happened": " \n\t ", "asked": "  "}, "Что произошло. Напишите, что произошло или о чём вы просите: пустое обращение рассмотреть нельзя."),
        ({"happened": "а" * 1_000_000}, "Что произошло. В обращении 1 000 045 знаков, а принять можно не больше 100 000. Текст сохранён: сократите его или приложите файлом."),
        ({"email": ""}, "Электронная почта. Вы выбрали ответ по электронной почте. Впишите адрес или выберите другой способ ответа."),
        ({"reply_by": "post"}, "Почтовый адрес. Вы выбрали ответ по почте. Впишите почтовый адрес или выберите другой способ ответа."),
        ({"email": "petrova@"}, "Электронная почта. «petrova@» не похоже на адрес почты. Проверьте его, например: ivanova@example.ru."),
        ({"last_name": "П" * 151}, "Фамилия. Здесь помещается не больше 150 знаков. Сократите."),
        (
            {"first_name": "Мария\U0001f600\u202e"},
            "Имя. Из имени убраны знаки, которых в имени быть не может: было «Мария\U0001f600[U+202E]», стало «Мария». Проверьте и продолжайте.",
        ),
    ],
)
def test_wrong_words_get_their_sentence_and_stay(client, typed, sentence):
    response = next_step(client, files=[file()], **typed)

    assert refused(response) == [sentence]
    kept = Draft.objects.get()
    assert [one.name for one in kept.files.all()] == ["фото.jpg"]
    assert kept.happened == typed.get("happened", WORDS["happened"])
    assert kept.asked == typed.get("asked", WORDS["asked"])
    assert "фото.jpg" in body(client.get(FORM))


def test_a_file_of_60_megabytes_is_refused_and_the_rest_stays(client):
    response = next_step(client, files=[file("видео.mp4", b"0" * (60 * 1024 * 1024)), file()])

    assert refused(response) == ["Файлы. Файл «видео.mp4» занимает 60 МБ, а можно не больше 20 МБ. Уменьшите его, разделите на части или принесите на диске либо флеш-карте."]
    assert [one.name for one in Draft.objects.get().files.all()] == ["фото.jpg"]
    assert Draft.objects.get().happened == WORDS["happened"]


def test_of_a_hundred_files_the_first_ten_stay(client):
    response = next_step(client, files=[file(f"фото {number}.jpg", photo(str(number))) for number in range(100)])

    assert refused(response) == ["Файлы. Файлов можно приложить не больше 10, остальные не приложены. Уберите лишние или соберите остальные в один PDF либо архив .zip."]
    assert [one.name for one in Draft.objects.get().files.all()] == [f"фото {number}.jpg" for number in range(10)]
    assert Draft.objects.get().happened == WORDS["happened"]


def test_files_stay_as_long_as_they_fit_together(client):
    rules = house_rules()
    rules.most_file_mb = rules.most_total_mb = 1
    rules.save()
    large = b"\0" * 400_000
    response = next_step(client, files=[file(f"фото {number}.jpg", photo(str(number)) + large) for number in range(4)])

    assert refused(response) == [
        "Файлы. Все файлы вместе могут занимать не больше 1 МБ, остальные не приложены. "
        "Уберите лишние, пришлите остальные дополнением к обращению или принесите на диске либо флеш-карте."
    ]
    assert [one.name for one in Draft.objects.get().files.all()] == ["фото 0.jpg", "фото 1.jpg"]


def test_an_odd_file_takes_no_good_ones_with_it(client):
    response = next_step(client, files=[file("до.jpg", photo("до")), file("счёт.pdf", EXE), file("скан.jpg", photo()[:20]), file("справка.pdf", pdf(b"/Type /Catalog"))])

    assert refused(response) == [
        "Файлы. Файл «счёт.pdf» оказался программой. Программы не принимаются. Приложите документ или снимок экрана.",
        "Файлы. Файл «скан.jpg» повреждён или передан не до конца. Проверьте, что он открывается у вас, и приложите его снова.",
    ]
    assert [one.name for one in Draft.objects.get().files.all()] == ["до.jpg", "справка.pdf"]


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (("пусто.pdf", b""), "Файлы. Файл «пусто.pdf» пустой. Проверьте, что он открывается у вас, и приложите его снова."),
        (("игра.exe", EXE), "Файлы. Файл «игра.exe» оказался программой. Программы не принимаются. Приложите документ или снимок экрана."),
        (("ответ.jpg", "Слова".encode()), "Файлы. Файл «ответ.jpg» назван как .jpg, а внутри текст. Откройте его у себя, сохраните заново и приложите снова."),
    ],
)
def test_odd_files_get_their_sentence(client, upload, sentence):
    assert refused(next_step(client, files=[file(*upload)])) == [sentence]


def attached(text: str) -> list[str]:
    """Names of files as the form shows them."""
    return re.findall(r'attached__name">([^<]*)<', text)


def test_a_sign_that_turns_a_file_name_around_hides_no_ending(client):
    """The reader of requests drops such a sign before the form sees it; the ending left to be read is the true one."""
    next_step(client, files=[file("отчёт\u202efdp.jpg"), file("кот \U0001f600.jpg", photo("кот"))])

    assert [one.name for one in Draft.objects.get().files.all()] == ["отчётfdp.jpg", "кот _.jpg"]
    assert attached(body(client.get(FORM))) == ["отчётfdp.jpg", "кот _.jpg"]


def test_a_second_press_of_next_after_a_cleaned_name_passes(client):
    next_step(client, first_name="Мария\U0001f600")
    response = next_step(client, first_name="Мария")

    assert response["Location"] == PREVIEW


def test_too_many_words_for_one_request_are_refused_before_anything_is_stored(client):
    response = next_step(client, happened="а" * 11 * 1024 * 1024)

    assert (response.status_code, Draft.objects.count()) == (413, 0)
    assert "Вернитесь на шаг назад: текст останется в форме." in body(response)


def test_no_address_at_all_is_warned_of_and_may_be_sent(client):
    next_step(client, reply_by="nowhere", email="", last_name="", first_name="")
    shown = body(client.get(PREVIEW))

    assert "Без адреса ответить нельзя." in shown
    assert "Без фамилии закон не требует отвечать на обращение" in shown
    assert press(client)["Location"] == RECEIPT
    assert Applicant.objects.get().is_anonymous
    assert "Ответа не будет: не указаны фамилия или адрес для ответа." in body(client.get(RECEIPT))


def test_an_address_without_a_choice_is_the_way_of_the_answer(client):
    sent(client, reply_by="", email="", postal_address="109000, Москва, ул. Садовая, д. 1")

    assert Applicant.objects.get().reply_by == ReplyBy.POST


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


# --- files without scripts and with them ------------------------------------------------------------------------------


def test_files_are_attached_and_taken_away_by_buttons(client):
    key = opened(client)
    client.post(FORM, {"forma": key, "do": "prilozhit", **WORDS, "files": [file("а.jpg", photo("а")), file("б.jpg", photo("б"))]})
    first = Draft.objects.get().files.first()

    client.post(FORM, {"forma": key, "ubrat": str(first.pk), **WORDS})

    assert [one.name for one in Draft.objects.get().files.all()] == ["б.jpg"]
    assert Draft.objects.get().happened == WORDS["happened"]


def test_the_script_uploads_one_by_one_and_a_repetition_is_the_same_file(client):
    key = opened(client)
    answers = [client.post(f"{FORM}fayl/", {"forma": key, "files": file()}).json() for _ in range(2)]

    assert [[one["name"] for one in answer["files"]] for answer in answers] == [["фото.jpg"]] * 2
    assert Draft.objects.get().files.count() == 1


def test_the_script_is_told_why_a_file_is_refused(client):
    response = client.post(f"{FORM}fayl/", {"forma": opened(client), "files": file("игра.exe")})

    assert (response.status_code, response.json()["files"]) == (400, [])
    assert response.json()["trouble"] == "Файл «игра.exe» назван как программа (.exe). Программы не принимаются. Приложите документ или снимок экрана."


def test_each_pause_is_kept_as_it_is(client):
    key = opened(client)
    answer = client.post(f"{FORM}chernovik/", {"forma": key, "happened": "Нача", "email": "petr"})

    assert (answer.status_code, Draft.objects.get().happened, Draft.objects.get().email) == (200, "Нача", "petr")
    assert 'Нача</textarea>' in body(client.get(FORM))


def test_a_pause_after_sending_changes_nothing(client):
    key = opened(client)
    next_step(client, key)
    press(client)

    answer = client.post(f"{FORM}chernovik/", {"forma": key, "happened": "Позже"})

    assert (answer.status_code, Draft.objects.get().happened) == (409, "")


def test_a_draft_is_erased_on_request(client):
    key = opened(client)
    next_step(client, key, files=[file()])
    client.post(FORM, {"forma": key, "do": "steret"})

    assert Draft.objects.count() == 0


# --- persons and programs -----------------------------------------------------------------------------------------------


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
