"""The appeals of the demonstration: whenever it is told, every stage is shown, something is due and something overdue."""

import re
from collections import Counter

import pytest
from django.db.models import Q

from portal.demo.appeals.letters import letters
from portal.demo.appeals.plan import A_YEAR, PLAN
from tests.portal.demo.make_story import AFTER_HOLIDAYS, NEW_YEARS_EVE
from workflows.appeals.actions import destroying
from workflows.appeals.models import (
    AnswerPublication,
    Appeal,
    Applicant,
    Assignment,
    AssignmentState,
    CameBack,
    Channel,
    ClockBreach,
    ClockKind,
    CoApplicant,
    CompetentBody,
    Danger,
    DangerEnd,
    DeliveryState,
    DestructionAct,
    Extension,
    HouseRules,
    IntakeItem,
    Medium,
    Paper,
    PaperKind,
    ReceptionCard,
    ReceptionOutcome,
    ReceptionSlot,
    RunningClock,
    Sending,
    Sensitivity,
    SubjectPerson,
    TechnicalDuplicate,
    Topic,
)
from workflows.appeals.rules import visible_to
from workflows.appeals.stages import PaperStage, Stage
from workflows.appeals.tokens import token_for
from workflows.appeals.verification import problems
from workflows.archive.erasing import ERASED
from workflows.filing.models import Filed
from workflows.filing.stages import Held
from workflows.inbox.models import Reading
from workflows.journal.entries import broken_links
from workflows.mailroom.models import AutoLetter, Choice, ErasedLetter, Filing, Outcome, Reason
from workflows.mailroom.queries import Days, guesses_for
from workflows.printing.models import Print
from workflows.screening.findings import Code
from workflows.screening.models import Screening

pytestmark = pytest.mark.django_db

MOST_PRINTS = 40


@pytest.mark.both_databases
def test_every_stage_is_shown(story):
    assert set(Stage) - set(Appeal.objects.values_list("stage", flat=True)) == set()


def test_an_answer_is_due_today_another_is_late_and_a_letter_waits_too_long_for_its_number(story):
    running = RunningClock.objects.values_list("kind", "limit_on")
    answers = [limit for kind, limit in running if kind == ClockKind.ANSWER]
    registrations = [limit for kind, limit in running if kind == ClockKind.REGISTRATION]

    assert (answers.count(story.days.today), min(answers) < story.days.today, min(registrations) < story.days.today) == (2, True, True)


def test_one_answer_stands_before_everybody_and_one_letter_came_twice(story):
    published, twice = AnswerPublication.objects.get(), TechnicalDuplicate.objects.get()

    assert (published.paper.appeal, twice.original) == (story.appeals["velosiped"], story.appeals["noviy-2"])


def test_numbers_follow_dates(story):
    for model, day in ((Appeal, "registered_on"), (Paper, "signed_on")):
        numbered = model.objects.exclude(series=None).order_by("period", "seq").values_list(day, flat=True)
        assert list(numbered) == sorted(numbered)


def test_nothing_is_dated_after_today(story):
    future = Q(received_on__gt=story.days.today) | Q(registered_on__gt=story.days.today) | Q(concluded_on__gt=story.days.today)

    assert (Appeal.objects.filter(future).count(), Sending.objects.filter(sent_on__gt=story.days.today).count()) == (0, 0)


def test_of_the_answers_that_left_one_was_late(story):
    late = ClockBreach.objects.filter(clock__kind=ClockKind.ANSWER, clock__appeal__stage__in=[Stage.ANSWERED, Stage.FILED])

    assert [breach.clock.appeal.summary for breach in late] == ["О двойном списании платы за обучение"]


def test_the_journal_holds(story):
    assert list(broken_links()) == []


def test_the_archive_of_appeals_is_whole(story):
    assert list(problems()) == []


def test_the_days_are_counted_back_from_today(story):
    received = Appeal.objects.exclude(stage=Stage.DESTROYED).order_by("pk").values_list("received_on", flat=True)

    assert (received.first(), received.last()) == (story.days.ago(A_YEAR + 70), story.days.today)


def test_every_letter_of_the_table_is_told_once():
    assert sorted(line.key for line in PLAN) == sorted(letters())


def test_letters_come_by_every_door(story):
    assert set(Appeal.objects.values_list("channel", flat=True)) == set(Channel)


