"""Loading a document: what is shown, what is made, and what is not."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.workflows.regulations.staff import make_drafts as make
from workflows.files.models import StoredFile
from workflows.files.storage import read
from workflows.regulations.drafts import text_of
from workflows.regulations.forms.slugs import slug_of
from workflows.regulations.models import RedactionDraft, Regulation

pytestmark = pytest.mark.django_db

PAPER = """Школа № 1

УТВЕРЖДЁН
приказом от 26.02.2026 № 01/0226-У

Порядок
приёма обращений

1. Общие положения
1.1. Настоящий Порядок говорит об обращениях.
1.2. В настоящем Положении используются понятия.
2. Приём
2.1. Обращения принимает секретарь:
- лично;
- по почте.
""".encode()
UPLOAD = "regulations_import"


def upload(client, data=PAPER, name="poryadok.txt", **fields):
    return client.post(reverse(UPLOAD), {"document": SimpleUploadedFile(name, data), **fields})


def new_act(**changed):
    return {"regulation": "", "kind": "Порядок", "title": "Порядок приёма обращений", "short_title": "Порядок приёма", "slug": "", "reason": "", **changed}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("pusto.txt", b"", "Файл пуст. Выберите файл с текстом документа."),
        ("bumaga.pdf", b"%PDF-1.7 text", "Файл «bumaga.pdf» загрузить нельзя: это PDF. Откройте его в редакторе, сохраните как .docx и загрузите снова."),
    ],
)
def test_bad_file_is_told_in_a_sentence_and_the_chosen_act_stays(name, data, sentence):
    act = make.regulation()

    response = upload(make.signed_in(make.lawyer()), data, name, regulation=act.pk)

    form = response.context["form"]
    assert form.errors["document"] == [sentence]
    assert form["regulation"].value() == str(act.pk)
    assert StoredFile.objects.count() == 0


def test_review_shows_both_sides_and_makes_nothing():
    client = make.signed_in(make.lawyer())

    response = client.get(upload(client).url)

    rows = {row.label: row for row in response.context["tree"] if row.label}
    lines = {line.number: line for line in response.context["lines"]}
    assert list(rows) == ["1.", "1.1.", "1.2.", "2.", "2.1."]
    assert lines[rows["2.1."].first].key == rows["2.1."].key
    assert lines[rows["2.1."].first].words == "2.1. Обращения принимает секретарь:"
    assert (RedactionDraft.objects.count(), Regulation.objects.count()) == (0, 0)


def test_findings_lead_to_both_places():
    client = make.signed_in(make.lawyer())

    response = client.get(upload(client).url)

    wrong_kind = [finding for finding in response.context["findings"] if finding.label == "1.2"]
    assert [finding.key for finding in wrong_kind] == ["1-2"]
    assert all(finding.line for finding in wrong_kind)


def test_new_act_is_suggested_by_the_document():
    client = make.signed_in(make.lawyer())

    form = client.get(upload(client).url).context["form"]

    assert form["kind"].value() == "Порядок"
    assert form["title"].value() == "Порядок приёма обращений"
    assert form["slug"].value() == "poryadok-priema-obrascheniy".replace("scheniy", "shcheniy")


def test_draft_of_a_new_act_keeps_the_text_the_findings_and_the_file():
    client = make.signed_in(make.lawyer())
    make.route()
    review = upload(client).url

    response = client.post(review, new_act())

    draft = RedactionDraft.objects.get()
    assert response.url == reverse("regulations_draft", args=[draft.pk])
    assert draft.regulation.slug == "poryadok-priema"
    assert [node.label or node.text for node in text_of(draft).walk()] == ["1", "1.1", "1.2", "2", "2.1", "лично;", "по почте."]
    assert "wrong_document_kind" in {finding["code"] for finding in draft.findings}
    assert read(draft.source.blob) == PAPER
    assert client.get(reverse("regulations_source", args=[draft.pk])).content == PAPER


def test_draft_of_an_act_that_is_there():
    client = make.signed_in(make.lawyer())
    act = make.regulation()

    client.post(upload(client, regulation=act.pk).url, {"regulation": act.pk})

    assert RedactionDraft.objects.get().regulation == act
    assert Regulation.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"kind": ""}, "kind", "Выберите вид акта."),
        ({"title": ""}, "title", "Впишите полное название."),
        ({"short_title": ""}, "short_title", "Впишите краткое название."),
        ({"slug": "порядок"}, "slug", "В адресе только латинские буквы, цифры и дефисы."),
        ({"slug": "poryadok"}, "slug", "Адрес «poryadok» уже занят. Впишите другой."),
    ],
)
def test_incomplete_act_is_told_and_nothing_is_made(changed, field, sentence):
    make.regulation()
    client = make.signed_in(make.lawyer())

    response = client.post(upload(client).url, new_act(**{"reason": "Нужен порядок", **changed}))

    assert response.context["form"].errors[field] == [sentence]
    assert response.context["form"]["reason"].value() == "Нужен порядок"
    assert RedactionDraft.objects.count() == 0


def test_second_draft_of_one_act_is_refused_and_no_act_is_left_behind():
    client = make.signed_in(make.lawyer())
    act = make.draft().regulation

    response = client.post(upload(client).url, {"regulation": act.pk})

    assert list(response.context["form"].errors) == ["regulation"]
    assert RedactionDraft.objects.count() == 1


def test_file_of_another_person_is_not_reviewed():
    review = upload(make.signed_in(make.lawyer())).url

    response = make.signed_in(make.superuser()).get(review)

    assert response.url == reverse(UPLOAD)
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Этот файл загрузил другой человек. Загрузите его сами."]


def test_blank_draft_opens_in_the_editor():
    client = make.signed_in(make.lawyer())

    response = client.post(reverse("regulations_blank"), new_act())

    draft = RedactionDraft.objects.get()
    assert response.url == reverse("wagtailsnippets_regulations_redactiondraft:edit", args=[draft.pk])
    assert draft.title == "Порядок приёма обращений"


def test_russian_title_becomes_an_address():
    assert slug_of("Порядок применения сервисов взаимодействия") == "poryadok-primeneniya-servisov-vzaimodeystviya"
    assert slug_of("Подъезд, объём и съёмка") == "podezd-obem-i-semka"
