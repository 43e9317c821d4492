"""The folder of the scanner offers plain new scans of its own and opens nothing else."""

import os
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from workflows.appeals.models import Appeal
from workflows.errors import BadInput
from workflows.files import scanner
from workflows.files.storage import read

pytestmark = pytest.mark.django_db

NAMES = ("scan-1.pdf", "Скан 2.TIF")


@pytest.fixture
def folder(tmp_path, settings):
    """A folder with two scans, and with what is none."""
    place = tmp_path / "scanner"
    (place / "deeper.pdf").mkdir(parents=True)
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"%PDF- secret")
    for name in (*NAMES, ".hidden.pdf", "notes.txt", "empty.pdf"):
        (place / name).write_bytes(b"" if name == "empty.pdf" else b"%PDF-1.7 scan")
    (place / "link.pdf").symlink_to(secret)
    os.mkfifo(place / "pipe.pdf")
    settings.SCANNER_FOLDER = str(place)
    return place


def later():
    return timezone.now() + timedelta(minutes=1)


def test_plain_scans_are_offered_and_nothing_else(folder):
    assert {one.name for one in scanner.waiting(at=later())} == set(NAMES)


def test_a_scan_that_is_still_being_written_waits(folder):
    assert scanner.waiting(at=timezone.now()) == []


@pytest.mark.parametrize("place", ["", "/nowhere/at/all"])
def test_without_a_folder_nothing_is_offered(place, settings):
    settings.SCANNER_FOLDER = place

    assert scanner.waiting(at=later()) == []


@pytest.mark.parametrize("name", ["../secret.pdf", "/etc/passwd", "link.pdf", "pipe.pdf", "deeper.pdf", ".hidden.pdf", "notes.txt", "gone.pdf", "", "a/../scan-1.pdf", "scan-1.pdf\0"])
def test_no_name_leads_out_of_the_folder(folder, name):
    with pytest.raises(BadInput):
        scanner.take(name, by=make.user())


def test_what_is_taken_is_stored_and_put_away_without_overwriting(folder):
    (folder / "принято").mkdir()
    (folder / "принято" / "scan-1.pdf").write_bytes(b"an earlier one")
    stored = scanner.take("scan-1.pdf", by=make.user())

    scanner.put_away(["scan-1.pdf"])

    assert (read(stored.blob), stored.media_type) == (b"%PDF-1.7 scan", "application/pdf")
    assert sorted(path.name for path in (folder / "принято").iterdir()) == ["scan-1 (2).pdf", "scan-1.pdf"]
    assert [one.name for one in scanner.waiting(at=later())] == ["Скан 2.TIF"]


def test_a_scan_that_is_gone_already_hinders_nothing(folder):
    scanner.put_away(["gone.pdf"])

    assert len(scanner.waiting(at=later())) == 2


def test_a_clerk_takes_a_letter_in_with_a_scan_of_the_folder(folder, at_desk, django_capture_on_commit_callbacks):
    for name in NAMES:
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    desk, address = at_desk(make.clerk()), reverse("appeals:take_in")
    key = desk.get(address).context["form"]["key"].value()
    typed = {"key": key, "channel": "hand", "received_on": f"{timezone.localdate():%d.%m.%Y}", "text": "", "category": "other", "reply_by": "nowhere", "from_scanner": ["scan-1.pdf"]}

    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(address, typed)

    appeal = Appeal.objects.get()
    assert (answer.status_code, appeal.intake.raw.name) == (302, "scan-1.pdf")
    assert [one.name for one in scanner.waiting(at=later())] == ["Скан 2.TIF"]
