"""Papers of appeals for tests: who works on the letter, words from templates, signed sheets and their text."""

from datetime import date

from tests import make, make_appeal, make_print
from tests.make_appeal import NOVEMBER_2, NOVEMBER_16, at
from tests.workflows.appeals import story
from tests.workflows.appeals.story import Cast
from workflows.appeals.actions import answering, deciding, drafting, extending, forwarding, keeping, signing
from workflows.appeals.actions.answering import Said
from workflows.appeals.actions.drafting import Wording
from workflows.appeals.actions.sending import Dispatch, send
from workflows.appeals.actions.signing import PRINT
from workflows.appeals.actions.templating import worded
from workflows.appeals.models import (
    Appeal,
    CompetentBody,
    ExtensionGround,
    Paper,
    PaperKind,
    Result,
    Sending,
    TemplateVariant,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.rules.drafting import is_first_answer
from workflows.appeals.stages import Ground, PaperStage
from workflows.appeals.templates import Sought, Told, words_for
from workflows.files.storage import read
from workflows.people.models import User
from workflows.printing import queue
from workflows.printing.models import PrintRequest

PLACE, PHONE = "101000, г. Москва, Примерная ул., д. 1", "+7 (495) 000-00-00"


def cast() -> Cast:
    """The school with its calendar and its people."""
    make_appeal.calendar()
    make.organisation(address=PLACE, phone=PHONE, email="info@school.example", ogrn="1027700000000", inn="7700000000")
    clerk = make.clerk(last_name="Орлова", first_name="Ольга", patronymic="Олеговна", position="Секретарь")
    head = make.head(last_name="Петров", first_name="Пётр", patronymic="Петрович")
    return Cast(clerk, head, make.executor(last_name="Волков", first_name="Олег", patronymic="Ильич"))


def words(appeal: Appeal, kind: PaperKind, *, by: User, ground: Ground | None = None, variant: TemplateVariant = TemplateVariant.USUAL, on: date = NOVEMBER_16, **told) -> Wording:
    """What the template makes of the appeal."""
    return worded(words_for(appeal, Sought(kind, ground, variant), Told(**told), by=by, on=on))


def answer(appeal: Appeal, who: Cast, *, on: date = NOVEMBER_16, said: str = "Занятия перенесены на среду.") -> Paper:
    """The project of an answer to every question."""
    for question in appeal.questions.order_by("position"):
        answering.put_result(question, Said(result=Result.EXPLAINED, answer=said), by=who.executor, on=on)
    return answering.start_answer(appeal, words(appeal, PaperKind.ANSWER, by=who.executor, on=on), by=who.executor, on=on, at=at(on))


def signed(paper: Paper, who: Cast, *, on: date = NOVEMBER_16) -> Paper:
    """The paper with its number and the signature of the head."""
    if is_first_answer(paper):
        paper = answering.to_signature(paper.appeal, who.head, by=who.executor, on=on)
    else:
        paper = drafting.to_signature(paper, who.head, by=who.clerk, on=on)
    return signing.sign(paper, shown_sha256=shown(paper).sha256, by=who.head, on=on, at=at(on, 12))


def built(form: str, subject: int) -> bytes:
    """What the queue builds and stores."""
    request = PrintRequest.objects.get(form=form, subject_id=subject)
    queue.build(request)
    return read(queue.found(form, subject).blob)


def printed(paper: Paper, who: Cast, *, on: date = NOVEMBER_16) -> str:
    """The text of the sheets of a paper, signed if it was not."""
    if paper.stage != PaperStage.SIGNED:
        paper = signed(paper, who, on=on)
    return make_print.words(built(PRINT, paper.pk))


def sent(paper: Paper, who: Cast, *, on: date = NOVEMBER_16, **fields) -> Sending:
    """The paper signed, built and sent."""
    printed(paper, who, on=on)
    return send(again(paper), Dispatch(**fields), by=who.clerk, on=on, at=at(on, 18))



def again(paper: Paper) -> Paper:
    return Paper.objects.get(pk=paper.pk)


def extended(appeal: Appeal, who: Cast, *, on: date = NOVEMBER_16) -> Paper:
    """The notice of an extension for an exceptional case."""
    reason = "нужно заключение комиссии"
    notice = words(appeal, PaperKind.EXTENSION_NOTICE, by=who.head, on=on, reason=reason, longer_by=30)
    longer = extending.Longer(days=30, ground=ExtensionGround.EXCEPTIONAL, reason=reason, notice=notice)
    return extending.extend(appeal, longer, by=who.head, on=on, at=at(on)).notice


def ruled(appeal: Appeal, ground: Ground, kind: PaperKind, who: Cast, *, on: date = NOVEMBER_16, **told) -> Paper:
    """The letter of a decision that demands nothing else."""
    notice = words(appeal, kind, ground=ground, by=who.head, on=on, **told)
    ruling = deciding.Ruling(ground=ground, reason="Так следует из письма", notice=notice, published_at=told.get("page", ""))
    return deciding.decide(appeal, ruling, by=who.head, on=on, at=at(on)).papers.get().paper


def forwarded(appeal: Appeal, body: CompetentBody, who: Cast, *, on: date = NOVEMBER_16) -> tuple[Paper, Paper]:
    """The cover letter, with a request for the results, and the notice."""
    route = forwarding.Route(
        ground=Ground.FORWARD_8_3,
        reason="Вопрос не нашей компетенции",
        asks_results=True,
        addressees=(forwarding.Addressee(body=body, questions=tuple(appeal.questions.all()), cover=words(appeal, PaperKind.COVER_LETTER, ground=Ground.FORWARD_8_3, variant=TemplateVariant.ON_CONTROL, by=who.head, on=on, body=body)),),
        notice=words(appeal, PaperKind.FORWARDING_NOTICE, ground=Ground.FORWARD_8_3, by=who.head, on=on, body=body),
    )
    cover, notice = forwarding.forward(appeal, route, by=who.head, on=on, at=at(on)).papers.order_by("pk")
    return cover.paper, notice.paper


def correspondence_ended(who: Cast) -> tuple[Paper, Paper]:
    """The notice and the decision by ст. 11, ч. 5, after two answers to the same question."""
    first = story.answered(who, sent_on=NOVEMBER_2)
    second = story.answered(who, sent_on=NOVEMBER_2, repeat_of=first)
    third = story.in_review(who, on=NOVEMBER_16, repeat_of=second)
    answers = tuple(Paper.objects.signed().filter(kind=PaperKind.ANSWER).order_by("pk"))
    ruling = deciding.Ruling(
        ground=Ground.REPEATED,
        reason="Новых доводов нет",
        no_new_arguments=True,
        earlier_answers=answers,
        notice=words(third, PaperKind.ARTICLE_11_NOTICE, ground=Ground.REPEATED, by=who.head, earlier_answers=answers),
        resolution=words(third, PaperKind.TERMINATION, ground=Ground.REPEATED, by=who.head),
    )
    decision = deciding.decide(third, ruling, by=who.head, on=NOVEMBER_16, at=at(NOVEMBER_16, 19))
    notice, resolution = (item.paper for item in decision.papers.order_by("pk"))
    return notice, resolution


def corrected(appeal: Appeal, who: Cast, **fields) -> None:
    """Other data of the applicant."""
    keeping.correct_applicant(appeal, story.sender(**fields), reason="описка", by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16))
