"""An appeal that was answered in earnest, destroyed after its term: what its screens, registers and checks say afterwards."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from portal.desk.verification import findings, notes
from tests.make_appeal import at
from tests.workflows.appeals import story
from tests.workflows.appeals.reception import make_reception
from tests.workflows.appeals.retention import make_case
from workflows.appeals.actions import visits
from workflows.appeals.documents.papers import paper_pdf
from workflows.appeals.documents.register_rows import dispatch_rows
from workflows.appeals.models import Appeal, Paper
from workflows.archive.erasing import ERASED
from workflows.errors import WrongStage
from workflows.files.dropping import remove_bytes
from workflows.files.models import Blob
from workflows.printing.periods import Period

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOVEMBER_9 = date(2026, 11, 9)


@pytest.fixture
def who():
    return story.cast()


def answered_and_destroyed(who) -> Appeal:
    appeal = story.answered(who, sent_on=NOVEMBER_9)
    make_case.destroyed(make_case.closed(Appeal.objects.get(pk=appeal.pk), by=who.clerk), by=who.clerk)
    for blob in Blob.objects.dropped():
        remove_bytes(blob.pk)
    return Appeal.objects.get(pk=appeal.pk)


def test_the_whole_archive_holds_and_says_what_is_gone(who):
    answered_and_destroyed(who)

    assert list(findings()) == []
    assert [note.split(":")[0] for note in notes()] == ["Обращений, уничтоженных по актам", "Файлов, уничтоженных по актам и срокам"]


def test_the_paper_and_the_card_open_and_show_that_their_words_are_gone(who, at_desk):
    appeal = answered_and_destroyed(who)
    paper = appeal.papers.get()
    desk = at_desk(who.clerk)

    page = desk.get(reverse("appeals:paper", args=[appeal.pk, paper.pk])).content.decode()
    card = desk.get(reverse("appeals:card", args=[appeal.pk])).content.decode()

    assert (ERASED in page, ERASED in card, "Петров" in page + card) == (True, True, False)


def test_the_register_of_sendings_keeps_the_line_without_the_addressee(who):
    appeal = answered_and_destroyed(who)

    (row,) = dispatch_rows(Period(NOVEMBER_9, NOVEMBER_9), medium=None, by=who.clerk, on=make_case.AFTER, at_most=10)

    assert (row.line.number, row.line.addressee, row.line.address) == (appeal.papers.get().number, ERASED, ERASED)


def test_a_destroyed_paper_is_never_printed_again(who):
    appeal = answered_and_destroyed(who)

    with pytest.raises(WrongStage, match="уничтожен по акту"):
        paper_pdf(Paper.objects.get(appeal=appeal).pk)


def test_a_card_written_some_days_later_breaks_no_order_of_numbers(who):
    make_reception.card(who.head, on=make_reception.WEDNESDAY)
    late = make_reception.visit(who.head, gist="Другое")

    visits.write_card(late, by=who.clerk, on=make_reception.WEDNESDAY - timedelta(days=2), at=at(make_reception.WEDNESDAY, 19))

    assert list(findings()) == []
