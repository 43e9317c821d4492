"""Files of the form without scripts and with them; what is kept at each pause."""

import pytest

from tests.make_filing import FORM, WORDS, body, file, next_step, opened, photo, press
from workflows.filing.models import Draft

pytestmark = pytest.mark.django_db


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
