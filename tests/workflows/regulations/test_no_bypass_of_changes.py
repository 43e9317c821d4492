"""Changes and ends of acts in the database itself: nothing is slipped under a signed order, under another act or past it."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests import make
from tests.workflows.regulations import story
from tests.workflows.regulations.test_amending import words
from workflows.regulations import actions
from workflows.regulations.models import AmendmentInstruction, Redaction, RedactionDraft, Repeal
from workflows.regulations.stages import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TABLES = {"regulations_amendmentinstruction": AmendmentInstruction, "regulations_repeal": Repeal}


def lived():
    """An act that was changed, and one that has ended."""
    who = story.cast()
    first, ended = story.signed(who), story.signed(who, regulation=make.regulation())
    changed = story.changed(who, first, words("Школа работает с 8 часов."))
    story.carried(who, actions.begin_repeal(ended, by=who.lawyer, on=story.MARCH.date()))
    return who, changed, ended


def copied(row, **other):
    return type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"} | other)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_raw_sql_on_what_an_order_did_is_refused(table, statement):
    lived()
    count = TABLES[table].objects.count()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert TABLES[table].objects.count() == count > 0


def test_a_draft_of_changes_is_not_approved_without_a_redaction_nor_a_repeal_without_its_end():
    who = story.cast()
    first, other = story.signed(who), story.signed(who, regulation=make.regulation())
    waiting = [
        story.before_signature(who, story.changes(who, first, words("Школа работает с 8 часов."))),
        story.before_signature(who, actions.begin_repeal(other, by=who.lawyer, on=story.MARCH.date())),
    ]

    for draft in waiting:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE regulations_redactiondraft SET stage = 'approved' WHERE id = %s", [draft.pk])
        assert RedactionDraft.objects.get(pk=draft.pk).stage == Stage.ON_SIGNATURE


def test_a_redaction_stands_on_one_of_its_own_act():
    _, changed, ended = lived()

    for wrong in ({"base_id": ended.pk}, {"rebased_from_id": ended.pk}, {"rebased_from_id": changed.base_id}):
        with pytest.raises(DatabaseError), transaction.atomic():
            copied(changed, number=3, **wrong).save()
    assert Redaction.objects.filter(regulation=changed.regulation).count() == 2


def test_a_change_is_written_to_a_redaction_of_its_order_alone():
    _, changed, ended = lived()
    row = AmendmentInstruction.objects.get()

    for wrong in ({"order_id": ended.order_id}, {"redaction_id": changed.base_id}, {"redaction_id": ended.pk, "order_id": ended.order_id}):
        with pytest.raises(DatabaseError), transaction.atomic():
            copied(row, ordinal=2, **wrong).save()
    assert AmendmentInstruction.objects.count() == 1


def test_an_end_is_of_the_act_whose_redaction_it_names_and_by_a_signed_order():
    who, changed, _ = lived()
    project = story.before_signature(who, story.changes(who, changed, words("Школа работает с 7 часов."))).order
    row = copied(Repeal.objects.get(), regulation_id=changed.regulation_id, redaction_id=changed.pk)

    for wrong in ({"redaction_id": Repeal.objects.get().redaction_id}, {"order_id": project.pk}, {"successor_id": changed.regulation_id}):
        with pytest.raises(DatabaseError), transaction.atomic():
            copied(row, **wrong).save()
    assert Repeal.objects.count() == 1
