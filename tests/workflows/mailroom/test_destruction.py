"""An act destroys a letter by mail whole: its bytes, its files and what was read in it; fetched again it stays destroyed."""

import pytest

from tests import make, make_appeal, make_letter
from tests.make_appeal import NOVEMBER_2, at
from tests.workflows.appeals.retention import make_case
from tests.workflows.mailroom.make_mail import NOW
from workflows.appeals.actions import intake, keeping, registering
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.models import Appeal, Channel, Message
from workflows.files.models import Dropped, StoredFile
from workflows.files.storage import path_of
from workflows.inbox.models import RawLetter, Reading
from workflows.mailroom import pipeline

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def ended(appeal, *, by):
    """Registered and taken back by the citizen."""
    appeal = registering.register(Appeal.objects.get(pk=appeal.pk), make_appeal.details(), by=by, on=NOVEMBER_2, at=at(NOVEMBER_2, 15))
    statement = intake.add_message(appeal, Incoming(channel=Channel.POST, key="stop", received_at=NOW, text="Прошу прекратить."), Message.Sort.STOP, by=by, at=at(NOVEMBER_2, 16))
    return keeping.withdraw(appeal, statement, by=by, on=NOVEMBER_2, at=at(NOVEMBER_2, 17))


def test_a_letter_is_destroyed_with_its_appeal_and_never_comes_back(came):
    data, by = make_letter.with_file(b"\xff\xd8 photo"), make.clerk()
    filing = came(data)
    make_case.destroyed(make_case.closed(ended(filing.appeal, by=by), by=by), by=by)
    letter = RawLetter.objects.get()

    assert (Reading.objects.count(), Dropped.objects.count(), set(StoredFile.objects.filter(dropped__isnull=False).values_list("name", flat=True))) == (0, 2, {"уничтожено по акту"})
    path_of(letter.file.blob.sha256).unlink()
    again = RawLetter.objects.create(account="a", folder="b", uidvalidity=1, uid=1, received_at=NOW, size=1, is_whole=True, file=letter.file, collected_at=NOW)
    pipeline.sort(at=NOW)

    assert (again.filing.outcome, Reading.objects.count(), Appeal.objects.count()) == ("copy", 0, 1)
