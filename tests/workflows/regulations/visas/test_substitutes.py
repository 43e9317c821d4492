"""A visa for an absent holder: who may put it, on which days, and what the record says."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from portal.desk.verification import findings
from tests import make
from tests.workflows.regulations import story
from tests.workflows.regulations.visas import make_visas as visas
from workflows.errors import NotAllowed
from workflows.journal.models import Entry
from workflows.people.models import Substitution
from workflows.regulations import actions, rules
from workflows.regulations.models import ApprovalRecord, DraftEdit
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Decision, Stage
from workflows.regulations.waiting import waiting_for_visa
from workflows.workdays.queries import workdays

pytestmark = pytest.mark.django_db


def _waiting(person, on=visas.DAY):
    return [(visa.draft, visa.state.step.title) for visa in waiting_for_visa(person, calendar=workdays(), on=on)]


def test_the_substitute_puts_the_visa_and_the_record_names_both():
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    visas.absent(who.deputy, substitute=methodist)
    draft = visas.submitted(who)

    visas.decide(draft, step=0, by=methodist)

    record = ApprovalRecord.objects.get()
    assert (record.by, record.instead_of) == (methodist, who.deputy)
    assert record.instead_words == "Волков Олег Петровна, Методист (замещение: приказ от 13.11.2026 № 5-к)"


def test_the_journal_says_for_whom_the_visa_was_put_and_the_archive_agrees():
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    visas.absent(who.deputy, substitute=methodist)
    draft = visas.decide(visas.submitted(who), step=0, by=methodist)
    draft = visas.decide(draft, step=1, by=who.engineer)
    actions.prepare_order(draft, series=who.series, by=who.clerk)

    story.sign(actions.send_to_signature(draft, by=who.clerk), by=who.head, at=visas.day(17))

    said = Entry.objects.filter(verb="draft.decided").order_by("seq").first().summary
    assert said.endswith("Заместитель, за: Волков Олег Петровна, Методист (замещение: приказ от 13.11.2026 № 5-к): согласен")
    assert [item.problem for item in findings()] == []


@pytest.mark.parametrize("at", [visas.day(13), visas.day(23)])
def test_outside_its_days_a_substitution_gives_nothing(at):
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    visas.absent(who.deputy, substitute=methodist)
    draft = visas.submitted(who, at=visas.day(12))

    with pytest.raises(NotAllowed, match="Визу на шаге «Заместитель» ставит Волков"):
        visas.decide(draft, step=0, by=methodist, at=at)


def test_the_holder_who_came_back_early_puts_the_own_visa():
    who = story.cast()
    visas.absent(who.deputy, substitute=make.executor(last_name="Лисина"))

    visas.decide(visas.submitted(who), step=0, by=who.deputy)

    assert ApprovalRecord.objects.get().instead_of is None


def test_who_wrote_the_text_does_not_agree_it_for_another():
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    visas.absent(who.deputy, substitute=methodist)
    draft = visas.submitted(who)
    DraftEdit.objects.create(draft=draft, user=methodist)

    with pytest.raises(NotAllowed, match="кто правил текст"):
        visas.decide(draft, step=0, by=methodist)
    assert _waiting(methodist) == []


def test_the_author_does_not_agree_the_own_text_for_another():
    who = story.cast()
    visas.absent(who.deputy, substitute=who.lawyer)
    draft = visas.submitted(who)

    with pytest.raises(NotAllowed, match="кто правил текст"):
        visas.decide(draft, step=0, by=who.lawyer)


def test_the_holder_of_another_step_does_not_put_two_visas():
    who = story.cast()
    visas.absent(who.deputy, substitute=who.engineer)
    draft = visas.submitted(who)

    with pytest.raises(NotAllowed, match="На шаге «Инженер» этого круга уже стоит или нужна ваша виза"):
        visas.decide(draft, step=0, by=who.engineer)
    assert _waiting(who.engineer) == [(draft, "Инженер")]


def test_who_substitutes_both_puts_one_visa_alone():
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    visas.absent(who.deputy, substitute=methodist)
    visas.absent(who.engineer, substitute=methodist)
    draft = visas.decide(visas.submitted(who), step=0, by=methodist)

    with pytest.raises(NotAllowed, match="На шаге «Заместитель» этого круга"):
        visas.decide(draft, step=1, by=methodist)


def test_a_substitution_is_not_inherited():
    who = story.cast()
    first, second = make.executor(last_name="Лисина"), make.executor(last_name="Белкина")
    visas.absent(who.deputy, substitute=first)
    visas.absent(first, substitute=second)
    draft = visas.submitted(who)

    assert _waiting(second) == []
    with pytest.raises(NotAllowed, match="ставит Волков"):
        visas.decide(draft, step=0, by=second)


def test_a_substitution_gives_no_right_to_sign():
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    visas.absent(who.head, substitute=methodist)

    with pytest.raises(NotAllowed, match="нет права подписи"):
        story.sign(story.before_director(who), by=methodist, at=visas.MONDAY)


def test_the_list_of_the_substitute_shows_the_visa_with_its_term():
    visas.calendar(2026)
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    visas.absent(who.deputy, substitute=methodist)
    visas.submitted(who)

    (waiting,) = waiting_for_visa(methodist, calendar=workdays(), on=date(2026, 11, 20))

    assert waiting.substitution.person == who.deputy
    assert waiting.term.words.replace("\u00a0", " ") == "до 19 ноября 2026 г., просрочено на 1 рабочий день"


def test_the_draft_is_open_to_the_substitute_on_the_days_and_after_the_decision():
    who = story.cast()
    methodist, other = make.executor(last_name="Лисина"), make.executor(last_name="Белкина")
    visas.absent(who.deputy, substitute=methodist)
    visas.absent(who.engineer, substitute=other)
    draft = visas.submitted(who)
    rules.may_see(other, draft, on=visas.DAY)

    visas.decide(draft, step=0, by=methodist)

    rules.may_see(methodist, draft, on=date(2026, 12, 31))
    with pytest.raises(NotAllowed, match="недоступен"):
        rules.may_see(other, draft, on=date(2026, 12, 31))


def test_a_return_by_a_substitute_is_a_return():
    who = story.cast()
    methodist = make.executor(last_name="Лисина")
    visas.absent(who.deputy, substitute=methodist)
    draft = visas.decide(visas.submitted(who), step=0, by=methodist, decision=Decision.RETURNED, comment="Нет сроков.")
    assert draft.stage == Stage.RETURNED

    draft = actions.submit(draft, by=who.lawyer, at=visas.day(17))

    assert [state.record for state in current_packet(draft).steps] == [None, None, None]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"valid_to": date(2026, 11, 15)}, "Последний день замещения раньше первого."),
        ({"substitute": "the same"}, "Человек не замещает сам себя. Выберите другого."),
    ],
)
def test_an_impossible_substitution_is_refused(fields, said):
    person, other = make.executor(), make.executor()
    values = {"substitute": other, "valid_from": visas.DAY, "valid_to": visas.DAY, "basis": "приказ", **fields}
    row = Substitution(person=person, **{**values, "substitute": person if fields.get("substitute") else other})

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert refusal.value.messages == [said]
