"""What a campaign keeps: nothing of a link, no parent in the journal, and no change past the program."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portal.desk.verification import findings
from tests import make
from tests.portal.desk.test_verify_archive import _past_the_guards
from tests.workflows.acquaintance import make_acquaintance as made
from workflows.acquaintance import actions, queries
from workflows.acquaintance.models import Acknowledgement, Addressee, Campaign
from workflows.acquaintance.stages import Method
from workflows.errors import ArchiveIsFrozen
from workflows.journal.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TODAY = timezone.localdate


def test_the_token_of_a_link_is_kept_nowhere():
    campaign = made.for_outsiders(made.redaction())

    token = made.link(campaign)

    kept = [str(row) for model in (Addressee, Addressee.history.model, Entry) for row in model.objects.values()]
    assert [row for row in kept if token in row] == []


def test_the_journal_names_no_parent():
    campaign = made.for_outsiders(made.redaction())
    actions.confirm_by_link(queries.of_link(made.link(campaign)), shown_sha256=campaign.content_sha256)

    said = "".join(f"{entry.summary}{entry.facts}" for entry in Entry.objects.all())

    assert made.PARENT.name not in said
    assert made.PARENT.email not in said


def story_of_a_campaign() -> Campaign:
    redaction = made.redaction()
    one, two = make.executor(last_name="Волков"), make.executor(last_name="Громов")
    campaign = made.for_staff(redaction, one, two)
    made.read(campaign, one)
    paper = actions.Paper(scan=make.stored_file(b"%PDF-1.7"), signed_on=date(2026, 3, 3))
    actions.record_paper(campaign, addressees=[made.row_of(campaign, two)], paper=paper, by=make.clerk(), on=TODAY())
    actions.close(campaign, by=make.clerk())
    made.for_outsiders(redaction)
    return campaign


def test_a_story_that_nobody_touched_is_whole():
    story_of_a_campaign()

    assert [item.problem for item in findings()] == []


CHANGES = {
    "UPDATE acquaintance_acknowledgement SET name = 'Другой'": "отметка и журнал расходятся",
    "UPDATE acquaintance_acknowledgement SET signed_on = '2026-03-01'": "отметка и журнал расходятся",
    "DELETE FROM acquaintance_acknowledgement": "отметка и журнал расходятся",
    "UPDATE acquaintance_acknowledgement SET content_sha256 = 'x'": "относится к другому тексту",
    "UPDATE acquaintance_campaign SET content_sha256 = 'x'": "хеш не соответствует тексту редакции",
    "UPDATE acquaintance_campaign SET closed_at = NULL, closed_by_id = NULL": "закрытие и журнал расходятся",
    "DELETE FROM acquaintance_addressee WHERE user_id IS NULL": "список людей и журнал расходятся",
}


@pytest.mark.parametrize("statement", CHANGES)
def test_a_change_past_the_program_is_named(statement):
    story_of_a_campaign()

    assert any(CHANGES[statement] in said for said in _past_the_guards(statement))


REFUSED = {
    "UPDATE acquaintance_campaign SET content_sha256 = 'x' WHERE closed_at IS NULL": "не переносят",
    "UPDATE acquaintance_campaign SET asked = 'x' WHERE closed_at IS NOT NULL": "закрытое не меняют",
    "DELETE FROM acquaintance_campaign": "не удаляют",
    "UPDATE acquaintance_addressee SET name = 'Другой'": "человек, его имя",
    "DELETE FROM acquaintance_addressee": "никого не вычёркивают",
    "UPDATE acquaintance_acknowledgement SET name = 'Другой'": "нельзя изменить",
    "DELETE FROM acquaintance_acknowledgement": "нельзя изменить",
    "INSERT INTO acquaintance_addressee (campaign_id, name, position, unit_name, email, added_by_id, added_at, left_reason) "
    "SELECT campaign_id, name, position, unit_name, email, added_by_id, added_at, left_reason FROM acquaintance_addressee": "Закрытое",
}


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_itself_refuses(statement):
    story_of_a_campaign()

    with pytest.raises(DatabaseError, match=REFUSED[statement]), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_refuses_a_confirmation_of_another_text():
    teacher = make.executor()
    campaign = made.for_staff(made.redaction(), teacher)
    row = made.row_of(campaign, teacher)

    with pytest.raises(DatabaseError, match="показанному тексту"), transaction.atomic():
        Acknowledgement.objects.create(
            addressee=row, method=Method.SYSTEM, content_sha256="0" * 64, name=row.name, position=row.position,
            signed_on=TODAY(), by=teacher, at=timezone.now(),
        )  # fmt: skip


def test_a_confirmation_is_never_changed_by_the_program_either():
    teacher = make.executor()
    campaign = made.for_staff(made.redaction(), teacher)
    written = made.read(campaign, teacher)

    with pytest.raises(ArchiveIsFrozen):
        written.save()
