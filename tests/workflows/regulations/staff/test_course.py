"""The course of a draft through the screens: from handing in to the director's desk."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.workflows.regulations.staff import make_drafts as make
from workflows.files.models import StoredFile
from workflows.regulations import actions
from workflows.regulations.models import ApprovalRecord, OpinionRecord
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Stage
from workflows.regulations.tree import ActText

pytestmark = pytest.mark.django_db


def to(name, draft, *args):
    return reverse(f"regulations_{name}", args=[draft.pk, *args])


def said(response):
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def last(response):
    return said(response)[-1]


def shown(draft):
    return current_packet(draft).submission.content_sha256


def main_button(response):
    return response.context["main"].label if response.context["main"] else ""


@pytest.mark.parametrize(
    ("maker", "person", "button"),
    [
        (make.draft, make.lawyer, "Передать на согласование"),
        (make.draft, make.clerk, ""),
        (make.draft, make.director, ""),
        (make.on_visa, make.holder, "Согласовать или вернуть"),
        (make.on_visa, make.lawyer, "Внести мнение"),
        (make.on_visa, make.director, ""),
        (make.agreed, make.clerk, "Внести мнение"),
        (make.on_signature, make.director, "Прочитать и подписать приказ"),
        (make.on_signature, make.clerk, ""),
    ],
)
def test_one_main_button_is_the_next_step_of_the_person(maker, person, button):
    draft = maker()

    response = make.signed_in(person()).get(to("draft", draft))

    assert main_button(response) == button


def test_closed_buttons_say_why():
    draft = make.draft()

    response = make.signed_in(make.clerk()).get(to("draft", draft))

    why = {offer.label: offer.why for offer in response.context["others"]}
    assert why["Править текст"] == "Править проект может только юрист."
    assert why["Передать на согласование"] == "Передать проект на согласование может только юрист."
    assert all(why.values())


def test_empty_text_is_not_handed_in_and_the_editor_is_offered_instead():
    make.organisation()
    act = make.regulation()
    draft = actions.begin_draft(act, text=ActText(kind="Порядок", title="Порядок"), by=make.lawyer(), route=make.route())

    response = make.signed_in(make.lawyer()).get(to("draft", draft))

    assert main_button(response) == "Править текст"
    assert response.context["obstacles"] == ["В проекте нет ни одного пункта. Загрузите документ или внесите текст."]


def test_from_handing_in_to_the_directors_desk():
    draft = make.draft()
    lawyer, holder, clerk = map(make.signed_in, (make.lawyer(), make.holder(), make.clerk()))
    council = make.council()
    series = make.series()

    told = [
        last(lawyer.post(to("submit", draft))),
        last(holder.post(to("visa", draft, 0), {"decision": "agreed", "comment": "", "shown_sha256": shown(draft)})),
        last(clerk.post(to("opinion", draft), {"body": council.pk, "result": "agreed", "protocol_number": "3", "protocol_date": "20.02.2026"})),
        last(clerk.post(to("order", draft), {"series": series.pk, "effective_from": ""})),
        last(clerk.post(to("send", draft))),
    ]

    assert told == [
        "Проект передан на согласование. Дальше: ждём визу: Визова Анна Петровна.",
        "Ваша виза записана, все визы получены. Дальше: мнения, приказ и подпись.",
        "Мнение внесено: совет родителей. Нет проекта приказа. Его готовит юрист или делопроизводитель.",
        "Проект приказа готов. Дальше: передайте его на подпись.",
        "Проект и приказ переданы на подпись. Дальше: решение руководителя.",
    ]
    assert make.fresh(draft).stage == Stage.ON_SIGNATURE


def test_returning_needs_remarks_and_keeps_what_was_chosen():
    draft = make.on_visa()

    response = make.signed_in(make.holder()).post(to("visa", draft, 0), {"decision": "returned", "comment": "", "shown_sha256": shown(draft)})

    form = response.context["visa"]
    assert form.errors["comment"] == ["Напишите замечания: без них составитель не поймёт, что исправить."]
    assert form["decision"].value() == "returned"
    assert make.fresh(draft).stage == Stage.ON_VISA


def test_text_changed_since_it_was_shown_is_not_agreed_and_remarks_stay():
    draft = make.on_visa()

    posted = {"decision": "remarks", "comment": "Проверьте срок.", "shown_sha256": "0" * 64}
    response = make.signed_in(make.holder()).post(to("visa", draft, 0), posted)

    form = response.context["visa"]
    assert form.non_field_errors() == [
        "Пока вы читали, текст изменился. Откройте проект заново, прочитайте новый текст и решите ещё раз."
    ]
    assert form["comment"].value() == "Проверьте срок."
    assert ApprovalRecord.objects.count() == 0


def test_returned_draft_shows_the_remarks_and_may_be_edited():
    draft = make.on_visa()
    posted = {"decision": "returned", "comment": "Нет срока.", "shown_sha256": shown(draft)}
    make.signed_in(make.holder()).post(to("visa", draft, 0), posted)

    response = make.signed_in(make.lawyer()).get(to("draft", draft))

    assert [row.record.comment for row in response.context["steps"] if row.record] == ["Нет срока."]
    assert main_button(response) == "Передать на согласование"


def test_withdrawing_needs_a_reason():
    draft = make.on_visa()
    lawyer = make.signed_in(make.lawyer())

    silent = lawyer.post(to("withdraw", draft), {"reason": ""})
    stage = make.fresh(draft).stage
    spoken = lawyer.post(to("withdraw", draft), {"reason": "Опечатка"})

    assert silent.context["form"].errors["reason"] == ["Напишите причину: её увидят все, кто читал проект."]
    assert stage == Stage.ON_VISA
    assert said(spoken) == ["Проект отозван, текст открыт. Дальше: исправьте его и передайте снова."]
    assert make.fresh(draft).stage == Stage.DRAFT


def test_rejected_draft_stays_readable():
    draft = make.draft()
    lawyer = make.signed_in(make.lawyer())

    lawyer.post(to("reject", draft), {"reason": "Не нужен"})

    assert make.fresh(draft).stage == Stage.REJECTED
    assert lawyer.get(to("draft", draft)).status_code == 200


def test_opinion_without_protocol_is_refused_in_words_and_the_scan_is_not_asked_again():
    draft = make.agreed()
    clerk = make.signed_in(make.clerk())
    council = make.council()
    scan = SimpleUploadedFile("protokol.pdf", b"%PDF-1.7 protocol", content_type="application/pdf")

    first = clerk.post(to("opinion", draft), {"body": council.pk, "result": "proposals", "comment": "Уточнить срок", "scan": scan})
    form = first.context["form"]
    again = {"body": council.pk, "result": "proposals", "comment": "Уточнить срок", "scan_token": form["scan_token"].value()}
    clerk.post(to("opinion", draft), {**again, "protocol_number": "4", "protocol_date": "20.02.2026"})

    assert form.errors["protocol_number"] == ["Впишите номер протокола."]
    assert form["comment"].value() == "Уточнить срок"
    assert OpinionRecord.objects.get().scan == StoredFile.objects.get()
    assert clerk.get(to("scan", draft, OpinionRecord.objects.get().pk)).content == b"%PDF-1.7 protocol"


def test_scan_of_another_kind_is_refused():
    draft = make.agreed()
    scan = SimpleUploadedFile("run.exe", b"MZ")

    posted = {"body": make.council().pk, "result": "agreed", "protocol_number": "4", "protocol_date": "20.02.2026", "scan": scan}
    response = make.signed_in(make.clerk()).post(to("opinion", draft), posted)

    assert response.context["form"].errors["scan"] == ["Скан должен быть в PDF, JPG или PNG. Сохраните его в одном из этих видов."]
    assert OpinionRecord.objects.count() == 0


def test_scan_that_is_something_else_inside_is_refused():
    draft = make.agreed()
    scan = SimpleUploadedFile("protokol.pdf", b"not a scan at all")

    posted = {"body": make.council().pk, "result": "agreed", "protocol_number": "4", "protocol_date": "20.02.2026", "scan": scan}
    response = make.signed_in(make.clerk()).post(to("opinion", draft), posted)

    said = "Файл назван как скан, но внутри не PDF, JPG и не PNG. Откройте его у себя и сохраните заново."
    assert response.context["form"].errors["scan"] == [said]
    assert (OpinionRecord.objects.count(), StoredFile.objects.count()) == (0, 0)


def order_form(order, **changed):
    clauses = list(order.clauses.all())
    fields = {"title": order.title, "preamble": order.preamble, "clauses-TOTAL_FORMS": str(len(clauses) + 1), "clauses-INITIAL_FORMS": str(len(clauses))}
    for index, clause in enumerate(clauses):
        fields |= {f"clauses-{index}-position": str(clause.position), f"clauses-{index}-kind": clause.kind, f"clauses-{index}-text": clause.text}
    extra = len(clauses)
    fields |= {f"clauses-{extra}-position": "", f"clauses-{extra}-kind": "entrust", f"clauses-{extra}-text": ""}
    return {**fields, **changed}


def test_words_of_the_order_are_edited_and_a_clause_is_added_in_its_place():
    draft = make.agreed()
    order = actions.prepare_order(draft, series=make.series(), by=make.clerk())
    count = order.clauses.count()
    added = {f"clauses-{count}-position": "1", f"clauses-{count}-kind": "entrust", f"clauses-{count}-text": "Поручить секретарю учёт обращений."}

    response = make.signed_in(make.clerk()).post(to("order_words", draft), order_form(order, title="Об утверждении Порядка", **added))

    order.refresh_from_db()
    assert response.status_code == 302
    assert order.title == "Об утверждении Порядка"
    assert [clause.text for clause in order.clauses.all()][1] == "Поручить секретарю учёт обращений."
    assert order.clauses.count() == count + 1


def test_order_without_the_approving_clause_is_not_saved_and_the_words_stay():
    draft = make.agreed()
    order = actions.prepare_order(draft, series=make.series(), by=make.clerk())

    response = make.signed_in(make.clerk()).post(to("order_words", draft), order_form(order, title="Другой", **{"clauses-0-text": ""}))

    assert response.context["clauses"].non_form_errors() == [
        "В приказе нет пункта «утвердить». Без него акт не утверждается: верните этот пункт."
    ]
    assert response.context["form"]["title"].value() == "Другой"
    order.refresh_from_db()
    assert order.title != "Другой"


def test_closed_text_is_read_on_the_page_of_the_draft():
    draft = make.on_visa()

    response = make.signed_in(make.lawyer()).get(reverse("wagtailsnippets_regulations_redactiondraft:edit", args=[draft.pk]))

    assert response.url == to("draft", draft)
    assert said(response) == ["Текст закрыт: проект на согласовании. Чтобы изменить его, отзовите проект на доработку."]


def queries(client, django_assert_max_num_queries, url):
    with django_assert_max_num_queries(200) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def test_list_of_drafts_costs_the_same_for_one_and_for_three(django_assert_max_num_queries):
    client = make.signed_in(make.lawyer())
    url = reverse("wagtailsnippets_regulations_redactiondraft:list")
    make.on_visa("first")
    client.get(url)

    one = queries(client, django_assert_max_num_queries, url)
    make.on_visa("second")
    make.on_visa("third")
    three = queries(client, django_assert_max_num_queries, url)

    assert three == one


def test_list_is_filtered_by_stage():
    make.draft("first")
    make.on_visa("second")

    response = make.signed_in(make.lawyer()).get(reverse("wagtailsnippets_regulations_redactiondraft:list"), {"stage": "on_visa"})

    assert [draft.regulation.slug for draft in response.context["object_list"]] == ["second"]
