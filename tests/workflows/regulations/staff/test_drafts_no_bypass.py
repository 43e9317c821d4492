"""Nobody brings a draft into force, deletes or reopens it through Wagtail's own doors."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Workflow, WorkflowContentType, WorkflowState

from tests.workflows.regulations.staff import make_drafts as make
from workflows.regulations import actions
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.models.draft import NO_PUBLISHING
from workflows.regulations.stages import Stage
from workflows.regulations.viewsets.refusals import NO_DELETION, NO_LOCK, NO_REVISION, NO_WORKFLOW

pytestmark = pytest.mark.django_db
NAMES = "wagtailsnippets_regulations_redactiondraft:"


def editor(draft):
    return reverse(f"{NAMES}edit", args=[draft.pk])


def filled(draft, **extra):
    """The editor's form as the browser would send it."""
    latest = draft.get_latest_revision_as_object()
    fields = {"title": "Подменённое название", "organisation": "", "approval_word": "", "imprint": "", "reason": "", "effective_from": ""}
    blocks = {"body-count": str(len(latest.body))}
    for index, block in enumerate(latest.body.raw_data):
        blocks |= {f"body-{index}-deleted": "", f"body-{index}-order": str(index), f"body-{index}-type": block["type"], f"body-{index}-id": block["id"]}
        blocks |= {f"body-{index}-value-{name}": str(value) for name, value in block["value"].items()}
    return {**fields, "route": str(draft.route_id), **blocks, **extra}


def snapshot(draft):
    row = RedactionDraft.objects.filter(pk=draft.pk).values("stage", "title", "live", "latest_revision_id", "locked", "go_live_at", "expire_at").first()
    return row, Redaction.objects.count()


def said(response):
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


@pytest.mark.parametrize("maker", [make.draft, make.on_visa, make.on_signature])
@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"action-publish": "action-publish"}, NO_PUBLISHING),
        ({"action-unpublish": "1"}, NO_PUBLISHING),
        ({"action-submit": "1"}, NO_WORKFLOW),
        ({"action-restart-workflow": "1"}, NO_WORKFLOW),
        ({"action-cancel-workflow": "1"}, NO_WORKFLOW),
        ({"action-workflow-action": "1", "workflow-action-name": "approve"}, NO_WORKFLOW),
        ({"go_live_at": "2030-01-01 10:00"}, NO_REVISION),
    ],
)
def test_superuser_does_not_publish_from_the_editor(maker, posted, sentence):
    draft = maker()
    before = snapshot(draft)

    response = make.signed_in(make.superuser()).post(editor(draft), filled(draft, **posted))

    assert said(response) == [sentence]
    assert snapshot(draft) == before


@pytest.mark.parametrize("maker", [make.draft, make.on_visa, make.on_signature])
@pytest.mark.parametrize(
    ("name", "args", "sentence"),
    [
        ("delete", (), NO_DELETION),
        ("unpublish", (), NO_PUBLISHING),
        ("lock", (), NO_LOCK),
        ("unlock", (), NO_LOCK),
        ("revisions_unschedule", (1,), NO_REVISION),
        ("workflow_action", ("approve", 1), NO_WORKFLOW),
        ("collect_workflow_action_data", ("approve", 1), NO_WORKFLOW),
        ("confirm_workflow_cancellation", (), NO_WORKFLOW),
        ("workflow_history", (), NO_WORKFLOW),
        ("workflow_history_detail", (1,), NO_WORKFLOW),
        ("workflow_preview", (1,), NO_WORKFLOW),
    ],
)
def test_addresses_of_wagtail_answer_a_superuser_with_a_sentence(maker, name, args, sentence):
    draft = maker()
    before = snapshot(draft)

    response = make.signed_in(make.superuser()).post(reverse(NAMES + name, args=[draft.pk, *args]))

    assert said(response) == [sentence]
    assert snapshot(draft) == before


def test_bulk_deletion_is_refused():
    draft = make.draft()

    response = make.signed_in(make.superuser()).post(f"/admin/bulk/regulations/redactiondraft/delete/?id={draft.pk}")

    assert said(response) == [NO_DELETION]
    assert RedactionDraft.objects.count() == 1


def test_there_is_no_copy_and_no_chooser():
    draft = make.draft()
    client = make.signed_in(make.superuser())

    assert client.get(f"/admin/regulations/drafts/copy/{draft.pk}/").status_code == 404
    assert client.get("/admin/snippets/choose/regulations/redactiondraft/").status_code == 404


@pytest.mark.parametrize("maker", [make.on_visa, make.agreed, make.on_signature])
def test_closed_text_is_not_saved(maker):
    draft = maker()
    before = snapshot(draft)

    response = make.signed_in(make.superuser()).post(editor(draft), filled(draft))

    assert response.status_code == 200
    assert snapshot(draft) == before


def test_closed_text_is_not_autosaved():
    draft = make.on_visa()
    before = snapshot(draft)

    response = make.signed_in(make.superuser()).post(editor(draft), filled(draft), headers={"accept": "application/json"})

    assert response.status_code == 400
    assert response.json() == {
        "success": False,
        "error_code": "locked",
        "error_message": "Текст закрыт: проект на согласовании. Чтобы изменить его, отзовите проект на доработку.",
    }
    assert snapshot(draft) == before


