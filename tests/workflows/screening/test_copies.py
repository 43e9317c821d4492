"""Copies of pictures for the screen: upright, bare, never of what is infected or cut off."""

from io import BytesIO

import pytest
from PIL import Image, ImageFile

from tests import make
from tests.harness.clamav import EICAR
from tests.workflows.screening import make_files as files
from tests.workflows.screening.make_checks import LATER, NOW, asked, check
from workflows.files.models import Derived
from workflows.files.storage import path_of, read
from workflows.screening import previews
from workflows.screening.models import MOST_BREAKS, FileCheck, ScanAttempt

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

ORIENTED = Image.Exif()
ORIENTED[0x0112] = 6  # lying on its side
ORIENTED[0x010F] = "Камера Сидоровой".encode().decode("latin-1")


@pytest.mark.parametrize(("form", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("TIFF", "a.tif"), ("HEIF", "a.heic")])
def test_a_picture_gets_copies_for_the_screen(form, name):
    stored = asked(files.picture(form, (1800, 900)), name)

    standing = check(stored)

    sizes = {derived.sort: Image.open(BytesIO(read(derived.copy.blob))).size for derived in Derived.objects.filter(original=stored)}
    assert (sizes, standing.has_picture) == ({"preview": (1600, 800), "thumbnail": (320, 160)}, True)


def test_a_copy_is_upright_and_without_exif_and_the_original_keeps_it():
    data = files.picture("JPEG", (400, 200), exif=ORIENTED, comment=b"Sidorova")
    stored = asked(data, "a.jpg")
    check(stored)

    copy = Image.open(BytesIO(read(Derived.objects.get(sort="preview").copy.blob)))

    assert (copy.size, dict(copy.getexif()), copy.info.get("exif"), copy.info.get("comment")) == ((200, 400), {}, None, None)
    assert read(stored.blob) == data
    assert dict(Image.open(BytesIO(read(stored.blob))).getexif())[0x0112] == 6


def test_a_transparent_picture_is_laid_on_white_paper():
    written = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(written, "PNG")
    check(asked(written.getvalue(), "a.png"))

    assert Image.open(BytesIO(read(Derived.objects.get(sort="thumbnail").copy.blob))).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "name"),
    [(files.huge_png(), "a.png"), (files.huge_png(8000, 8000), "a.png"), (files.picture("PNG")[:60], "a.png"), (files.pdf(b""), "a.pdf"), (files.EXE, "a.jpg")],
    ids=["bomb", "too large to unpack", "cut off", "no picture", "program"],
)
def test_what_cannot_be_drawn_has_no_copies_and_hinders_nobody(data, name):
    stored = asked(data, name)

    assert (check(stored).has_picture, Derived.objects.count(), FileCheck.objects.get().settled_at) == (False, 0, NOW)


def test_a_picture_that_is_cut_off_is_not_drawn_whatever_printing_allows(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    stored = asked(files.picture("JPEG")[:-30], "a.jpg")

    assert (check(stored).has_picture, ImageFile.LOAD_TRUNCATED_IMAGES) == (False, True)


def test_an_infected_picture_is_not_drawn(clamd):
    stored = asked(files.picture("JPEG") + EICAR, "a.jpg")
    ScanAttempt.objects.create(file=stored, answer="infected", detail="x", at=NOW)

    assert (check(stored).is_closed, Derived.objects.count()) == (True, 0)


def test_a_picture_waits_for_the_scanner(clamd):
    clamd.stop()
    stored = asked(files.picture("JPEG"), "a.jpg")
    waiting = check(stored).has_picture

    clamd.start()

    assert (waiting, check(stored, LATER).has_picture) == (False, True)


def test_a_lost_file_is_a_failure_of_the_task_and_then_given_up():
    stored = asked()
    path_of(stored.blob.sha256).unlink()
    for _ in range(MOST_BREAKS):
        with pytest.raises(Exception, match="не найден в хранилище"):
            check(stored)

    check(stored, LATER)

    assert FileCheck.objects.get().settled_at == LATER


def test_two_workers_draw_one_copy(monkeypatch):
    stored = make.stored_file(files.picture("JPEG"), name="a.jpg")
    first = previews.make(stored, "jpeg")
    monkeypatch.setattr(previews.Derived.objects, "filter", lambda **_: previews.Derived.objects.none(), raising=False)

    again = previews.make(stored, "jpeg")

    assert [made.pk for made in again] == [made.pk for made in first]
