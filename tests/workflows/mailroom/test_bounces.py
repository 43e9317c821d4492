"""A report that a letter did not arrive finds what was sent."""

import pytest

from tests import make, make_letter
from tests.make_appeal import NOVEMBER_2, at, in_review
from tests.workflows.mailroom.make_mail import fates
from workflows.appeals.models import Assignment, DeliveryState, Medium, Paper, PaperKind, Sending, SendingEvent
from workflows.mail.models import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

UID = "0b4f6a52-2f7c-4c53-9a66-3d9f6f0f6a11"


@pytest.fixture
def sending(db):
    """An answer that left by mail."""
    appeal = in_review(on=NOVEMBER_2)
    paper = Paper.objects.create(appeal=appeal, kind=PaperKind.INFO_LETTER, author=make.clerk(), created_at=at(NOVEMBER_2))
    sent = Sending.objects.create(paper=paper, medium=Medium.EMAIL, address="petrova@example.org", sent_on=NOVEMBER_2, message_id=UID, at=at(NOVEMBER_2))
    SendingEvent.objects.create(sending=sent, state=DeliveryState.ACCEPTED, on=NOVEMBER_2, at=at(NOVEMBER_2))
    return sent


def states(sending):
    return list(SendingEvent.objects.filter(sending=sending).order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize(("status", "after"), [("5.1.1", ["accepted", "bounced"]), ("4.2.2", ["accepted", "delayed"])])
def test_a_final_report_brings_the_paper_back_and_one_for_now_is_only_noted(came, sending, status, after):
    stage = sending.paper.appeal.stage

    filing = came(make_letter.bounce(f"{UID}@school.example", status=status))

    assert (filing.outcome, filing.appeal, states(sending)) == ("bounce", sending.paper.appeal, after)
    assert (filing.appeal.stage, Assignment.objects.filter(paper=sending.paper).count()) == (stage, 0)
    assert SendingEvent.objects.filter(sending=sending).last().detail == f"{status} 550 {status} no such user"


def test_a_paper_that_was_late_may_still_come_back(came, sending):
    for status in ("4.2.2", "4.2.2", "5.1.1", "4.2.2"):
        came(make_letter.bounce(f"{UID}@school.example", status=status))

    assert states(sending) == ["accepted", "delayed", "bounced"]


def test_a_second_report_of_the_same_is_kept_and_changes_nothing(came, sending):
    for _ in range(2):
        came(make_letter.bounce(f"{UID}@school.example"))

    assert states(sending) == ["accepted", "bounced"]


def test_a_report_about_a_letter_of_the_program_is_filed(came):
    first = came(make_letter.eml())

    filing = came(make_letter.bounce(f"{Letter.objects.get().uid}@school.example"))

    assert (fates([filing]), filing.appeal) == (["bounce"], first.appeal)