def test_earlier_version_does_not_reopen_a_closed_text():
    draft = make.on_visa()
    before = snapshot(draft)
    address = reverse(f"{NAMES}revisions_revert", args=[draft.pk, draft.latest_revision_id])

    make.signed_in(make.superuser()).post(address, filled(draft))

    assert snapshot(draft) == before


def test_text_handed_in_while_it_was_being_saved_is_not_changed():
    draft = make.draft()
    client = make.signed_in(make.lawyer())

    def hand_in(request, instance):
        actions.submit(instance, by=make.lawyer())

    with hooks.register_temporarily("before_edit_snippet", hand_in):
        response = client.post(editor(draft), filled(draft))

    now = make.fresh(draft)
    assert response.status_code == 200
    assert now.stage == Stage.ON_VISA
    assert now.title == draft.title
    assert now.latest_revision_id == draft.latest_revision_id


def test_open_text_goes_back_to_an_earlier_version():
    draft = make.draft()
    client = make.signed_in(make.lawyer())
    first = draft.latest_revision_id
    client.post(editor(draft), filled(draft))
    address = reverse(f"{NAMES}revisions_revert", args=[draft.pk, first])

    client.post(address, filled(draft, title="Порядок применения сервисов"))

    assert make.fresh(draft).title == "Порядок применения сервисов"
    assert make.fresh(draft).stage == Stage.DRAFT


def test_saving_an_old_version_of_a_returned_draft_keeps_its_stage():
    draft = actions.withdraw(make.on_visa(), reason="Опечатка", by=make.lawyer())

    response = make.signed_in(make.lawyer()).post(editor(draft), filled(draft))

    assert response.status_code == 302
    assert make.fresh(draft).stage == Stage.DRAFT
    assert make.fresh(draft).title == "Подменённое название"


def test_revision_does_not_bring_its_stage_back():
    draft = make.fresh(make.on_visa())

    assert draft.latest_revision.as_object().stage == Stage.ON_VISA


def test_wagtail_workflow_given_to_drafts_is_neither_offered_nor_started():
    draft = make.draft()
    workflow = Workflow.objects.create(name="Чужой маршрут")
    WorkflowContentType.objects.create(workflow=workflow, content_type=ContentType.objects.get_for_model(RedactionDraft))
    before = snapshot(draft)
    client = make.signed_in(make.superuser())

    page = client.get(editor(draft)).content.decode()
    client.post(editor(draft), filled(draft, **{"action-submit": "1"}))

    assert "action-submit" not in page
    assert snapshot(draft) == before
    assert WorkflowState.objects.count() == 0


def test_editor_offers_saving_alone():
    draft = make.draft()

    page = make.signed_in(make.superuser()).get(editor(draft)).content.decode()

    assert "action-publish" not in page
    assert "action-submit" not in page
    assert reverse(f"{NAMES}delete", args=[draft.pk]) not in page


def test_preview_shows_what_is_being_typed():
    draft = make.draft()
    client = make.signed_in(make.lawyer())
    url = reverse(f"{NAMES}preview_on_edit", args=[draft.pk])

    client.post(url, filled(draft, **{"body-1-value-text": "Новые слова."}))
    page = client.get(url).content.decode()

    assert page.count("Новые слова.") == 1
    assert page.count("Проект. Не действует.") == 1


def test_earlier_version_is_shown_as_it_was():
    draft = make.draft()
    client = make.signed_in(make.lawyer())
    first = draft.latest_revision_id
    client.post(editor(draft), filled(draft, **{"body-1-value-text": "Новые слова."}))

    page = client.get(reverse(f"{NAMES}revisions_view", args=[draft.pk, first])).content.decode()

    assert page.count("Настоящий Порядок определяет сервисы.") == 1
    assert page.count("Новые слова.") == 0


def test_saving_tells_how_many_remarks_there_are():
    draft = make.draft()
    client = make.signed_in(make.lawyer())

    clean = client.post(editor(draft), filled(draft, title="Порядок применения сервисов"))
    wrong = client.post(editor(draft), filled(draft, **{"title": "Порядок применения сервисов", "body-1-value-text": "В настоящем Положении сказано всё."}))

    remarks = client.get(editor(draft)).context["lint"]
    blocks = draft.get_latest_revision_as_object().body.raw_data
    assert [finding.uid for finding in remarks] == [blocks[1]["id"]]
    assert said(clean)[-1] == "Текст сохранён. Замечаний к нему нет. Дальше – «Ход согласования»."
    assert said(wrong)[-1] == "Текст сохранён. Замечаний к нему: 1, они перечислены над текстом. Дальше – «Ход согласования»."


@pytest.mark.parametrize("name", ["history", "usage"])
def test_history_and_usage_open(name):
    draft = make.on_visa()

    assert make.signed_in(make.superuser()).get(reverse(NAMES + name, args=[draft.pk])).status_code == 200
