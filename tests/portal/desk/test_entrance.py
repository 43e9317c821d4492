"""The entrance: ten wrong passwords close it for a quarter of an hour, for that account alone."""

import pytest
from django.test import Client

from portal.desk.entrance import MOST_MISSES
from tests import make
from workflows.journal.models import Entry

pytestmark = pytest.mark.django_db


def enter(username: str, password: str) -> str:
    response = Client().post("/admin/login/", {"username": username, "password": password}, follow=True)
    return response.content.decode()


def guess(username: str, *, times: int) -> None:
    for _ in range(times):
        enter(username, "неверный")


def test_after_ten_wrong_passwords_the_right_one_waits():
    person = make.clerk(username="clerk1")

    guess(person.username, times=MOST_MISSES)

    assert "Слишком много неверных паролей" in enter(person.username, make.PASSWORD)


def test_a_few_wrong_passwords_close_nothing():
    person = make.clerk(username="clerk1")

    guess(person.username, times=MOST_MISSES - 1)

    assert "Рабочий стол" in enter(person.username, make.PASSWORD)


def test_another_person_still_enters():
    make.clerk(username="clerk1")
    other = make.lawyer(username="lawyer1")

    guess("clerk1", times=MOST_MISSES)

    assert "Рабочий стол" in enter(other.username, make.PASSWORD)


def test_each_miss_is_in_the_journal_without_the_password():
    make.clerk(username="clerk1")

    guess("clerk1", times=1)

    entry = Entry.objects.get()
    assert (entry.verb, entry.summary, entry.facts) == ("entrance.wrong_password", "Неверный пароль при входе", "{}")


def test_an_unknown_name_leaves_no_trace():
    guess("nobody", times=1)

    assert not Entry.objects.exists()
