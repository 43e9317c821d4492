"""Papers of appeals for tests: a cast, words, and short ways from a project to a sent letter, by the actions that people use."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from tests import make, make_appeal
from tests.make_appeal import MARIA, NOVEMBER_2, at
from workflows.appeals.actions import answering, drafting, registering, sending, signing
from workflows.appeals.actions.answering import Said
from workflows.appeals.actions.drafting import Wording
from workflows.appeals.actions.forwarding import Addressee
from workflows.appeals.actions.sending import Dispatch
from workflows.appeals.actions.signing import PRINT
from workflows.appeals.models import (
    Appeal,
    Channel,
    CompetentBody,
    Decision,
    Paper,
    Result,
    RunningClock,
    Sending,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.rules.drafting import is_first_answer
from workflows.appeals.stages import PaperStage
from workflows.files.storage import store
from workflows.people.models import User
from workflows.printing.models import Print, PrintRequest

NOTICE = Wording(heading="Уведомление", body="Сообщаем о решении по Вашему обращению.")
COVER = Wording(heading="О направлении обращения", body="Направляем обращение по компетенции.")
ANSWER = Wording(heading="О занятиях кружка", body="Ваше обращение рассмотрено.")
REASON = "Вопрос не относится к нашей компетенции"


@dataclass(frozen=True)
class Cast:
    """Who works on the letter."""

    clerk: User
    head: User
    executor: User


def cast() -> Cast:
    make_appeal.calendar()
    make.organisation()
    return Cast(make.clerk(), make.head(), make.executor())


def registered(who: Cast, *, on: date = NOVEMBER_2, **fields) -> Appeal:
    return make_appeal.registered(on=on, by=who.clerk, **fields)


def register(appeal: Appeal, who: Cast, *, on: date, **fields) -> Appeal:
    """A number for a letter that lies there."""
    return registering.register(appeal, make_appeal.details(**fields), by=who.clerk, on=on, at=at(on, 15))


def in_review(who: Cast, *, on: date = NOVEMBER_2, **fields) -> Appeal:
    return make_appeal.in_review(on=on, to=who.executor, by=who.head, **fields)


def by_email(**fields) -> dict:
    """A letter that came by e-mail and is answered by e-mail."""
    return {"channel": Channel.EMAIL, "sender": sender(reply_by="email", **fields)}


def sender(**fields):
    return type(MARIA)(**{**{name: getattr(MARIA, name) for name in MARIA.__dataclass_fields__}, **fields})


def body(name: str = "Роспотребнадзор", **fields) -> CompetentBody:
    return CompetentBody.objects.create(name=name, **{"postal_address": "127994, Москва, Вадковский пер., д. 18", **fields})


def to(addressee: CompetentBody, *questions) -> Addressee:
    return Addressee(body=addressee, questions=questions, cover=COVER)


def say_all(appeal: Appeal, who: Cast, *, on: date) -> None:
    """A result and words for each question that has none."""
    for question in appeal.questions.filter(result=""):
        answering.put_result(question, Said(result=Result.EXPLAINED, answer="Занятия перенесены на среду."), by=who.executor, on=on)


def answer(appeal: Appeal, who: Cast, *, on: date) -> Paper:
    """The project of an answer to every question."""
    say_all(appeal, who, on=on)
    return answering.start_answer(appeal, ANSWER, by=who.executor, on=on, at=at(on))


def signed(paper: Paper, who: Cast, *, on: date, **fields) -> Paper:
    """The paper with its number, and its print."""
    if is_first_answer(paper):
        paper = answering.to_signature(paper.appeal, who.head, by=who.executor, on=on)
    else:
        paper = drafting.to_signature(paper, who.head, by=who.clerk, on=on)
    return printed(signing.sign(paper, shown_sha256=shown(paper).sha256, by=who.head, on=on, at=at(on, 12), **fields))


def printed(paper: Paper) -> Paper:
    """What the queue would have built."""
    file = store(f"%PDF {paper.number}".encode(), name=f"{paper.pk}.pdf", media_type="application/pdf", by=None)
    request = PrintRequest.objects.get(form=PRINT, subject_id=paper.pk)
    Print.objects.create(request=request, file=file, sha256=file.blob.sha256, renderer="test 1")
    return paper


def sent(paper: Paper, who: Cast, *, on: date, **fields) -> Sending:
    """The paper signed if it was not, and sent."""
    if paper.stage != PaperStage.SIGNED:
        paper = signed(paper, who, on=on)
    return sending.send(paper, Dispatch(**fields), by=who.clerk, on=on, at=at(on, 18))


def carry_out(decision: Decision, who: Cast, *, on: date) -> Appeal:
    """Sign and send everything that the decision demands; the appeal as it is then."""
    for paper in papers_of(decision):
        if paper.kind == "termination":
            signed(paper, who, on=on)
        else:
            sent(paper, who, on=on)
    return again(decision.appeal)


def answered(who: Cast, *, on: date = NOVEMBER_2, sent_on: date | None = None, **fields) -> Appeal:
    """An appeal that has got its answer."""
    appeal = in_review(who, on=on, **fields)
    sent(answer(appeal, who, on=sent_on or on), who, on=sent_on or on)
    return again(appeal)


def papers_of(decision: Decision) -> list[Paper]:
    return [item.paper for item in decision.papers.order_by("pk")]


def again(appeal: Appeal) -> Appeal:
    return Appeal.objects.get(pk=appeal.pk)


def running(appeal: Appeal) -> dict:
    """What runs for the appeal: kind → control date."""
    return {clock.kind: clock.control_due_on for clock in RunningClock.objects.filter(appeal=appeal)}


def know_print() -> None:
    """The form of the print is known in a process of its own too."""
    settings.PRINT_BUILDERS = {PRINT: f"{__name__}.no_builder", **settings.PRINT_BUILDERS}


def no_builder(pk: int):
    raise NotImplementedError("prints of these tests are stored, not built")
