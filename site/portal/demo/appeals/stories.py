"""How letters go their usual way: taken in, registered, assigned, examined, answered. Each story is told up to where it stands today."""

from __future__ import annotations

from dataclasses import replace

from portal.demo.appeals.letters import Letter
from portal.demo.appeals.office import Office
from portal.demo.appeals.timeline import Told
from workflows.appeals.actions import assigning, duplicates, keeping, publishing, registering
from workflows.appeals.models import Appeal, AssignmentRole, Paper, PaperKind, Regime

SOON, A_WEEK, A_FORTNIGHT = 1, 7, 12
TWO_LATE = 37  # days after which an answer is late by any reading


def received(office: Office, letter: Letter) -> Told[Appeal]:
    """It lies unregistered."""
    yield from ()
    return office.receive(letter)


def registered(office: Office, letter: Letter) -> Told[Appeal]:
    """It has its number and waits for the resolution."""
    appeal = office.receive(letter)
    yield office.days.later(SOON)
    return office.register(appeal, letter)


def registered_at_once(office: Office, letter: Letter) -> Told[Appeal]:
    """Registered on the day it came, so that its terms end on a day known beforehand."""
    yield from ()
    return office.register(office.receive(letter), letter)


def assigned(office: Office, letter: Letter) -> Told[Appeal]:
    """The executor has it and has not taken it yet."""
    appeal = yield from registered(office, letter)
    yield office.days.later(SOON)
    return office.resolve(appeal, letter)


def given_back(office: Office, letter: Letter) -> Told[Appeal]:
    """The executor has handed it back: the head must name another."""
    appeal = yield from assigned(office, letter)
    yield office.days.later(SOON)
    return assigning.give_back(appeal, remark=letter.give_back, by=office.people[letter.executor], on=office.days.on, at=office.days.at)


def in_review(office: Office, letter: Letter) -> Told[Appeal]:
    """The executor works on it."""
    appeal = yield from assigned(office, letter)
    yield office.days.later(SOON)
    return office.accept(appeal, letter)


def in_review_at_once(office: Office, letter: Letter) -> Told[Appeal]:
    """The same with the registration on the day of receipt."""
    appeal = yield from registered_at_once(office, letter)
    yield office.days.later(SOON)
    appeal = office.resolve(appeal, letter)
    yield office.days.later(SOON)
    return office.accept(appeal, letter)


def helped(office: Office, letter: Letter) -> Told[Appeal]:
    """Two colleagues help: the report of one is taken, that of the other is sent back to be done again."""
    appeal = yield from in_review(office, letter)
    yield office.days.later(A_WEEK)
    parts = appeal.assignments.active().filter(role=AssignmentRole.CO_EXECUTOR).select_related("executor").order_by("pk")
    first, second = parts
    days = office.days
    assigning.report(first, words="Договор с поставщиком сверен: цены повышены без согласования.", by=first.executor, on=days.on, at=days.at)
    assigning.report(second, words="Сделано.", by=second.executor, on=days.on, at=days.at)
    yield office.days.later(SOON)
    remark = "Напишите, что именно сделано и чем подтверждается: эти слова войдут в ответ."
    assigning.return_report(second, remark=remark, by=office.people[letter.executor], on=days.on, at=days.at)
    keeping.note(appeal, "Савельева просила позвонить, когда будет проверка буфета: хочет присутствовать.", by=office.clerk, on=days.on, at=days.at)
    return appeal


def drafted(office: Office, letter: Letter) -> Told[Paper]:
    """The answer is begun."""
    appeal = yield from in_review(office, letter)
    yield office.days.later(A_WEEK)
    return office.begin_answer(appeal, letter)


def on_visa(office: Office, letter: Letter) -> Told[Paper]:
    """A colleague is to agree the answer."""
    paper = yield from drafted(office, letter)
    yield office.days.later(SOON)
    return office.ask_visa(paper, letter)


def on_signature(office: Office, letter: Letter) -> Told[Paper]:
    """The head is to sign the answer."""
    paper = yield from drafted(office, letter)
    yield office.days.later(SOON)
    return office.hand_over_answer(paper.appeal, letter)


