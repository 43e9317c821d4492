"""What a citizen adds to an appeal on the site: words and files, a question, a wish to stop, another address."""

import re

import pytest

from tests import make_appeal
from tests.make_filing import PHOTO, file
from tests.pages.make_own_appeals import DOOR, electronic, enter, trouble, words
from tests.workflows.appeals import story
from tests.workflows.screening.make_files import EXE
from tests.workflows.tracking.make_doors import EMAIL, key_of
from workflows.appeals.actions import contacts
from workflows.appeals.models import Applicant, Message
from workflows.files.models import StoredFile
from workflows.files.storage import read
from workflows.mail.models import Letter

pytestmark = pytest.mark.django_db


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
