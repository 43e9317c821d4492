"""The people of the office at work on appeals: each step by who takes it, on the day that has come, through the actions of the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portal.demo.appeals.books import Books
from portal.demo.appeals.letters import Letter
from portal.demo.appeals.timeline import Days
from workflows.appeals.actions import (
    answering,
    assigning,
    case_files,
    drafting,
    intake,
    registering,
    sending,
    signing,
    templating,
)
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.actions.registering import Asked, Blamed, Person, Registration
from workflows.appeals.models import (
    Appeal,
    CaseFile,
    CaseIndex,
    Channel,
    DeliveryState,
    Medium,
    Message,
    Paper,
    PaperKind,
    Sending,
    Verdict,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.rules.sending import default_way
from workflows.appeals.stages import Ground
from workflows.appeals.templates import Sought, Told, words_for
from workflows.people.models import User
from workflows.printing import queue
from workflows.printing.models import PrintRequest

BY_HAND = (Channel.POST, Channel.HAND, Channel.BODY, Channel.PHONE, Channel.EMAIL)


class Office:
    """Everybody who works on appeals, with the books they look into."""

    def __init__(self, people: Mapping[str, User], books: Books, days: Days) -> None:
        self.people, self.books, self.days = people, books, days
        self.appeals: dict[str, Appeal] = {}

    @property
    def clerk(self) -> User:
        return self.people["clerk"]

    def receive(self, letter: Letter) -> Appeal:
        """What came; paper, calls and mail are entered by the clerk, the rest comes by itself."""
        at, by = self.days.at, self.clerk if letter.channel in BY_HAND else None
        incoming = Incoming(
            channel=letter.channel,
            key=f"demo-{letter.key}",
            received_at=at,
            subject=letter.summary,
            text=letter.text,
            sender_words=letter.name,
            assurance=letter.assurance,
            sheets=letter.sheets or (1 if letter.address and not letter.text else None),
            sent_number=letter.sent_number,
            sent_on=self.days.on if letter.sent_number else None,
        )
        self.appeals[letter.key] = appeal = intake.receive(incoming, letter.sender, by=by, at=at)
        return appeal

    def register(self, appeal: Appeal, letter: Letter) -> Appeal:
        """The clerk gives the number."""
        given = Registration(
            kind=letter.kind,
            summary=letter.summary,
            questions=tuple(Asked(text=one.text, topic=(topic := self.books.topics[one.topic]), unit=topic.unit) for one in letter.questions),
            sensitivity=letter.sensitivity,
            people_count=letter.people,
            co_applicants=tuple(Person(name=name) for name in letter.co),
            about=tuple(_person(words) for words in letter.about),
            complained_of=tuple(self._blamed(letter)),
            repeat_of=self.appeals.get(letter.repeats),
            safe_summary=letter.safe_summary,
            is_danger=letter.danger,
            on_control=letter.control,
        )
        self.appeals[letter.key] = appeal = registering.register(appeal, given, by=self.clerk, on=self.days.on, at=self.days.at)
        return appeal

    def resolve(self, appeal: Appeal, letter: Letter) -> Appeal:
        """The head names who answers and who helps."""
        given = assigning.Resolution(
            responsible=self.people[letter.executor],
            co_executors=tuple(self.people[name] for name in letter.co_executors),
            text="Рассмотрите и подготовьте ответ." if not letter.danger else "Примите меры сегодня же, доложите мне.",
        )
        return assigning.assign(appeal, given, by=self.people[letter.head], on=self.days.on, at=self.days.at)

    def accept(self, appeal: Appeal, letter: Letter) -> Appeal:
        """The executor takes the case."""
        return assigning.accept(appeal, by=self.people[letter.executor], on=self.days.on, at=self.days.at)

    def begin_answer(self, appeal: Appeal, letter: Letter) -> Paper:
        """The executor says something to every question and begins the letter."""
        by, on = self.people[letter.executor], self.days.on
        for question, asked in zip(appeal.questions.all(), letter.questions, strict=True):
            if asked.result:
                answering.put_result(question, answering.Said(result=asked.result, answer=asked.answer, measures=asked.measures), by=by, on=on)
        ready = words_for(appeal, Sought(PaperKind.ANSWER), Told(), by=by, on=on)
        return answering.start_answer(appeal, templating.worded(ready), by=by, on=on, at=self.days.at)

    def ask_visa(self, paper: Paper, letter: Letter) -> Paper:
        """The executor asks a colleague to agree the words."""
        return drafting.ask_visas(paper, [self.people[letter.visa]], by=self.people[letter.executor], on=self.days.on)

    def agree(self, paper: Paper, letter: Letter) -> Paper:
        """The colleague agrees."""
        hash_ = shown(paper).sha256
        return drafting.give_visa(paper, Verdict.AGREED, shown_sha256=hash_, by=self.people[letter.visa], on=self.days.on, at=self.days.at)

    def hand_over_answer(self, appeal: Appeal, letter: Letter) -> Paper:
        """The executor gives the answer to the head."""
        return answering.to_signature(appeal, self.people[letter.head], by=self.people[letter.executor], on=self.days.on)

    def hand_over(self, paper: Paper, letter: Letter, *, by: User | None = None) -> Paper:
        """Any other letter is given by the clerk, or by who wrote it."""
        return drafting.to_signature(paper, self.people[letter.head], by=by or self.clerk, on=self.days.on)

    def sign(self, paper: Paper, letter: Letter) -> Paper:
        """The head signs what is shown."""
        paper = Paper.objects.get(pk=paper.pk)
        return signing.sign(paper, shown_sha256=shown(paper).sha256, by=self.people[letter.head], on=self.days.on, at=self.days.at)

    def send(self, paper: Paper, postal_number: str = "") -> Sending:
        """The clerk sends the stored print. It is built here: the queue does not work yet, nor does the site answer."""
        queue.build(PrintRequest.objects.get(form=signing.PRINT, subject_id=paper.pk))
        dispatch = sending.Dispatch(postal_number=postal_number if default_way(paper).medium == Medium.POST else "")
        sent = sending.send(paper, dispatch, by=self.clerk, on=self.days.on, at=self.days.at, opened=_own_page)
        if sent.medium == Medium.EMAIL:
            sending.note_delivery(sent, DeliveryState.ACCEPTED, detail="", by=None, on=self.days.on, at=self.days.at)
        return sent

    def words(self, appeal: Appeal, kind: PaperKind, ground: Ground | None, told: Told, *, by: User) -> drafting.Wording:
        """The words of the template, filled."""
        return templating.worded(words_for(appeal, Sought(kind, ground), told, by=by, on=self.days.on))

    def asks_to_stop(self, appeal: Appeal, letter: Letter) -> Message:
        """The citizen's own statement, entered by the clerk."""
        at = self.days.at
        incoming = Incoming(channel=letter.channel, key=f"demo-{letter.key}-stop", received_at=at, text=letter.stop, sender_words=letter.name)
        return intake.add_message(appeal, incoming, Message.Sort.STOP, by=self.clerk, at=at)

    def case_file(self, appeal: Appeal) -> CaseFile:
        """The open case file of the year in which the appeal ended."""
        index, year = CaseIndex.objects.order_by("index")[0], appeal.concluded_on.year if appeal.concluded_on else self.days.on.year
        known = CaseFile.objects.filter(index=index, year=year, closed_on=None).first()
        return known or case_files.open_volume(index, year, by=self.clerk)

    def _blamed(self, letter: Letter) -> Sequence[Blamed]:
        if letter.blamed:
            return [Blamed(user=self.people[letter.blamed])]
        return [Blamed(body=self.books.bodies[letter.blamed_body])] if letter.blamed_body else []


def _person(words: str) -> Person:
    name, group, note = (part.strip() for part in words.split(";"))
    return Person(name=name, detail=group, note=note)


def _own_page(address: str) -> None:
    """The page is one of those that the demonstration has just made; no web server runs yet that could be asked for it."""
