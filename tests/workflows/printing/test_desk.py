"""A print that failed is seen and asked for again by one button."""

import pytest
from django.urls import reverse
from django_q.models import OrmQ

from tests import make
from workflows.printing.models import MOST_ATTEMPTS, Print, PrintRequest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tasks_stay_in_the_queue(monkeypatch):
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)


def _failed() -> PrintRequest:
    return PrintRequest.objects.create(
        form="orders.order.pdf", subject_id=1, attempts=MOST_ATTEMPTS, trouble="Нет шрифта PT Serif."
    )


def test_the_list_tells_what_hindered_and_finds_the_failed_ones(at_desk):
    _failed()
    PrintRequest.objects.create(form="orders.order.pdf", subject_id=2)

    page = at_desk(make.clerk()).get(reverse("printrequest:index_results"), {"state": "failed"}).content.decode()

    assert ("Нет шрифта PT Serif." in page, "Приказ, PDF, запись 2" in page) == (True, False)


def test_one_button_puts_it_into_the_queue_again(at_desk):
    request, desk = _failed(), at_desk(make.clerk())
    card = desk.get(reverse("printrequest:inspect", args=[request.pk])).content.decode()
    assert "Построить заново" in card

    desk.post(reverse("printrequest:again", args=[request.pk]))

    assert PrintRequest.objects.values_list("attempts", "trouble").get() == (0, "")
    assert OrmQ.objects.count() == 1


def test_a_print_that_stands_says_so_instead_of_the_button(at_desk):
    request, stored = _failed(), make.stored_file()
    Print.objects.create(request=request, file=stored, sha256=stored.blob.sha256, renderer="test")

    card = at_desk(make.clerk()).get(reverse("printrequest:inspect", args=[request.pk])).content.decode()

    assert ("уже построена и хранится" in card, "Построить заново" in card) == (True, False)


def test_who_does_not_keep_prints_starts_nothing(at_desk):
    request = _failed()

    at_desk(make.executor()).post(reverse("printrequest:again", args=[request.pk]))

    assert PrintRequest.objects.get().attempts == MOST_ATTEMPTS
