"""Each letter of an appeal from rows to the text of its sheets (59-ФЗ): built from what was signed, whatever is corrected later."""

import pytest

from tests import make, make_appeal, make_print
from tests.make_appeal import MARIA, NOVEMBER_2, NOVEMBER_16, at
from tests.workflows.appeals import story
from tests.workflows.appeals.binding import make_story
from workflows.appeals.actions import drafting, keeping, requesting
from workflows.appeals.actions.drafting import Attached
from workflows.appeals.actions.registering import Asked
from workflows.appeals.actions.signing import PRINT
from workflows.appeals.actions.templating import confirm_addressee, notify_registration
from workflows.appeals.addressing import words_to
from workflows.appeals.documents.papers import paper_pdf
from workflows.appeals.models import Paper, PaperKind
from workflows.appeals.stages import Ground
from workflows.errors import Incomplete
from workflows.orders.documents import mark_of
from workflows.people.models import Organisation

pytestmark = pytest.mark.django_db
LAW = "Федерального закона от 2 мая 2006 г. № 59-ФЗ «О порядке рассмотрения обращений граждан Российской Федерации»"
MARIA_CORNER = "Петровой Марии Ивановне 109000, Москва, ул. Садовая, д. 1, кв. 2 petrova@example.org"
BODY_CORNER = "Руководителю Роспотребнадзора 127994, Москва, Вадковский пер., д. 18"
ROSPOTREBNADZOR = {"addressee": "Руководителю Роспотребнадзора"}
HEAD, CLERK, EXECUTOR = "Петров Пётр Петрович", "Орлова Ольга Олеговна", "Волков Олег Ильич"


