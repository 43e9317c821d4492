"""Stories at the desk, through the screens alone: from a sheet of paper to an answer that has left; nothing typed is ever lost."""

import pytest
from lxml import html

from tests import make
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import at, errors, key_of, steps, words
from workflows.appeals.models import Appeal, AssignmentState, CaseFile, CaseIndex, Message, Note
from workflows.appeals.stages import Stage

pytestmark = pytest.mark.django_db


def test_the_next_step_is_one_button_for_each(at_desk):
    clerk, head, executor = make.clerk(), make.head(), make.executor()
    appeal = desk.registered()

    seen = [steps(at_desk(person).get(at("card", appeal.pk)))[0] for person in (clerk, head)]
    at_desk(head).post(at("assign", appeal.pk), {"responsible": executor.pk, "text": "Ответить."})
    seen.append(steps(at_desk(executor).get(at("card", appeal.pk)))[0])
    at_desk(executor).post(at("accept", appeal.pk))
    seen.append(steps(at_desk(executor).get(at("card", appeal.pk)))[0])

    assert seen == ["", "Поручить", "Принять к рассмотрению", "Составить ответ"]


def test_closed_steps_say_why(at_desk):
    appeal = desk.registered()

    page = words(at_desk(make.clerk()).get(at("card", appeal.pk)))

    assert "Обращение ждёт резолюции: исполнителя выбирает руководитель." in page
    assert "это делает руководитель или тот, кому дано право решать по обращениям" in page


def test_each_term_explains_its_day(at_desk):
    appeal = desk.registered()

    page = words(at_desk(make.clerk()).get(at("card", appeal.pk)))

    assert page.count("Почему эта дата") == 3
    assert "59-ФЗ 12(1): 30 календарных дней" in page.replace("\u00a0", " ")


def test_a_work_given_back_is_closed_to_who_gave_it_back(at_desk):
    executor = make.executor()
    appeal = desk.assigned(to=executor)

    answer = at_desk(executor).post(at("give_back", appeal.pk), {"remark": "Не мой вопрос."})

    assert answer.url == at("mine")
    assert appeal.assignments.get().state == AssignmentState.RETURNED


def test_a_helper_reports_and_gets_the_work_back(at_desk):
    executor, helper = make.executor(), make.executor()
    appeal = desk.in_review(to=executor)
    lead, assistant = at_desk(executor), at_desk(helper)

    lead.post(at("share", appeal.pk), {"executor": helper.pk, "text": "Собрать сведения."})
    assistant.post(at("report", appeal.pk, appeal.assignments.last().pk), {"words": "Собрано."})
    lead.post(at("return_report", appeal.pk, appeal.assignments.last().pk), {"remark": "Мало."})

    assert list(appeal.assignments.filter(executor=helper).values_list("state", flat=True)) == [AssignmentState.DONE, AssignmentState.GIVEN]


def test_the_feed_is_one_and_is_narrowed(at_desk):
    clerk = make.clerk()
    appeal, client = desk.registered(by=clerk), at_desk(clerk)
    client.post(at("note", appeal.pk), {"text": "Звонила мама."})

    def titles(part):
        page = html.fromstring(client.get(at("card", appeal.pk), {"feed": part}).content.decode())
        return [" ".join(one.text_content().split()) for one in page.xpath("//p[@class='feed__title']")]

    assert titles("correspondence") == ["Поступило: почта"]
    assert titles("internal") == ["Заметка"]
    assert len(titles("")) == len(titles("system")) + 2
    assert Note.objects.get().by == clerk


def test_a_statement_to_stop_ends_the_work(at_desk):
    clerk = make.clerk()
    appeal, client = desk.in_review(), at_desk(clerk)
    key = key_of(client.get(at("message", appeal.pk)))

    client.post(at("message", appeal.pk), {"key": key, "sort": "stop", "channel": "hand", "received_on": f"{desk.TODAY:%d.%m.%Y}", "text": "Прошу прекратить."})
    client.post(at("withdraw", appeal.pk), {"statement": Message.objects.get().pk})

    appeal.refresh_from_db()
    assert appeal.stage == Stage.WITHDRAWN


