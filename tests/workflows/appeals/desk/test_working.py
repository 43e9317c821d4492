"""Stories at the desk, through the screens alone: from a sheet of paper to an answer that has left; nothing typed is ever lost."""

import pytest
from django.core.files.base import ContentFile
from lxml import html

from tests import make
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import at, errors, key_of, numbers, registration, steps, words
from workflows.appeals.models import (
    Appeal,
    AssignmentState,
    CaseFile,
    CaseIndex,
    CompetentBody,
    Message,
    Note,
    Paper,
    Repeat,
    Sending,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.stages import PaperStage, Stage
from workflows.files.models import StoredFile

pytestmark = pytest.mark.django_db

LETTER = {
    "channel": "post",
    "received_on": f"{desk.TODAY:%d.%m.%Y}",
    "text": "В столовой холодный обед.",
    "sheets": "2",
    "envelope": "штемпель 28.11",
    "last_name": "Кузнецов",
    "first_name": "Артём",
    "category": "parent",
    "reply_by": "post",
    "postal_address": "Москва, Садовая, 1",
}


def value(response, name: str) -> str:
    """What stands in a field of the form."""
    page = html.fromstring(response.content.decode())
    return page.xpath(f"string(//textarea[@name='{name}'])").strip() or page.xpath(f"string(//input[@name='{name}']/@value)")


def test_a_sheet_of_paper_becomes_a_registered_appeal(at_desk):
    clerk = make.clerk()
    client = at_desk(clerk)
    key = key_of(client.get(at("take_in")))

    taken = client.post(at("take_in"), {**LETTER, "key": key, "scans": ContentFile(b"%PDF-1", name="скан.pdf")})
    appeal = Appeal.objects.get()
    done = client.post(at("register", appeal.pk), registration(questions=("Когда починят плиту?", "Кто виноват?")))

    appeal.refresh_from_db()
    assert (taken.url, done.url) == (at("register", appeal.pk), at("registered", appeal.pk))
    assert (appeal.stage, appeal.number, appeal.registered_by) == (Stage.REGISTERED, f"001-ОГ/{desk.TODAY.year}", clerk)
    assert (appeal.intake.sheets, appeal.intake.raw.name, appeal.applicant.full_name) == (2, "скан.pdf", "Кузнецов Артём")
    assert list(appeal.questions.values_list("text", flat=True)) == ["Когда починят плиту?", "Кто виноват?"]


def test_the_same_form_sent_twice_is_one_letter(at_desk):
    client = at_desk(make.clerk())
    key = key_of(client.get(at("take_in")))

    first, second = (client.post(at("take_in"), {**LETTER, "key": key}) for _ in range(2))

    assert first.url == second.url
    assert Appeal.objects.count() == 1


def test_pressing_register_twice_gives_one_number(at_desk):
    appeal, client = desk.received(), at_desk(make.clerk())

    for _ in range(2):
        last = client.post(at("register", appeal.pk), registration(), follow=True)

    assert Appeal.objects.exclude(number="").count() == 1
    assert "уже зарегистрировано: второй номер не дают" in words(last)


def test_a_mistake_loses_neither_words_nor_the_scan(at_desk):
    client = at_desk(make.clerk())
    key = key_of(client.get(at("take_in")))

    wrong = client.post(at("take_in"), {**LETTER, "key": key, "postal_address": "", "scans": ContentFile(b"%PDF-1", name="скан.pdf")})
    again = client.post(at("take_in"), {**LETTER, "key": key, "kept_tokens": value(wrong, "kept_tokens")})

    assert (value(wrong, "text"), value(wrong, "envelope"), value(wrong, "last_name")) == (LETTER["text"], LETTER["envelope"], "Кузнецов")
    assert any("Впишите почтовый адрес" in error for error in errors(wrong))
    assert "«скан.pdf»" in words(wrong)
    assert again.status_code == 302
    assert Appeal.objects.get().intake.raw == StoredFile.objects.get()


def test_a_registration_card_with_a_mistake_keeps_its_rows(at_desk):
    appeal, client = desk.received(), at_desk(make.clerk())

    wrong = client.post(at("register", appeal.pk), registration(questions=("Когда починят плиту?",), summary=""))

    assert value(wrong, "questions-0-text") == "Когда починят плиту?"
    assert any("Напишите одним предложением" in error for error in errors(wrong))
    appeal.refresh_from_db()
    assert appeal.number == ""


def test_one_more_question_is_a_row_and_no_registration(at_desk):
    appeal, client = desk.received(), at_desk(make.clerk())

    page = client.post(at("register", appeal.pk), registration(more="questions", summary=""))

    assert html.fromstring(page.content.decode()).xpath("count(//textarea[contains(@name, '-text')])") == 2
    assert errors(page) == []


def test_registration_of_a_past_day_asks_why(at_desk):
    appeal, client = desk.received(), at_desk(make.clerk())

    wrong = client.post(at("register", appeal.pk), registration(on=f"{desk.YESTERDAY:%d.%m.%Y}"))
    client.post(at("register", appeal.pk), registration(on=f"{desk.YESTERDAY:%d.%m.%Y}", late_entry="Отключали свет."))

    appeal.refresh_from_db()
    assert any("Напишите, почему" in error for error in errors(wrong))
    assert appeal.registered_on == desk.YESTERDAY


def test_earlier_letters_of_the_person_are_offered_and_tied(at_desk):
    earlier = desk.registered()
    appeal, client = desk.received(), at_desk(make.clerk())

    page = client.get(at("register", appeal.pk))
    client.post(at("register", appeal.pk), registration(repeat_of=earlier.pk))

    appeal.refresh_from_db()
    assert f"№ {earlier.number}" in words(page)
    assert (appeal.repeat_of, appeal.repeat) == (earlier, Repeat.SECOND)


def test_what_is_no_appeal_is_confirmed_by_a_second_person(at_desk):
    appeal, clerk, head = desk.received(), make.clerk(), make.head()

    at_desk(clerk).post(at("propose_refusal", appeal.pk), {"reason": "Это реклама."})
    page = at_desk(head).get(at("confirm_refusal", appeal.pk))
    at_desk(head).post(at("confirm_refusal", appeal.pk), {"regime": "other"})

    appeal.refresh_from_db()
    assert "«Это реклама.»" in words(page)
    assert appeal.stage == Stage.NOT_AN_APPEAL


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


def test_an_answer_is_written_agreed_and_signed_exactly_as_shown(at_desk):
    executor, head, lawyer = make.executor(), make.head(), make.lawyer()
    appeal = desk.in_review(to=executor)
    client, question = at_desk(executor), appeal.questions.get()

    client.post(at("say", appeal.pk, question.pk), {"result": "explained", "answer": "Занятия вернутся в январе."})
    client.post(at("start_answer", appeal.pk), {"heading": "Об отмене занятий", "body": "Ваше обращение рассмотрено."})
    paper = Paper.objects.get()
    client.post(at("paper_visas", appeal.pk, paper.pk), {"people": [lawyer.pk]})
    paper.refresh_from_db()
    at_desk(lawyer).post(at("paper_visa", appeal.pk, paper.pk), {"verdict": "agreed", "shown_sha256": shown(paper).sha256})
    client.post(at("answer_to_signature", appeal.pk), {"signatory": head.pk})
    paper.refresh_from_db()
    sha256 = shown(paper).sha256
    page = at_desk(head).get(at("paper_sign", appeal.pk, paper.pk))
    wrong = at_desk(head).post(at("paper_sign", appeal.pk, paper.pk), {"shown_sha256": sha256, "password": "не тот"})
    at_desk(head).post(at("paper_sign", appeal.pk, paper.pk), {"shown_sha256": sha256, "password": make.PASSWORD})

    paper.refresh_from_db()
    assert sha256 in words(page)
    assert "Занятия вернутся в январе." in words(page)
    assert any("Пароль не подошёл" in error for error in errors(wrong))
    assert (paper.stage, paper.signature.user) == (PaperStage.SIGNED, head)
    assert paper.number in words(at_desk(make.clerk()).get(at("sendings")))


def test_what_changed_after_it_was_shown_is_not_signed(at_desk):
    clerk, head = make.clerk(), make.head()
    appeal = desk.registered(by=clerk)
    paper = desk.notice(appeal, by=clerk)
    at_desk(clerk).post(at("paper_hand_over", appeal.pk, paper.pk), {"signatory": head.pk})

    answer = at_desk(head).post(at("paper_sign", appeal.pk, paper.pk), {"shown_sha256": "0" * 64, "password": make.PASSWORD})

    paper.refresh_from_db()
    assert any("Документ изменился" in error for error in errors(answer))
    assert paper.stage == PaperStage.ON_SIGNATURE
    assert Sending.objects.count() == 0


def test_a_letter_with_a_field_left_open_is_not_accepted(at_desk):
    clerk = make.clerk()
    appeal, client = desk.registered(by=clerk), at_desk(clerk)
    address = f"{at('letter', appeal.pk)}?kind=info_letter"

    offered = value(client.get(address), "body")
    wrong = client.post(address, {"heading": "О порядке", "body": offered})

    assert "{причина}" in offered
    assert "{телефон для справок}" in offered
    assert any("Не заполнено" in error and "телефон для справок" in error for error in errors(wrong))
    assert Paper.objects.count() == 0


def test_the_new_day_is_shown_before_a_term_is_extended(at_desk):
    appeal, client = desk.in_review(), at_desk(make.head())

    page = client.post(at("extend", appeal.pk), {"preview": "1", "days": "10"})
    client.post(at("extend", appeal.pk), {"days": "10", "ground": "exceptional", "reason": "Ждём экспертизу.", "heading": "О продлении", "body": "Срок продлён."})

    appeal.refresh_from_db()
    day = appeal.extension.new_due_on
    assert f"Новая контрольная дата: {day.day} " in words(page)
    assert appeal.extension.days == 10


def test_an_unreadable_letter_is_decided_with_every_condition_ticked(at_desk):
    appeal, client = desk.registered(), at_desk(make.head())
    typed = {"reason": "Скан не читается.", "notice_heading": "О тексте", "notice_body": "Текст не поддаётся прочтению."}

    wrong = client.post(at("decide", appeal.pk, "11_4"), typed)
    client.post(at("decide", appeal.pk, "11_4"), {**typed, "condition1": "on"})

    assert any("Отметьте, если это так" in error for error in errors(wrong))
    assert appeal.decisions.get().papers.count() == 1


def test_a_question_is_forwarded_to_its_body(at_desk):
    head = make.head()
    body = CompetentBody.objects.create(name="Департамент", postal_address="Москва")
    appeal, client = desk.registered(), at_desk(head)
    question = appeal.questions.get()
    typed = {
        "ground": "8_3",
        "reason": "Не наша компетенция.",
        "to-TOTAL_FORMS": "1",
        "to-INITIAL_FORMS": "0",
        "to-0-body": body.pk,
        "to-0-questions": [question.pk],
        "cover_heading": "О направлении",
        "cover_body": "Направляем.",
        "notice_heading": "О переадресации",
        "notice_body": "Направлено.",
    }

    client.post(at("forward", appeal.pk), typed)

    assert appeal.decisions.get().forwardings.get().body == body
    assert "Департамент" in words(client.get(at("forwardings")))
    assert numbers(client.get(at("index"))) == [appeal.number]
