"""Scenarios 28–30: correspondence that has been answered before, by two letters of ours or on the site (59-ФЗ, ст. 11, ч. 5 и 5.1)."""

from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import deciding, sending
from workflows.appeals.actions.deciding import Ruling
from workflows.appeals.actions.registering import Asked
from workflows.appeals.models import Clock, ClockKind, Paper, PaperKind, Topic
from workflows.appeals.stages import Ground, Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def decide(appeal, who, ground, *, on=TUESDAY, by=None, **fields):
    values = {"ground": ground, "reason": "Так следует из письма", "notice": story.NOTICE, **fields}
    return deciding.decide(appeal, Ruling(**values), by=by or who.head, on=on, at=at(on))


def limit_of_notice(appeal):
    clock = Clock.objects.get(appeal=appeal, kind=ClockKind.NOTICE)
    return clock.legal_due_on, clock.control_due_on


def answered_twice(who):
    """A first letter, its repeat, and the answers to both."""
    first = story.answered(who, on=date(2026, 9, 1), sent_on=date(2026, 9, 10))
    second = story.answered(who, on=date(2026, 10, 1), sent_on=date(2026, 10, 8), repeat_of=first)
    return second, tuple(Paper.objects.filter(kind=PaperKind.ANSWER).order_by("pk"))


def terminate(appeal, who, answers, **fields):
    values = {"earlier_answers": answers, "no_new_arguments": True, "resolution": story.NOTICE, **fields}
    return decide(appeal, who, Ground.REPEATED, **values)


def test_28_after_two_answers_the_head_ends_the_correspondence_on_this_question():
    who = story.cast()
    second, answers = answered_twice(who)
    third = story.in_review(who, on=MONDAY, repeat_of=second)

    decision = terminate(third, who, answers)
    notice, resolution = story.papers_of(decision)
    story.sent(notice, who, on=TUESDAY)
    before = story.again(third).stage
    story.signed(resolution, who, on=TUESDAY)

    assert (notice.kind, resolution.kind) == (PaperKind.ARTICLE_11_NOTICE, PaperKind.TERMINATION)
    assert (before, story.again(third).stage) == (Stage.IN_REVIEW, Stage.TERMINATED_11_5)
    assert list(decision.earlier_answers.order_by("pk")) == list(answers)


def test_28_another_question_of_the_same_person_is_an_ordinary_letter():
    who = story.cast()
    second, answers = answered_twice(who)
    story.carry_out(terminate(story.in_review(who, on=MONDAY, repeat_of=second), who, answers), who, on=TUESDAY)

    other = story.in_review(who, on=date(2026, 12, 1), questions=(Asked(text="Когда выдадут справку?"),))

    assert other.stage == Stage.IN_REVIEW
    with pytest.raises(BadInput, match="по другому вопросу"):
        terminate(other, who, answers, on=date(2026, 12, 1))


def test_28_a_topic_in_common_makes_one_question_too():
    who, topic = story.cast(), Topic.objects.create(code="0001", title="Кружки")
    asked = (Asked(text="Почему отменены занятия?", topic=topic),)
    story.answered(who, on=date(2026, 9, 1), questions=asked)
    story.answered(who, on=date(2026, 10, 1), questions=asked)

    decision = terminate(story.in_review(who, on=MONDAY, questions=asked), who, tuple(Paper.objects.all()))

    assert decision.earlier_answers.count() == 2


def test_28_the_decision_itself_is_written_and_does_not_leave_the_house():
    who = story.cast()
    second, answers = answered_twice(who)
    third = story.in_review(who, on=MONDAY, repeat_of=second)

    with pytest.raises(Incomplete, match="решение о прекращении переписки"):
        terminate(third, who, answers, resolution=None)
    resolution = story.signed(story.papers_of(terminate(third, who, answers))[1], who, on=TUESDAY)
    with pytest.raises(WrongStage, match="остаётся в деле"):
        story.sent(resolution, who, on=TUESDAY)