def test_many_are_put_on_control_after_a_preview(at_desk):
    one, other, client = desk.registered(), desk.registered(), at_desk(make.clerk())

    page = client.get(at("bulk", "control"), {"pk": [one.pk, other.pk]})
    client.post(at("bulk", "control"), {"pk": [one.pk, other.pk]})

    assert "Коснётся обращений: 2" in words(page)
    assert Appeal.objects.filter(on_control=True).count() == 2


def test_letters_that_came_twice_are_marked_in_the_list_and_put_beside_the_first_ones_at_once(at_desk):
    first, twin, other = desk.received(), desk.received(), desk.received(text="О другом.")
    client = at_desk(make.clerk())

    listed = words(client.get(at("incoming")))
    page = words(client.get(at("bulk", "duplicate"), {"pk": [first.pk, twin.pk, other.pk]}))
    client.post(at("bulk", "duplicate"), {"pk": [twin.pk]})

    assert listed.count(f"похоже на дубль: вх. {first.intake_id}") == listed.count("похоже на дубль") == 1
    assert "Коснётся обращений: 1" in page
    assert f"первое письмо: {first}" in page
    assert page.count("Такого же письма от этого человека среди открытых нет.") == 2
    assert [str(one.duplicate.original) for one in Appeal.objects.filter(stage=Stage.TECHNICAL_DUPLICATE)] == [str(first)]
    assert f"Первое письмо{first}" in words(client.get(at("card", twin.pk)))
    assert f"Дубли{twin}" in words(client.get(at("card", first.pk)))


def test_a_person_chooses_the_first_letter_and_says_why(at_desk):
    first, scan = desk.received(), desk.received(text="Скан того же письма.")
    client = at_desk(make.clerk())

    silent = client.post(at("duplicate", scan.pk), {"original": first.pk, "reason": ""})
    client.post(at("duplicate", scan.pk), {"original": first.pk, "reason": "Та же бумага."})

    assert any("Напишите, почему" in error for error in errors(silent))
    assert Appeal.objects.get(pk=scan.pk).duplicate.reason == "Та же бумага."


def test_a_bulk_act_skips_what_it_does_not_fit_and_says_why(at_desk):
    head, executor = make.head(), make.executor()
    waiting, unregistered, client = desk.registered(), desk.received(), at_desk(head)

    page = client.get(at("bulk", "assign"), {"pk": [waiting.pk, unregistered.pk]})
    client.post(at("bulk", "assign"), {"pk": [waiting.pk, unregistered.pk], "responsible": executor.pk})

    assert "Коснётся обращений: 1" in words(page)
    assert "Пропустим: 1" in words(page)
    assert [appeal.stage for appeal in Appeal.objects.order_by("pk")] == [Stage.ASSIGNED, Stage.RECEIVED]


def test_nothing_is_done_to_letters_that_the_person_may_not_read(at_desk):
    appeal = desk.registered()

    at_desk(make.executor()).post(at("bulk", "control"), {"pk": [appeal.pk]})

    appeal.refresh_from_db()
    assert not appeal.on_control


def test_a_finished_appeal_goes_into_its_case_file(at_desk):
    clerk = make.clerk()
    appeal, client = desk.received(), at_desk(clerk)
    client.post(at("propose_refusal", appeal.pk), {"reason": "Реклама."})
    at_desk(make.head()).post(at("confirm_refusal", appeal.pk), {"regime": "other"})
    index = CaseIndex.objects.create(index="01-15", title="Обращения", years=5, source="Перечень")
    case_file = CaseFile.objects.create(index=index, year=desk.TODAY.year)

    client.post(at("file_away", appeal.pk), {"case_file": case_file.pk})

    appeal.refresh_from_db()
    assert (appeal.stage, appeal.case_file) == (Stage.FILED, case_file)
