"""A letter at each change of stage: once, only where the applicant wants it, and never beside a paper that says the same."""

import pytest
from django.conf import settings
from django_q.models import OrmQ

from tests.make_appeal import NOVEMBER_2, NOVEMBER_16, at
from tests.workflows.appeals import story
from workflows.appeals.actions import answering, assigning, contacts, keeping, templating
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.actions.keeping import Marks
from workflows.appeals.models import HouseRules, Message, Sensitivity
from workflows.appeals.stages import MOVE_BETWEEN, TERMINAL, Stage
from workflows.journal.models import Entry
from workflows.mail.models import Letter
from workflows.tracking import tasks
from workflows.tracking.actions.telling import choose
from workflows.tracking.actions.writing import write
from workflows.tracking.models import NewsChoice, StageNotice
from workflows.tracking.news import OF_MOVE, news_of
from workflows.tracking.stages import Outcome

pytestmark = pytest.mark.django_db
TELL = "workflows.tracking.tasks.tell_stage"
AMONG_OURSELVES = {
    (Stage.ASSIGNED, Stage.REGISTERED),
    (Stage.IN_REVIEW, Stage.ASSIGNED),
    (Stage.DRAFT_ANSWER, Stage.IN_REVIEW),
    (Stage.ON_SIGNATURE, Stage.DRAFT_ANSWER),
}


def asked() -> list[tuple]:
    """What the queue was asked to tell."""
    return [row.args() for row in OrmQ.objects.order_by("pk") if row.func() == TELL]


def told() -> list[str]:
    """The queue does what it was asked; what became of each change since the last call."""
    known = set(StageNotice.objects.values_list("pk", flat=True))
    for args in asked():
        tasks.tell_stage(*args)
    return [notice.outcome for notice in StageNotice.objects.exclude(pk__in=known).order_by("pk")]


def by_email(who, **fields):
    """An appeal from the site that is answered by e-mail, in review; its changes so far are told."""
    appeal = story.in_review(who, channel="site", sender=story.sender(reply_by="email"), **fields)
    told()
    Letter.objects.all().delete()
    return appeal


def test_every_move_of_an_appeal_has_its_news_or_is_among_ourselves():
    moves = {move for move in MOVE_BETWEEN if move[1] not in (Stage.FILED, Stage.DESTROYED)}

    assert {move for move in moves if news_of(*move) is None} == AMONG_OURSELVES
    assert set(OF_MOVE) - moves == set()


def test_the_letter_says_which_appeal_what_happened_what_comes_next_and_nothing_else():
    who = story.cast()
    appeal = story.registered(who, channel="site", sender=story.sender(reply_by="email"))
    Letter.objects.all().delete()

    assert told() == [Outcome.WRITTEN]
    letter = Letter.objects.get()
    said = letter.body.replace("\u00a0", " ")
    assert (letter.to, letter.subject) == ("petrova@example.org", f"Обращение № {appeal.number}: есть изменения")
    assert said.split("\n\n")[1:4] == [
        f"Обращение № {appeal.number} от 2 ноября 2026 г.\n2 ноября 2026 г. Обращение зарегистрировано.",
        "Что дальше. Ответим не позже 2 декабря 2026 г. Если срок продлят или направят обращение в другой орган, вы получите уведомление.",
        f"Подробно, с документами: {settings.WAGTAILADMIN_BASE_URL}/obrashcheniya/status/\nПонадобятся номер и код.",
    ]
    assert [word for word in ("Петрова", "Мария", "кружк", "Садовая", who.executor.last_name) if word in letter.body + letter.html] == []


def test_each_stage_on_the_way_to_the_answer_is_told_once():
    who = story.cast()
    story.registered(who)  # by post: nobody to write to
    appeal = story.registered(who, channel="site", sender=story.sender(reply_by="email"))
    outcomes = told()
    assigning.assign(appeal, Resolution(responsible=who.executor), by=who.head, on=NOVEMBER_2, at=at(NOVEMBER_2))
    outcomes += told()
    assigning.accept(appeal, by=who.executor, on=NOVEMBER_2, at=at(NOVEMBER_2))
    outcomes += told()
    paper = story.answer(appeal, who, on=NOVEMBER_2)
    outcomes += told()
    answering.to_signature(appeal, who.head, by=who.executor, on=NOVEMBER_2)
    outcomes += told()
    answering.return_answer(appeal, remark="Короче.", by=who.head, on=NOVEMBER_2, at=at(NOVEMBER_2))
    outcomes += told()
    paper.refresh_from_db()
    story.signed(paper, who, on=NOVEMBER_2)
    outcomes += told()

    assert outcomes == [Outcome.NO_ADDRESS, *[Outcome.WRITTEN] * 5, Outcome.SILENT, Outcome.REPEATED]


def test_an_answer_that_came_by_e_mail_needs_no_second_letter():
    who = story.cast()
    appeal = by_email(who)
    story.sent(story.answer(appeal, who, on=NOVEMBER_16), who, on=NOVEMBER_16)

    assert told() == [Outcome.OVERTAKEN, Outcome.OVERTAKEN, Outcome.PAPER]


