"""While the scanner does not answer, the administrator sees how many files wait, and none of their names."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from tests.portal.desk.screen import front_page
from workflows.screening import checking
from workflows.screening.models import FileCheck, ScanAttempt

pytestmark = pytest.mark.django_db

PANEL = "Файлы ждут проверки на вирусы"


@pytest.fixture
def waiting(settings, tmp_path):
    """Two files that a scanner has not answered about, ten minutes ago."""
    make.organisation()
    settings.CLAMD = f"unix:{tmp_path}/absent"
    stored = [make.stored_file(b"words", name="Сидорова.txt"), make.stored_file(b"more", name="Сидорова-2.txt")]
    earlier = timezone.now() - timedelta(minutes=10)
    checking.ask(stored, at=earlier)
    for check in FileCheck.objects.all():
        checking.work(check.pk, at=earlier)


def test_the_administrator_sees_that_files_wait(waiting, at_desk):
    (row,) = front_page(at_desk(make.administrator()))[PANEL]

    assert (row.title, row.address) == ("Файлов: 2", reverse("scans:index"))
    assert row.note == (
        "Срочно. Ответ сканера: сканер не отвечает: No such file or directory. Файлы принимаются и ждут; запустите clamd, и они проверятся сами."
    )


def test_others_do_not(waiting, at_desk):
    assert PANEL not in front_page(at_desk(make.clerk()))


def test_without_a_scanner_nothing_waits(waiting, at_desk, settings):
    settings.CLAMD = ""

    assert PANEL not in front_page(at_desk(make.administrator()))


def test_the_register_of_answers_names_files_by_their_numbers(waiting, at_desk):
    page = at_desk(make.administrator()).get(reverse("scans:index")).content.decode()

    assert [f"Файл № {attempt.file_id}" in page for attempt in ScanAttempt.objects.all()] == [True, True]
    assert "Сидорова" not in page


def test_the_register_is_closed_to_others(waiting, at_desk):
    assert at_desk(make.executor()).get(reverse("scans:index")).status_code == 302


def test_one_answer_has_a_card_without_the_name(waiting, at_desk):
    page = at_desk(make.administrator()).get(reverse("scans:inspect", args=[ScanAttempt.objects.first().pk])).content.decode()

    assert "сканер не отвечает" in page
    assert "Сидорова" not in page
