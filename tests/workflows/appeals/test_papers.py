"""A paper of an appeal: written, agreed by others, signed with a number, sent, come back, replaced."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests import make, make_appeal
from tests.make_appeal import MARIA, at
from tests.workflows.appeals import story
from workflows.appeals.actions import answering, drafting, signing
from workflows.appeals.actions.drafting import Wording
from workflows.appeals.actions.registering import Blamed
from workflows.appeals.models import (
    Paper,
    PaperKind,
    Result,
    Verdict,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.rules.drafting import visas_missing
from workflows.appeals.stages import PaperStage
from workflows.errors import BadInput, Incomplete, NotAllowed, Stale, WrongStage
from workflows.people.models import Substitution
from workflows.printing.models import PrintRequest
from workflows.signing.models import Signature

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2026, 11, day) for day in (16, 17, 18, 20))


def draft(who, *, appeal=None, kind=PaperKind.INFO_LETTER):
    appeal = appeal or story.registered(who, on=MONDAY)
    return drafting.draft(appeal, kind, story.NOTICE, by=who.clerk, on=MONDAY, at=at(MONDAY))


def visa(paper, by, verdict=Verdict.AGREED, *, sha256="", remark="", on=MONDAY):
    return drafting.give_visa(paper, verdict, shown_sha256=sha256 or shown(paper).sha256, remark=remark, by=by, on=on, at=at(on, 11))


def test_a_visa_stands_under_the_very_text_that_was_shown():
    who, lawyer = story.cast(), make.lawyer()
    paper = drafting.ask_visas(draft(who), [lawyer], by=who.clerk, on=MONDAY)

    visa(paper, lawyer)
    agreed = visas_missing(paper)
    paper = drafting.take_back(paper, by=who.clerk, on=MONDAY)
    paper = drafting.edit(paper, Wording(heading="Уведомление", body="Другие слова."), by=who.clerk, on=MONDAY)

    assert (agreed, visas_missing(paper)) == ([], [lawyer])
    with pytest.raises(Incomplete, match=r"нет визы: П\.И\. Орлов"):
        drafting.to_signature(paper, who.head, by=who.clerk, on=MONDAY)


def test_a_visa_of_what_was_not_shown_is_refused():
    who, lawyer = story.cast(), make.lawyer()
    paper = drafting.ask_visas(draft(who), [lawyer], by=who.clerk, on=MONDAY)

    with pytest.raises(Stale):
        visa(paper, lawyer, sha256="0" * 64)


def test_a_visa_that_returns_has_a_remark_and_makes_it_a_project_again():
    who, lawyer = story.cast(), make.lawyer()
    paper = drafting.ask_visas(draft(who), [lawyer], by=who.clerk, on=MONDAY)

    with pytest.raises(Incomplete, match="что исправить"):
        visa(paper, lawyer, Verdict.RETURNED)
    paper = visa(paper, lawyer, Verdict.RETURNED, remark="Нет ссылки на закон")

    assert (paper.stage, visas_missing(paper)) == (PaperStage.DRAFT, [lawyer])


def test_who_wrote_or_changed_a_paper_does_not_agree_it():
    who, lawyer = story.cast(), make.lawyer()
    paper = draft(who)
    drafting.edit(paper, Wording(heading="Уведомление", body="Слова руководителя."), by=who.head, on=MONDAY)

    with pytest.raises(NotAllowed, match="писал этот документ"):
        drafting.ask_visas(paper, [lawyer, who.clerk], by=who.clerk, on=MONDAY)
    with pytest.raises(NotAllowed, match="писал этот документ"):
        drafting.ask_visas(paper, [lawyer, who.head], by=who.clerk, on=MONDAY)


def test_only_who_was_asked_agrees_or_who_substitutes_that_person():
    who, lawyer, other = story.cast(), make.lawyer(), make.executor(last_name="Синицын")
    paper = drafting.ask_visas(draft(who), [lawyer], by=who.clerk, on=MONDAY)

    with pytest.raises(NotAllowed, match="не просили"):
        visa(paper, other)
    Substitution.objects.create(person=lawyer, substitute=other, valid_from=MONDAY, valid_to=MONDAY, basis="приказ № 5-к")
    visa(paper, other)

    assert visas_missing(paper) == []


def test_visas_are_asked_of_working_people_each_once():
    who, gone = story.cast(), make.lawyer(is_active=False)
    paper = draft(who)

    with pytest.raises(Incomplete, match="чья виза"):
        drafting.ask_visas(paper, [], by=who.clerk, on=MONDAY)
    with pytest.raises(BadInput, match="закрыта"):
        drafting.ask_visas(paper, [gone], by=who.clerk, on=MONDAY)
    with pytest.raises(BadInput, match="дважды"):
        drafting.ask_visas(paper, [who.executor, who.executor], by=who.clerk, on=MONDAY)


def test_a_letter_is_signed_by_who_has_the_right_today():
    who = story.cast()
    paper = draft(who)

    with pytest.raises(NotAllowed, match="нет права подписывать"):
        drafting.to_signature(paper, make.lawyer(), by=who.clerk, on=MONDAY)
    with pytest.raises(NotAllowed, match="нет права подписывать"):
        drafting.to_signature(paper, make.head(until=date(2026, 11, 1)), by=who.clerk, on=MONDAY)

    assert drafting.to_signature(paper, make_appeal.deputy(), by=who.clerk, on=MONDAY).stage == PaperStage.ON_SIGNATURE


def test_the_chosen_one_signs_or_another_is_chosen():
    who, deputy = story.cast(), make_appeal.deputy()
    paper = drafting.to_signature(draft(who), who.head, by=who.clerk, on=MONDAY)

    with pytest.raises(NotAllowed, match="другому человеку"):
        signing.sign(paper, shown_sha256=shown(paper).sha256, by=deputy, on=MONDAY, at=at(MONDAY))
    paper = drafting.change_signatory(paper, deputy, by=who.clerk, on=MONDAY)

    assert signing.sign(paper, shown_sha256=shown(paper).sha256, by=deputy, on=MONDAY, at=at(MONDAY)).number == "001-ОГ-исх/2026"


def test_who_came_to_be_complained_of_meanwhile_does_not_sign():
    who = story.cast()
    paper = drafting.to_signature(draft(who), who.head, by=who.clerk, on=MONDAY)
    paper.appeal.complained_of.create(user=who.head)

    with pytest.raises(NotAllowed, match=r"ст\. 8, ч\. 6"):
        signing.sign(paper, shown_sha256=shown(paper).sha256, by=who.head, on=MONDAY, at=at(MONDAY))


def test_a_signed_paper_says_what_its_print_shows_and_the_database_keeps_it():
    who, scan = story.cast(), make.stored_file(b"%PDF ink")
    paper = story.signed(draft(who), who, on=MONDAY, scan=scan)

    said, signature = json.loads(paper.content), Signature.objects.get()

    assert {name: said[name] for name in ("number", "signed_on", "signer", "heading", "kind")} == {
        "number": "001-ОГ-исх/2026",
        "signed_on": "2026-11-16",
        "signer": {"post": "Генеральный директор", "name": "А.В. Соколова", "full_name": "Соколова Анна Викторовна"},
        "heading": "Уведомление",
        "kind": "info_letter",
    }
    assert said["addressee"]["postal_address"] == MARIA.postal_address
    assert (signature.sha256, signature.subject, paper.scan) == (paper.content_sha256, f"appeals.paper:{paper.pk}", scan)
    assert PrintRequest.objects.get().subject_id == paper.pk
    with pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(body="Другое")


def test_numbers_of_letters_have_no_gap_and_no_later_one_an_earlier_day():
    who = story.cast()
    first, second = (story.signed(draft(who), who, on=TUESDAY) for _ in range(2))
    third = drafting.to_signature(draft(who), who.head, by=who.clerk, on=MONDAY)

    with pytest.raises(BadInput, match="с более ранней датой"):
        signing.sign(third, shown_sha256=shown(third).sha256, by=who.head, on=MONDAY, at=at(TUESDAY))

    assert [first.seq, second.seq, story.signed(draft(who), who, on=TUESDAY).seq] == [1, 2, 3]


def test_a_signature_is_never_of_tomorrow():
    who = story.cast()
    paper = drafting.to_signature(draft(who), who.head, by=who.clerk, on=MONDAY)

    with pytest.raises(BadInput, match="ещё не наступила"):
        signing.sign(paper, shown_sha256=shown(paper).sha256, by=who.head, on=TUESDAY, at=at(MONDAY))


def test_a_letter_that_follows_from_a_decision_is_made_by_the_decision():
    who = story.cast()

    with pytest.raises(WrongStage, match="вместе с решением"):
        draft(who, kind=PaperKind.RETURN_LETTER)


def test_a_stranger_and_the_one_complained_of_write_nothing():
    who, blamed = story.cast(), make.clerk()
    appeal = story.registered(who, on=MONDAY, complained_of=(Blamed(user=blamed),))
    paper = draft(who, appeal=appeal)

    for person in (make.executor(), blamed):
        with pytest.raises(NotAllowed):
            drafting.draft(appeal, PaperKind.INFO_LETTER, story.NOTICE, by=person, on=MONDAY, at=at(MONDAY))
        with pytest.raises(NotAllowed):
            drafting.edit(paper, story.NOTICE, by=person, on=MONDAY)
        with pytest.raises(NotAllowed):
            drafting.cancel(paper, reason="Так", by=person, on=MONDAY)


def test_an_empty_paper_is_not_written():
    who = story.cast()
    paper = draft(who)

    with pytest.raises(Incomplete, match="Заголовок"):
        drafting.edit(paper, Wording(heading=" ", body="Слова"), by=who.clerk, on=MONDAY)
    with pytest.raises(Incomplete, match="Текст"):
        drafting.edit(paper, Wording(heading="О", body=" "), by=who.clerk, on=MONDAY)


def test_a_project_is_cancelled_with_a_reason_and_a_signed_paper_never():
    who = story.cast()
    paper = draft(who)

    with pytest.raises(Incomplete, match="почему"):
        drafting.cancel(paper, reason="", by=who.clerk, on=MONDAY)
    assert drafting.cancel(paper, reason="Не нужен", by=who.clerk, on=MONDAY).stage == PaperStage.CANCELLED
    with pytest.raises(WrongStage, match="взамен"):
        drafting.cancel(story.signed(draft(who), who, on=MONDAY), reason="Ошибка", by=who.clerk, on=MONDAY)


def test_the_head_returns_a_letter_with_a_remark():
    who = story.cast()
    paper = drafting.to_signature(draft(who), who.head, by=who.clerk, on=MONDAY)

    with pytest.raises(NotAllowed):
        drafting.return_from_signature(paper, remark="Нет", by=who.clerk, on=MONDAY, at=at(MONDAY))
    paper = drafting.return_from_signature(paper, remark="Уточните адрес", by=who.head, on=MONDAY, at=at(MONDAY))

    assert (paper.stage, paper.visas.get().verdict) == (PaperStage.DRAFT, Verdict.RETURNED)


def test_a_visa_under_an_answer_counts_until_a_question_is_answered_otherwise():
    who, lawyer = story.cast(), make.lawyer()
    appeal = story.in_review(who, on=MONDAY)
    paper = drafting.ask_visas(story.answer(appeal, who, on=MONDAY), [lawyer], by=who.executor, on=MONDAY)
    visa(paper, lawyer)

    answering.put_result(appeal.questions.get(), answering.Said(result=Result.REJECTED, answer="Нет."), by=who.executor, on=MONDAY)

    assert visas_missing(Paper.objects.get()) == [lawyer]