def test_an_answer_that_left_by_post_is_told_to_a_confirmed_mail_box():
    who = story.cast()
    appeal = story.in_review(who)
    contacts.confirm_address(appeal, at=at(NOVEMBER_2))
    story.sent(story.answer(appeal, who, on=NOVEMBER_16), who, on=NOVEMBER_16)

    assert told()[-1] == Outcome.WRITTEN
    assert "16 ноября 2026 г. Ответ отправлен. Почтой.\n" in Letter.objects.latest("pk").body.replace("\u00a0", " ")


def test_where_a_notice_of_registration_is_being_written_the_notice_tells():
    who = story.cast()
    appeal = story.registered(who, channel="site", sender=story.sender(reply_by="email"))
    HouseRules.objects.create(phone="+7 495 000-00-00")
    templating.notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2))

    assert told() == [Outcome.PAPER]


def test_a_statement_to_stop_that_was_granted_is_told():
    who = story.cast()
    appeal = by_email(who)
    statement = write(appeal, Message.Sort.STOP, "Больше не нужно.", key="k", at=at(NOVEMBER_2, 18))

    keeping.withdraw(appeal, statement, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 19))

    assert told() == [Outcome.WRITTEN]
    assert "Рассмотрение прекращено по вашему заявлению." in Letter.objects.latest("pk").body


def test_of_a_guarded_appeal_only_that_something_changed_is_said():
    who = story.cast()
    story.registered(who, channel="site", sender=story.sender(reply_by="email"), sensitivity=Sensitivity.SENSITIVE)
    Letter.objects.all().delete()
    told()

    body = Letter.objects.get().body
    assert ("Есть изменения." in body, "зарегистрировано" in body, "Что дальше" in body) == (True, False, False)


def test_an_address_that_is_neither_for_the_answer_nor_confirmed_is_not_written_to():
    who = story.cast()
    appeal = story.registered(who)
    first = told()
    contacts.confirm_address(appeal, at=at(NOVEMBER_2))
    assigning.assign(appeal, Resolution(responsible=who.executor), by=who.head, on=NOVEMBER_2, at=at(NOVEMBER_2))

    assert (first, told()) == ([Outcome.NO_ADDRESS], [Outcome.WRITTEN])


def test_the_citizen_turns_letters_off_and_on_and_the_choice_is_a_fact():
    who = story.cast()
    appeal = by_email(who)
    for wants in (False, False, True, False):
        choose(appeal, wants=wants, at=at(NOVEMBER_2))
    story.answer(appeal, who, on=NOVEMBER_2)

    assert told() == [Outcome.DECLINED]
    assert list(NewsChoice.objects.values_list("wants", flat=True)) == [False, True, False]
    assert Entry.objects.filter(verb="appeal.news_choice").count() == 3
    assert Letter.objects.count() == 0


def test_the_house_may_send_no_such_letters():
    who = story.cast()
    appeal = by_email(who)
    HouseRules.objects.create(tells_stages=False)
    story.answer(appeal, who, on=NOVEMBER_2)

    assert (told(), Letter.objects.count()) == ([Outcome.OFF], 0)


@pytest.mark.both_databases
def test_the_same_change_asked_twice_is_one_letter():
    who = story.cast()
    story.registered(who, channel="site", sender=story.sender(reply_by="email"))
    Letter.objects.all().delete()

    assert (told(), told()) == ([Outcome.WRITTEN], [])
    assert (Letter.objects.count(), StageNotice.objects.count()) == (1, 1)


def test_a_change_that_was_overtaken_while_the_queue_stood_is_not_told():
    who = story.cast()
    story.in_review(who, channel="site", sender=story.sender(reply_by="email"))

    assert told() == [Outcome.OVERTAKEN, Outcome.OVERTAKEN, Outcome.WRITTEN]


def test_what_is_asked_of_the_queue_commits_with_the_change_and_the_file_is_not_news():
    who = story.cast()
    appeal = story.answered(who)
    before = len(asked())

    assert [args[2] for args in asked()] == [Stage.REGISTERED, Stage.ASSIGNED, Stage.IN_REVIEW, Stage.DRAFT_ANSWER, Stage.ON_SIGNATURE, Stage.ANSWERED]
    assert {args[0] for args in asked()} == {appeal.pk}
    assert len({args[4] for args in asked()}) == before


def test_marks_change_no_stage_and_ask_for_no_letter():
    who = story.cast()
    appeal = by_email(who)
    before = len(asked())
    keeping.mark(appeal, Marks(sensitivity=Sensitivity.SENSITIVE, on_control=True, is_danger=False, safe_summary=""), by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2))

    assert len(asked()) == before


def test_an_end_is_one_of_the_stages_that_the_table_knows():
    assert [stage for stage in TERMINAL if news_of(Stage.RECEIVED, stage) is None] == []
