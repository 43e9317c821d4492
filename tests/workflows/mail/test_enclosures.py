"""Files that go with a letter: as they are stored, in their order, and nobody changes them on the way."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests import make
from workflows.files.models import StoredFile
from workflows.files.storage import path_of
from workflows.mail import sending, tasks
from workflows.mail.letters import Message, queue_letter
from workflows.mail.models import KEPT, Enclosure, Letter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def letter(*files):
    return queue_letter(Message(to="ivanova@example.org", subject="Ответ", text="Во вложении.", files=files))


def test_a_letter_carries_its_files_in_their_order():
    made = letter(make.stored_file(b"%PDF", name="ответ.pdf"), make.stored_file(b"table", name="таблица.bin"))

    tasks.send(made.pk)

    assert [(name, bytes(data)) for name, data, _ in mail.outbox[0].attachments] == [("ответ.pdf", b"%PDF"), ("таблица.bin", b"table")]


def test_a_file_that_is_damaged_keeps_the_letter_here():
    file = make.stored_file(b"%PDF")
    made = letter(file)
    path_of(file.blob.sha256).write_bytes(b"spoilt")

    tasks.send(made.pk)

    assert (mail.outbox, Letter.objects.get().trouble) == ([], sending.DAMAGED)


def test_what_is_enclosed_is_not_changed():
    letter(make.stored_file(b"%PDF"))

    with pytest.raises(DatabaseError), transaction.atomic():
        Enclosure.objects.update(file=make.stored_file(b"other"))


def test_a_forgotten_letter_forgets_its_enclosures_and_the_file_stays():
    file = make.stored_file(b"%PDF")
    tasks.send(letter(file).pk)
    Letter.objects.update(created_at=timezone.now() - KEPT - timedelta(days=1))

    forgotten = sending.forget(now=timezone.now())

    assert (forgotten, Enclosure.objects.count(), StoredFile.objects.get()) == (1, 0, file)