def test_29a_one_earlier_answer_is_not_repeatedly():
    who = story.cast()
    second, answers = answered_twice(who)
    third = story.in_review(who, on=MONDAY, repeat_of=second)

    with pytest.raises(Incomplete, match="не меньше двух"):
        terminate(third, who, answers[:1])
    with pytest.raises(Incomplete, match="выбрано: 1"):
        terminate(third, who, (answers[0], answers[0]))


def test_29b_new_arguments_are_considered():
    who = story.cast()
    second, answers = answered_twice(who)

    with pytest.raises(Incomplete, match="новые доводы"):
        terminate(story.in_review(who, on=MONDAY, repeat_of=second), who, answers, no_new_arguments=False)


def test_29c_only_our_own_answers_that_have_left_count():
    who = story.cast()
    second, answers = answered_twice(who)
    third = story.in_review(who, on=MONDAY, repeat_of=second)
    unsent = story.signed(story.answer(story.in_review(who, on=MONDAY, repeat_of=second), who, on=MONDAY), who, on=MONDAY)

    with pytest.raises(BadInput, match="не направленный ответ нашей организации"):
        terminate(third, who, (answers[0], unsent))


def test_29c_answers_to_another_person_do_not_count():
    who = story.cast()
    second, answers = answered_twice(who)
    stranger = story.in_review(who, on=MONDAY, repeat_of=second, sender=story.sender(last_name="Сидорова"))

    with pytest.raises(BadInput, match="другому заявителю"):
        terminate(stranger, who, answers)


@pytest.mark.parametrize("one", ["executor", "clerk"])
def test_29d_only_the_head_ends_a_correspondence(one):
    who = story.cast()
    second, answers = answered_twice(who)

    with pytest.raises(NotAllowed, match="переписка прекращена"):
        terminate(story.in_review(who, on=MONDAY, repeat_of=second), who, answers, by=getattr(who, one))


@contextmanager
def site(settings, *, status):
    """Our own site, answering every address with one status."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()

        def log_message(self, *said):
            """Nothing to the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages))
    Thread(target=server.serve_forever, daemon=True).start()
    settings.WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{server.server_port}"
    try:
        yield f"{settings.WAGTAILADMIN_BASE_URL}/otvety/kruzhki/"
    finally:
        server.shutdown()
        server.server_close()


def test_30_the_citizen_is_led_to_the_answer_that_is_on_the_site(settings):
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    with site(settings, status=200) as address:
        decision = decide(appeal, who, Ground.PUBLISHED, published_at=address)
        limit = limit_of_notice(appeal)[0]
        appeal = story.carry_out(decision, who, on=TUESDAY)

    assert (limit, appeal.stage, decision.published_at) == (date(2026, 11, 23), Stage.REF_PUBLISHED, address)


def test_30_an_address_that_does_not_open_is_sent_to_nobody(settings):
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    with site(settings, status=404) as address:
        (notice,) = story.papers_of(decide(appeal, who, Ground.PUBLISHED, published_at=address))
        notice = story.signed(notice, who, on=TUESDAY)
        with pytest.raises(WrongStage, match=r"не открывается \(404\)"):
            sending.send(notice, sending.Dispatch(), by=who.clerk, on=TUESDAY, at=at(TUESDAY, 18))

    assert story.again(appeal).stage == Stage.REGISTERED


@pytest.mark.parametrize(("address", "why"), [("", "целиком"), ("ftp://school.example/o", "целиком"), ("https://example.org/otvet", "на официальном сайте")])
def test_30_only_a_page_of_the_official_site_counts(address, why):
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)

    with pytest.raises((Incomplete, BadInput), match=why):
        decide(appeal, who, Ground.PUBLISHED, published_at=address)


def test_30_who_then_wants_a_written_answer_gets_one(settings):
    who = story.cast()
    appeal = story.registered(who, on=MONDAY)
    with site(settings, status=200) as address:
        appeal = story.carry_out(decide(appeal, who, Ground.PUBLISHED, published_at=address), who, on=TUESDAY)

    later = story.answered(who, on=date(2026, 11, 23), repeat_of=appeal)

    assert (later.stage, later.repeat_of) == (Stage.ANSWERED, appeal)
