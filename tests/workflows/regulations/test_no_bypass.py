"""No way round the order: each attempt is answered with a sentence or an error, nothing comes into force, nothing is lost."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Revision, Task, Workflow, WorkflowState, WorkflowTask

from tests import make
from tests.workflows.regulations import story
from workflows.archive.models import FrozenModel
from workflows.errors import ArchiveIsFrozen, NotAllowed, WrongStage
from workflows.journal.entries import broken_links
from workflows.orders.models import Order
from workflows.people.models import User
from workflows.regulations.models import ApprovalRecord, Provision, Redaction, RedactionDraft
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FROZEN_TABLES = [
    "regulations_redaction",
    "regulations_provision",
    "regulations_submission",
    "regulations_approvalrecord",
    "regulations_labeluse",
    "orders_order",
    "orders_orderclause",
    "signing_signature",
    "journal_entry",
]


@pytest.fixture(autouse=True)
def nothing_comes_into_force():
    """Whatever a test here tries, a redaction exists only where `sign_order` made it."""
    yield
    assert all(redaction.order.is_signed for redaction in Redaction.objects.all())
    assert RedactionDraft.objects.filter(live=True).count() == 0
    assert list(broken_links()) == []


def test_publishing_a_draft_in_the_shell_is_refused():
    draft = story.begun(story.cast())

    with pytest.raises(NotAllowed, match="только приказом"):
        draft.publish(draft.latest_revision)
    assert not Redaction.objects.exists()


def test_publishing_its_revision_is_refused():
    draft = story.begun(story.cast())

    with pytest.raises(NotAllowed, match="только приказом"):
        draft.latest_revision.publish(user=make.user(is_superuser=True))
    assert not Redaction.objects.exists()


def test_wagtails_own_publishing_action_is_refused_by_the_database():
    draft = story.begun(story.cast())
    action = PublishRevisionAction(draft.latest_revision, user=make.user(is_superuser=True))

    with pytest.raises(DatabaseError), transaction.atomic():
        action.execute(skip_permission_checks=True)
    assert not Redaction.objects.exists()


def test_scheduling_a_draft_puts_nothing_into_force():
    draft = story.begun(story.cast())
    draft.latest_revision.approved_go_live_at = timezone.now() - timedelta(days=1)
    draft.latest_revision.save()

    with pytest.raises(NotAllowed):
        call_command("publish_scheduled")
    assert not Redaction.objects.exists()


def test_a_deactivated_wagtail_task_approves_nothing():
    who = story.cast()
    draft = story.begun(who)
    task = Task.objects.create(name="Проверка")
    workflow = Workflow.objects.create(name="Обход")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(draft, who.lawyer)

    task.deactivate(user=make.user(is_superuser=True))

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED
    assert (Redaction.objects.count(), RedactionDraft.objects.get().stage, RedactionDraft.objects.get().live) == (0, Stage.DRAFT, False)


def test_a_wagtail_workflow_without_tasks_approves_nothing():
    who = story.cast()
    draft = story.begun(who)

    Workflow.objects.create(name="Пустой").start(draft, who.lawyer)

    assert (Redaction.objects.count(), RedactionDraft.objects.get().live) == (0, False)


def test_a_closed_text_takes_no_new_revision():
    who = story.cast()
    draft = story.submitted(who)

    with pytest.raises(WrongStage, match="текст закрыт"):
        draft.save_revision(user=who.lawyer)
    with pytest.raises(WrongStage, match="текст закрыт"):
        draft.save_revision(user=who.lawyer, overwrite_revision=draft.latest_revision)


def test_purged_revisions_take_no_record_away():
    who = story.cast()
    redaction = story.signed(who)
    before = list(ApprovalRecord.objects.values_list("pk", "decision", "content_sha256"))

    call_command("purge_revisions")
    Revision.objects.for_instance(RedactionDraft.objects.get()).exclude(pk=RedactionDraft.objects.get().latest_revision_id).delete()

    assert list(ApprovalRecord.objects.values_list("pk", "decision", "content_sha256")) == before
    assert Redaction.objects.get() == redaction


@pytest.mark.parametrize("role", ["head", "lawyer", "clerk", "deputy"])
def test_a_person_with_records_is_not_deleted(role):
    who = story.cast()
    story.signed(who)
    person = getattr(who, role)

    with pytest.raises(ProtectedError):
        person.delete()
    with pytest.raises(ProtectedError):
        User.objects.filter(pk=person.pk).delete()
    assert User.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("maker", [story.begun, story.submitted])
def test_a_draft_is_not_deleted(maker):
    draft = maker(story.cast())

    for attempt in (draft.delete, RedactionDraft.objects.all().delete):
        with pytest.raises(NotAllowed, match="Ненужный проект отклоните"):
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM regulations_redactiondraft")
    assert RedactionDraft.objects.get() == draft


def test_a_stage_is_not_set_by_update():
    who = story.cast()
    story.before_director(who)

    with pytest.raises(NotAllowed, match="Стадия проекта меняется только действием"):
        RedactionDraft.objects.update(stage=Stage.APPROVED)


def test_an_approved_stage_without_a_redaction_is_refused_by_the_database():
    who = story.cast()
    draft = story.before_director(who)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE regulations_redactiondraft SET stage = 'approved' WHERE id = %s", [draft.pk])
    assert RedactionDraft.objects.get(pk=draft.pk).stage == Stage.ON_SIGNATURE


def test_a_redaction_without_a_signed_order_is_refused_by_the_database():
    who = story.cast()
    draft = story.before_director(who)
    forged = Redaction(regulation=draft.regulation, number=1, order=draft.order, source_draft=draft.pk, title="x", effective_from="2026-01-01")

    with pytest.raises(DatabaseError), transaction.atomic():
        forged.save()
    assert not Redaction.objects.exists()


def test_a_redaction_out_of_turn_is_refused_by_the_database():
    redaction = story.signed(story.cast())
    forged = Redaction(
        regulation=redaction.regulation, number=3, order=redaction.order, source_draft=1, title="x", effective_from="2026-01-01"
    )

    with pytest.raises(DatabaseError), transaction.atomic():
        forged.save()
    assert Redaction.objects.count() == 1


def test_a_signed_order_is_neither_saved_nor_updated_nor_deleted():
    order = story.signed(story.cast()).order
    order.title = "Другой заголовок"

    for attempt in (order.save, order.delete, Order.objects.all().delete, lambda: Order.objects.update(title="x")):
        with pytest.raises(ArchiveIsFrozen):
            attempt()
    assert Order.objects.get().title == "Об утверждении Порядка работы школы"


def test_a_clause_is_not_slipped_into_a_signed_order():
    order = story.signed(story.cast()).order

    with pytest.raises(DatabaseError), transaction.atomic():
        order.clauses.create(position=99, kind="entrust", text="И ещё вот что.")
    assert order.clauses.count() == 5


@pytest.mark.parametrize("model", [Redaction, Provision, ApprovalRecord], ids=lambda model: model.__name__)
def test_facts_refuse_bulk_words(model: type[FrozenModel]):
    story.signed(story.cast())
    count = model.objects.count()

    for attempt in (model.objects.all().delete, lambda: model.objects.update(pk=1), lambda: model.objects.bulk_update([], ["pk"])):
        with pytest.raises(ArchiveIsFrozen):
            attempt()
    assert model.objects.count() == count


@pytest.mark.parametrize("table", FROZEN_TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_raw_sql_on_a_frozen_table_is_refused(table, statement):
    story.signed(story.cast())
    count = _count(table)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert _count(table) == count > 0


@pytest.mark.parametrize("table", FROZEN_TABLES)
def test_a_table_is_neither_replaced_nor_emptied(table):
    story.signed(story.cast())
    count = _count(table)
    statement = {"sqlite": "INSERT OR REPLACE INTO {0} SELECT * FROM {0}", "postgresql": "TRUNCATE {0} CASCADE"}[connection.vendor]

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert _count(table) == count > 0


def test_what_was_shown_stays_what_is_signed_even_when_the_route_and_people_change():
    who = story.cast()
    draft = story.before_director(who)
    shown = current_packet(draft).sha256
    who.route.steps.all().delete()
    who.deputy.is_active = False
    who.deputy.save()

    redaction = story.sign(draft, by=who.head, shown=shown)

    assert redaction.number == 1


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return cursor.fetchone()[0]