@pytest.fixture(autouse=True)
def known_site(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://school.example"


def text_of(paper: Paper, who) -> str:
    """What stands on the sheets of a signed paper, without feet and numbers of sheets."""
    said = make_story.printed(paper, who)
    pages = len(make_print.pages(make_story.built(PRINT, paper.pk)))
    paper = make_story.again(paper)
    name = said.rpartition("АНО «Школа», ")[2].partition(" стр. ")[0]
    for number in range(1, pages + 1):
        said = said.replace(f"АНО «Школа», {name} стр. {number} из {pages}", "")
    said = said.replace(f"Проверить документ: school.example/proverka/ {paper.signature.key}", "")
    return " ".join(said.split())


def sheet(paper: Paper, *, to: str, text: str, executor: str, on: str = "16.11.2026", answers: str = "", page_two: str = "") -> str:
    """A signed letter as it must read."""
    paper = make_story.again(paper)
    mark = " ".join(f"{caption} {value}" for caption, value in mark_of(paper.signature).rows() if caption != "Проверить")
    reference = f"На № {answers}" if answers else ""
    parts = (
        "Автономная некоммерческая организация «Школа» (АНО «Школа») 101000, г. Москва, Примерная ул., д. 1 Тел.: +7 (495) 000-00-00",
        f"info@school.example, school.example ОГРН 1027700000000 ИНН 7700000000 {on} № {paper.number} {reference} {to} {text}",
        f"Генеральный директор Документ подписан простой электронной подписью {mark}",
        f"Проверить school.example/proverka/{paper.signature.key}/ П.П. Петров {executor} +7 (495) 000-00-00 {page_two}",
    )
    return " ".join(" ".join(parts).split())


def same(said: str, expected: str) -> bool:
    """Equal but for the places where a long address or key is broken."""
    assert said.replace(" ", "") == expected.replace(" ", "").replace("\u00a0", "")
    return True


def test_3_the_notice_of_registration():
    who = make_story.cast()
    notice = notify_registration(story.registered(who), by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    assert same(text_of(notice, who), sheet(
        notice, to=MARIA_CORNER, executor=CLERK, answers="001-ОГ/2026 от 02.11.2026",
        text="О регистрации обращения Уважаемая Мария Ивановна! "
        f"Ваше обращение поступило 2 ноября 2026 г. и в соответствии с частью 2 статьи 8 {LAW} зарегистрировано 2 ноября 2026 г. под № 001-ОГ/2026. "
        "Обращение рассматривается в течение 30 дней со дня регистрации (часть 1 статьи 12 названного закона), то есть до 2 декабря 2026 г. включительно. "
        "Если срок будет продлён или обращение будет направлено в другой орган, Вы получите уведомление. "
        "Справки о ходе рассмотрения обращения: Орлова Ольга Олеговна, тел. +7 (495) 000-00-00.",
    ))  # fmt: skip


def test_4_and_5_the_notice_of_forwarding_and_the_cover_letter_with_the_appeal_enclosed():
    who = make_story.cast()
    scan = make.stored_file(b"scan")
    lying = make_appeal.received(on=NOVEMBER_16, raw=scan, sheets=2)
    appeal = story.register(lying, who, on=NOVEMBER_16)

    cover, notice = make_story.forwarded(appeal, story.body(**ROSPOTREBNADZOR), who)

    assert same(text_of(cover, who), sheet(
        cover, to=BODY_CORNER, executor=HEAD,
        text=f"О направлении обращения по компетенции В соответствии с частью 3 статьи 8 {LAW} направляем для рассмотрения по компетенции "
        "обращение, зарегистрированное 16 ноября 2026 г. под № 001-ОГ/2026. Заявитель: Петрова Мария Ивановна. Суть обращения: Об отмене занятий кружка. "
        "Рассмотрение обращения взято нами на контроль. В соответствии с частью 5 статьи 8 Федерального закона № 59-ФЗ просим направить в наш адрес "
        "документы и материалы о результатах рассмотрения. О результатах рассмотрения просим сообщить заявителю. "
        "Приложение: Обращение № 001-ОГ/2026 на 2 л. в 1 экз.",
    ))  # fmt: skip
    assert same(text_of(notice, who), sheet(
        notice, to=MARIA_CORNER, executor=HEAD, answers="001-ОГ/2026 от 16.11.2026",
        text="О переадресации обращения Уважаемая Мария Ивановна! Ваше обращение, зарегистрированное 16 ноября 2026 г. под № 001-ОГ/2026, содержит вопросы, "
        f"решение которых не входит в нашу компетенцию. В соответствии с частью 3 статьи 8 {LAW} оно направлено по компетенции. "
        "Орган (должностное лицо), которому направлено обращение: Роспотребнадзор, 127994, Москва, Вадковский пер., д. 18. "
        "О результатах рассмотрения Вам сообщит названный орган.",
    ))  # fmt: skip


def test_6_the_notice_of_extension():
    who = make_story.cast()
    notice = make_story.extended(story.in_review(who), who)

    assert same(text_of(notice, who), sheet(
        notice, to=MARIA_CORNER, executor=HEAD, answers="001-ОГ/2026 от 02.11.2026",
        text="О продлении срока рассмотрения обращения Уважаемая Мария Ивановна! Срок рассмотрения Вашего обращения, зарегистрированного 2 ноября 2026 г. "
        f"под № 001-ОГ/2026, продлён в исключительном случае в соответствии с частью 2 статьи 12 {LAW} (не более чем на 30 дней). "
        "Причина продления: нужно заключение комиссии. Прежний срок – 2 декабря 2026 г. Новый срок – 1 января 2027 г. "
        "Справки о ходе рассмотрения обращения: Волков Олег Ильич, тел. +7 (495) 000-00-00.",
    ))  # fmt: skip


def test_7_the_request_of_materials():
    who = make_story.cast()
    appeal, body = story.in_review(who), story.body(**ROSPOTREBNADZOR)
    words = make_story.words(appeal, PaperKind.INFO_REQUEST, by=who.executor, body=body, materials="1) акт проверки;\n2) предписание.")
    wanted = requesting.Wanted(body=body, what="акт и предписание", words=words)
    paper = requesting.ask(appeal, wanted, by=who.executor, on=NOVEMBER_16, at=at(NOVEMBER_16)).paper

    assert same(text_of(paper, who), sheet(
        paper, to=BODY_CORNER, executor=EXECUTOR,
        text="О представлении документов и материалов В связи с рассмотрением обращения гражданина, зарегистрированного 2 ноября 2026 г. под № 001-ОГ/2026, "
        f"на основании пункта 2 части 1 статьи 10 {LAW} просим представить документы и материалы: 1) акт проверки; 2) предписание. "
        "В соответствии с частью 2 статьи 10 Федерального закона № 59-ФЗ документы и материалы, необходимые для рассмотрения обращения, "
        "предоставляются в течение 15 дней, то есть до 1 декабря 2026 г. включительно.",
    ))  # fmt: skip


def test_8_the_answer_to_each_question_with_its_attachment():
    who = make_story.cast()
    appeal = story.in_review(who, questions=(Asked(text="Почему отменены занятия?"), Asked(text="Когда занятия возобновятся?")))
    paper = make_story.answer(appeal, who)
    drafting.attach(paper, Attached(file=make.stored_file(), title="Расписание кружка", sheets=1), by=who.executor, on=NOVEMBER_16)

    said = text_of(paper, who)

    assert same(said, sheet(
        paper, to=MARIA_CORNER, executor=EXECUTOR, answers="001-ОГ/2026 от 02.11.2026",
        text="О рассмотрении обращения Уважаемая Мария Ивановна! Ваше обращение, зарегистрированное 2 ноября 2026 г. под № 001-ОГ/2026, рассмотрено. "
        f"В соответствии с пунктом 4 части 1 статьи 10 {LAW} сообщаем ответ по существу поставленных в обращении вопросов. "
        "1. Почему отменены занятия? Занятия перенесены на среду. 2. Когда занятия возобновятся? Занятия перенесены на среду. "
        "В соответствии с пунктом 4 статьи 5 Федерального закона № 59-ФЗ Вы вправе обжаловать принятое по обращению решение или действие (бездействие) "
        "в связи с рассмотрением обращения в административном и (или) судебном порядке: в вышестоящий орган (учредитель организации), в органы прокуратуры или в суд. "
        "Приложение: Расписание кружка на 1 л. в 1 экз.", page_two="2",
    ))  # fmt: skip


def test_9_the_letter_of_return_with_the_words_of_the_appeal():
    who = make_story.cast()
    notice = make_story.ruled(story.registered(who, on=NOVEMBER_16), Ground.COURT, PaperKind.RETURN_LETTER, who, court_act="решение суда от 01.10.2026")

    said = text_of(notice, who)

    assert "обжалуется судебное решение: решение суда от 01.10.2026. На основании части 2 статьи 11" in said
    assert "Приложение: Обращение № 001-ОГ/2026. Генеральный директор" in said
    attached = notice.files.get().file
    assert (attached.name, make_story.read(attached.blob).decode()) == ("Обращение № 001-ОГ-2026.txt", make_appeal.WORDS)


@pytest.mark.parametrize(
    ("ground", "told", "said"),
    [
        (Ground.ABUSE, {"reason": "оскорбительные выражения"}, "содержатся оскорбительные выражения. На основании части 3 статьи 11"),
        (Ground.ILLEGIBLE, {}, "не поддаётся прочтению. На основании части 4 статьи 11"),
        (Ground.UNCLEAR, {}, "не позволяет определить суть предложения, заявления или жалобы. На основании части 4.1 статьи 11"),
        (Ground.SECRET, {"reason": "сведения о других учениках"}, "охраняемую федеральным законом тайну: сведения о других учениках. На основании части 6 статьи 11"),
        (Ground.PUBLISHED, {"page": "https://school.example/otvety/1/"}, "адрес страницы, на которой размещён ответ: https://school.example/otvety/1/."),
    ],
)
def test_10_the_notices_by_article_11(ground, told, said):
    who = make_story.cast()
    appeal = story.in_review(who, on=NOVEMBER_16)

    notice = make_story.ruled(appeal, ground, PaperKind.ARTICLE_11_NOTICE, who, **told)

    assert said in text_of(notice, who)


def test_10_and_11_the_end_of_correspondence_the_decision_first():
    who = make_story.cast()
    notice, resolution = make_story.correspondence_ended(who)

    decided = text_of(resolution, who)
    told = text_of(make_story.again(notice), who)

    resolution = make_story.again(resolution)
    assert decided.startswith(
        "Автономная некоммерческая организация «Школа» (АНО «Школа») РЕШЕНИЕ 16.11.2026 № 003-ОГ-исх/2026 Москва О прекращении переписки по вопросу "
        "Вопрос, содержащийся в обращении: Почему отменены занятия? Ответы по существу, которые давались заявителю на этот вопрос: № Ответ Содержание "
        "1 от 02.11.2026 № 001-ОГ-исх/ 2026 О занятиях кружка 2 от 02.11.2026 № 002-ОГ-исх/ 2026 О занятиях кружка "
        "Рассмотрено очередное обращение заявителя (Петрова Мария Ивановна), зарегистрированное 16 ноября 2026 г. под № 003-ОГ/2026. "
    )
    assert "П Р И Н Я Т О Р Е Ш Е Н И Е: 1. Признать очередное обращение безосновательным. 2. Прекратить переписку с заявителем по данному вопросу. " in decided
    assert "3. Уведомить заявителя о принятом решении. Генеральный директор Документ подписан простой электронной подписью" in decided
    assert (
        "содержится вопрос: Почему отменены занятия? На него Вам неоднократно давались письменные ответы по существу: "
        "от 02.11.2026 № 001-ОГ-исх/2026, от 02.11.2026 № 002-ОГ-исх/2026."
    ) in told
    assert "с Вами по данному вопросу (решение от 16.11.2026 № 003-ОГ-исх/2026)." in told


def test_a_signed_letter_is_the_same_after_everything_around_it_was_corrected():
    who = make_story.cast()
    paper = make_story.signed(make_story.answer(story.in_review(who), who), who)
    before = make_print.words(paper_pdf(paper.pk).data)

    keeping.correct_applicant(paper.appeal, story.sender(last_name="Сидорова", postal_address="Тверь", dative="Сидоровой"), reason="вышла замуж", by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16, 13))
    Organisation.objects.update(full_name="Другая школа", address="Тверь", phone="1-23")
    who.executor.last_name = who.head.last_name = "Новый"
    who.executor.save()
    who.head.save()
    question = paper.appeal.questions.get()
    question.answer = "Иначе."
    question.save()

    assert make_print.words(paper_pdf(paper.pk).data) == before


def test_a_letter_in_place_of_another_says_so():
    who = make_story.cast()
    appeal = story.registered(who)
    first = make_story.signed(notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16)), who)
    words = drafting.Wording(heading="О регистрации", body="Обращение зарегистрировано.")
    second = drafting.replace(first, words, by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16, 13))

    said = text_of(second, who)

    assert "Уважаемая Мария Ивановна! Настоящий документ направляется взамен документа от 16.11.2026 № 001-ОГ-исх/2026. Обращение зарегистрировано. Генеральный" in said


def test_a_name_that_the_program_cannot_decline_is_confirmed_before_the_signature():
    who = make_story.cast()
    appeal = story.registered(who, sender=story.sender(last_name="Ким", first_name="Ён", patronymic=""))
    paper = notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))
    with pytest.raises(Incomplete, match=r"^Проверьте адресата: «Адресат: Ким Ён»"):
        drafting.to_signature(paper, who.head, by=who.clerk, on=NOVEMBER_2)

    confirm_addressee(paper, dative="Ким Ён", salutation="Уважаемый господин Ким!", by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 17))

    said = text_of(make_story.again(paper), who)
    assert "Ким Ён 109000, Москва, ул. Садовая, д. 1, кв. 2 petrova@example.org О регистрации обращения Уважаемый господин Ким!" in said
    assert appeal.applicant.next.first_name == "Ён"


def test_a_collective_appeal_is_answered_to_all():
    who = make_story.cast()
    appeal = story.registered(who, people_count=3)

    notice = notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    assert words_to(notice).salutation == "Уважаемые заявители!"
    assert MARIA.last_name == appeal.applicant.last_name
