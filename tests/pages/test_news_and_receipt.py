"""On the page of an appeal: letters about the course are turned off and on, and the receipt of the form is there again."""

import pytest
from django.test import Client
from django.utils import timezone

from tests import make_appeal
from tests.make_filing import FORM, WORDS, body, file, next_step, opened, sent
from tests.pages.html import faults
from tests.pages.test_own_appeals import DOOR, code_for, electronic, enter, words
from workflows.appeals.actions import contacts, keeping
from workflows.appeals.models import HouseRules, Message
from workflows.files.storage import store
from workflows.filing.actions.confirming import confirm_by_code
from workflows.filing.actions.sending import RECEIPT as FORM_RECEIPT
from workflows.mail.models import Letter
from workflows.printing.models import Print, PrintRequest
from workflows.printing.queue import ask
from workflows.tracking.actions.telling import news_address, wants_news
from workflows.tracking.actions.writing import write
from workflows.tracking.models import NewsChoice

pytestmark = pytest.mark.django_db
NEWS, RECEIPT = f"{DOOR}pisma/", f"{DOOR}raspiska/"


def built(form: str, item_pk: int, data: bytes = b"%PDF receipt") -> None:
    """What the queue would have built."""
    ask(form, item_pk)
    stored = store(data, name="Расписка.pdf", media_type="application/pdf", by=None)
    Print.objects.create(request=PrintRequest.objects.get(form=form, subject_id=item_pk), file=stored, sha256=stored.blob.sha256, renderer="test 1")


def test_the_page_says_where_letters_go_and_one_button_ends_them(client):
    appeal = electronic()
    enter(client, appeal)

    page = client.get(DOOR)
    answer = client.post(NEWS, {"pisma": "net"}, follow=True)

    assert (faults(body(page)), "О каждой перемене пишем на pe…@example.org" in words(page)) == ([], True)
    assert ("Писем о ходе рассмотрения больше не будет" in words(answer), wants_news(appeal)) == (True, False)
    client.post(NEWS, {"pisma": "da"})
    assert list(NewsChoice.objects.values_list("wants", flat=True)) == [False, True]


def test_where_no_letters_go_nothing_is_offered(client):
    paper = make_appeal.registered()  # answered by post, the mail box not confirmed
    enter(client, paper)
    silent = words(client.get(DOOR))
    other, appeal = Client(), electronic()
    enter(other, appeal)
    HouseRules.objects.create(tells_stages=False)

    assert ["Письма о ходе" in page for page in (silent, words(other.get(DOOR)))] == [False, False]


def test_a_stranger_turns_nothing_off(client):
    electronic()

    assert client.post(NEWS, {"pisma": "net"})["Location"] == DOOR
    assert NewsChoice.objects.count() == 0


@pytest.mark.parametrize("form", [FORM_RECEIPT, "appeals.receipt.pdf"])
def test_the_receipt_is_taken_from_the_page(client, form):
    appeal = electronic()
    enter(client, appeal)
    before = (client.get(RECEIPT).status_code, "Расписка о приёме" in words(client.get(DOOR)))
    built(form, appeal.intake_id)

    taken = client.get(RECEIPT)

    assert before == (404, False)
    assert "Расписка о приёме" in words(client.get(DOOR))
    assert (taken.content, taken["Content-Type"], taken["Cache-Control"]) == (b"%PDF receipt", "application/pdf", "no-store")
    assert taken["Content-Disposition"].startswith("attachment")


def test_the_receipt_of_another_appeal_is_nobodys(client):
    mine, other = electronic(), electronic()
    built(FORM_RECEIPT, other.intake_id)
    enter(client, mine)

    assert [client.get(RECEIPT).status_code, Client().get(RECEIPT)["Location"]] == [404, DOOR]


def test_looking_at_an_appeal_does_not_lose_a_letter_that_is_being_written(client):
    appeal = electronic()
    next_step(client, opened(client), files=[file()])

    enter(client, appeal)
    page = body(client.get(FORM))

    assert (WORDS["happened"] in page, "фото.jpg" in page) == (True, True)
    assert "Что было" in words(client.get(DOOR))


def test_a_mail_box_confirmed_on_the_receipt_opens_the_cabinet_and_gets_letters(client):
    appeal = sent(client).sent
    code = Letter.objects.get().body.split("Код подтверждения: ")[1][:7]
    confirm_by_code(appeal, code, at=timezone.now())

    assert (appeal.applicant.confirmation.applicant, news_address(appeal)) == (appeal.applicant, "petrova@example.org")


def test_a_finished_appeal_offers_no_letters(client):
    appeal = electronic()
    contacts.confirm_address(appeal, at=timezone.now())
    statement = write(appeal, Message.Sort.STOP, "Не нужно.", key="k", at=timezone.now())
    from_clerk = appeal.registered_by
    keeping.withdraw(appeal, statement, by=from_clerk, on=timezone.localdate(), at=timezone.now())
    enter(client, appeal, code_for(appeal))

    assert "Письма о ходе" not in words(client.get(DOOR))
