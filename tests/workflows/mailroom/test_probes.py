"""The letter to ourselves is known whatever comes of it: a copy, unreadable, or by its headers alone. Anything that comes is heard."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make_letter
from tests.workflows.connections.make_connections import entered
from tests.workflows.mailroom.make_mail import NOW, came, fates
from workflows.connections.models import Probe, Pulse
from workflows.files.storage import path_of, store
from workflows.inbox.collecting import take_file
from workflows.inbox.models import RawLetter
from workflows.inbox.parsing.limits import Unreadable
from workflows.mail.probing import send_probe
from workflows.mailroom import pipeline
from workflows.mailroom.models import Filing

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def probe():
    """The letter of the morning, as it comes back."""
    entered()
    made = send_probe(on=timezone.localdate(NOW), at=NOW)
    return make_letter.eml("Проверка", sender=make_letter.OFFICE, message_id=f"{made.key}@school.example", headers=("Auto-Submitted: auto-generated",))


@pytest.fixture
def unreadable(monkeypatch):
    """The child falls over each letter."""
    monkeypatch.setattr("workflows.inbox.reading.read_apart", lambda raw, **options: Unreadable("Программа чтения остановилась на этом письме."))


def again(letter, *, uid, moment, **fields):
    """The same bytes in another folder."""
    told = {"size": letter.size, "is_whole": letter.is_whole, "received_at": moment, "collected_at": moment, "file": letter.file, **fields}
    return RawLetter.objects.create(account="a", folder="copies", uidvalidity=1, uid=uid, **told)


def heard():
    return Probe.objects.get().came_at, Pulse.objects.get().heard_at


def test_a_probe_that_cannot_be_read_is_heard_and_waits_for_nobody(probe, unreadable):
    assert (fates([came(probe)]), heard()) == (["own"], (NOW, NOW))


def test_a_probe_of_which_the_headers_alone_were_given_is_heard(probe):
    head = probe.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    letter = again(take_file(make_letter.eml(), at=NOW), uid=1, moment=LATER, is_whole=False, file=store(head, name="заголовки.eml", media_type="message/rfc822", by=None))
    pipeline.sort(at=LATER)

    assert (fates(Filing.objects.filter(letter=letter)), heard()) == (["own"], (LATER, LATER))


@pytest.mark.both_databases
def test_a_probe_comes_back_once_whichever_of_its_copies_is_met_first(probe):
    """A copy needs no reading, so it is decided before the letter that it repeats."""
    first = take_file(probe, at=LATER)
    copy = again(first, uid=1, moment=NOW)
    pipeline.sort(at=LATER)

    assert fates(Filing.objects.order_by("letter")) == ["own", "copy"]
    assert heard() == (NOW, LATER)
    assert copy.filing.pk < first.filing.pk


def test_whatever_comes_is_heard(unreadable):
    letter = came(make_letter.eml("Письмо, которое не прочитать")).letter
    again(letter, uid=1, moment=LATER)
    pipeline.sort(at=LATER)

    assert (fates(Filing.objects.order_by("pk")), Pulse.objects.get().heard_at) == (["aside/unreadable", "copy"], LATER)


def test_a_letter_whose_bytes_are_gone_is_heard_too(probe):
    letter = take_file(probe, at=NOW)
    path_of(letter.file.blob.sha256).unlink()
    pipeline.sort(at=NOW)

    assert (Probe.objects.get().came_at, Pulse.objects.get().heard_at) == (None, NOW)


def test_words_of_a_probe_in_the_text_of_a_stranger_make_no_probe(probe, unreadable):
    key = Probe.objects.get().key
    filing = came(make_letter.eml(f"Смотрите:\n\nMessage-ID: <{key}@school.example>"))

    assert (fates([filing]), Probe.objects.get().came_at) == (["aside/unreadable"], None)
