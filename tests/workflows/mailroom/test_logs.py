"""Nothing of people comes into the log on any way of a letter, not even when it cannot be read or the mailbox is silent."""

import logging
from dataclasses import replace

import pytest
from django.utils import timezone

from tests import make_letter
from tests.workflows.mailroom import make_mail
from workflows.inbox.mailbox import MailboxSilent
from workflows.mailroom import pipeline

pytestmark = pytest.mark.django_db

PERSONAL = ("Сидорова", "Анна", "sidorova", "тайная", "секрет.jpg", "@school.example", "почта-школы")


def test_nothing_of_people_is_logged(mailbox, caplog):
    caplog.set_level(logging.DEBUG)
    told = {"sender": "sidorova@example.org", "name": "Сидорова Анна Ивановна", "subject": "тайная тема"}
    letters = [
        make_letter.eml("тайная просьба", **told),
        make_letter.with_file(b"\xff\xd8", file_name="секрет.jpg", text="тайная", **told),
        make_letter.poison(sender="sidorova@example.org"),
        make_letter.eml("тайная", headers=("Auto-Submitted: auto-replied",), **told),
        make_letter.bounce("sidorova@example.org"),
        b"From: \xd1\xe8\xe4\xee\xf0\xee\xe2\xe0\r\nSubject: \xff\xfe\r\n\r\nsidorova",
    ]
    for data in letters:
        mailbox.deliver(data)

    pipeline.fetch(mailbox.server, at=timezone.now())
    pipeline.fetch(mailbox.server, at=timezone.now(), limits=pipeline.Limits(largest=10))
    with pytest.raises(MailboxSilent):
        pipeline.fetch(replace(mailbox.server, password="wrong"), at=timezone.now())
    make_mail.came(letters[0])

    assert [record.getMessage() for record in caplog.records if any(word in record.getMessage() for word in PERSONAL)] == []
    assert "Почтовый ящик не прочитан: MailboxLoginError" in caplog.messages
