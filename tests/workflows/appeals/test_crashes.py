"""A crash between any two steps of an action leaves all of it or nothing: each writing to the database fails in its turn."""

from datetime import date

import pytest
from django.db import connection

from tests import make, make_appeal
from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import (
    answering,
    deciding,
    extending,
    forwarding,
    keeping,
    registering,
    requesting,
    sending,
    signing,
)
from workflows.appeals.actions.deciding import Ruling
from workflows.appeals.actions.extending import Longer
from workflows.appeals.actions.forwarding import Route
from workflows.appeals.actions.registering import Asked, Blamed, Person
from workflows.appeals.actions.requesting import Wanted
from workflows.appeals.actions.sending import Dispatch
from workflows.appeals.models import Appeal, DeliveryState, ExtensionGround, Paper, Sending
from workflows.appeals.papers_content import shown
from workflows.appeals.stages import Ground, Stage

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

DAY = date(2026, 11, 16)
KEPT = ("appeals_", "journal_", "numbering_counter", "signing_signature", "printing_", "mail_", "django_q_ormq")
TWO = (Asked(text="Почему отменены занятия?"), Asked(text="Почему в столовой холодно?"))


class Crashes(Exception):
    """The process is gone."""


class CrashAt:
    """Lets so many writings through and fails the next one, before it reaches the database."""

    def __init__(self, step: int):
        self.left, self.happened = step, False

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            if not self.left:
                self.happened = True
                raise Crashes(sql)
            self.left -= 1
        return execute(sql, params, many, context)


def dump():
    """Every row of every table that an action may touch."""
    tables = sorted(name for name in connection.introspection.table_names() if name.startswith(KEPT))
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
            found[table] = cursor.fetchall()
    return found


def register(who):
    appeal, other = make_appeal.received(on=DAY), make.executor()
    given = make_appeal.details(
        questions=TWO, complained_of=(Blamed(user=other),), about=(Person(name="Кривошеин Саша"),), co_applicants=(Person(name="Иванова"),), people_count=2
    )
    return lambda: registering.register(appeal, given, by=who.clerk, on=DAY, at=at(DAY))


def route(appeal):
    one, two = appeal.questions.all()
    addressees = (story.to(story.body("ГИТ"), one), story.to(story.body(), two))
    return Route(ground=Ground.FORWARD_8_4, reason=story.REASON, addressees=addressees, notice=story.NOTICE)


def forward(who):
    appeal = make_appeal.received(on=DAY, raw=make.stored_file(b"%PDF scan"))
    appeal = story.register(appeal, who, on=DAY, questions=TWO)
    where = route(appeal)
    return lambda: forwarding.forward(appeal, where, by=who.head, on=DAY, at=at(DAY))


def send_last_of_forwarding(who):
    appeal = story.registered(who, on=DAY, questions=TWO)
    *first, last = story.papers_of(forwarding.forward(appeal, route(appeal), by=who.head, on=DAY, at=at(DAY)))
    for paper in first:
        story.sent(paper, who, on=DAY)
    last = story.signed(last, who, on=DAY)
    return lambda: sending.send(last, Dispatch(), by=who.clerk, on=DAY, at=at(DAY, 18))


def withdraw_decision(who):
    appeal = story.registered(who, on=DAY, questions=TWO)
    decision = forwarding.forward(appeal, route(appeal), by=who.head, on=DAY, at=at(DAY))
    return lambda: deciding.withdraw_decision(decision, reason="Вопросы наши", by=who.head, on=DAY, at=at(DAY))


def decide(who):
    appeal = story.registered(who, on=DAY)
    return lambda: deciding.decide(appeal, Ruling(ground=Ground.COURT, reason="Суд", notice=story.NOTICE), by=who.head, on=DAY, at=at(DAY))


def extend(who):
    appeal = story.in_review(who, on=DAY)
    longer = Longer(days=30, ground=ExtensionGround.EXCEPTIONAL, reason="Экспертиза", notice=story.NOTICE)
    return lambda: extending.extend(appeal, longer, by=who.head, on=DAY, at=at(DAY))


def request(who):
    appeal, body = story.in_review(who, on=DAY), story.body()
    return lambda: requesting.ask(appeal, Wanted(body=body, what="Протокол", words=story.COVER), by=who.executor, on=DAY, at=at(DAY))


def send_request(who):
    paper = story.signed(request(who)().paper, who, on=DAY)
    return lambda: sending.send(paper, Dispatch(), by=who.clerk, on=DAY, at=at(DAY, 18))


def start_answer(who):
    appeal = story.in_review(who, on=DAY)
    return lambda: answering.start_answer(appeal, story.ANSWER, by=who.executor, on=DAY, at=at(DAY))


def give_answer(who):
    appeal = story.answer(story.in_review(who, on=DAY), who, on=DAY).appeal
    return lambda: answering.to_signature(appeal, who.head, by=who.executor, on=DAY)


def sign_answer(who):
    give_answer(who)()
    paper = Paper.objects.get()
    return lambda: signing.sign(paper, shown_sha256=shown(paper).sha256, by=who.head, on=DAY, at=at(DAY))


def send_answer(who):
    appeal = story.in_review(who, on=DAY, **story.by_email())
    paper = story.signed(story.answer(appeal, who, on=DAY), who, on=DAY)
    return lambda: sending.send(paper, Dispatch(), by=who.clerk, on=DAY, at=at(DAY, 18))


def note_bounce(who):
    send_answer(who)()
    sent = Sending.objects.get()
    return lambda: sending.note_delivery(sent, DeliveryState.BOUNCED, detail="550", by=who.clerk, on=DAY, at=at(DAY, 19))


def correct(who):
    appeal = story.registered(who, on=DAY)
    return lambda: keeping.correct_applicant(appeal, story.sender(last_name="Петренко"), reason="Описка", by=who.clerk, on=DAY, at=at(DAY))


ACTIONS = (register, forward, send_last_of_forwarding, withdraw_decision, decide, extend, request, send_request)
ANSWERS = (start_answer, give_answer, sign_answer, send_answer, note_bounce, correct)


@pytest.mark.parametrize("prepare", ACTIONS + ANSWERS, ids=lambda prepare: prepare.__name__)
def test_all_of_it_or_nothing(prepare):
    act = prepare(story.cast())
    before, left_behind, steps = dump(), [], 0

    while _crashes(act, steps):
        if dump() != before:
            left_behind.append(steps)
        steps += 1

    assert left_behind == []
    assert steps >= 4
    assert dump() != before


def _crashes(act, step: int) -> bool:
    """Run the action with a crash before its writing number `step`; whether there was such a writing."""
    crash = CrashAt(step)
    with connection.execute_wrapper(crash):
        try:
            act()
        except Crashes:
            return True
    return crash.happened


def test_a_crash_before_the_last_letter_leaves_the_stage_and_after_it_the_appeal_is_over():
    act = send_last_of_forwarding(story.cast())

    assert _crashes(act, 5)
    stage = Appeal.objects.get().stage
    act()

    assert (stage, Appeal.objects.get().stage) == (Stage.REGISTERED, Stage.FORWARDED)
