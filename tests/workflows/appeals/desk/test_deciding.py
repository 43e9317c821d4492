"""Answers, letters and decisions on the desk: written, agreed, signed exactly as shown, carried out."""

import pytest

from tests import make
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import at, errors, numbers, value, words
from workflows.appeals.models import CompetentBody, Paper, Sending
from workflows.appeals.papers_content import shown
from workflows.appeals.stages import PaperStage

pytestmark = pytest.mark.django_db


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
