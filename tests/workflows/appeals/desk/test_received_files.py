"""Files of letters on the card: words beside each, a page before the dangerous ones, nothing of an infected one."""

import pytest
from django.utils import timezone

from tests import make, make_appeal
from tests.workflows.appeals.desk.make_desk import YESTERDAY, at, words
from tests.workflows.screening import make_files as files
from workflows.appeals.actions import intake
from workflows.appeals.models import Reading, Sensitivity
from workflows.files.models import Derived, StoredFile
from workflows.screening import checking
from workflows.screening.models import FileCheck, ScanAnswer, ScanAttempt

pytestmark = pytest.mark.django_db

NOWHERE = "unix:/nowhere/clamd.ctl"
HEADERS = ("Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy")
KEPT_BY_NOBODY = {"private", "no-store"}


@pytest.fixture
def scanner(settings):
    """A scanner is named; what it says is written by each test."""
    settings.CLAMD = NOWHERE


def letter(data: bytes = b"words", name: str = "письмо.txt", **fields):
    """A letter of yesterday with one file."""
    stored = make.stored_file(data, name=name)
    return make_appeal.received(on=YESTERDAY, files=(stored,), **fields), stored


def said(stored, answer: ScanAnswer, detail: str = ""):
    ScanAttempt.objects.create(file=stored, answer=answer, detail=detail, at=timezone.now())


def address(appeal, stored):
    return at("received", appeal.pk, appeal.intake_id, stored.pk)


def test_files_of_a_letter_are_asked_about_with_the_letter_itself():
    raw = make.stored_file(b"raw", name="письмо.eml")
    appeal, stored = letter(raw=raw)

    assert set(FileCheck.objects.values_list("file", flat=True)) == {raw.pk, stored.pk}
    assert appeal.intake.raw == raw


def test_files_that_came_before_there_was_a_check_are_asked_about_at_night():
    letter(raw=make.stored_file(b"raw"))
    FileCheck.objects.all().delete()
    make.stored_file(b"not of a letter")

    assert [intake.ask_unasked(at=timezone.now()), intake.ask_unasked(at=timezone.now())] == [2, 0]


def test_a_clean_file_is_given_at_once_and_does_no_harm_there(at_desk, scanner):
    appeal, stored = letter()
    said(stored, ScanAnswer.CLEAN)

    answer = at_desk(make.clerk()).get(address(appeal, stored))

    assert answer.content == b"words"
    assert [answer[name].partition("; filename")[0] for name in HEADERS] == ["attachment", "nosniff", "sandbox; default-src 'none'"]
    assert set(answer["Cache-Control"].split(", ")) >= KEPT_BY_NOBODY


def test_without_a_scanner_files_are_given_as_before(at_desk):
    appeal, stored = letter()

    assert at_desk(make.clerk()).get(address(appeal, stored)).content == b"words"


@pytest.mark.parametrize(
    ("answer", "detail", "sentence"),
    [
        (None, "", "Файл ещё не проверен на вирусы."),
        (ScanAnswer.ERROR, "сканер не отвечает", "Файл ещё не проверен на вирусы."),
        (ScanAnswer.UNSCANNABLE, "закрыт паролем", "Проверить файл на вирусы нельзя: закрыт паролем."),
    ],
)
def test_what_is_not_known_to_be_clean_is_given_after_a_second_thought(at_desk, scanner, answer, detail, sentence):
    appeal, stored = letter()
    if answer:
        said(stored, answer, detail)
    client = at_desk(make.clerk())

    warning = client.get(address(appeal, stored))
    given = client.post(address(appeal, stored))

    assert sentence in words(warning)
    assert "Скачать всё равно" in words(warning)
    assert (warning.status_code, "Content-Disposition" in warning, given.content) == (200, False, b"words")


def test_an_infected_file_is_opened_by_nobody_and_its_facts_stay_visible(at_desk, scanner):
    appeal, stored = letter()
    said(stored, ScanAnswer.INFECTED, "Eicar-Test-Signature")
    clerk, root = at_desk(make.clerk()), at_desk(make.user(is_superuser=True))

    answers = [getattr(client, verb)(address(appeal, stored)) for client in (clerk, root) for verb in ("get", "post")]

    assert [(answer.status_code, "Content-Disposition" in answer) for answer in answers] == [(403, False)] * 4
    assert "В файле найден вирус (Eicar-Test-Signature), поэтому он не открывается" in words(answers[0])
    assert stored.blob.sha256 in words(answers[0])
    assert "письмо.txt" in words(answers[0])


