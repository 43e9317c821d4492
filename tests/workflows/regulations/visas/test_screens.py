"""What people see of terms, substitutes, opinions and sheets on the staff screens."""

from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests import make
from tests.portal.desk.screen import front_page
from tests.workflows.regulations import story
from tests.workflows.regulations.visas import make_visas as visas
from workflows.people.models import Substitution
from workflows.regulations import actions
from workflows.regulations.amending import edits
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.models import ApprovalRecord, OpinionRecord, OpinionRequest, Redaction
from workflows.regulations.stages import OpinionResult
from workflows.workdays.models import CalendarYear

pytestmark = pytest.mark.django_db


def _this_week(person, *, substitute):
    today = timezone.localdate()
    return visas.absent(person, substitute=substitute, since=today - timedelta(days=1), until=today + timedelta(days=1))


def _words(response) -> str:
    page = html.fromstring(response.content.decode())
    return " ".join(page.get_element_by_id("main").text_content().split())


def _course(client, draft) -> str:
    return _words(client.get(reverse("regulations_draft", args=[draft.pk])))


def test_the_course_shows_until_when_a_visa_is_due_and_by_how_much_it_is_late(at_desk):
    visas.calendar(2026, 2027)
    who = story.cast()
    draft = visas.submitted(who, at=visas.day(2, month=3))

    said = _course(at_desk(who.lawyer), draft)

    assert "Волков Олег Петровна, Методист, до 5 марта 2026 г., просрочено на " in said


def test_a_visa_without_a_calendar_says_what_to_do_and_is_no_fault(at_desk):
    who = story.cast()
    draft = visas.submitted(who)

    said = _course(at_desk(who.deputy), draft)

    assert "срок – 3 рабочих дня. Производственный календарь на 2026 год не сверен. Внесите и подтвердите его" in said


def test_the_substitute_finds_the_visa_on_the_desk_and_puts_it(at_desk):
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    _this_week(who.deputy, substitute=methodist)
    draft = story.submitted(who)
    client = at_desk(methodist)
    (row,) = front_page(client)["Ждёт вашей визы"]

    page = client.get(row.address)
    form = page.context["visa"]
    address = reverse("regulations_visa", args=[draft.pk, page.context["visa_step"]])
    response = client.post(address, {"decision": "agreed", "comment": "", "shown_sha256": form.initial["shown_sha256"]})

    assert "Вы замещаете: О.П. Волков." in row.note
    assert "Вы решаете за другого человека: Волков Олег Петровна, Методист (замещение: приказ от 13.11.2026 № 5-к)." in _words(page)
    assert response.status_code == 302
    assert ApprovalRecord.objects.get().instead_of == who.deputy
    assert "Лисина Олег Петровна, за: Волков Олег Петровна, Методист (замещение: приказ от 13.11.2026 № 5-к)" in _course(client, draft)


def test_the_director_sees_for_whom_a_visa_was_put(at_desk):
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    _this_week(who.deputy, substitute=methodist)
    draft = story.visa(story.visa(story.submitted(who), step=0, by=methodist), step=1, by=who.engineer)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    actions.send_to_signature(draft, by=who.clerk)

    said = _words(at_desk(who.head).get(reverse("regulations_sign", args=[draft.pk])))

    assert "Лисина Олег Петровна, Методист, за: Волков Олег Петровна, Методист (замещение: приказ от 13.11.2026 № 5-к)" in said


def test_a_substitute_with_nothing_to_do_is_told_what_will_come(at_desk):
    methodist = make.executor(last_name="Лисина")
    _this_week(make.executor(), substitute=methodist)

    assert list(front_page(at_desk(methodist))) == ["Ждёт вашей визы"]


def test_a_visa_of_a_stranger_answers_403(at_desk):
    who = story.cast()
    draft = story.submitted(who)

    assert at_desk(make.executor()).post(reverse("regulations_visa", args=[draft.pk, 0]), {}).status_code == 403


def test_the_clerk_writes_down_who_got_the_text_and_when(at_desk):
    visas.calendar(2026, 2027)
    who = story.cast()
    draft = visas.submitted(who)
    body, council = visas.workers(draft.regulation), story.council(draft.regulation)
    client, address = at_desk(who.clerk), reverse("regulations_ask", args=[draft.pk])
    assert client.get(reverse("regulations_draft", args=[draft.pk])).context["main"].label == "Направить на учёт мнения"

    response = client.post(address, {"bodies": [body.pk, council.pk], "sent_on": "16.11.2026", "how": "лично под подпись"})

    assert response.status_code == 302
    assert "Записано: проект получили первичная профсоюзная организация, совет родителей." in [
        str(message).partition(" Дальше")[0] for message in get_messages(response.wsgi_request)
    ]
    assert sorted(OpinionRequest.objects.values_list("body_name", "term_days")) == [
        ("первичная профсоюзная организация", 5),
        ("совет родителей", None),
    ]
    assert "Проект получен 16 ноября 2026 г., лично под подпись; до 23 ноября 2026 г." in _course(client, draft)


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"bodies": []}, {"bodies": ["Отметьте, кто получил проект."]}),
        ({"sent_on": "когда-то"}, {"sent_on": ["Впишите дату: 20.02.2026."]}),
        ({"how": ""}, {"how": ["Напишите, как передан проект."]}),
    ],
)
def test_an_incomplete_request_is_explained_and_nothing_is_lost(at_desk, fields, errors):
    who = story.cast()
    draft = visas.submitted(who)
    body = story.council(draft.regulation)
    sent = {"bodies": [body.pk], "sent_on": "16.11.2026", "how": "письмом", **fields}

    response = at_desk(who.clerk).post(reverse("regulations_ask", args=[draft.pk]), sent)

    assert response.context["form"].errors == errors
    assert response.context["form"]["how"].value() == sent["how"]


