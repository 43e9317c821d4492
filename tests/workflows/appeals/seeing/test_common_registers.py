"""The common registers of the desk lead to no letter: files are opened on the card, the journal names nobody."""

import pytest
from django.urls import reverse

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from tests.workflows.appeals import story
from workflows.appeals.actions import registering
from workflows.files.models import StoredFile
from workflows.files.storage import path_of
from workflows.files.verification import problems
from workflows.journal.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

LATE = "Звонила Самойленко Пелагея"


def files_of_an_answer():
    """Everything that an answered letter has brought: what came, what it came in, the print of the answer."""
    make_appeal.calendar()
    who = story.cast()
    raw, enclosed = make.stored_file(name="Самойленко.eml"), make.stored_file(name="справка.pdf")
    appeal = make_appeal.received(raw=raw, files=(enclosed,))
    story.answered(who)
    assert appeal.intake.raw == raw
    return list(StoredFile.objects.all())


@pytest.mark.parametrize("keeper", [make.clerk, lambda: make.user(is_superuser=True)], ids=["clerk", "superuser"])
def test_the_register_of_files_neither_lists_nor_gives_what_belongs_to_letters(keeper, at_desk):
    letters = files_of_an_answer()
    other = make.stored_file(name="приказ.docx")
    desk = at_desk(keeper())

    listed = desk.get(reverse("files:index")).context["object_list"]
    answers = {desk.get(reverse(name, args=[file.pk])).status_code for file in letters for name in ("files:inspect", "files:download")}

    assert len(letters) == 3
    assert list(listed) == [other]
    assert answers == {404}
    assert desk.get(reverse("files:download", args=[other.pk])).status_code == 200


def test_a_late_registration_is_explained_on_the_card_and_not_in_the_journal():
    appeal = make_appeal.received()
    card = make_appeal.details(late_entry=LATE)

    appeal = registering.register(appeal, card, by=make.clerk(), on=NOVEMBER_2, at=at(make_appeal.NOVEMBER_16))

    assert appeal.history.first().history_change_reason == f"Зарегистрировано прошедшим днём: {LATE}"
    assert [entry.summary for entry in Entry.objects.filter(verb="appeal.registered")] == [f"{appeal}: зарегистрировано 02.11.2026 (внесено 16.11.2026)"]


def test_a_damaged_file_of_a_letter_is_reported_by_its_key():
    files_of_an_answer()
    letter = StoredFile.objects.get(name="Самойленко.eml")
    path_of(letter.blob.sha256).unlink()

    said = [sentence for sentence in problems() if f"файл № {letter.pk}" in sentence]

    assert len(said) == 1
    assert "Самойленко" not in said[0]
