"""Templates of letters: the first ones, their filling from an appeal, new versions, and what the letter may not be made of."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, NOVEMBER_16, at
from tests.workflows.appeals import story
from tests.workflows.appeals.binding import make_story
from workflows.appeals.actions import drafting
from workflows.appeals.actions.registering import Asked
from workflows.appeals.actions.templating import Revised, notify_registration, revise_template, worded
from workflows.appeals.models import Extension, LetterTemplate, Paper, PaperKind, StatusCode, TemplateVariant
from workflows.appeals.papers.body_text import ANSWERS_HERE, DECIDED, as_body, parted
from workflows.appeals.papers.merge import LABELS, Template, check
from workflows.appeals.papers.wording import WORDINGS
from workflows.appeals.stages import ENDS_AT, Ground
from workflows.appeals.templates import Sought, Told, fields_of, merged, template_of, values_of, variants_of, words_for
from workflows.errors import BadInput, Incomplete, NotAllowed, Stale, WrongStage
from workflows.journal.models import Entry

pytestmark = pytest.mark.django_db
ASKED = (Asked(text="Почему отменены занятия?"), Asked(text="Когда занятия возобновятся?"))


def first_ones() -> list[LetterTemplate]:
    return list(LetterTemplate.objects.filter(is_active=True).order_by("pk"))


def told(appeal) -> Told:
    """Everything that an act may say of its letter."""
    one, two = story.body(), story.body("Управление МВД")
    return Told(
        reason="нужно заключение комиссии.",
        body=one,
        routes=((one, (appeal.questions.first(),)), (two, (appeal.questions.last(),))),
        longer_by=30,
        materials="копию акта проверки",
        request=Paper(kind=PaperKind.INFO_REQUEST, number="7", signed_on=NOVEMBER_2, to_body=one),
        earlier_answers=(Paper(number="3", signed_on=date(2026, 3, 12)), Paper(number="5", signed_on=date(2026, 5, 20))),
        court_act="решение суда от 01.10.2026",
        page="https://school.example/otvety/1/",
    )


def test_the_first_templates_are_the_default_texts_one_for_each():
    bodies = {as_body(wording.template, DECIDED if wording.ground == "decision_11_5" else ANSWERS_HERE) for wording in WORDINGS.values()}

    assert len(first_ones()) == len(WORDINGS) == len(bodies)
    assert {template.body for template in first_ones()} == bodies


def test_every_kind_of_paper_and_every_ground_that_makes_a_letter_has_a_template():
    kinds = {template.kind for template in first_ones()}
    grounds = {template.ground for template in first_ones()} - {""}

    assert kinds == set(PaperKind)
    assert set(ENDS_AT) - grounds == {Ground.ANONYMOUS}  # nobody to write to: the decision is marked on the card


def test_every_template_is_filled_from_an_appeal_and_leaves_no_field(settings):
    settings.APPEAL_FORM_PAGE = settings.APPEAL_STATUS_PAGE = "https://school.example/obrashcheniya/"
    who = make_story.cast()
    appeal = story.in_review(who, questions=ASKED)
    values = values_of(appeal, told(appeal), by=who.clerk, on=NOVEMBER_16)
    values = replace(values, withdrawal_on=NOVEMBER_16)

    ready = {(one.kind, one.ground, one.variant): merged(one, values) for one in first_ones()}

    left = {key: re.findall(r"\{(\w*)\}", f"{words.heading} {words.body}") for key, words in ready.items()}
    assert {key: names for key, names in left.items() if names} == {(PaperKind.ARTICLE_11_NOTICE, Ground.REPEATED, ""): ["decision"]}
    assert [words.body for words in ready.values() if re.search(r"\.\.|\?\.|\(\)|  ", words.body)] == []


def test_the_values_of_a_letter_come_from_rows_and_clocks():
    who = make_story.cast()
    appeal = story.in_review(who, questions=ASKED)

    values = values_of(appeal, told(appeal), by=who.clerk, on=NOVEMBER_16)

    shown = {name: values.shown(name).replace("\u00a0", " ") for name in LABELS}
    assert {name: value for name, value in shown.items() if value} == {
        "number": "001-ОГ/2026",
        "received_on": "2 ноября 2026 г.",
        "registered_on": "2 ноября 2026 г.",
        "due_on": "2 декабря 2026 г.",
        "new_due_on": "1 января 2027 г.",
        "reply_by": "1 декабря 2026 г.",
        "subject": "Об отмене занятий кружка",
        "question": "1) Почему отменены занятия?; 2) Когда занятия возобновятся?",
        "applicant": "Петрова Мария Ивановна",
        "reason": "нужно заключение комиссии",
        "body": "Роспотребнадзор",
        "body_address": "127994, Москва, Вадковский пер., д. 18",
        "bodies": "вопрос 1 – Роспотребнадзор; вопрос 2 – Управление МВД",
        "materials": "копию акта проверки",
        "request": "Роспотребнадзор, от 02.11.2026 № 7",
        "earlier_answers": "от 12.03.2026 № 3, от 20.05.2026 № 5",
        "court_act": "решение суда от 01.10.2026",
        "page": "https://school.example/otvety/1/",
        "form_page": "http://127.0.0.1:8000/obrashcheniya/",
        "higher_body": "учредитель организации",
        "executor": "Волков Олег Ильич",
        "phone": make_story.PHONE,
    }


def test_the_new_term_in_a_notice_is_the_one_that_the_extension_makes():
    who = make_story.cast()
    appeal = story.in_review(who)
    announced = values_of(appeal, Told(longer_by=30), by=who.head, on=NOVEMBER_16)

    make_story.extended(appeal, who)

    extension = Extension.objects.get()
    assert (announced.due_on, announced.new_due_on) == (extension.old_due_on, extension.new_due_on)


def test_an_empty_field_is_named_and_no_letter_is_made():
    who = make_story.cast()
    appeal = story.registered(who)

    with pytest.raises(Incomplete, match=r"^Письмо не составлено: не заполнено «причина», «новый срок рассмотрения»\. Заполните и повторите\.$"):
        words_for(appeal, Sought(PaperKind.EXTENSION_NOTICE), Told(), by=who.clerk, on=NOVEMBER_16)


def test_the_desk_shows_what_the_letter_will_ask_for():
    who = make_story.cast()
    appeal = story.registered(who)
    template = template_of(Sought(PaperKind.EXTENSION_NOTICE))

    shown = dict(fields_of(template, values_of(appeal, Told(), by=who.clerk, on=NOVEMBER_16)))

    assert [label for label, value in shown.items() if not value] == ["причина", "новый срок рассмотрения"]


def test_a_case_without_words_of_its_own_takes_the_usual_ones():
    usual = template_of(Sought(PaperKind.COVER_LETTER, Ground.FORWARD_11_1))

    assert template_of(Sought(PaperKind.COVER_LETTER, Ground.FORWARD_11_1, TemplateVariant.ON_CONTROL)) == usual
    assert template_of(Sought(PaperKind.COVER_LETTER, Ground.FORWARD_8_4, TemplateVariant.ON_CONTROL)).variant == TemplateVariant.ON_CONTROL
    assert template_of(Sought(PaperKind.COVER_LETTER, Ground.FORWARD_8_4)).variant == TemplateVariant.USUAL
    assert variants_of(PaperKind.INFO_LETTER) == ["", "consumer", "email", "personal_data"]


def test_a_ground_without_a_template_says_where_to_enter_one():
    with pytest.raises(Incomplete, match=r"Шаблона «письмо о возврате, ст. 11, ч. 3: оскорбления или угрозы» нет\. Внесите его в разделе «Шаблоны писем»"):
        template_of(Sought(PaperKind.RETURN_LETTER, Ground.ABUSE))


def revised(template: LetterTemplate, **words) -> Revised:
    return Revised(**{"title": template.title, "heading": template.heading, "body": template.body, **words})


def test_a_new_version_takes_the_place_of_the_old_one_and_papers_keep_theirs():
    who = make_story.cast()
    appeal, old = story.registered(who), template_of(Sought(PaperKind.REGISTRATION_NOTICE))
    notice = notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    new = revise_template(old, revised(old, body="Обращение получено, его № {number}."), by=who.clerk)

    old.refresh_from_db()
    assert (old.is_active, old.version, new.is_active, new.version) == (False, 1, True, 2)
    assert template_of(Sought(PaperKind.REGISTRATION_NOTICE)) == new
    assert Paper.objects.get(pk=notice.pk).template == old
    assert Entry.objects.filter(verb="appeals.template_revised").get().summary == "Шаблон письма «Уведомление о регистрации обращения»: введена версия 2"


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ({"body": "Срок до {due}."}, r"неизвестное поле \{due\}"),
        ({"heading": "О сроке {"}, "лишняя фигурная скобка"),
        ({"heading": "  "}, "Поле «Заголовок письма» пусто"),
        ({"title": ""}, "Поле «Название шаблона» пусто"),
        ({"body": "\n"}, "Поле «Текст» пусто"),
    ],
)
def test_a_template_that_could_not_be_filled_is_not_saved(words, refused):
    template, clerk = template_of(Sought(PaperKind.REGISTRATION_NOTICE)), make.clerk()

    with pytest.raises((BadInput, Incomplete), match=refused):
        revise_template(template, revised(template, **words), by=clerk)

    assert template_of(Sought(PaperKind.REGISTRATION_NOTICE)) == template


@pytest.mark.parametrize(("kind", "ground", "mark"), [(PaperKind.ANSWER, None, ANSWERS_HERE), (PaperKind.TERMINATION, Ground.REPEATED, DECIDED)])
def test_the_place_of_answers_and_of_points_cannot_be_lost(kind, ground, mark):
    template = template_of(Sought(kind, ground))

    with pytest.raises(BadInput, match=re.escape(f"нет строки «{mark}»")):
        revise_template(template, revised(template, body="Обращение рассмотрено."), by=make.clerk())


def test_templates_are_changed_by_those_who_keep_them_and_from_the_version_in_use():
    template = template_of(Sought(PaperKind.ANSWER))

    with pytest.raises(NotAllowed, match="меняют делопроизводитель и юрист"):
        revise_template(template, revised(template), by=make.executor())
    revise_template(template, revised(template), by=make.lawyer())
    with pytest.raises(Stale, match="уже заменён новой версией"):
        revise_template(template, revised(template), by=make.clerk())


def test_every_stored_template_passes_its_own_check():
    for template in first_ones():
        check(Template(template.heading, (template.body,)))


def test_a_text_is_parted_at_the_line_that_marks_the_place():
    body = f"Рассмотрено.\n\n{ANSWERS_HERE}\n\nВы вправе обжаловать."

    assert parted(body) == ("Рассмотрено.", "Вы вправе обжаловать.")
    assert parted("Рассмотрено.") == ("Рассмотрено.", "")


def test_a_notice_of_registration_is_ready_in_one_action():
    who = make_story.cast()
    appeal = story.registered(who)

    notice = notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    assert (notice.kind, notice.heading, StatusCode.objects.count()) == (PaperKind.REGISTRATION_NOTICE, "О регистрации обращения", 0)
    assert notice.body.splitlines()[-1].replace("\u00a0", " ") == f"Справки о ходе рассмотрения обращения: Орлова Ольга Олеговна, тел. {make_story.PHONE}."


def test_where_the_site_shows_the_status_the_notice_names_the_page_and_never_a_code(settings):
    settings.APPEAL_STATUS_PAGE = "https://school.example/status/"
    who = make_story.cast()
    appeal = story.registered(who)

    notice = notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    told = [line for line in notice.body.splitlines() if "Ход рассмотрения" in line]
    assert told == [
        "Ход рассмотрения можно узнать на странице https://school.example/status/ по номеру обращения и коду. Код – на листке, приложенном к письму; "
        "если листка нет, запросите код на той же странице: он придёт на электронную почту, указанную в обращении."
    ]
    assert StatusCode.objects.count() == 0


def test_the_applicant_is_told_of_the_registration_once_and_after_it():
    who = make_story.cast()
    lying, appeal = make_appeal.received(), story.registered(who)
    notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    with pytest.raises(WrongStage, match="Уведомление уже составлено"):
        notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 17))
    with pytest.raises(WrongStage, match="ещё не зарегистрировано"):
        notify_registration(lying, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 17))


def test_a_project_with_an_empty_field_is_not_handed_to_signature():
    who = make_story.cast()
    appeal = story.registered(who)
    words = drafting.Wording(heading="О сроке", body="Срок – {due_on}.")
    paper = drafting.draft(appeal, PaperKind.INFO_LETTER, words, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    with pytest.raises(Incomplete, match=r"^В тексте не заполнено «срок рассмотрения»\. Впишите значение вместо поля в скобках\.$"):
        drafting.to_signature(paper, who.head, by=who.clerk, on=NOVEMBER_2)


def test_the_notice_of_the_end_of_correspondence_gets_the_number_of_the_decision_when_that_is_signed():
    who = make_story.cast()
    notice, resolution = make_story.correspondence_ended(who)
    with pytest.raises(Incomplete, match=r"не заполнено «решение: дата и номер»\. Сначала подпишите решение о прекращении переписки"):
        make_story.signed(notice, who)

    make_story.signed(resolution, who)
    notice = make_story.signed(Paper.objects.get(pk=notice.pk), who)

    said = json.loads(notice.content)["body"].replace("\u00a0", " ")
    assert "прекращении переписки с Вами по данному вопросу (решение от 16.11.2026 № 003-ОГ-исх/2026)." in said


def test_words_of_a_template_make_a_paper_that_remembers_it():
    who = make_story.cast()
    appeal = story.in_review(who)
    ready = words_for(appeal, Sought(PaperKind.ANSWER), Told(), by=who.executor, on=NOVEMBER_16)

    assert worded(ready) == drafting.Wording(heading=ready.heading, body=ready.body, template=template_of(Sought(PaperKind.ANSWER)))
