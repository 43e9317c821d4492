"""What the program writes back: once, rarely, never to a program and never to ourselves."""

from datetime import timedelta

import pytest

from portal.settings.mailing import mailbox
from tests import make, make_appeal, make_letter
from tests.make_appeal import NOVEMBER_2
from tests.workflows.mailroom import make_mail
from tests.workflows.mailroom.make_mail import NOW, fates
from workflows.appeals.models import Appeal
from workflows.appeals.tokens import appeal_by, token_for
from workflows.mail.models import Letter
from workflows.mailroom.models import AutoLetter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def written():
    return list(Letter.objects.order_by("pk").values_list("to", "subject"))


def test_the_sender_hears_that_the_letter_came_and_by_when_it_is_registered(came):
    make.organisation()

    appeal = came(make_letter.eml(message_id="first@example.org")).appeal

    (letter,) = Letter.objects.all()
    headers = dict(letter.headers)
    assert (letter.to, letter.subject) == ("petrova@example.org", "Ваше письмо получено")
    assert "02.11.2026 в 10:00. Его зарегистрируют не позднее 05.11.2026" in letter.body
    assert (headers["Auto-Submitted"], headers["In-Reply-To"]) == ("auto-replied", "<first@example.org>")
    assert AutoLetter.objects.get().appeal == appeal


@pytest.mark.parametrize("box", ["", "office@school.example"])
def test_an_answer_goes_to_the_secret_address_or_else_to_the_box_to_which_the_citizen_wrote(came, settings, box):
    settings.MAILBOX = mailbox("imaps://reader:p@imap.school.example?address=mail@school.example")
    settings.EMAIL_REPLIES_TO = box

    appeal = came(make_letter.eml()).appeal

    assert dict(Letter.objects.get().headers)["Reply-To"] == (f"office+o{token_for(appeal)}@school.example" if box else "mail@school.example")


def test_one_address_gets_one_letter_in_an_hour_and_five_in_a_day(came):
    for hour in range(0, 24, 2):
        came(make_letter.eml(f"Письмо {hour}, первое"), moment=NOW + timedelta(hours=hour))
        came(make_letter.eml(f"Письмо {hour}, второе"), moment=NOW + timedelta(hours=hour, minutes=5))

    assert (Letter.objects.count(), Appeal.objects.count()) == (5, 24)


@pytest.mark.parametrize("sender", ["mailer-daemon@example.org", "no-reply@example.org", "postmaster@example.org", "nowhere"])
def test_nobody_writes_to_an_address_that_nobody_reads(came, sender):
    came(make_letter.eml(sender=sender))

    assert written() == []


def test_where_mail_is_no_appeal_the_lawful_way_is_told_once_and_the_letter_is_kept(came, settings):
    settings.APPEAL_FORM_PAGE = "https://school.example/obrashcheniya/"
    make_mail.closed_door()

    filings = make_mail.all_came(make_letter.eml("Первое."), make_letter.eml("Второе."))

    assert (fates(filings), Appeal.objects.count(), written()) == (["explained", "explained"], 0, [("petrova@example.org", "Как подать обращение")])
    assert "– через форму на нашем сайте: https://school.example/obrashcheniya/;" in Letter.objects.get().body


def test_two_programs_never_write_to_each_other_for_ever(came):
    """Each answer of ours comes back as a new letter, as from an answering machine that hides what it is."""
    answers = [came(make_letter.eml(f"Ваше письмо получено: {number}"), moment=NOW + timedelta(seconds=number)) for number in range(15)]

    assert (len(answers), Letter.objects.count(), Appeal.objects.count()) == (15, 1, 10)


def test_our_own_letter_that_comes_back_is_known(came, settings):
    settings.DEFAULT_FROM_EMAIL = "school@school.example"
    came(make_letter.eml())

    filing = came(make_letter.eml(sender="school@school.example", message_id=f"{Letter.objects.get().uid}@school.example"))

    assert filing.outcome == "own"


def test_a_line_break_in_an_identifier_never_becomes_a_header_of_ours(came):
    came(make_letter.eml(message_id="a@b>\tx: y <c@d"))

    assert Letter.objects.get().headers == [
        ["Auto-Submitted", "auto-replied"],
        ["X-Auto-Response-Suppress", "All"],
        ["In-Reply-To", "<a@b>"],
        ["References", "<a@b>"],
    ]


def test_a_token_is_understood_in_any_letters_and_is_given_for_one_appeal_alone(db, settings):
    appeal, other = make_appeal.registered(on=NOVEMBER_2), make_appeal.registered(on=NOVEMBER_2)
    token = token_for(appeal)

    assert [appeal_by(token), appeal_by(token.upper()), appeal_by(token_for(other)[:8] + token[8:]), appeal_by(token[:-1]), appeal_by("")] == [appeal, appeal, None, None, None]
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key " * 5, [settings.SECRET_KEY]
    assert appeal_by(token) == appeal