def test_a_reception_was_held_and_the_next_one_has_free_times(story):
    outcomes = ReceptionCard.objects.order_by("pk").values_list("outcome", flat=True)
    to_come = ReceptionSlot.objects.filter(starts_at__gt=story.days.now)

    assert list(outcomes) == [ReceptionOutcome.ORAL, ReceptionOutcome.TAKEN, ReceptionOutcome.EXPLAINED]
    assert (ReceptionSlot.objects.filter(did_not_come=True).count(), to_come.exclude(visitor="").count(), to_come.filter(visitor="").count()) == (1, 2, 4)


def test_only_what_was_sent_is_printed_at_once(story):
    papers = Print.objects.exclude(request__form=destroying.PRINT)

    assert papers.count() == Sending.objects.values("paper").distinct().count() <= MOST_PRINTS


def test_a_collective_letter_names_its_signatories(story):
    collective = Appeal.objects.get(is_collective=True)

    assert (collective.people_count, CoApplicant.objects.filter(appeal=collective).count()) == (12, 4)


def test_a_letter_about_a_child_is_sensitive(story):
    assert [person.appeal.sensitivity for person in SubjectPerson.objects.all()] == [Sensitivity.SENSITIVE]


def test_those_who_are_complained_of_do_not_see_the_letter(story):
    for key, blamed in (("grubost", "executor"), ("direktor", "director")):
        assert not visible_to(story.people[blamed], on=story.days.today).filter(pk=story.appeals[key].pk).exists()


def test_a_complaint_about_the_director_waits_for_the_deputy_to_sign(story):
    paper = Paper.objects.get(appeal=story.appeals["direktor"], stage=PaperStage.ON_SIGNATURE)

    assert paper.signatory == story.people["deputy"]


def test_a_notice_that_came_back_is_a_task_for_the_clerk(story):
    sending = Sending.objects.get(events__state=DeliveryState.BOUNCED, medium=Medium.POST)
    task = Assignment.objects.active().get(paper=sending.paper)

    assert (task.appeal_id, task.executor, Extension.objects.filter(notice=sending.paper).exists()) == (sending.paper.appeal_id, story.clerk, True)


def test_a_signed_answer_waits_to_be_sent(story):
    unsent = Paper.objects.signed().filter(sendings=None, kind=PaperKind.ANSWER)

    assert [paper.appeal_id for paper in unsent] == [story.appeals["garderob"].pk]


def test_a_danger_is_marked(story):
    assert story.appeals["neznakomets"].on_control


def test_work_is_handed_back_and_reports_are_returned(story):
    states = Counter(Assignment.objects.values_list("state", flat=True))

    assert (states[AssignmentState.RETURNED], Assignment.objects.active().filter(text__contains="Замечание:").count()) == (1, 1)


def test_everybody_is_invented(story):
    emails = Applicant.objects.exclude(email="").values_list("email", flat=True)

    assert [email for email in emails if not email.endswith(".example")] == []
    assert [letter.key for letter in letters().values() if re.search(r"\+7|8 \(|\d{3}-\d\d-\d\d", letter.text)] == []
    assert Applicant.objects.exclude(phone="").count() == 0


def test_the_books_say_where_each_choice_was_made(story):
    rules = HouseRules.objects.get()

    assert "демонстрационные" in rules.preset_basis
    assert rules.email_basis == "п. 3.7 Порядка применения сервисов взаимодействия"
    assert {topic.is_active for topic in Topic.objects.filter(section="ТОТК")} == {False}
    assert [body.name for body in CompetentBody.objects.exclude(postal_address="") if "сверьте" not in body.competence] == []


def test_one_alarm_rings_and_the_others_ended_long_ago_in_words(story):
    ringing, ended = Danger.objects.ringing(), DangerEnd.objects.order_by("pk")

    assert [one.appeal_id for one in ringing] == [story.appeals["neznakomets"].pk]
    assert [(one.danger.appeal_id, one.outcome, one.at.date() == one.danger.at.date() < story.days.today) for one in ended] == [
        (story.appeals["lift"].pk, DangerEnd.Outcome.NO_DANGER, True),
        (story.appeals["travlya"].pk, DangerEnd.Outcome.MEASURES, True),
    ]
    assert [len(one.words) > 40 for one in ended] == [True, True]


def test_nothing_that_came_waits_to_be_searched_for_danger(story):
    assert not IntakeItem.objects.filter(danger_check=None).exists()


