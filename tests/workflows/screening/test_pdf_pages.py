"""The first page of a PDF as a picture: drawn by a child that has nothing to lose, or a word why it is not."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from tests import make
from tests.workflows.screening import make_files as files
from workflows.confined.means import Allowance
from workflows.confined.running import End, Outcome
from workflows.files.models import Derived
from workflows.files.storage import read
from workflows.screening import checking, pdf_child, pdf_pages
from workflows.screening.models import FileCheck, ScanAnswer, ScanAttempt, Undrawn
from workflows.screening.pdf_pages import first_page
from workflows.screening.standing import standing_of

NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
SECRET = "Сидорова"


def sheet(*, ink: bytes = b"1 0 0 rg 0 0 300 600 re f", size: tuple[int, int] = (300, 600), title: str = "") -> bytes:
    """A page all red, or with other ink."""
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(ink), ink)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R >>" % size, stream]
    body, places = b"%PDF-1.4\n", []
    for number, said in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    whole = body + table + b"trailer << /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return rewritten(whole, title=title) if title else whole


def rewritten(data: bytes, *, title: str = "", password: str = "") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="AES-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_the_first_page_is_drawn_upon_white_paper_to_the_size_of_the_screen():
    page = first_page(sheet(ink=b"1 0 0 rg 0 300 300 300 re f"))

    assert isinstance(page, Image.Image)
    assert (page.size, page.mode) == ((800, pdf_child.LONGEST), "RGB")
    assert (page.getpixel((400, 100)), page.getpixel((400, 1500))) == ((255, 0, 0), (255, 255, 255))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (rewritten(sheet(), password="1234"), Undrawn.LOCKED),
        (sheet()[:40], Undrawn.BROKEN),
        (b"%PDF-1.7\n%%EOF", Undrawn.BROKEN),
        (files.pdf(b"/Type /Catalog"), Undrawn.BROKEN),
        (b"", Undrawn.BROKEN),
    ],
    ids=["locked", "cut short", "nothing inside", "no page", "empty"],
)
def test_what_is_not_drawn_is_told_why(data, why):
    assert first_page(data) == why


def test_a_page_that_wants_all_the_time_is_given_up():
    endless = sheet(ink=b"0 0 300 600 re f " * 400_000)

    assert first_page(endless, means=Allowance(wait=0)) == Undrawn.HEAVY


@pytest.mark.parametrize("end", [End.OUT_OF_MEMORY, End.OUT_OF_TIME, End.TOO_TALKATIVE])
def test_a_child_that_was_stopped_says_that_the_page_is_too_much(end, monkeypatch):
    monkeypatch.setattr(pdf_pages, "outcome_of", lambda command, given, limits: Outcome(end))

    assert first_page(sheet()) == Undrawn.HEAVY


@pytest.mark.parametrize("said", [b"", b"1", b"2", b"1" + b"\0" * 8, b"1\0\0\0\x02\0\0\0\x02" + b"\0" * 11, b"1\xff\xff\xff\xff\xff\xff\xff\xff"])
def test_an_answer_that_makes_no_sense_is_no_picture(said, monkeypatch):
    monkeypatch.setattr(pdf_pages, "outcome_of", lambda command, given, limits: Outcome(End.DONE, said))

    assert first_page(sheet()) == Undrawn.BROKEN


def test_without_the_library_nothing_breaks(monkeypatch):
    monkeypatch.setattr(pdf_pages, "LIBRARY", "no_such_library")

    assert first_page(sheet()) == Undrawn.NO_PROGRAM


def test_the_words_of_the_child_are_those_of_its_parent():
    assert (pdf_child.DRAWN, pdf_child.LOCKED, pdf_child.BROKEN, pdf_child.SIZE) == (pdf_pages.DRAWN, pdf_pages.LOCKED, pdf_pages.BROKEN, pdf_pages.SIZE)


def checked(data: bytes, name: str = "заявление.pdf"):
    stored = make.stored_file(data, name=name)
    checking.ask([stored], at=NOW)
    checking.work(FileCheck.objects.get(file=stored).pk, at=NOW)
    return stored


@pytest.mark.django_db
@pytest.mark.both_databases
def test_a_pdf_gets_its_copies_like_a_picture_and_nothing_of_its_words_is_in_them():
    stored = checked(sheet(title=SECRET))

    copies = [read(derived.copy.blob) for derived in Derived.objects.filter(original=stored).order_by("sort")]
    pictures = [Image.open(BytesIO(copy)) for copy in copies]
    assert sorted((picture.format, max(picture.size)) for picture in pictures) == [("JPEG", 320), ("JPEG", 1600)]
    assert [dict(picture.getexif()) for picture in pictures] == [{}, {}]
    assert [SECRET.encode() in copy or SECRET.encode("utf-16-be") in copy for copy in copies] == [False, False]
    assert (standing_of(stored).has_picture, standing_of(stored).remarks) == (True, ())


@pytest.mark.django_db
def test_a_locked_pdf_has_no_picture_and_words_why():
    standing = standing_of(checked(rewritten(sheet(), password="1234")))

    assert standing.has_picture is False
    assert standing.remarks == ("защищён: его содержимое зашифровано и проверено не полностью", "предпросмотра нет: файл закрыт паролем")


@pytest.mark.django_db
def test_a_broken_pdf_has_words_why():
    assert standing_of(checked(b"%PDF-1.7\n%%EOF")).remarks == ("предпросмотра нет: файл повреждён или передан не до конца",)


@pytest.mark.django_db
def test_a_pdf_that_starts_a_program_is_not_opened_even_to_be_drawn():
    stored = checked(files.pdf(b"/Type /Catalog /OpenAction << /S /Launch /F (cmd.exe) >>"))

    assert (Derived.objects.count(), FileCheck.objects.get(file=stored).undrawn) == (0, "")


@pytest.mark.django_db
def test_a_pdf_with_a_virus_is_not_drawn():
    stored = make.stored_file(sheet(), name="заявление.pdf")
    ScanAttempt.objects.create(file=stored, answer=ScanAnswer.INFECTED, detail="Eicar", at=NOW)
    checking.ask([stored], at=NOW)
    checking.work(FileCheck.objects.get(file=stored).pk, at=NOW)

    assert Derived.objects.count() == 0


@pytest.mark.django_db
def test_drawing_twice_makes_one_pair_of_copies():
    stored = checked(sheet())
    FileCheck.objects.update(settled_at=None)
    checking.work(FileCheck.objects.get(file=stored).pk, at=NOW)

    assert Derived.objects.count() == 2