def test_silence_after_the_term_is_entered_without_more_words(at_desk):
    visas.calendar(2026)
    who = story.cast()
    draft = visas.submitted(who, at=visas.day(2, month=3))
    body = visas.workers(draft.regulation)
    actions.ask_opinions(draft, bodies=[body], sent_on=date(2026, 3, 2), how="письмом", by=who.clerk, at=visas.day(2, month=3))

    response = at_desk(who.clerk).post(reverse("regulations_opinion", args=[draft.pk]), {"body": body.pk, "result": "no_answer"})

    assert response.status_code == 302
    assert OpinionRecord.objects.get().result == OpinionResult.NO_ANSWER


def test_a_disagreement_of_workers_brings_the_law_onto_the_screen(at_desk):
    who = story.cast()
    draft = visas.submitted(who)
    body = visas.workers(draft.regulation)
    said = {"body": body.pk, "result": "disagreed", "protocol_number": "4", "protocol_date": "17.11.2026", "comment": "Против."}

    response = at_desk(who.clerk).post(reverse("regulations_opinion", args=[draft.pk]), said)

    told = str(next(iter(get_messages(response.wsgi_request)))).replace("\u00a0", " ")
    assert "(ТК РФ, ст. 372, ч. 3 и 4)" in told
    assert "разногласия оформляются протоколом" in _course(at_desk(who.lawyer), draft)


def test_a_course_with_three_bodies_costs_the_queries_of_one(at_desk, django_assert_num_queries):
    visas.calendar(2026, 2027)
    who = story.cast()
    draft = visas.submitted(who)
    client, address = at_desk(who.deputy), reverse("regulations_draft", args=[draft.pk])
    _ask(draft, who, "совет родителей")
    client.get(address)
    with _counted() as one:
        client.get(address)

    _ask(draft, who, "совет обучающихся")
    _ask(draft, who, "педагогический совет")

    with django_assert_num_queries(len(one)):
        client.get(address)


def _ask(draft, who, name):
    actions.ask_opinions(draft, bodies=[story.council(draft.regulation, name)], sent_on=visas.DAY, how="письмом", by=who.clerk, at=visas.MONDAY)


def _counted():
    return CaptureQueriesContext(connection)


def test_the_card_of_a_redaction_tells_the_term_of_publication(at_desk):
    visas.calendar(2026)
    who = story.cast()
    redaction = story.signed(who)
    client, card = at_desk(who.clerk), reverse("redactions:inspect", args=[redaction.pk])
    waiting = _words(client.get(card))

    actions.record_publication(redaction, address="/akty/poryadok/red/1/", at=visas.day(13, month=3))

    assert "Срок: до 13 марта 2026 г., просрочено на " in waiting
    assert "Срок: до 13 марта 2026 г., размещена в срок" in _words(client.get(card))


def test_a_redaction_built_anew_has_its_term_from_the_order_that_made_it_necessary(at_desk):
    visas.calendar(2026)
    who = story.cast()
    first = story.signed(who)
    uids = {node.label: node.uid for node in text_of_redaction(first).walk()}
    story.changed(who, first, lambda text: edits.repealed(text, uids["1.2"]), since=date(2026, 9, 1), at=visas.day(18, month=5))
    story.changed(who, first, lambda text: edits.repealed(text, uids["2.1"]), since=date(2026, 7, 1), at=visas.day(15, month=6))
    rebuilt = Redaction.objects.get(signed_with__isnull=False)

    card = _words(at_desk(who.clerk).get(reverse("redactions:inspect", args=[rebuilt.pk])))

    assert (rebuilt.order.signed_on, rebuilt.made_by.signed_on) == (date(2026, 5, 18), date(2026, 6, 15))
    assert "Срок: до 29 июня 2026 г." in card


def test_the_clerk_keeps_substitutions_and_their_history(at_desk):
    clerk, person, other = make.clerk(), make.executor(), make.executor(last_name="Лисина")
    client = at_desk(clerk)
    sent = {"person": person.pk, "substitute": other.pk, "valid_from": "16.11.2026", "valid_to": "20.11.2026", "basis": "приказ № 5-к"}

    assert client.post(reverse("substitution:add"), sent).status_code == 302

    row = Substitution.objects.get()
    assert (row.history.get().history_user, str(row)) == (clerk, "О.П. Лисина замещает: О.П. Волков, 16.11.2026 – 20.11.2026")
    assert "Лисина" in client.get(reverse("substitution:index")).content.decode()
    client.post(reverse("substitution:delete", args=[row.pk]))
    assert Substitution.objects.filter(pk=row.pk).exists()


def test_a_substitution_that_ends_before_it_begins_is_explained(at_desk):
    person, other = make.executor(), make.executor()
    sent = {"person": person.pk, "substitute": other.pk, "valid_from": "16.11.2026", "valid_to": "12.11.2026", "basis": "приказ № 5-к"}

    response = at_desk(make.clerk()).post(reverse("substitution:add"), sent)

    assert response.context["form"].errors == {"__all__": ["Последний день замещения раньше первого."]}


@pytest.mark.parametrize(("person", "opens"), [(make.clerk, True), (make.administrator, True), (make.lawyer, False), (make.executor, False)])
def test_who_keeps_substitutions(at_desk, person, opens):
    assert (at_desk(person()).get(reverse("substitution:index")).status_code == 200) is opens


def test_a_page_with_terms_stands_when_no_year_is_checked(at_desk):
    who = story.cast()
    CalendarYear.objects.all().delete()
    story.submitted(who)

    (row,) = front_page(at_desk(who.deputy))["Ждёт вашей визы"]

    assert "Производственный календарь на" in row.note
