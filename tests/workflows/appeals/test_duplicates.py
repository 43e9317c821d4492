"""A letter that came twice: kept as it came beside the first one, without a number; what only looks like it is refused."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import make, make_appeal
from tests.make_appeal import MARIA, at
from tests.workflows.appeals import story
from tests.workflows.appeals.retention import make_case
from workflows.appeals.actions import keeping
from workflows.appeals.actions.duplicates import mark_duplicate
from workflows.appeals.models import Appeal, Channel, ReplyBy, RunningClock, TechnicalDuplicate
from workflows.appeals.queries.duplicates import choices_of, originals_of
from workflows.appeals.stages import Stage
from workflows.appeals.verification import problems
from workflows.errors import Incomplete, NotAllowed, RuleBroken, WrongStage
from workflows.numbering.models import Counter

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
ANOTHER = replace(MARIA, last_name="Кузнецова", email="anna@example.org")
NAMELESS = replace(MARIA, last_name="", first_name="", patronymic="", email="", postal_address="", reply_by=ReplyBy.NOWHERE)


def mark(letter, original, who, **fields):
    return mark_duplicate(letter, original, by=who.clerk, on=TUESDAY, at=at(TUESDAY, 15), **fields)


def came(on=MONDAY, **fields) -> Appeal:
    return make_appeal.received(on=on, **fields)


@pytest.mark.both_databases
def test_the_same_letter_is_put_beside_the_first_one_and_nothing_is_deleted_or_renumbered():
    who = story.cast()
    first, second = came(channel=Channel.SITE), came(TUESDAY, channel=Channel.EMAIL)
    words = second.intake.text

    mark(second, first, who)

    kept = story.again(second)
    assert (kept.stage, kept.number, kept.concluded_on, kept.intake.text) == (Stage.TECHNICAL_DUPLICATE, "", TUESDAY, words)
    assert (kept.duplicate.original, kept.duplicate.is_same_content, kept.duplicate.reason) == (first, True, "")
    assert [clock.appeal for clock in RunningClock.objects.all()] == [first]
    assert (story.again(first).stage, Counter.objects.filter(series__code="appeals").count()) == (Stage.RECEIVED, 0)
    assert list(problems()) == []


def test_the_first_letter_may_have_its_number_already():
    who = story.cast()
    first, second = story.registered(who, on=MONDAY), came(TUESDAY)

    mark(second, first, who)

    assert (story.again(first).number, story.again(second).duplicate.original) == ("001-ОГ/2026", first)


def test_a_registered_letter_is_never_a_duplicate():
    who = story.cast()
    first = came()
    second = story.registered(who, on=TUESDAY)

    with pytest.raises(WrongStage, match="рассмотрите его как повторное"):
        mark(second, first, who)


def test_what_differs_needs_a_reason_and_a_person_gives_it():
    who = story.cast()
    first, second = came(), came(TUESDAY, text="Скан того же письма: отменили кружок.")

    with pytest.raises(Incomplete, match="Напишите, почему"):
        mark(second, first, who)

    marked = mark(second, first, who, reason="Та же бумага, отсканирована второй раз.")
    assert (marked.is_same_content, marked.reason) == (False, "Та же бумага, отсканирована второй раз.")


def test_other_files_make_another_letter():
    who = story.cast()
    first = came(files=(make.stored_file(b"photo one", name="1.jpg"),))
    second = came(TUESDAY, files=(make.stored_file(b"photo two", name="1.jpg"),))

    with pytest.raises(Incomplete):
        mark(second, first, who)

    assert originals_of([second], who.clerk, on=TUESDAY) == {}


def refusals(who):
    answered = story.answered(who, on=MONDAY, sent_on=MONDAY)
    first = came()
    middle = came(TUESDAY)
    mark(middle, first, who)
    return {
        "Письма от разных людей": (came(TUESDAY, sender=ANOTHER), first),
        "само себя": (late := came(TUESDAY), late),
        "поступило позже": (first, came(TUESDAY)),
        "само отмечено дублем": (came(TUESDAY), middle),
        "новое обращение": (came(TUESDAY), answered),
    }


def test_what_only_looks_like_a_duplicate_is_refused_in_words():
    who = story.cast()

    for words, (letter, original) in refusals(who).items():
        with pytest.raises(RuleBroken, match=words):
            mark(letter, original, who, reason="Дубль.")

    assert TechnicalDuplicate.objects.count() == 1


def test_the_clerk_marks_and_nobody_else():
    who = story.cast()
    first, second = came(), came(TUESDAY)

    for person in (who.head, who.executor, make.lawyer()):
        with pytest.raises(NotAllowed):
            mark_duplicate(second, first, by=person, on=TUESDAY, at=at(TUESDAY))


def test_the_same_words_of_the_same_person_are_found_and_those_of_others_are_not():
    who = story.cast()
    first, other, twin, third = came(), came(TUESDAY, sender=ANOTHER), came(TUESDAY), came(TUESDAY)
    different, nameless = came(TUESDAY, text="О другом."), came(TUESDAY, sender=NAMELESS)

    found = originals_of([third, twin, other, different, nameless, first], who.clerk, on=TUESDAY)

    assert found == {twin.pk: first, third.pk: first}


def test_a_scan_is_the_same_when_its_bytes_are():
    who = story.cast()
    first, second, other = (came(day, text="", raw=make.stored_file(scan, name="scan.pdf"), sheets=1) for day, scan in ((MONDAY, b"one"), (TUESDAY, b"one"), (TUESDAY, b"two")))

    assert originals_of([second, other], who.clerk, on=TUESDAY) == {second.pk: first}


def test_a_person_chooses_among_open_letters_of_the_same_sender_that_came_before():
    who = story.cast()
    first, nameless, letter = came(), came(sender=NAMELESS), came(TUESDAY)
    came(date(2026, 11, 18))
    came(sender=ANOTHER)
    story.answered(who, on=MONDAY, sent_on=MONDAY)

    assert set(choices_of(letter, who.clerk, on=TUESDAY)) == {first, nameless}


def test_a_duplicate_is_filed_like_every_finished_letter():
    who = story.cast()
    first, second = came(), came(TUESDAY)
    mark(second, first, who)

    keeping.file_away(story.again(second), make_case.volume(by=who.clerk), by=who.clerk, on=TUESDAY)

    assert story.again(second).stage == Stage.FILED
    assert list(problems()) == []


@pytest.mark.both_databases
def test_the_database_keeps_what_a_duplicate_is():
    who = story.cast()
    first, second = came(), came(TUESDAY)

    for wrong in ({"original": second, "is_same_content": True}, {"original": first, "is_same_content": False}):
        with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
            TechnicalDuplicate.objects.create(appeal=second, by=who.clerk, at=at(TUESDAY), **wrong)
