"""Wrong input in the form, each with its sentence, and nothing lost."""

import re

import pytest

from tests.make_filing import FORM, PREVIEW, RECEIPT, WORDS, body, file, next_step, photo, press, sent
from tests.pages.appeals.make_refusals import refused
from tests.workflows.screening.make_files import EXE, pdf
from workflows.appeals.models import Applicant, ReplyBy, house_rules
from workflows.filing.models import Draft

pytestmark = pytest.mark.django_db


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
