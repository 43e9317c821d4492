"""Letters that nobody could send stand before the administrator until somebody looks."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from tests import make
from tests.portal.desk.screen import front_page
from tests.workflows.mail import make_mail
from workflows.errors import NotAllowed, WrongStage
from workflows.journal.models import Entry
from workflows.mail import actions
from workflows.mail.letters import Message, queue_letter
from workflows.mail.models import MOST_ATTEMPTS, Held, Letter

pytestmark = pytest.mark.django_db

PANEL = "Письма не ушли"


def given_up(trouble="Почтовый сервер не принял адрес получателя."):
    letter = make_mail.letter()
    Letter.objects.filter(pk=letter.pk).update(attempts=MOST_ATTEMPTS, trouble=trouble)
    return letter


def test_the_administrator_sees_what_hindered_and_no_address(at_desk):
    make.organisation()
    given_up()
    given_up("")
    desk = at_desk(make.administrator())

    rows = front_page(desk)[PANEL]
    page = desk.get(reverse("mail_letters")).content.decode()

    assert [(row.title, row.note, row.verb) for row in rows] == [
        ("Писем: 1", "Срочно. Почтовый сервер не принял адрес получателя.", "Разобраться"),
        ("Писем: 1", "Срочно. Причина не записана: работа прервалась вместе с программой.", "Разобраться"),
    ]
    assert {row.address for row in rows} == {reverse("mail_letters")}
    assert page.count("Почтовый сервер не принял адрес получателя.") == 1
    assert "ivanova@example.org" not in page


def test_letters_on_their_way_are_no_news(at_desk):
    make.organisation()
    make_mail.letter()

    assert PANEL not in front_page(at_desk(make.administrator()))


def test_one_button_gives_all_of_them_their_attempts_back(at_desk):
    make.organisation()
    letter = given_up()
    make_mail.letter()
    queued = OrmQ.objects.count()
    desk = at_desk(make.administrator())

    desk.post(reverse("mail_letters"))

    assert Letter.objects.get(pk=letter.pk).attempts == 0
    assert OrmQ.objects.count() == queued + 1
    assert Entry.objects.filter(verb="mail.retried").count() == 1
    assert PANEL not in front_page(desk)
    with pytest.raises(WrongStage, match="нечего"):
        actions.try_again(by=make.administrator(last_name="Второй"))


def test_nobody_else_touches_them(at_desk):
    make.organisation()
    given_up()
    clerk = make.clerk()

    assert PANEL not in front_page(at_desk(clerk))
    assert at_desk(clerk).get(reverse("mail_letters")).status_code == 302
    with pytest.raises(NotAllowed):
        actions.try_again(by=clerk)


def test_what_perhaps_has_left_has_a_button_of_its_own(at_desk):
    make.organisation()
    letter = make_mail.letter()
    document = queue_letter(Message(to="petrova@example.org", subject="Ответ", text="Во вложении.", is_traced=True))
    Letter.objects.update(held=Held.UNKNOWN, attempts=1, trouble="Связь прервалась.")
    desk = at_desk(make.administrator())
    page, rows = desk.get(reverse("mail_letters")).content.decode(), front_page(desk)[PANEL]

    desk.post(reverse("mail_letters"))
    untouched = set(Letter.objects.unknown(timezone.now()))
    desk.post(reverse("mail_letters"), {"which": "unknown"})

    assert ([row.note for row in rows], "Неизвестно, ушли ли" in page) == (["Срочно. Связь прервалась."], True)
    assert (untouched, list(Letter.objects.waiting()), list(Letter.objects.unknown(timezone.now()))) == ({letter, document}, [letter], [document])


def test_documents_are_sent_anew_by_their_subject_alone():
    make.organisation()
    queue_letter(Message(to="petrova@example.org", subject="Ответ", text="Во вложении.", is_traced=True))
    Letter.objects.update(held=Held.REFUSED, attempts=1)

    with pytest.raises(WrongStage, match="нечего"):
        actions.try_again(by=make.administrator())
