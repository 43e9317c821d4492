"""What becomes of a letter: what is sure goes its way, what is doubtful waits for a person with the reason in words."""

import pytest
from django.utils import timezone

from tests import make, make_appeal, make_letter
from tests.make_appeal import NOVEMBER_2
from tests.workflows.mailroom import make_mail
from tests.workflows.mailroom.make_mail import NOW, fates
from workflows.appeals.actions import registering
from workflows.appeals.models import Appeal, IntakeItem, Message
from workflows.appeals.stages import Stage
from workflows.appeals.tokens import MARK, token_for
from workflows.files.storage import read
from workflows.inbox.models import Reading
from workflows.mail.identity import tagged
from workflows.mailroom import pipeline
from workflows.mailroom.models import Attempt, Filing

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_a_letter_becomes_an_appeal_as_it_came(came):
    data = make_letter.with_file(b"\xff\xd8\xff photo", text="Прошу починить качели.", subject="Качели")

    filing = came(data)

    item = filing.appeal.intake
    assert (filing.outcome, filing.appeal.stage, item.channel, item.received_at) == ("appeal", Stage.RECEIVED, "email", NOW)
    assert (item.subject, item.text.strip(), item.sender_words) == ("Качели", "Прошу починить качели.", "Петрова Мария Ивановна <petrova@example.org>")
    assert (read(item.raw.blob), [read(link.file.blob) for link in item.files.all()]) == (data, [b"\xff\xd8\xff photo"])
    assert (filing.appeal.applicant.full_name, filing.appeal.applicant.email, filing.appeal.applicant.reply_by) == ("Петрова Мария Ивановна", "petrova@example.org", "email")


@pytest.mark.parametrize(
    ("shown", "entered"),
    [("Мария Ивановна Петрова", "Петрова Мария Ивановна"), ("Мария Петрова", ""), ("Мама Пети", ""), ("m.petrova", ""), ("", "")],
)
def test_a_name_is_taken_from_the_header_only_when_it_is_surely_one(came, shown, entered):
    assert came(make_letter.eml(name=shown)).appeal.applicant.full_name == entered


def test_the_same_bytes_again_are_filed_as_a_copy(came, mailbox):
    data = make_letter.eml()
    mailbox.deliver(data)
    first = pipeline.fetch(mailbox.server, at=timezone.now()).filed[0]

    again = came(data)

    assert (again.outcome, again.original, Appeal.objects.count()) == ("copy", first.letter, 1)


def test_letters_that_look_alike_wait_for_a_person(came):
    first = make_letter.eml("Прошу ответить.", message_id="one@example.org")
    by_another_way = make_letter.eml("Прошу ответить.", message_id="one@example.org", headers=("X-Way: second",))
    same_id = make_letter.eml("Совсем о другом.", message_id="one@example.org")
    sent_again = make_letter.eml("Прошу ответить.", message_id="two@example.org")
    of_another = make_letter.eml("Прошу ответить.", message_id="three@example.org", sender="other@example.org")

    filings = make_mail.all_came(first, by_another_way, same_id, sent_again, of_another)

    assert fates(filings) == ["appeal", "aside/twin", "aside/same_id", "aside/twin", "appeal"]
    assert [one.original for one in filings[1:4]] == [filings[0].letter] * 3


def secret_address(token):
    return tagged(make_letter.OFFICE, MARK + token)


def test_the_secret_address_brings_a_letter_to_its_appeal_whoever_writes(came):
    appeal = make_appeal.registered(on=NOVEMBER_2)
    secret = secret_address(token_for(appeal))

    filing = came(make_letter.eml("Досылаю справку.", sender="another@example.org", to=secret.upper()))

    assert (filing.outcome, filing.appeal) == ("message", appeal)
    assert [message.intake.text.strip() for message in Message.objects.filter(appeal=appeal)] == ["Досылаю справку."]


def test_a_changed_or_foreign_secret_brings_nowhere(came):
    appeal, other = make_appeal.registered(on=NOVEMBER_2), make_appeal.registered(on=NOVEMBER_2)
    stolen = token_for(other)[:8] + token_for(appeal)[8:]  # the name of one, the proof of the other

    filing = came(make_letter.eml(sender="another@example.org", to=secret_address(stolen)))

    assert (filing.outcome, Message.objects.count()) == ("appeal", 0)


def test_a_number_attaches_a_letter_of_a_known_sender_and_of_nobody_else(came):
    appeal = make_appeal.registered(on=NOVEMBER_2)
    about = f"Re: обращение № {appeal.number}"

    filings = make_mail.all_came(
        make_letter.eml("Дополняю.", subject=about, sender=appeal.applicant.email.upper()), make_letter.eml("Что с моим делом?", subject=about, sender="stranger@example.org")
    )

    assert fates(filings) == ["message", "aside/foreign"]
    assert (filings[0].appeal, filings[1].appeal, Message.objects.count()) == (appeal, None, 1)


