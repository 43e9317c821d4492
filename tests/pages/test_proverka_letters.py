"""What a stranger with the key or the file of a letter about somebody's appeal may learn of it."""

import hashlib

import pytest
from django.core.cache import cache

from tests.make_appeal import NOVEMBER_2, NOVEMBER_16, at
from tests.pages.test_proverka import words
from tests.workflows.appeals import story
from tests.workflows.appeals.binding import make_story
from workflows.appeals.actions import drafting
from workflows.appeals.actions.signing import PRINT
from workflows.appeals.actions.templating import notify_registration
from workflows.appeals.models import Paper, PaperKind
from workflows.appeals.stages import Ground
from workflows.files.storage import path_of
from workflows.printing.models import Print, PrintRequest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_misses():
    cache.clear()


def notice(who) -> Paper:
    """A signed notice of registration, its print stored."""
    paper = notify_registration(story.registered(who), by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))
    make_story.printed(paper, who)
    return make_story.again(paper)


def told(client, key: str) -> str:
    answer = client.get(f"/proverka/{key}/")
    assert answer.status_code == 200
    return words(answer).replace("\u00a0", " ")


def test_a_letter_is_said_to_be_ours_with_its_number_signatory_and_sums(client):
    paper = notice(make_story.cast())
    stored = Print.objects.get(request__form=PRINT, request__subject_id=paper.pk)

    said = told(client, paper.signature.key)

    begin, end = said.index("Документ подлинный."), said.index("Проверить другой документ")
    assert said[begin:end].strip() == (
        "Документ подлинный. Его выпустила организация: АНО «Школа». Контрольные суммы пересчитаны только что, запись в архиве не изменена. "
        "Кому он адресован и что в нём написано, на сайте не показывается (статья 6 Федерального закона № 59-ФЗ). "
        f"Что это Уведомление о регистрации от 16 ноября 2026 г. № {paper.number} "
        "Кто подписал Петров Пётр Петрович, Генеральный директор В качестве руководитель Когда 16 ноября 2026 г., 12:00 (UTC+03:00) "
        f"Подпись простая электронная, ключ {paper.signature.key} SHA-256 текста {paper.content_sha256} SHA-256 файла {stored.sha256} "
        "Чтобы проверить файл, который вам прислали, выберите его на странице проверки : она скажет, не изменён ли он. "
        "Что проверено сейчас Текст документа: сходится Подпись под этим текстом: сходится Построенный файл: сходится"
    )


def test_nothing_of_the_citizen_the_ground_or_the_words_is_on_the_page(client):
    who = make_story.cast()
    appeal = story.in_review(who, on=NOVEMBER_16)
    paper = make_story.ruled(appeal, Ground.ABUSE, PaperKind.ARTICLE_11_NOTICE, who, reason="оскорбительные выражения")
    make_story.printed(paper, who)
    paper = make_story.again(paper)

    page = client.get(f"/proverka/{paper.signature.key}/").content.decode()

    secrets = ["Петров" + "ой", "Мария", "Садовая", "petrova@", "оскорб", "злоупотреблен", "кружк", "ст. 11, ч. 3", appeal.number]
    assert [secret for secret in secrets if secret in page] == []


def test_the_key_of_the_print_leads_to_the_same(client):
    paper = notice(make_story.cast())
    request = PrintRequest.objects.get(form=PRINT, subject_id=paper.pk)

    assert told(client, request.key) == told(client, paper.signature.key)


def test_a_file_of_a_letter_is_ours_and_unchanged_and_another_is_not(client):
    paper = notice(make_story.cast())
    data = make_story.built(PRINT, paper.pk)

    ours = words(client.get(f"/proverka/hash/{hashlib.sha256(data).hexdigest()}/"))
    strange = words(client.get(f"/proverka/hash/{hashlib.sha256(data + b' ').hexdigest()}/"))

    assert "Файл наш и не изменён. Это документ по обращению; его содержание на сайте не показывается." in ours
    assert f"Уведомление о регистрации от 16 ноября 2026 г. № {paper.number}" in ours.replace("\u00a0", " ")
    assert "Такого файла мы не выпускали, или он изменён." in strange


def test_a_letter_that_was_replaced_says_by_which(client):
    who = make_story.cast()
    first = notice(who)
    later = drafting.replace(first, drafting.Wording(heading="О регистрации", body="Исправлено."), by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16, 13))
    later = make_story.signed(later, who)

    assert f"Этот документ заменён Взамен него подписан документ № {later.number} от 16.11.2026." in told(client, first.signature.key)


def test_a_damaged_file_of_a_letter_is_not_vouched_for(client):
    paper = notice(make_story.cast())
    path_of(Print.objects.get(request__form=PRINT).sha256).write_bytes(b"other")

    assert "Проверка не сошлась." in told(client, paper.signature.key)
