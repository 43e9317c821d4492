"""What the staff puts to a paper is looked at like what citizens send: no program is attached, no virus is signed or sent."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from tests import make
from tests.workflows.appeals import story
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import TODAY, at, errors, value, words
from tests.workflows.screening import make_files as files
from workflows.appeals.actions import drafting, forwarding, intake, sending, signing
from workflows.appeals.actions.drafting import Attached
from workflows.appeals.actions.forwarding import Route
from workflows.appeals.actions.sending import Dispatch
from workflows.appeals.models import Paper, PaperFile, PaperKind, Sending
from workflows.appeals.papers_content import shown
from workflows.appeals.stages import Ground, PaperStage
from workflows.errors import WrongStage
from workflows.journal.models import Entry
from workflows.screening.models import FileCheck, ScanAnswer, ScanAttempt

pytestmark = pytest.mark.django_db

NOWHERE = "unix:/nowhere/clamd.ctl"
PDF = b"%PDF-1.7 schedule"
VIRUS = "В приложении «Расписание» найден вирус (Eicar): с ним документ не подписывают и не отправляют."
WAITS = (
    "Приложение «Расписание» ещё не проверено на вирусы. Проверка идёт сама, обычно меньше минуты: повторите после неё. "
    "Если она не кончается, скажите администратору, что сканер не отвечает."
)


@pytest.fixture
def scanner(settings):
    """A scanner is named; what it says is written by each test."""
    settings.CLAMD = NOWHERE


@pytest.fixture
def who():
    make.organisation()
    return story.Cast(make.clerk(), make.head(), make.executor())


def said(stored, answer: ScanAnswer, detail: str = "") -> None:
    ScanAttempt.objects.create(file=stored, answer=answer, detail=detail, at=timezone.now())


def project(who) -> Paper:
    return desk.notice(desk.registered(by=who.clerk), by=who.clerk)


def with_schedule(paper, who):
    """The paper with an attachment; its file."""
    stored = make.stored_file(PDF, name="расписание.pdf")
    drafting.attach(paper, Attached(file=stored, title="Расписание"), by=who.clerk, on=TODAY)
    return stored


def hand_over(paper, who) -> Paper:
    return drafting.to_signature(paper, who.head, by=who.clerk, on=TODAY)


def sign(paper, who) -> Paper:
    return signing.sign(paper, shown_sha256=shown(paper).sha256, by=who.head, on=TODAY, at=timezone.now())


def send(paper, who) -> Sending:
    return sending.send(paper, Dispatch(), by=who.clerk, on=TODAY, at=timezone.now())


def refusal(act, *given) -> str:
    with pytest.raises(WrongStage) as refused:
        act(*given)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("памятка.pdf", files.EXE, "Файл «памятка.pdf» оказался программой. Программы не принимаются. Приложите документ или снимок экрана."),
        (
            "отчёт.docm",
            files.office(files.WORD_TYPES, word__vbaProject_dot_bin=b"x"),
            "Файл «отчёт.docm» содержит макросы. Сохраните его без макросов (например, .docx или .xlsx) или в PDF и приложите снова.",
        ),
        ("архив.zip", files.locked(files.packed({"a.txt": b"x"})), "Файл «архив.zip» закрыт паролем, и проверить его нельзя. Снимите пароль и приложите его снова."),
    ],
    ids=["program", "macros", "password"],
)
def test_what_is_not_taken_from_citizens_goes_to_no_citizen(at_desk, who, name, data, sentence):
    paper = project(who)

    wrong = at_desk(who.clerk).post(at("paper_attach", paper.appeal_id, paper.pk), {"title": "Памятка", "scans": [ContentFile(data, name=name), ContentFile(PDF, name="лист.pdf")]})

    assert errors(wrong)[0] == sentence
    assert (PaperFile.objects.count(), value(wrong, "title"), "«лист.pdf»" in words(wrong)) == (0, "Памятка", True)


def test_an_attachment_and_a_sheet_with_ink_are_asked_about_in_the_same_transaction(who):
    paper = project(who)
    attached, ink = with_schedule(paper, who), make.stored_file(b"%PDF-1.7 ink", name="лист.pdf")
    paper = hand_over(paper, who)

    signing.sign(paper, shown_sha256=shown(paper).sha256, by=who.head, on=TODAY, at=timezone.now(), scan=ink)

    assert set(FileCheck.objects.values_list("file", flat=True)) == {attached.pk, ink.pk}


def test_attachments_of_earlier_days_are_asked_about_at_night(who):
    with_schedule(project(who), who)
    FileCheck.objects.all().delete()

    assert [intake.ask_unasked(at=timezone.now()), intake.ask_unasked(at=timezone.now())] == [1, 0]


def test_an_infected_attachment_is_not_handed_to_signature(who, scanner):
    paper = project(who)
    said(with_schedule(paper, who), ScanAnswer.INFECTED, "Eicar")

    assert refusal(hand_over, paper, who) == f"{VIRUS} Отмените проект и составьте документ без этого файла."


def test_a_virus_that_becomes_known_on_the_desk_of_the_head_stops_the_signature(at_desk, who, scanner):
    paper = project(who)
    stored = with_schedule(paper, who)
    paper = hand_over(paper, who)
    said(stored, ScanAnswer.INFECTED, "Eicar")

    page = at_desk(who.head).get(at("paper", paper.appeal_id, paper.pk))

    assert refusal(sign, paper, who) == f"{VIRUS} Отмените проект и составьте документ без этого файла."
    assert f"Подписать {VIRUS}" in words(page)
    assert "заражён, не открывается" in words(page)


def test_a_virus_that_becomes_known_after_the_signature_stops_the_sending_by_every_way(who, scanner):
    paper = project(who)
    stored = with_schedule(paper, who)
    said(stored, ScanAnswer.CLEAN)
    paper = story.printed(sign(hand_over(paper, who), who))
    said(stored, ScanAnswer.INFECTED, "Eicar")

    assert refusal(send, paper, who) == f"{VIRUS} Составьте документ взамен, без этого файла."
    assert Sending.objects.count() == 0


def test_what_the_scanner_has_not_looked_at_waits_before_the_signature_and_before_the_sending(who, scanner):
    paper = project(who)
    stored = with_schedule(paper, who)
    paper = hand_over(paper, who)
    before_signature = refusal(sign, paper, who)
    said(stored, ScanAnswer.CLEAN)
    paper = story.printed(sign(paper, who))

    assert (before_signature, send(paper, who).paper) == (WAITS, paper)


def test_a_paper_that_was_signed_before_there_was_a_scanner_waits_for_it(who, settings):
    paper = project(who)
    with_schedule(paper, who)
    paper = story.printed(sign(hand_over(paper, who), who))
    settings.CLAMD = NOWHERE

    assert refusal(send, paper, who) == WAITS


def test_without_a_scanner_nothing_waits(who):
    paper = project(who)
    with_schedule(paper, who)

    assert send(story.printed(sign(hand_over(paper, who), who)), who).paper == paper


def test_what_cannot_be_scanned_goes_out_with_words_beside_it(at_desk, who, scanner):
    paper = project(who)
    said(with_schedule(paper, who), ScanAnswer.UNSCANNABLE, "больше, чем принимает сканер")

    signed = sign(hand_over(paper, who), who)

    assert signed.stage == PaperStage.SIGNED
    assert "Расписание 17 байт проверить на вирусы нельзя" in words(at_desk(who.clerk).get(at("paper", paper.appeal_id, paper.pk)))


def test_a_letter_with_a_virus_is_forwarded_in_time_without_the_infected_file(who, scanner):
    bad, good = make.stored_file(b"virus", name="фото.jpg"), make.stored_file(b"words", name="текст.txt")
    appeal = desk.registered(by=who.clerk)
    for stored in (bad, good):
        appeal.intake.files.create(file=stored)
    said(bad, ScanAnswer.INFECTED, "Eicar")
    route = Route(ground=Ground.FORWARD_8_3, reason="Не наш вопрос.", addressees=(story.to(story.body(), *appeal.questions.all()),), notice=story.NOTICE)

    forwarding.forward(appeal, route, by=who.head, on=TODAY, at=timezone.now())

    cover = Paper.objects.get(kind=PaperKind.COVER_LETTER)
    assert [link.title for link in cover.files.all()] == [str(appeal), f"{appeal}, файл 2"]
    assert [entry.summary for entry in Entry.objects.filter(verb="appeal.file_held_back")] == [f"{appeal}: файл № {bad.pk} с вирусом не приложен к документу"]


def test_an_infected_answer_is_put_off_and_written_anew(who, scanner):
    appeal = desk.in_review(to=who.executor, by=who.head)
    paper = story.answer(appeal, who, on=TODAY)
    stored = make.stored_file(PDF, name="расписание.pdf")
    drafting.attach(paper, Attached(file=stored, title="Расписание"), by=who.executor, on=TODAY)
    said(stored, ScanAnswer.INFECTED, "Eicar")

    assert refusal(lambda: story.signed(paper, who, on=TODAY)) == (
        f"{VIRUS} Верните обращение на рассмотрение действием «Отложить проект» и составьте ответ без этого файла."
    )
