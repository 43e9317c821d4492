"""The front page says which letters wait for the clerk, and that the mailbox is silent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make, make_letter
from tests.portal.desk.screen import front_page
from tests.workflows.mailroom import make_mail
from workflows.inbox.models import Cursor

pytestmark = pytest.mark.django_db


def test_letters_that_wait_are_named_by_their_keys_alone(at_desk):
    filing = make_mail.came(make_letter.eml("Скидки", subject="Скидки", headers=("List-Id: <x>",)), moment=timezone.now() - timedelta(days=9))

    (shown,) = front_page(at_desk(make.clerk()))["Разобрать почту"]

    assert (shown.title, shown.verb, shown.address) == (f"Письмо № {filing.letter_id}: рассылка", "Разобрать", f"/admin/mail-room/{filing.pk}/")
    assert "просрочено" in shown.note.lower()


def test_who_does_not_register_is_not_troubled_with_letters(at_desk):
    make_mail.came(make_letter.eml("Скидки", headers=("List-Id: <x>",)))

    assert "Разобрать почту" not in front_page(at_desk(make.lawyer()))


@pytest.mark.parametrize("person", [make.clerk, make.administrator])
def test_a_silent_mailbox_is_said_to_those_who_can_do_something(at_desk, person):
    Cursor.objects.create(account="a", folder="INBOX", trouble="Нет связи с почтовым сервером.", troubled_at=timezone.now())

    (shown,) = front_page(at_desk(person()))["Почта не забирается"]

    assert "Нет связи с почтовым сервером." in shown.note