def test_a_case_whose_term_was_over_was_destroyed_by_an_act_with_its_print(story):
    act = DestructionAct.objects.get()
    case_file, appeal = act.case_files.get(), story.appeals["davno-reklama"]
    appeal.refresh_from_db()

    assert (appeal.stage, appeal.case_file, appeal.summary, appeal.intake.text) == (Stage.DESTROYED, case_file, ERASED, ERASED)
    assert (case_file.index.years, case_file.year, act.made_on.year) == (1, story.days.today.year - 2, story.days.today.year)
    assert act.made_on <= story.days.today
    assert Print.objects.filter(request__form=destroying.PRINT, request__subject_id=act.pk).count() == 1


def test_a_letter_from_the_form_waits_in_the_queue_of_held_ones(story):
    filed = Filed.objects.waiting().get()

    assert (filed.appeal, filed.held) == (story.appeals["bez-proverki"], Held.UNPROVEN)
    assert filed.appeal.stage == Stage.RECEIVED


def test_letters_by_mail_stand_in_every_state_of_the_mail_room(story):
    told = {f"{one.outcome}/{one.reason}".rstrip("/") for one in Filing.objects.all()}

    assert told == {"appeal", "message", "automatic", "bounce", "aside/foreign", "aside/mailing", "aside/twin", "aside/unreadable"}
    assert {one.get_reason_display() for one in Filing.objects.waiting()} == {str(reason.label) for reason in (Reason.FOREIGN, Reason.MAILING, Reason.TWIN, Reason.UNREADABLE)}


def test_a_letter_by_mail_became_an_appeal_with_its_original_and_its_photograph(story):
    appeal = story.appeals["gorka"]
    original = appeal.intake

    assert (original.raw.media_type, list(original.files.values_list("file__name", flat=True))) == ("message/rfc822", ["Крыльцо.jpg"])
    assert AutoLetter.objects.filter(appeal=appeal).count() == 1


def test_an_answer_came_to_the_secret_address_and_a_machine_changed_nothing(story):
    appeal = story.appeals["gorka"]
    answer, machine = Filing.objects.filter(appeal=appeal).exclude(outcome=Outcome.APPEAL).order_by("pk")

    assert (answer.outcome, machine.outcome) == (Outcome.MESSAGE, Outcome.AUTOMATIC)
    assert answer.letter.reading.recipients[0].partition("+")[2].startswith(f"o{token_for(appeal)}@")
    assert (Appeal.objects.get(pk=appeal.pk).stage, AutoLetter.objects.filter(letter=machine.letter).count()) == (Stage.IN_REVIEW, 0)


def test_a_stranger_who_names_a_number_waits_with_ranked_guesses_and_a_running_term(story):
    filing = Filing.objects.get(reason=Reason.FOREIGN)
    found = guesses_for(filing.letter.reading, story.clerk, on=story.days.today)
    left = Days().left(filing, at=story.days.now)

    assert [one.appeal for one in found] == [story.appeals["gruppa"], story.appeals["kruzhok"]]
    is_over = story.days.today in (NEW_YEARS_EVE, AFTER_HOLIDAYS)  # what came on the last day before the holidays is registered on that day
    assert (filing.guess, left.words.startswith("ещё")) == (story.appeals["gruppa"], not is_over)


def test_a_notice_that_a_server_returned_is_to_leave_again(story):
    bounced = Filing.objects.get(outcome=Outcome.BOUNCE)
    sending = Sending.objects.get(events__state=DeliveryState.BOUNCED, medium=Medium.EMAIL)

    assert (bounced.appeal, CameBack.objects.filter(sending=sending).count()) == (sending.paper.appeal, 1)


def test_a_letter_that_two_people_refused_was_erased_when_its_term_was_over(story):
    erased = ErasedLetter.objects.get()

    assert (erased.letter.filing.resolution.choice, erased.sender_domain, Reading.objects.filter(letter=erased.letter).exists()) == (Choice.NOT_AN_APPEAL, "kancmir.example", False)


def test_a_program_that_calls_itself_a_document_is_known_for_one(story):
    (attached,) = story.appeals["programma"].intake.files.all()
    seen = Screening.objects.get(file=attached.file)

    assert (attached.file.name, seen.allowed, [finding.code for finding in seen.findings]) == ("Заявление.pdf", False, [Code.PROGRAM])


def test_nobody_of_the_letters_by_mail_is_real(story):
    senders = Reading.objects.exclude(sender_email="").values_list("sender_email", flat=True)

    assert [address for address in senders if not address.endswith(".example")] == []
