"""Letters begun at the desk: the notice of registration, the addressee, the words by the ground, ink, an answer for everybody."""

import pytest
from django.core.files.base import ContentFile
from lxml import html

from tests import make
from tests.workflows.appeals import story
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import TODAY, at, errors, registration, steps, words
from workflows.appeals.actions import drafting
from workflows.appeals.actions.registering import Asked
from workflows.appeals.models import (
    AnswerPublication,
    Channel,
    HouseRules,
    LetterTemplate,
    Paper,
    PaperKind,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.stages import PaperStage

pytestmark = pytest.mark.django_db


def value(response, name: str) -> str:
    """What stands in a field of the form."""
    page = html.fromstring(response.content.decode())
    return page.xpath(f"string(//textarea[@name='{name}'])").strip() or page.xpath(f"string(//input[@name='{name}']/@value)")


def test_the_notice_of_registration_names_the_status_page(at_desk, settings):
    settings.APPEAL_STATUS_PAGE = "https://school.example/status/"
    make.organisation(phone="+7 495 000-00-00")
    appeal, client = desk.registered(), at_desk(make.clerk())

    done = client.post(at("notify", appeal.pk))

    paper = Paper.objects.get()
    assert done.url == at("paper", appeal.pk, paper.pk)
    assert (paper.kind, paper.template.variant) == (PaperKind.REGISTRATION_NOTICE, "status_page")
    assert "на странице https://school.example/status/ по номеру обращения и коду" in paper.body
    assert "Уведомить о регистрации" not in steps(client.get(at("card", appeal.pk)))[1]


def test_the_notice_says_which_field_is_empty(at_desk):
    appeal, client = desk.registered(), at_desk(make.clerk())

    page = client.post(at("notify", appeal.pk))

    assert any("не заполнено «телефон для справок»" in error for error in errors(page))
    assert Paper.objects.count() == 0


def test_a_letter_of_notice_is_never_written_past_its_action(at_desk):
    appeal, client = desk.registered(), at_desk(make.clerk())
    address = f"{at('letter', appeal.pk)}?kind=registration_notice"

    answers = [client.get(address), client.post(address, {"heading": "О регистрации", "body": "Зарегистрировано."})]

    assert [answer.url for answer in answers] == [at("notify", appeal.pk)] * 2
    assert Paper.objects.count() == 0


def test_an_unsure_name_is_shown_before_the_signature_and_the_author_corrects_it(at_desk):
    executor = make.executor()
    appeal = desk.in_review(to=executor, sender=story.sender(last_name="Ким", first_name="Ён", patronymic=""))
    paper, client = desk.notice(appeal, by=executor), at_desk(executor)

    before = words(client.get(at("paper", appeal.pk, paper.pk)))
    form = client.get(at("paper_addressee", appeal.pk, paper.pk))
    client.post(at("paper_addressee", appeal.pk, paper.pk), {"dative": "Ким Ён", "salutation": "Уважаемый господин Ким!"})
    after = words(client.get(at("paper", appeal.pk, paper.pk)))

    assert "Проверьте адресата: «Адресат: Ким Ён»" in before
    assert value(form, "dative") == "Ким Ён"
    assert "Проверьте адресата: «" not in after
    assert "Адресат: Ким Ён" not in after
    assert "Ким Ён" in after
    assert "Уважаемый господин Ким!" in after


def test_the_screen_of_signing_shows_the_name_in_the_case_of_the_sheet(at_desk):
    clerk, head = make.clerk(), make.head()
    appeal = desk.registered(by=clerk)
    paper = drafting.to_signature(desk.notice(appeal, by=clerk), head, by=clerk, on=TODAY)

    page = words(at_desk(head).get(at("paper_sign", appeal.pk, paper.pk)))

    assert "Петровой Марии Ивановне" in page
    assert "Уважаемая Мария Ивановна!" in page


def test_the_words_of_an_addressee_that_is_a_body_are_not_asked_for(at_desk):
    clerk, head = make.clerk(), make.head()
    appeal = desk.registered(by=clerk)
    client = at_desk(head)
    client.post(at("forward", appeal.pk), route(appeal, story.body()))
    cover = Paper.objects.get(kind=PaperKind.COVER_LETTER)

    page = at_desk(clerk).get(at("paper_addressee", appeal.pk, cover.pk), follow=True)

    assert "письмо не заявителю" in words(page)


def test_ink_goes_with_the_signature_and_a_wrong_password_does_not_lose_the_scan(at_desk):
    clerk, head = make.clerk(), make.head()
    appeal = desk.registered(by=clerk)
    paper = drafting.to_signature(desk.notice(appeal, by=clerk), head, by=clerk, on=TODAY)
    address, client = at("paper_sign", appeal.pk, paper.pk), at_desk(head)
    sent = {"shown_sha256": shown(paper).sha256}

    wrong = client.post(address, {**sent, "password": "не тот", "scans": ContentFile(b"%PDF-1 ink", name="лист.pdf")})
    client.post(address, {**sent, "password": make.PASSWORD, "kept_tokens": value(wrong, "kept_tokens")})

    paper.refresh_from_db()
    scan = client.get(at("paper_scan", appeal.pk, paper.pk))
    assert "«лист.pdf»" in words(wrong)
    assert (paper.stage, paper.scan.name) == (PaperStage.SIGNED, "лист.pdf")
    assert scan.content == b"%PDF-1 ink"
    assert "Скан с подписью" in words(client.get(at("paper", appeal.pk, paper.pk)))


def test_two_scans_of_one_sheet_are_refused(at_desk):
    clerk, head = make.clerk(), make.head()
    appeal = desk.registered(by=clerk)
    paper = drafting.to_signature(desk.notice(appeal, by=clerk), head, by=clerk, on=TODAY)
    sheets = [ContentFile(b"1", name="1.pdf"), ContentFile(b"2", name="2.pdf")]

    page = at_desk(head).post(at("paper_sign", appeal.pk, paper.pk), {"shown_sha256": shown(paper).sha256, "password": make.PASSWORD, "scans": sheets})

    paper.refresh_from_db()
    assert any("Приложите один файл" in error for error in errors(page))
    assert paper.stage == PaperStage.ON_SIGNATURE


def test_an_answer_for_everybody_is_refused_while_it_names_somebody_and_keeps_the_words(at_desk):
    who = story.cast()
    paper = Paper.objects.get(appeal=story.answered(who, on=desk.YESTERDAY, sent_on=TODAY))
    address, client = at("paper_publish", paper.appeal_id, paper.pk), at_desk(who.head)
    typed = "Петровой с Садовой улицы: занятия перенесены на среду."

    offered = client.get(address)
    refused = client.post(address, {"title": "О занятиях", "text": typed, "confirms": "on"})
    unconfirmed = client.post(address, {"title": "О занятиях", "text": "Занятия перенесены на среду."})
    client.post(address, {"title": "О занятиях", "text": "Занятия перенесены на среду.", "confirms": "on"})

    assert value(offered, "text") == "Занятия перенесены на среду."
    assert any("Уберите или замените: «Петровой», «Садовой»" in error for error in errors(refused))
    assert (value(refused, "title"), value(refused, "text")) == ("О занятиях", typed)
    assert any("Подтвердите отметкой" in error for error in errors(unconfirmed))
    assert [one.text for one in AnswerPublication.objects.all()] == ["Занятия перенесены на среду."]
    assert "Обезличенный ответ опубликован" in words(client.get(at("paper", paper.appeal_id, paper.pk)))


def route(appeal, *bodies, **typed) -> dict:
    """What the head sends from the screen of forwarding."""
    sent = {"ground": "8_3", "reason": "Не наш вопрос.", "to-TOTAL_FORMS": str(len(bodies)), "to-INITIAL_FORMS": "0"}
    for place, body in enumerate(bodies):
        sent |= {f"to-{place}-body": body.pk, f"to-{place}-questions": [question.pk for question in appeal.questions.all()]}
    return {**sent, "cover_heading": "О направлении", "cover_body": "Направляем.", "notice_heading": "О переадресации", "notice_body": "Направлено.", **typed}


@pytest.mark.parametrize("ground", ["8_3", "8_3_1", "8_4"])
def test_the_words_of_both_letters_follow_from_the_ground_and_the_rest_stays(at_desk, ground):
    make.organisation(phone="+7 495 000-00-00")
    appeal, first, second = desk.registered(), story.body("Роспотребнадзор"), story.body("Рособрнадзор")
    client = at_desk(make.head())

    page = client.post(at("forward", appeal.pk), route(appeal, first, second, ground=ground, again="1"))

    cover = LetterTemplate.objects.get(kind="cover_letter", ground=ground, variant="", is_active=True)
    notice = LetterTemplate.objects.get(kind="forwarding_notice", ground=ground, variant="several" if ground == "8_3" else "", is_active=True)
    assert (value(page, "cover_template"), value(page, "notice_template")) == (str(cover.pk), str(notice.pk))
    assert appeal.number in value(page, "cover_body")
    assert "направлен" in value(page, "notice_body")
    assert "Роспотребнадзор; Рособрнадзор" in value(page, "notice_body")
    assert "{" not in value(page, "notice_body")
    assert value(page, "reason") == "Не наш вопрос."
    assert errors(page) == []
    assert Paper.objects.count() == 0


def test_the_notice_of_a_letter_to_several_says_which_question_went_where(at_desk):
    appeal = desk.registered(questions=(Asked(text="Когда починят плиту?"), Asked(text="Когда проверят столовую?")))
    first, second = story.body("Департамент образования"), story.body("Роспотребнадзор")
    one, two = appeal.questions.order_by("position")
    typed = {"to-0-questions": [one.pk], "to-1-questions": [two.pk]}

    page = at_desk(make.head()).post(at("forward", appeal.pk), route(appeal, first, second, again="1", **typed))

    assert value(page, "notice_body").replace("\u00a0", " ").splitlines()[2:] == [
        "Органы (должностные лица), которым направлено обращение: вопрос 1 – Департамент образования; вопрос 2 – Роспотребнадзор.",
        "",
        "О результатах рассмотрения своей части вопросов Вам сообщит каждый из названных адресатов.",
    ]


def test_each_body_reads_its_own_questions_in_its_cover_letter(at_desk):
    make.organisation(phone="+7 495 000-00-00")
    appeal = desk.registered(questions=(Asked(text="Когда починят плиту?"), Asked(text="Когда проверят столовую?")))
    first, second = story.body("Департамент образования"), story.body("Роспотребнадзор")
    one, two = appeal.questions.order_by("position")
    typed = {"ground": "8_4", "to-0-questions": [one.pk], "to-1-questions": [two.pk]}
    client = at_desk(make.head())

    begun = value(client.post(at("forward", appeal.pk), route(appeal, first, second, again="1", **typed)), "cover_body")
    client.post(at("forward", appeal.pk), route(appeal, first, second, **typed, cover_body=begun))

    assert begun.count("{вопрос}") == 1
    assert {paper.to_body.name: [text for text in (one.text, two.text) if text in paper.body] for paper in Paper.objects.filter(kind=PaperKind.COVER_LETTER)} == {
        "Департамент образования": ["Когда починят плиту?"],
        "Роспотребнадзор": ["Когда проверят столовую?"],
    }
    assert [text for text in Paper.objects.values_list("body", flat=True) if "{" in text or "?." in text] == []


def test_one_addressee_stands_in_the_notice_by_name_and_a_request_of_results_in_the_cover(at_desk):
    appeal, body = desk.registered(), story.body("Роспотребнадзор")

    page = at_desk(make.head()).post(at("forward", appeal.pk), route(appeal, body, asks_results="on", again="1"))

    assert "Роспотребнадзор" in value(page, "notice_body")
    assert LetterTemplate.objects.get(pk=value(page, "cover_template")).variant == "on_control"


def test_a_report_of_a_crime_without_a_name_has_a_cover_letter_and_nobody_to_notify(at_desk):
    appeal = desk.registered(sender=story.sender(last_name="", first_name="", patronymic="", postal_address="", email="", reply_by="none"))

    page = at_desk(make.head()).get(at("forward", appeal.pk))

    assert LetterTemplate.objects.get(pk=value(page, "cover_template")).ground == "11_1_crime"
    assert value(page, "notice_body") == ""


def test_papers_of_a_forwarding_remember_their_templates(at_desk):
    appeal, client, body = desk.registered(), at_desk(make.head()), story.body()
    begun = client.post(at("forward", appeal.pk), route(appeal, body, again="1"))
    kept = {name: value(begun, name) for name in ("cover_template", "notice_template")}

    client.post(at("forward", appeal.pk), route(appeal, body, **kept))

    assert {str(paper.template_id) for paper in Paper.objects.all()} == set(kept.values())


def test_the_reason_of_a_decision_goes_into_its_letter_on_demand(at_desk):
    appeal, client = desk.registered(), at_desk(make.head())

    page = client.post(at("decide", appeal.pk, "11_5_1"), {"published_at": "https://school.example/otvet/", "reason": "Ответ размещён.", "again": "1"})

    assert "https://school.example/otvet/" in value(page, "notice_body")
    assert value(page, "reason") == "Ответ размещён."
    assert errors(page) == []


BY_MAIL = {"channel": Channel.EMAIL}


def test_05_a_house_that_takes_letters_by_mail_notes_the_channel(at_desk):
    letter, client = desk.received(**BY_MAIL), at_desk(make.clerk())

    page = words(client.get(at("register", letter.pk)))
    client.post(at("register", letter.pk), registration())

    letter.refresh_from_db()
    assert "пометка «канал вне п. 1 ст. 4» войдёт в карточку" in page
    assert "п. 3.7 Порядка" in page
    assert "Предложить: не обращение" not in page
    assert "канал вне п. 1 ст. 4" in words(client.get(at("card", letter.pk)))


def test_05_a_house_that_does_not_is_offered_to_explain_the_lawful_way(at_desk):
    HouseRules.objects.create(accept_email_as_appeal=False)
    letter, client = desk.received(**BY_MAIL), at_desk(make.clerk())

    page = client.get(at("register", letter.pk))
    proposal = client.get(at("propose_refusal", letter.pk))
    explanation = client.get(f"{at('letter', letter.pk)}?kind=info_letter&variant=email")

    assert "Предложить: не обращение" in words(page)
    assert f"{at('letter', letter.pk)}?kind=info_letter&amp;variant=email" in page.content.decode()
    assert "не устанавливает личность гражданина" in value(proposal, "reason")
    assert LetterTemplate.objects.get(pk=value(explanation, "template")).variant == "email"


def test_05_a_letter_by_post_has_no_word_about_channels(at_desk):
    HouseRules.objects.create(accept_email_as_appeal=False)
    letter = desk.received()

    assert "Канал вне" not in words(at_desk(make.clerk()).get(at("register", letter.pk)))


def test_numbers_and_references_to_law_never_break_on_the_card(at_desk):
    appeal = desk.registered()

    page = at_desk(make.clerk()).get(at("card", appeal.pk)).content.decode()

    assert f'<h2 class="screen-title">Обращение <span class="nobr">№\xa0{appeal.number}</span></h2>' in page
    assert '<span class="nobr">59-ФЗ 12(1)</span>' in page
