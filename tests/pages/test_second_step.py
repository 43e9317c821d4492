"""An appeal that few may read asks for digits from a letter after the right number and code; before that nothing differs."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pages.citizen_doors import ACCESS, SECOND
from tests import make_appeal
from tests.pages.make_own_appeals import CABINET_PAGE, DOOR, code_for, enter, sign_in, trouble, without_token, words
from tests.workflows.appeals import story
from tests.workflows.tracking.make_doors import EMAIL, WRONG
from workflows.appeals.models import Sensitivity, StatusCode
from workflows.mail.models import Letter
from workflows.tracking import tasks
from workflows.tracking.models import Brake, CabinetAppeal, OneTimeCode

pytestmark = pytest.mark.django_db
DIGITS = f"{DOOR}cifry/"


def guarded(**fields):
    return make_appeal.registered(sensitivity=Sensitivity.SENSITIVE, **fields)


def digits() -> str:
    """The digits of the last letter, as they stand there."""
    return re.search(r"^(\d{3} \d{3})$", Letter.objects.latest("pk").body, re.MULTILINE)[1]


def is_open(client) -> bool:
    return "Что было" in words(client.get(DOOR))


@pytest.mark.both_databases
def test_the_digits_from_the_letter_open_a_guarded_appeal(client):
    appeal = guarded()

    asked = enter(client, appeal)
    page, before = words(client.get(DIGITS)), is_open(client)
    given = client.post(DIGITS, {"cifry": digits()})

    assert (asked.status_code, asked["Location"], before) == (302, DIGITS, False)
    assert "pe…@example.org" in page
    assert (given["Location"], is_open(client)) == (DOOR, True)


def test_without_a_mail_box_on_file_the_code_alone_opens(client):
    appeal = guarded(sender=story.sender(email=""))

    assert enter(client, appeal)["Location"] == DOOR
    assert (is_open(client), OneTimeCode.objects.count()) == (True, 0)


def test_a_wrong_code_is_answered_alike_whether_the_appeal_is_guarded_or_not(client):
    plain, secret = make_appeal.registered(), guarded()
    for appeal in (plain, secret):
        code_for(appeal)
    answers = [Client().post(DOOR, {"number": appeal.number, "code": WRONG}) for appeal in (plain, secret)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert without_token(answers[0]).replace(plain.number, "№") == without_token(answers[1]).replace(secret.number, "№")
    assert (OneTimeCode.objects.count(), [sorted(answer.cookies) for answer in answers]) == (0, [["csrftoken"]] * 2)


def test_wrong_old_used_and_worn_out_digits_get_one_answer(client):
    appeal = guarded()
    code = code_for(appeal)

    def answer(change):
        Brake.objects.all().delete()
        browser = Client()
        browser.post(DOOR, {"number": appeal.number, "code": code})
        right = digits()
        return browser.post(DIGITS, {"cifry": change(right)}), browser

    def worn_out(right):
        OneTimeCode.objects.update(tries=5)
        return right

    wrong, _ = answer(lambda right: f"{(int(right.replace(' ', '')) + 1) % 1_000_000:06}")
    worn, browser = answer(worn_out)

    assert (wrong.status_code, worn.status_code) == (403, 403)
    assert trouble(wrong) == trouble(worn) != ""
    assert is_open(browser) is False


def test_ten_minutes_later_number_and_code_are_asked_again(client):
    enter(client, guarded())
    right = digits()
    OneTimeCode.objects.update(asked_at=timezone.now() - timedelta(minutes=11))

    late = client.post(DIGITS, {"cifry": right})

    assert (late.status_code, "Десять минут прошли" in trouble(late), is_open(client)) == (403, True, False)


def test_digits_open_once(client):
    enter(client, guarded())
    right, other = digits(), Client()
    other.cookies[SECOND] = client.cookies[SECOND].value
    client.post(DIGITS, {"cifry": right})

    assert other.post(DIGITS, {"cifry": right}).status_code == 403
    assert is_open(other) is False


def test_digits_without_the_browser_that_knew_the_code_are_worth_nothing(client):
    enter(client, guarded())

    assert Client().post(DIGITS, {"cifry": digits()}).status_code == 403
    assert ACCESS not in client.cookies


def test_other_digits_may_be_asked_for_five_times_at_once(client):
    enter(client, guarded())
    asked = [client.post(DIGITS, {"pismo": "1"}).status_code for _ in range(6)]

    assert asked == [302, 302, 302, 302, 429, 429]
    assert Letter.objects.filter(subject="Цифры для входа").count() == 5
    assert client.post(DIGITS, {"cifry": digits()})["Location"] == DOOR


def test_neither_digits_nor_their_code_are_kept_in_plain(client):
    enter(client, guarded())

    kept = str(vars(OneTimeCode.objects.get()))
    assert [said for said in (digits(), digits().replace(" ", "")) if said in kept or said in client.cookies[SECOND].value] == []


def test_a_code_from_paper_is_changed_only_after_the_second_step(client):
    appeal = guarded()
    enter(client, appeal, code_for(appeal, on_paper=True))
    before = StatusCode.objects.count()

    page = words(client.post(DIGITS, {"cifry": digits()}))

    assert (before, StatusCode.objects.count(), "Запишите новый код" in page) == (1, 2, True)


def test_into_a_cabinet_a_guarded_appeal_comes_only_with_its_digits(client):
    appeal = guarded(sender=story.sender(email="other@example.org"))
    sign_in(client)
    client.post(f"{CABINET_PAGE}dobavit/", {"number": appeal.number, "code": code_for(appeal)})
    before = CabinetAppeal.objects.count()

    client.post(DIGITS, {"cifry": digits()})

    assert (before, list(CabinetAppeal.objects.values_list("email", "appeal"))) == (0, [(EMAIL, appeal.pk)])


def test_old_digits_are_forgotten_at_night(client):
    enter(client, guarded())
    tasks.forget()
    fresh = OneTimeCode.objects.count()
    OneTimeCode.objects.update(asked_at=timezone.now() - timedelta(days=2))
    tasks.forget()

    assert (fresh, OneTimeCode.objects.count()) == (1, 0)