def test_an_answer_to_a_letter_of_the_thread_is_attached_when_the_sender_is_known(came):
    first = came(make_letter.eml(message_id="first@example.org"))
    goes_on = ("In-Reply-To: <first@example.org>",)

    filings = make_mail.all_came(
        make_letter.eml("Ещё одно.", headers=goes_on), make_letter.eml("И я о том же.", headers=goes_on, sender="stranger@example.org")
    )

    assert (fates(filings), filings[0].appeal) == (["message", "aside/foreign"], first.appeal)


def test_a_letter_about_a_finished_case_waits_because_it_may_be_a_new_appeal(came):
    appeal = came(make_letter.eml(message_id="first@example.org")).appeal
    finished(appeal)

    filing = came(make_letter.eml("Не согласна с ответом.", headers=("In-Reply-To: <first@example.org>",)))

    assert fates([filing]) == ["aside/after_end"]


def finished(appeal):
    clerk, lawyer = make.clerk(), make.lawyer()
    on = NOVEMBER_2
    registering.propose_refusal(appeal, reason="Реклама", by=clerk, on=on, at=make_appeal.at(on, 12))
    registering.confirm_refusal(appeal, regime="other", by=lawyer, on=on, at=make_appeal.at(on, 13))


VACATION = ("Auto-Submitted: auto-replied",)


def test_an_answering_machine_is_kept_beside_its_appeal_and_changes_nothing(came):
    appeal = make_appeal.in_review(on=NOVEMBER_2)
    secret = secret_address(token_for(appeal))
    before = Appeal.objects.get(pk=appeal.pk).stage

    filing = came(make_letter.eml("Я в отпуске.", to=secret, headers=VACATION))

    assert (filing.outcome, filing.appeal, Appeal.objects.get(pk=appeal.pk).stage) == ("automatic", appeal, before)


def test_letters_of_programs_without_an_appeal_wait(came):
    filings = make_mail.all_came(make_letter.eml(headers=VACATION), make_letter.eml("Скидки", headers=("List-Id: <shop>",)), make_letter.bounce("nobody@example.org"))

    assert fates(filings) == ["aside/automatic", "aside/mailing", "aside/bounce"]
    assert IntakeItem.objects.count() == 0


def test_an_empty_letter_and_one_that_gives_our_own_address_wait(came, settings):
    settings.DEFAULT_FROM_EMAIL = "Школа <school@school.example>"

    filings = make_mail.all_came(make_letter.eml("", subject="", name=""), make_letter.eml(sender="School+tag@school.example"))

    assert fates(filings) == ["aside/empty", "aside/own_address"]


def test_a_letter_that_cannot_be_read_is_a_row_and_the_others_go_on(mailbox):
    for data in (make_letter.eml("Первое.", sender="a@example.org"), make_letter.poison(), make_letter.eml("Второе.", sender="b@example.org")):
        mailbox.deliver(data)

    visit = pipeline.fetch(mailbox.server, at=timezone.now())

    assert [one.outcome for one in visit.filed if one.letter.uid != 2] == ["appeal", "appeal"]
    assert (len(visit.filed), Filing.objects.count()) == (3, 3)


def test_a_letter_over_the_limit_waits_with_its_sender_and_subject(mailbox):
    mailbox.deliver(make_letter.with_file(b"x" * 5000, subject="Большое письмо"))

    (filing,) = pipeline.fetch(mailbox.server, at=timezone.now(), limits=pipeline.Limits(largest=3000)).filed

    reading = Reading.objects.get(letter=filing.letter)
    assert (fates([filing]), reading.subject, reading.sender_email) == (["aside/too_large"], "Большое письмо", "petrova@example.org")


def test_ten_letters_in_an_hour_from_one_address_are_a_program_whatever_it_says(came):
    filings = make_mail.all_came(*(make_letter.eml(f"Спасибо за ответ № {number}.") for number in range(12)))

    assert fates(filings) == ["appeal"] * 10 + ["aside/flood"] * 2


def test_a_letter_whose_sorting_broke_off_again_and_again_is_left_to_a_person(db):
    (letter,) = pipeline.ingest([make_letter.eml()], at=NOW)
    Attempt.objects.create(letter=letter, count=5)

    pipeline.sort(at=NOW)

    assert (make_mail.fate_of(letter), Attempt.objects.count(), Appeal.objects.count()) == ("aside/broken", 0, 0)


def test_what_hindered_before_comes_after_what_is_new(db):
    old, new = pipeline.ingest([make_letter.eml(), make_letter.eml(sender="b@example.org")], at=NOW)
    Reading.objects.create(letter=old, attempts=2)

    filed = pipeline.sort(at=NOW)

    assert [one.letter for one in filed] == [new, old]


def test_sorting_again_changes_nothing(came):
    came(make_letter.eml())

    assert (pipeline.sort(at=NOW), Filing.objects.count(), Appeal.objects.count()) == ([], 1, 1)
