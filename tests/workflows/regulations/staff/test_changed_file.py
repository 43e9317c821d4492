"""A changed Word file of a redaction on the screens: upload, questions, draft; and what is refused."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import make as people
from tests.workflows.regulations import story
from tests.workflows.regulations.amending.make_amending import find, seed
from tests.workflows.regulations.matching.make_matching import delete, edited, our_file, put_before, reword
from tests.workflows.regulations.staff import make_drafts as make
from workflows.files.models import StoredFile
from workflows.files.storage import read
from workflows.people import roles
from workflows.regulations.amending.edits import with_words
from workflows.regulations.amending.operations import Part
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.drafts import text_of
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import DraftWay

pytestmark = pytest.mark.django_db

OTHER = "Положение\nо стипендиях\n\n1. Общие положения\n1.1. Стипендию назначает приказ.\n1.2. Её размер определяет учредитель.\n".encode()
NEW = "Каталог сервисов утверждает директор не реже раза в год."


@pytest.fixture
def who():
    return story.cast()


@pytest.fixture
def base(who):
    return story.signed(who, text=seed(), regulation=people.regulation(title=seed().title))


@pytest.fixture
def lawyer(who):
    return make.signed_in(who.lawyer)


def changed(base, *edits):
    return edited(our_file(text_of_redaction(base)), *edits)


def upload(client, base, data, name="poryadok.docx"):
    return client.post(reverse("regulations_changed_file", args=[base.pk]), {"document": SimpleUploadedFile(name, data)})


def review(client, base, *edits):
    """The address of the review of a file with these edits."""
    return upload(client, base, changed(base, *edits)).url


def fields(page, **more):
    """What the browser sends back: the marked answers and what is typed."""
    marked = {question.key: question.default for question in page.context["form"].matching.questions if question.default}
    return {"reason": "Нужен каталог", "effective_from": "", **marked, **more}


def sentences(page):
    return [line.sentence for line in page.context["panel"].lines]


def drafts():
    return RedactionDraft.objects.filter(way=DraftWay.AMEND)


def test_the_card_of_the_redaction_leads_to_the_upload(base, lawyer):
    page = lawyer.get(reverse("regulations_begin_changes", args=[base.pk])).content.decode()

    assert reverse("regulations_changed_file", args=[base.pk]) in page


def test_clear_changes_become_a_draft_with_its_file(base, lawyer):
    file = changed(base, reword("3.5.", "3 дней", "5 рабочих дней"))
    address = upload(lawyer, base, file).url
    page = lawyer.get(address)
    assert sentences(page) == ["в пункте 3.5 слова «3 дней» заменить словами «5 рабочих дней»"]
    assert drafts().count() == 0

    answer = lawyer.post(address, fields(page, go="1", effective_from="01.09.2026"))

    draft = drafts().get()
    assert answer.url == reverse("regulations_amend", args=[draft.pk])
    assert (draft.base, draft.reason, draft.effective_from.isoformat()) == (base, "Нужен каталог", "2026-09-01")
    assert text_of(draft) == with_words(text_of_redaction(base), find(text_of_redaction(base), "3.5").uid, Part.TEXT, find(seed(), "3.5").text.replace("3 дней", "5 рабочих дней"))
    assert read(draft.source.blob) == file
    assert lawyer.get(reverse("regulations_source", args=[draft.pk])).status_code == 200


def test_numbers_that_word_moved_are_told(base, lawyer):
    page = lawyer.get(review(lawyer, base, put_before("2.7.", f"2.7. {NEW}"), reword("2.7. Взаимодействие", "2.7.", "2.8.")))

    assert page.context["notes"] == [
        "Файл сдвинул номера: 2.7 стал 2.8. Номера не меняются: каждый пункт останется под своим. Если файл поправил и ссылки на эти номера, верните их.",
        "Новое место, в файле пункт 2.7, получит номер 2.6¹: номера не повторяются и не сдвигаются.",
    ]
    assert sentences(page) == [f"раздел 2 дополнить пунктом 2.6¹ следующего содержания: «2.6¹. {NEW}»"]


def test_a_doubtful_place_must_be_answered(base, lawyer):
    address = review(lawyer, base, reword("2.6.", find(seed(), "2.6").text, NEW))
    page = lawyer.get(address)
    assert [question.title for question in page.context["unanswered"]] == ["Пункт\u00a02.6"]

    again = lawyer.post(address, fields(page, go="1"))

    key = page.context["form"].matching.questions[0].key
    assert again.context["form"].errors == {key: ["Выберите ответ."]}
    assert again.context["form"]["reason"].value() == "Нужен каталог"
    assert drafts().count() == 0


@pytest.mark.parametrize(("answer", "label"), [(0, "2.6"), (1, "2.6¹")])
def test_the_answer_makes_the_draft(base, lawyer, answer, label):
    address = review(lawyer, base, reword("2.6.", find(seed(), "2.6").text, NEW))
    page = lawyer.get(address)
    question = page.context["form"].matching.questions[0]

    lawyer.post(address, fields(page, go="1", **{question.key: question.options[answer].value}))

    new = text_of(drafts().get())
    assert find(new, label).text == NEW
    assert find(new, "2.6").repealed == (answer == 1)


def test_what_the_answers_make_is_shown_before_anything_is_saved(base, lawyer):
    address = review(lawyer, base, delete("2.6."))
    page = lawyer.get(address)
    assert sentences(page) == ["пункт 2.6 признать утратившим силу"]
    question = page.context["form"].matching.questions[0]

    again = lawyer.post(address, fields(page, reason="Пока думаю", **{question.key: "keep"}))

    assert (again.context["is_same"], sentences(again)) == (True, [])
    assert again.context["form"]["reason"].value() == "Пока думаю"
    assert drafts().count() == 0


def test_a_strange_answer_is_refused(base, lawyer):
    address = review(lawyer, base, delete("2.6."))
    page = lawyer.get(address)
    question = page.context["form"].matching.questions[0]

    again = lawyer.post(address, fields(page, go="1", **{question.key: "same:чужое"}))

    assert again.context["form"].errors == {question.key: ["Такого ответа нет. Выберите один из показанных."]}
    assert drafts().count() == 0


def test_a_reason_is_asked_for(base, lawyer):
    address = review(lawyer, base, reword("3.5.", "3 дней", "5 дней"))

    again = lawyer.post(address, {"go": "1", "reason": ""})

    assert again.context["form"].errors == {"reason": ["Напишите, зачем нужны изменения: это прочитают согласующие."]}
    assert drafts().count() == 0


def test_a_file_without_changes_makes_no_draft(base, lawyer):
    address = review(lawyer, base)
    assert lawyer.get(address).context["is_same"]

    again = lawyer.post(address, {"go": "1", "reason": "Так"})

    assert again.context["form"].non_field_errors() == ["С такими ответами файл не отличается от действующей редакции: менять нечего. Измените ответы или загрузите другой файл."]
    assert drafts().count() == 0


BAD = [
    ("pusto.docx", b"", "Файл пуст. Выберите файл с текстом документа."),
    ("bumaga.pdf", b"%PDF-1.7 text", "Файл «bumaga.pdf» загрузить нельзя: это PDF. Откройте его в редакторе, сохраните как .docx и загрузите снова."),
    (
        "stipendii.txt",
        OTHER,
        "Это файл другого акта: в нём «Положение о стипендиях», а изменяется «Порядок применения образовательной организацией сервисов взаимодействия…». "
        "Совпало мест: 1 из 51. Загрузите файл действующей редакции этого акта. Если акт переписан целиком, подготовьте его новую редакцию.",
    ),
]


@pytest.mark.parametrize(("name", "data", "sentence"), BAD)
def test_a_bad_file_is_told_and_not_kept(base, lawyer, name, data, sentence):
    before = StoredFile.objects.count()

    page = upload(lawyer, base, data, name)

    assert page.context["form"].errors["document"] == [sentence]
    assert (StoredFile.objects.count(), drafts().count()) == (before, 0)


def test_a_replaced_redaction_sends_the_file_to_the_one_that_holds(who, base, lawyer):
    address = review(lawyer, base, reword("3.5.", "3 дней", "5 рабочих дней"))
    uid = find(text_of_redaction(base), "4.1").uid
    second = story.changed(who, base, lambda text: with_words(text, uid, Part.TEXT, "Настоящий Порядок утверждает директор."))

    page = lawyer.post(address, {"go": "1", "reason": "Так"})

    assert page.status_code == 403
    assert page.context["sentence"] == (
        f"Редакция № 1 акта «{base.regulation}» уже заменена. Готовьте изменения к действующей редакции. "
        "Вернитесь – и файл откроется рядом с действующей редакцией № 2."
    )
    assert "в пункте 3.5 слова «3 дней» заменить словами «5 рабочих дней»" in [said.replace("\u00a0", " ") for said in sentences(lawyer.get(page.context["back"]))]
    assert page.context["back"].startswith(reverse("regulations_changed_file", args=[second.pk]))
    assert drafts().exclude(order__isnull=False).count() == 0


def test_the_file_of_another_person_is_not_opened(base, lawyer):
    address = review(lawyer, base)

    answer = make.signed_in(make.superuser()).get(address)

    assert answer.url == reverse("regulations_changed_file", args=[base.pk])
    assert [str(message) for message in get_messages(answer.wsgi_request)] == ["Этот файл загрузил другой человек. Загрузите его сами."]


@pytest.mark.parametrize("role", [roles.DIRECTOR, roles.CLERK, roles.EXECUTOR, roles.EDITOR, roles.ADMINISTRATOR])
def test_only_a_lawyer_changes_an_act(base, lawyer, role):
    address = review(lawyer, base)
    client = make.signed_in(people.user(role=role))

    assert [client.get(url).status_code for url in (reverse("regulations_changed_file", args=[base.pk]), address)] == [403, 403]
    assert client.post(address, {"go": "1", "reason": "Так"}).status_code == 403
    assert drafts().count() == 0