def signed(office: Office, letter: Letter) -> Told[Paper]:
    """The head has signed, and nobody has sent it yet: the term still runs."""
    paper = yield from on_signature(office, letter)
    yield office.days.later(SOON)
    return office.sign(paper, letter)


def answered(office: Office, letter: Letter) -> Told[Appeal]:
    """Answered in time."""
    appeal = yield from in_review(office, letter)
    return (yield from _answered_after(office, appeal, letter, A_FORTNIGHT))


def answered_after_visa(office: Office, letter: Letter) -> Told[Appeal]:
    """Answered in time, the words agreed by a colleague before."""
    paper = yield from on_visa(office, letter)
    yield office.days.later(SOON)
    office.agree(paper, letter)
    return (yield from signed_and_sent(office, paper, letter))


def answered_late(office: Office, letter: Letter) -> Told[Appeal]:
    """The term was broken before the answer left."""
    appeal = yield from in_review(office, letter)
    return (yield from _answered_after(office, appeal, letter, TWO_LATE))


def filed(office: Office, letter: Letter) -> Told[Appeal]:
    """Answered and put into the case file of its year."""
    appeal = yield from answered(office, letter)
    yield office.days.later(A_WEEK)
    return keeping.file_away(appeal, office.case_file(appeal), by=office.clerk, on=office.days.on)


def published(office: Office, letter: Letter) -> Told[Appeal]:
    """The answer concerns many: the head puts its words, without a name, before everybody."""
    appeal = yield from answered(office, letter)
    yield office.days.later(SOON)
    words = "\n\n".join(asked.answer for asked in letter.questions if asked.answer)
    paper = Paper.objects.get(appeal=appeal, kind=PaperKind.ANSWER)
    openly = publishing.Openly(title=letter.summary, text=words, confirms=True)
    publishing.publish(paper, openly, by=office.people[letter.head], on=office.days.on, at=office.days.at)
    return appeal


def came_twice(office: Office, letter: Letter) -> Told[Appeal]:
    """The same form was sent twice: the second letter lies beside the first, which waits for its number."""
    yield from ()
    first = office.receive(letter)
    second = office.receive(replace(letter, key=f"{letter.key}-eshchyo"))
    duplicates.mark_duplicate(second, first, by=office.clerk, on=office.days.on, at=office.days.at)
    return first


def withdrawn(office: Office, letter: Letter) -> Told[Appeal]:
    """The citizen has asked to stop."""
    appeal = yield from in_review(office, letter)
    yield office.days.later(SOON)
    statement = office.asks_to_stop(appeal, letter)
    return keeping.withdraw(appeal, statement, by=office.clerk, on=office.days.on, at=office.days.at)


def not_an_appeal(office: Office, letter: Letter) -> Told[Appeal]:
    """The clerk proposes, the lawyer confirms; a claim of a consumer goes by its own law."""
    appeal = office.receive(letter)
    days = office.days
    registering.propose_refusal(appeal, reason=letter.reason, by=office.clerk, on=days.on, at=days.at)
    yield days.later(SOON)
    regime = Regime.CONSUMER if "ЗоЗПП" in letter.reason else Regime.OTHER
    return registering.confirm_refusal(appeal, regime=regime, by=office.people["lawyer"], on=days.on, at=days.at)


def refusal_proposed(office: Office, letter: Letter) -> Told[Appeal]:
    """The lawyer has not looked yet."""
    yield from ()
    appeal = office.receive(letter)
    registering.propose_refusal(appeal, reason=letter.reason, by=office.clerk, on=office.days.on, at=office.days.at)
    return appeal


def signed_and_sent(office: Office, paper: Paper, letter: Letter) -> Told[Appeal]:
    """The last three steps of an answer."""
    office.hand_over_answer(paper.appeal, letter)
    yield office.days.later(SOON)
    office.sign(paper, letter)
    yield office.days.later(SOON)
    office.send(paper)
    return Appeal.objects.get(pk=paper.appeal_id)


def _answered_after(office: Office, appeal: Appeal, letter: Letter, days: int) -> Told[Appeal]:
    yield office.days.later(days)
    paper = office.begin_answer(appeal, letter)
    yield office.days.later(SOON)
    return (yield from signed_and_sent(office, paper, letter))