def test_a_virus_stays_closed_when_the_scanner_is_switched_off(at_desk):
    appeal, stored = letter()
    said(stored, ScanAnswer.INFECTED, "Eicar")

    assert at_desk(make.clerk()).get(address(appeal, stored)).status_code == 403


def test_a_disguised_program_stands_behind_a_warning_without_a_scanner_too(at_desk):
    appeal, stored = letter(files.EXE, "справка.pdf")
    checking.work(FileCheck.objects.get(file=stored).pk, at=timezone.now())
    client = at_desk(make.clerk())

    warning, card = client.get(address(appeal, stored)), client.get(at("card", appeal.pk))

    assert "Файл оказался программой." in words(warning)
    assert "справка.pdf 416 байт оказался программой" in words(card)
    assert client.post(address(appeal, stored)).content == files.EXE


def test_who_may_not_read_the_letter_learns_nothing_of_its_files(at_desk, scanner):
    appeal, stored = letter()
    said(stored, ScanAnswer.INFECTED, "Eicar")

    answer = at_desk(make.executor()).get(address(appeal, stored))

    assert (answer.status_code, "вирус" in words(answer)) == (403, False)


def test_a_warning_is_no_reading_and_a_download_is(at_desk, scanner):
    clerk = make.clerk()
    appeal, stored = letter()
    appeal.sensitivity = Sensitivity.RESTRICTED
    appeal.save()
    client = at_desk(clerk)

    client.get(address(appeal, stored))
    before = Reading.objects.count()
    client.post(address(appeal, stored))

    assert (before, list(Reading.objects.values_list("what", "by"))) == (0, [(Reading.What.FILE, clerk.pk)])


def drawn(**fields):
    appeal, stored = letter(files.picture("JPEG", (900, 600)), "снимок.jpg", **fields)
    checking.work(FileCheck.objects.get(file=stored).pk, at=timezone.now())
    return appeal, stored


def shown(appeal, stored, sort="thumbnail"):
    return at("picture", appeal.pk, appeal.intake_id, stored.pk, sort)


def test_a_picture_is_shown_on_the_card(at_desk):
    appeal, stored = drawn()
    client = at_desk(make.clerk())

    card, picture = client.get(at("card", appeal.pk)), client.get(shown(appeal, stored))

    assert shown(appeal, stored) in card.content.decode()
    assert (picture["Content-Type"], picture["Content-Disposition"], picture["X-Content-Type-Options"]) == ("image/jpeg", "inline", "nosniff")
    assert set(picture["Cache-Control"].split(", ")) >= KEPT_BY_NOBODY
    assert picture.content.startswith(b"\xff\xd8\xff")


def test_the_picture_has_the_readers_of_its_letter(at_desk):
    appeal, stored = drawn()
    stranger, clerk = at_desk(make.executor()), at_desk(make.clerk())

    answers = [stranger.get(shown(appeal, stored)), clerk.get(shown(appeal, stored, "other")), clerk.get(at("picture", appeal.pk, appeal.intake_id, stored.pk + 1000, "preview"))]

    assert [answer.status_code for answer in answers] == [403, 404, 404]


def test_the_picture_of_an_infected_file_is_not_shown(at_desk):
    appeal, stored = drawn()
    said(stored, ScanAnswer.INFECTED, "Eicar")
    client = at_desk(make.clerk())

    card = client.get(at("card", appeal.pk))

    assert shown(appeal, stored) not in card.content.decode()
    assert "заражён, не открывается" in words(card)
    assert client.get(shown(appeal, stored)).status_code == 403


def test_copies_stay_out_of_the_common_register(at_desk):
    drawn()
    other = make.stored_file(name="приказ.docx")

    listed = at_desk(make.user(is_superuser=True)).get("/admin/files/").context["object_list"]

    assert (Derived.objects.count(), StoredFile.objects.count(), list(listed)) == (2, 4, [other])
